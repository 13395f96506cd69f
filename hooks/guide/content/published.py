"""Which files the guide reads and publishes: only those of a kind on a list, wherever they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from guide.content.kinds import KINDS
from guide.text.mistakes import Mistake

# What is published as it is, by its path from `docs/`. All else in a guide is made from what it holds.
AS_IT_IS = (
    *(f"assets/bilder/*.{ending}" for ending in ("jpg", "jpeg", "png", "webp")),
    "assets/bilder/logo.svg",
    "redigera/redigera.css",
)
READ = ("*.md", "kort/versioner.yml", "grannar/*.json")  # made into pages, or read by what makes them
SOURCES = ("assets/css/*.css", "assets/js/*.js")  # made into a style sheet and a script for each kind of page

# What Word, Emacs, Vim, Git, Windows and macOS leave behind them.
_LEFTOVERS = (
    *("~$*", ".*", "*~", "#*#", "*.bak", "*.old", "*.orig", "*.rej", "*.swp", "*.tmp"),
    *("thumbs.db", "ehthumbs.db", "desktop.ini"),
)
# Names that Windows keeps for devices, whatever their ending, and characters that it refuses.
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICE = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_REFUSED = re.compile(r'[<>:"|?*\\\x00-\x1f]|[ .]$')


def is_leftover(name: str) -> bool:
    """Whether a file's name tells that a program left it there by itself."""
    return any(fnmatchcase(name.casefold(), pattern) for pattern in _LEFTOVERS)


def is_published(path: str) -> bool:
    """Whether a file of `docs/` may become part of the site; `path` is counted from there."""
    name = path.rpartition("/")[2]
    return not is_leftover(name) and any(fnmatchcase(path, pattern) for pattern in (*AS_IT_IS, *READ, *SOURCES))


def is_source(path: str) -> bool:
    """Whether a file of `docs/` is published only as a part of others."""
    return any(fnmatchcase(path, pattern) for pattern in SOURCES)


def fits_windows(name: str) -> bool:
    """Whether a name can be a file's on Windows, where colleagues clone the guide."""
    return not _DEVICE.match(name) and not _REFUSED.search(name)


def leftovers(root: Path) -> Iterator[Mistake]:
    """Files that a program left behind: they are never published, and stop nothing."""
    for path in _files(root, *dict.fromkeys((*(kind.folder for kind in KINDS), "docs"))):
        name = path.rpartition("/")[2]
        if is_leftover(name) and name != ".gitkeep":
            yield Mistake(path, 1, 1, "Ett program har lämnat filen efter sig. Den publiceras inte. Ta bort den.")


def strangers(root: Path) -> Iterator[Mistake]:
    """Files in `docs/` that are neither pages nor of a kind that may be published, or have a name to mend."""
    for path in _files(root, "docs"):
        inside, name = path.removeprefix("docs/"), path.rpartition("/")[2]
        if is_leftover(name):
            continue
        if (root / path).is_symlink():
            yield Mistake(path, 1, 1, "Symboliska länkar får inte ligga här. Lägg in själva filen.")
        elif not is_published(inside):
            yield Mistake(path, 1, 1, _unpublished(name))
        elif not fits_windows(name):
            yield Mistake(path, 1, 1, "Windows kan inte ha en fil med det namnet. Kalla den något annat.")


def _unpublished(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    what = f"Filer som slutar på .{ending} publiceras inte" if "." in name else "Filer utan ändelse publiceras inte"
    return f"{what} härifrån. Lägg bilder (.jpg, .png eller .webp) i docs/assets/bilder/ och ta bort andra filer."


def _files(root: Path, *folders: str) -> list[str]:
    """Every file below some folders, links that lead nowhere too, by path; a folder inside another is read once."""
    found = {file for folder in folders for file in (root / folder).rglob("*") if file.is_symlink() or file.is_file()}
    return sorted(file.relative_to(root).as_posix() for file in found)
