"""What a browser keeps of the guide for a reader who wants it without a network, and the script that does it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from guide.content.vocabulary import Vocabulary
from guide.site.bundles import BUNDLES
from guide.site.colours import ICON

MANIFEST = "manifest.webmanifest"
LIST = "offline.json"
WORKER = "sw.js"
_MADE = f"{BUNDLES}/worker.js"
_PAPER = "#fbf8f2"  # as in base.css
_ENDINGS = {".html", ".css", ".js", ".json", ".svg", ".woff2", ".webmanifest"}
# The editors' form needs the network, a card's number only leads on, open data is for programs; the rest is read by
# nobody, or only from a disk.
_LEFT_OUT = ("redigera/", "K/", "data/", "schema/", "404.html", _MADE, WORKER, LIST)


def manifest(words: Vocabulary, description: str) -> bytes:
    """The guide as an app that a reader may install: https://www.w3.org/TR/appmanifest/"""
    values = {
        "id": "./",
        "name": words.title,
        "short_name": words.short,
        "description": description,
        "lang": "sv",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [{"src": ICON, "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(values, ensure_ascii=False).encode()


def complete(site: Path) -> None:
    """Adds the list of what is kept to a built site, and the script, known by what the list holds."""
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.suffix in _ENDINGS}
    kept = {path: file.read_bytes() for path, file in sorted(files.items()) if _is_kept(path)}
    digests = {path.removesuffix("index.html"): hashlib.sha256(data).hexdigest()[:16] for path, data in kept.items()}
    code = (site / _MADE).read_text("utf-8")
    version = hashlib.sha256(f"{code}{digests}".encode()).hexdigest()[:16]
    listed = {"version": version, "size": sum(map(len, kept.values())), "files": digests}
    (site / LIST).write_text(json.dumps(listed), "utf-8")
    (site / WORKER).write_text(f"globalThis.guideVersion={version!r};{code}", "utf-8")
    (site / _MADE).unlink()


def _is_kept(path: str) -> bool:
    return not path.startswith(_LEFT_OUT) and not path.endswith(".json.js")
