"""What is served while somebody edits: the last good site, with what is wrong told on each of its pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from markupsafe import escape

_BODY = "<body"
_TOLD = (
    '<section class="mistakes" role="alert" lang="sv"><p><strong>Sidorna är från det senaste bygget som gick. '
    "Rätta det här, så visas ändringarna:</strong></p><pre>{}</pre></section>"
)


def remember(site: Path, last: Path) -> None:
    """Copies a site that was just built, to go back to."""
    shutil.rmtree(last, ignore_errors=True)
    shutil.copytree(site, last)


def tell(site: Path, last: Path, mistakes: str) -> None:
    """Puts the last good site back, with text about what is wrong now at the top of every page."""
    shutil.copytree(last, site, dirs_exist_ok=True)
    for page in site.rglob("*.html"):
        page.write_text(with_mistakes(page.read_text("utf-8"), mistakes), "utf-8")


def with_mistakes(page: str, mistakes: str) -> str:
    """A page's HTML with a notice first in its body."""
    before, start, rest = page.partition(_BODY)
    attributes, end, inner = rest.partition(">")
    return f"{before}{start}{attributes}{end}{_TOLD.format(escape(mistakes))}{inner}" if start else page
