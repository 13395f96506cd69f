"""What one build keeps for the next: values by name, each good for as long as what it was made from is the same."""

from __future__ import annotations

import marshal
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, wraps
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from guide.content import cache as files
from guide.content.reads import Read, Shelf, answer, digest, note, noted

FOLDER = ".cache/kept"
PACKAGES = (
    *("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "markdown", "jinja2", "markupsafe", "nh3", "pydantic"),
    *("pyyaml", "segno", "babel", "holidays", "personnummer", "pillow", "tinycss2"),
)
_CODE = ("hooks", "docs/assets/js", "docs/assets/css")
_NOT_CODE = {".pyc", ".typ"}

# What a value was made from: a digest of what was given, each read and what it gave; and the value, plain data.
_Kept: TypeAlias = tuple[bytes, tuple[tuple[Read, bytes], ...], Any]
# What this process has read or written: for what, how the file then was, and its values, so as not to read them again.
_known: dict[Path, tuple[bytes, tuple[int, int], dict[str, _Kept]]] = {}
_Made = TypeVar("_Made", bound=Callable[..., Any])


@dataclass(frozen=True)
class Key:
    """What a value is known by: its kind and name, and a digest of what it is made of that no read tells."""

    kind: str
    name: str
    given: bytes


class Kept:
    """Values of plain data (texts, numbers, lists, dicts), by kind and name. Without a folder nothing is kept.

    What is not asked for in a build is dropped when it ends. A file that is damaged is as none.
    """

    def __init__(self, folder: Path | None = None, made_by: bytes = b"") -> None:
        self.folder, self.made_by = folder, made_by
        self.shelves: dict[str, Shelf[Any]] = {}
        self._old: dict[str, dict[str, _Kept]] = {}
        self._new: defaultdict[str, dict[str, _Kept]] = defaultdict(dict)

    def lay(self, *shelves: Shelf[Any]) -> None:
        """Says what reads are about."""
        if self.folder:
            self.shelves |= {shelf.name: shelf for shelf in shelves}

    def find(self, library: Any, key: Key) -> Any:
        """The value that was made of what is given and of what the guide still says; None where there is none."""
        kept = self._found(key.kind).get(key.name)
        if kept is None or kept[0] != key.given:
            return None
        if any(answer(library, self.shelves, read) != was for read, was in kept[1]):
            return None
        self._new[key.kind][key.name] = kept
        note(*(read for read, _ in kept[1]))
        return kept[2]

    def keep(self, library: Any, key: Key, reads: Iterable[Read], value: Any) -> None:
        """Keeps a value for the next build, with all that was read to make it."""
        if self.folder:
            those = tuple((read, answer(library, self.shelves, read)) for read in sorted(reads))
            self._new[key.kind][key.name] = (key.given, those, value)

    def once(self, kind: str, given: object, make: Callable[[], Any]) -> Any:
        """What is made of nothing but what is given."""
        key = Key(kind, digest(given).hex(), b"")
        value = self.find(None, key)
        if value is None:
            value = make()
            self.keep(None, key, (), value)
        return value

    def save(self) -> None:
        """Writes what has changed, each file whole or not at all; where that cannot be, the next build takes longer."""
        for kind, values in self._new.items():
            if self.folder and values != self._found(kind):
                try:
                    files.keep(self._file(kind), marshal.dumps((self.made_by, values)))
                except OSError:
                    return
                self._know(kind, values)

    def _found(self, kind: str) -> dict[str, _Kept]:
        if kind not in self._old:
            self._old[kind] = self._read(kind) if self.folder else {}
        return self._old[kind]

    def _read(self, kind: str) -> dict[str, _Kept]:
        known = _known.get(self._file(kind))
        if known and known[:2] == (self.made_by, _state(self._file(kind))):
            return known[2]
        data = files.found(self._file(kind))
        made_by, values = marshal.loads(data) if data else (b"", {})  # noqa: S302 – our own, and data only
        if made_by != self.made_by:
            return {}
        self._know(kind, values)
        found: dict[str, _Kept] = values
        return found

    def _know(self, kind: str, values: dict[str, _Kept]) -> None:
        _known[self._file(kind)] = (self.made_by, _state(self._file(kind)), values)

    def _file(self, kind: str) -> Path:
        return (self.folder or Path()) / kind


NOT_KEPT = Kept()


def lasting(make: _Made) -> _Made:
    """A function of a library and one of its entries, and of what looks as it is, whose plain data a build keeps."""
    kind = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(library: Any, entry: Any, *arguments: Any) -> Any:
        store: Kept = library.kept
        key = Key(kind, entry.path, digest((entry, arguments)))
        value = store.find(library, key)
        if value is None:
            with noted() as reads:
                value = make(library, entry, *arguments)
            store.keep(library, key, reads, value)
            note(*reads)
        return value

    return kept  # type: ignore[return-value]


def made_by(root: Path) -> bytes:
    """A name for all that makes a site of the content below `root`: code, templates, settings, packages, Python."""
    files = [file for folder in _CODE for file in (root / folder).rglob("*") if file.suffix not in _NOT_CODE]
    files += root.glob("*.yml")
    contents = [(str(file), file.read_bytes()) for file in sorted(files) if file.is_file()]
    return digest((contents, _machine()))


@cache
def _machine() -> tuple[str, ...]:
    return (sys.version, *map(_version, PACKAGES))


def _version(package: str) -> str:
    """A package's version; nothing where the guide is built without it."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _state(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except OSError:
        return (0, 0)
    return stat.st_size, stat.st_mtime_ns
