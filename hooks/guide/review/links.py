"""Links out of the guide, and whether anything answers at their ends."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from dataclasses import dataclass

from guide.content.library import Library
from guide.text import prose

_TIMEOUT = 20  # seconds
_REFUSES_ROBOTS = {401, 403, 405, 429, 999}  # says nothing of whether people get in


@dataclass(frozen=True, order=True)
class OutwardLink:
    """Where a link leads, and one file that it stands in."""

    href: str
    path: str


def outward_links(library: Library) -> list[OutwardLink]:
    """Every web address in the content, once, with the first file that has it."""
    found: dict[str, str] = {}
    for entry in library.entries:
        typed = [text for _, text in prose.texts(entry.document.values)]
        hrefs = [link.text for text in (*typed, entry.document.body) for link in prose.links(text)]
        for href in (*hrefs, *(text for text in typed if text.startswith("http") and " " not in text)):
            if href.startswith(("https://", "http://")):
                found.setdefault(href.partition("#")[0], entry.path)
    return [OutwardLink(href, path) for href, path in sorted(found.items())]


def fault(link: OutwardLink, guide: str) -> str:
    """What is wrong with a link, in Swedish, or nothing; `guide` is the name of the guide that asks."""
    agent = f"{guide}, veckans genomgång av länkar".encode("ascii", "ignore").decode()
    request = urllib.request.Request(link.href, headers={"User-Agent": agent})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT):  # noqa: S310 – `links` gives web addresses only
            return ""
    except urllib.error.HTTPError as error:
        return "" if error.code in _REFUSES_ROBOTS else f"svarar {error.code}"
    except (OSError, ValueError, http.client.HTTPException):
        return "svarar inte"
