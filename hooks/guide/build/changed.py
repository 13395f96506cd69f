"""Which pages of a built site a reader sees otherwise than in another, told as an answer to whoever changed them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from guide.content import addresses
from guide.review import reports
from guide.text import wording

GALLERY = "bilder.html"

_SHOWN = 20  # pages named in an answer
_TITLE = re.compile(r"<title>([^<]*)</title>")
_BODY = re.compile(r"<body.*</body>", re.DOTALL)
_FILES = re.compile(r'<link rel="stylesheet" href="([^"]+)"|<(?:img|source)\b[^<>]*?\bsrc="([^"]+)"')
_A_PAGE = "<main"  # what only sends its reader on has none


@dataclass(frozen=True)
class ChangedPage:
    """A page that is new, gone or changed: its address from the top of the site, and where it is to be found."""

    address: str
    title: str
    was: bool
    is_there: bool

    @property
    def told(self) -> str:
        """What became of it: `ny sida`."""
        if self.was and self.is_there:
            return "ändrad"
        return "ny sida" if self.is_there else "borttagen"


def changed_pages(before: Path, after: Path, files: Iterable[str] = ()) -> list[ChangedPage]:
    """The pages that differ between two sites, those made of the `files` first: their text, style sheets or pictures.

    A file is a path from the top of the repository. Raises OSError where a site cannot be read.
    """
    old, new = _pages(before), _pages(after)
    first = [addresses.address(file) for file in files]
    found = [
        ChangedPage(address, _title(new.get(address) or old[address]), address in old, address in new)
        for address in old.keys() | new.keys()
        if _seen(before, address, old.get(address)) != _seen(after, address, new.get(address))
    ]
    return sorted(found, key=lambda page: (page.address not in first, page.was and page.is_there, page.address))


def summary(pages: Sequence[ChangedPage], pictured: int) -> str:
    """What changes for readers, as Markdown; the link leads to the gallery of those that are `pictured`, if any is."""
    if not pages:
        return "### Så blir sidorna\n\nIngen sida blir annorlunda för den som läser.\n"
    number = wording.count(len(pages), "sida", "sidor").capitalize()
    parts = ["### Så blir sidorna", f"{number} blir annorlunda för den som läser."]
    if pictured:
        which = "" if pictured == len(pages) else f" av de {wording.number(pictured)} första"
        parts.append(f"[Se bilder{which} före och efter]({GALLERY}), i mobil och på dator.")
    lines = [
        f"- {reports.escaped(page.title)} ({reports.code(f'/{page.address}')}): {page.told}" for page in pages[:_SHOWN]
    ]
    rest = len(pages) - _SHOWN
    return "\n\n".join([*parts, "\n".join([*lines, *([f"- … och {rest} till"] if rest > 0 else [])])]) + "\n"


def _pages(site: Path) -> dict[str, str]:
    """The HTML of every page, by address."""
    found = {}
    for file in site.rglob("index.html"):
        text = file.read_text("utf-8")
        if _A_PAGE in text:
            folder = file.parent.relative_to(site).as_posix()
            found["" if folder == "." else f"{folder}/"] = text
    return found


def _title(text: str) -> str:
    title = _TITLE.search(text)
    return html.unescape(title[1].rpartition(" – ")[0] or title[1]) if title else ""


def _seen(site: Path, address: str, text: str | None) -> tuple[str, tuple[bytes, ...]] | None:
    """All that shows on a page."""
    if text is None:
        return None
    body = _BODY.search(text)
    files = (sheet or picture for sheet, picture in _FILES.findall(text))
    return body[0] if body else "", tuple(_bytes(site, address, file) for file in files)


def _bytes(site: Path, address: str, href: str) -> bytes:
    if addresses.is_external(href):
        return b""
    file = site / unquote(urlsplit(urljoin(f"/{address}", html.unescape(href))).path).lstrip("/")
    return file.read_bytes() if file.is_file() else b""
