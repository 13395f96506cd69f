"""Which page of the site a file of the repository becomes, and where a link between files leads."""

from __future__ import annotations

import posixpath
import re

from guide.content.kinds import CASES, METHODS, WORKSHEETS

FRONT = "svg"
SIDES = (FRONT, "baksida.svg")
_ELSEWHERE = {kind.folder: kind.address for kind in (METHODS, CASES)}  # not in docs/, where a folder is an address

_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")


def address(path: str) -> str:
    """`methods/enkat.md` → `metoder/enkat/`, `docs/om/index.md` → `om/`, other files of `docs/` as they are."""
    folder, _, rest = path.partition("/")
    target = f"{_ELSEWHERE[folder]}/{rest}" if folder in _ELSEWHERE else rest
    if not target.endswith(".md"):
        return target
    stem = target.removesuffix(".md")
    if posixpath.basename(stem) == "index":
        parent = posixpath.dirname(stem)
        return f"{parent}/" if parent else ""
    return f"{stem}/"


def worksheet(id: str, kind: str, *, filled: bool = False) -> str:
    """Where a worksheet's PDF (`pdf`) or the picture of one of its `SIDES` lies, from the top of the site, empty or
    `filled` in as an example.
    """
    return f"{WORKSHEETS.address}/{id}/{id}.{'ifyllt.' if filled else ''}{kind}"


def is_external(href: str) -> bool:
    """Whether a link has a scheme of its own (`https:`, `mailto:` …) or names another host."""
    return bool(_SCHEME.match(href)) or href.startswith("//")


def is_allowed(href: str) -> bool:
    """Whether an external link is one that readers may follow."""
    return href.lower().startswith(("https://", "http://", "mailto:"))


def target(href: str, path: str) -> tuple[str, str]:
    """The file of the repository that a relative link in `path` leads to, and the anchor in it."""
    file, _, anchor = href.partition("#")
    return (posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path), anchor


def relative(href: str, path: str) -> str:
    """A link in file `path`, as an address relative to that file's own page."""
    if is_external(href):
        return href
    file, anchor = target(href, path)
    suffix = f"#{anchor}" if anchor else ""
    if file == path:
        return suffix
    there = posixpath.relpath(f"/{address(file)}", f"/{address(path)}")
    return (f"{there}/" if file.endswith(".md") else there) + suffix
