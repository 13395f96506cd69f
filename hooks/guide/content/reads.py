"""What is read of the guide while something is made of it: as long as all of that is the same, so is what was made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeAlias, TypeVar

# A thing by its shelf and key, or what a function of the library gives by its name and arguments.
Read: TypeAlias = tuple[str, ...]

ALL = "*"
_FILE = "file:"
_SIZE = 16  # bytes of a digest

_V = TypeVar("_V")
_Made = TypeVar("_Made", bound=Callable[..., Any])
_open: ContextVar[set[Read] | None] = ContextVar("reads", default=None)
_asked: dict[str, Callable[..., Any]] = {}


def digest(value: object) -> bytes:
    """A short name for a value, the same for all that look the same."""
    data = value if isinstance(value, bytes) else repr(value).encode()
    return hashlib.blake2b(data, digest_size=_SIZE).digest()


def note(*reads: Read) -> None:
    """Tells whoever now makes something that it was read."""
    noted = _open.get()
    if noted is not None:
        noted.update(reads)


def note_in(reads: set[Read] | None) -> None:
    """Notes in a set what is read from now on; nothing where there is none."""
    _open.set(reads)


@contextmanager
def noted() -> Iterator[set[Read]]:
    """A set of what is read meanwhile, which nobody outside is told of."""
    reads: set[Read] = set()
    before = _open.set(reads)
    try:
        yield reads
    finally:
        _open.reset(before)


class Shelf(Mapping[str, _V]):
    """Things of one sort by key, which notes which of them is read."""

    def __init__(self, name: str, things: Mapping[str, _V]) -> None:
        self.name, self._things = name, things
        self._digests: dict[str, bytes] = {}

    def __getitem__(self, key: str) -> _V:
        note((self.name, key))
        return self._things[key]

    def __contains__(self, key: object) -> bool:
        note((self.name, str(key)))
        return key in self._things

    def __iter__(self) -> Iterator[str]:
        note((self.name, ALL))
        return iter(self._things)

    def __len__(self) -> int:
        note((self.name, ALL))
        return len(self._things)

    def values(self) -> ValuesView[_V]:
        """All of them."""
        note((self.name, ALL))
        return self._things.values()

    def items(self) -> ItemsView[str, _V]:
        """All of them, with their keys."""
        note((self.name, ALL))
        return self._things.items()

    def digest(self, key: str) -> bytes:
        """A name for what is read by a key, or of all."""
        if key not in self._digests:
            self._digests[key] = digest([*self._things.items()] if key == ALL else self._things.get(key))
        return self._digests[key]


def remembered(make: _Made) -> _Made:
    """A function that makes something once of its first argument, a library or an entry, which then holds it."""

    @wraps(make)
    def once(of: Any, *arguments: Any) -> Any:
        made: dict[Any, Any] = vars(of).setdefault("made", {})
        key = (make, *arguments)
        if key not in made:
            with noted() as reads:
                made[key] = make(of, *arguments), reads
        value, reads = made[key]
        note(*reads)
        return value

    return once  # type: ignore[return-value]


def asked(make: _Made) -> _Made:
    """The same, of a library and of entries or texts, for what shows little of all that it is made from: whoever asks
    depends on the answer alone, by how it looks."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def ask(library: Any, *arguments: Any) -> Any:
        note((name, *(each if isinstance(each, str) else _FILE + each.path for each in arguments)))
        with noted():
            return once(library, *arguments)

    once = remembered(make)
    _asked[name] = ask
    return ask  # type: ignore[return-value]


def answer(library: Any, shelves: Mapping[str, Shelf[Any]], read: Read) -> bytes:
    """A name for what a read gives now."""
    name, *keys = read
    if name in shelves:
        return shelves[name].digest(keys[0])
    made: dict[Read, bytes] = vars(library).setdefault("answers", {})
    if read not in made:
        made[read] = _answer(library, name, keys)
    return made[read]


def _answer(library: Any, name: str, keys: list[str]) -> bytes:
    arguments = [library.at(key.removeprefix(_FILE)) if key.startswith(_FILE) else key for key in keys]
    if name not in _asked or None in arguments:
        return b""
    try:
        with noted():
            return digest(_asked[name](library, *arguments))
    except KeyError:  # asks of what there is no more
        return b""
