"""Every version of every card that may have been printed, so that a page can tell an old card from a new.

A card's version follows from what its method's file says, and the versions that were from git's history. Those printed
before that was so are kept in a file, `ARCHIVE`, that nobody has to write in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guide.cards.face import METHOD_FIELDS, CardField
from guide.content.header import Document, one_form, parse, parse_yaml
from guide.content.history import History, Past
from guide.content.kept import NOT_KEPT, Kept, Key
from guide.content.kinds import METHODS
from guide.content.library import Entry
from guide.content.method import Method
from guide.content.reads import Shelf, digest, remembered
from guide.text import prose
from guide.text.mistakes import ContentError, Mistake

ARCHIVE = "docs/kort/versioner.yml"
ARCHIVE_LIMIT = 8_000_000  # bytes
LENGTH = 6  # hexadecimal digits of a hash

_COUNTED = tuple(field for field in METHOD_FIELDS if field.counted != "never")
_EMPTY: tuple[object, ...] = (None, [], "", {})


@dataclass(frozen=True)
class CardVersion:
    """A card as it was at one time: its number, the day on which it became so, and a hash of each part.

    A card that no commit holds has no day yet.
    """

    id: str
    day: date | None
    parts: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.day.isoformat()} · {self.id.upper()}" if self.day else self.id.upper()

    def changes(self, other: CardVersion) -> list[str]:
        """What differs in `other`, in the words of readers and in the order of the card."""
        return [field.told for field in _COUNTED if self.parts.get(field.name) != other.parts.get(field.name)]


Ledger = Mapping[str, tuple[CardVersion, ...]]


@remembered
def current(method: Entry[Method], day: date | None = None) -> CardVersion:
    """The version that a method's own file makes today."""
    return _version(_parts(method.document), day)


def read_ledger(
    root: Path, past: History, kept: Kept = NOT_KEPT, methods: Mapping[str, Entry[Method]] = MappingProxyType({})
) -> Shelf[tuple[CardVersion, ...]]:
    """The versions of the card of every method that there is or has been, by the id that it had, oldest first.

    What the `methods` of today were read from is not read once more.

    Raises:
        ContentError: the archive is not one.
    """
    found = {id: list(versions) for id, versions in _archive(root, kept).items()}
    for each in past.of(METHODS):
        found.setdefault(each.id, []).extend(_readable(each, kept, methods.get(each.id)))
    return Shelf(
        "ledger", {id: tuple(sorted(rows, key=lambda version: version.day or date.max)) for id, rows in found.items()}
    )


def printed(ledger: Ledger, method: Entry[Method]) -> CardVersion:
    """The version that is printed today, by the day on which the card first was so."""
    now = current(method)
    return next((version for version in _all(ledger, method) if version.id == now.id), now)


def earlier(ledger: Ledger, method: Entry[Method]) -> list[CardVersion]:
    """The other versions that the card has had, also under another name, newest first and each number once."""
    others = {version.id: version for version in reversed(_all(ledger, method))}
    others.pop(current(method).id, None)
    return sorted(others.values(), key=lambda version: version.day or date.max, reverse=True)


def _all(ledger: Ledger, method: Entry[Method]) -> list[CardVersion]:
    """Oldest first."""
    found = [version for id in (method.id, *method.data.formerly) for version in ledger.get(id, ())]
    return sorted(found, key=lambda version: version.day or date.max)


def _readable(past: Past, kept: Kept, now: Entry[Method] | None) -> Iterator[CardVersion]:
    if past.text is None:
        return
    given = digest(past.text)
    key = Key("versions", given.hex(), given)
    parts = kept.find(None, key)
    if parts is None:
        text = one_form(past.text)
        parts = _parts(now.document) if now and now.document.is_of(text) else _parts_of_text(text, past.path)
        kept.keep(None, key, (), parts)
    if parts:
        yield _version(parts, past.day)


def _parts_of_text(text: str, path: str) -> dict[str, str]:
    """The parts of the card that was made of a file; none of one that no card was made of."""
    try:
        return _parts(parse(text, path))
    except ContentError:
        return {}


def _version(parts: Mapping[str, str], day: date | None) -> CardVersion:
    return CardVersion(_hash(list(parts.values())), day, parts)


def _parts(document: Document) -> dict[str, str]:
    """What was typed counts, not what our code makes of it: so no change of the code makes a card old."""
    headings = {section.title: section.text for section in prose.sections(document.body)[1]}
    values = {field: _value(field, document, headings) for field in _COUNTED}
    return {field.name: _hash(value) for field, value in values.items() if field.counted == "always" or value}


def _value(field: CardField, document: Document, headings: Mapping[str, str]) -> Any:
    return headings.get(field.heading) if field.heading else _filled(document.values.get(field.name))


def _filled(value: Any) -> Any:
    """A value without the fields in it that are empty, or spaces around its texts."""
    if isinstance(value, dict):
        inner = {name: _filled(each) for name, each in value.items()}
        return {name: each for name, each in inner.items() if each not in _EMPTY}
    if isinstance(value, list):
        return [_filled(each) for each in value]
    return value.strip() if isinstance(value, str) else value


def _archive(root: Path, kept: Kept) -> Ledger:
    file = root / ARCHIVE
    if not file.is_file():
        return {}
    text = file.read_text("utf-8")
    values = kept.once("archive", text, lambda: parse_yaml(text, ARCHIVE, limit=ARCHIVE_LIMIT)[0])
    try:
        return {id: tuple(map(_row, rows)) for id, rows in values.items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        message = "Filen går inte att läsa. Ingen behöver ändra i den: ta tillbaka den senaste hela versionen."
        raise ContentError([Mistake(ARCHIVE, 1, 1, message)]) from None


def _row(row: Mapping[str, str]) -> CardVersion:
    parts = {field.name: str(row[field.name]) for field in _COUNTED if field.name in row}
    return CardVersion(str(row["version"]), date.fromisoformat(row["day"]), parts)


def _hash(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
