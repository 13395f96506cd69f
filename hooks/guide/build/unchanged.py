"""Whether a site is what would be built now: then nothing need be."""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from pathlib import Path

from guide.content import cache
from guide.content.kept import FOLDER, made_by
from guide.content.reads import digest

_CONTENT = ("docs", "methods", "cases", "hooks")
_LOCKS = ("package-lock.json", "requirements.txt")
_STAMP = "site"


def ingredients(root: Path) -> str:
    """A name for all that the site of the guide below `root` is made from, by content and not by time."""
    files = [file for folder in _CONTENT for file in (root / folder).rglob("*") if file.is_file()]
    files += [root / name for name in _LOCKS if (root / name).is_file()]
    contents = [(str(file), digest(file.read_bytes())) for file in sorted(files) if file.suffix != ".pyc"]
    return digest((made_by(root), contents, _history(root), (root / "node_modules").is_dir())).hex()


def told_last(root: Path, site: Path, made_from: str) -> str | None:
    """What was told when a site was built of the same, if it is as it was then."""
    kept = cache.found(root / FOLDER / _STAMP)
    stamp = json.loads(kept) if kept else {}
    same = stamp.get("made_from") == made_from and stamp.get("site") == _state(site)
    return str(stamp["told"]) if same else None


def stamp(root: Path, site: Path, made_from: str, told: str) -> None:
    """Remembers what a site was made from, and what was told of it. Where that cannot be, the next build builds."""
    stamp = {"made_from": made_from, "site": _state(site), "told": told}
    with suppress(OSError):
        cache.keep(root / FOLDER / _STAMP, json.dumps(stamp).encode())


def _state(site: Path) -> str:
    """A name for a folder's files as they lie: a file that is gone or written over has another."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return digest([(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files]).hex()


def _history(root: Path) -> str:
    """Where the history of the files is; nothing where there is none."""
    command = ("git", "-C", str(root), "rev-parse", "HEAD", "--is-shallow-repository")
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603 – our own words
    except OSError:
        return ""
