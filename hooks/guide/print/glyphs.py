"""Which characters the printed letters have, and where content uses others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from unicodedata import combining

from guide.cards.face import PRINTED
from guide.content.kept import lasting
from guide.content.library import Entry, Library
from guide.print import fonts, richtext
from guide.text import prose, wording
from guide.text.mistakes import Mistake


def unprintable(library: Library) -> Iterator[Mistake]:
    """Every character that a card, the book or a worksheet would have to print and cannot."""
    for entry in library.contributed:
        yield from (Mistake(entry.path, *told) for told in _strange(library, entry, fonts.edition()))


@lasting
def _strange(_: Library, entry: Entry[Any], __: str) -> list[tuple[int, int, str]]:
    """Those of one file, with the letters of an edition."""
    fields = PRINTED.get(entry.kind.name, ())
    found = [mistake for field in fields for mistake in _field(entry, field.name)]
    if any(field.heading for field in fields):
        found += _body(entry)
    return [mistake.told for mistake in found]


def _field(entry: Entry[Any], field: str) -> Iterator[Mistake]:
    for location, text in prose.texts(entry.document.values.get(field), (field,)):
        if strange := _strangers(text):
            yield entry.document.mistake(location, _says(strange))


def _body(entry: Entry[Any]) -> Iterator[Mistake]:
    body = entry.document.body
    if strange := _strangers(body):
        yield entry.document.body_mistake(body.index(strange[0]), _says(strange))


def _strangers(text: str) -> list[str]:
    if _plain().issuperset(text):
        return []
    return [character for character in dict.fromkeys(richtext.printable(text)) if character not in _known()]


def _says(strange: Sequence[str]) -> str:
    named = wording.enumeration([f"”{character}” (U+{ord(character):04X})" for character in strange])
    if len(strange) == 1:
        return f"Tecknet {named} går inte att trycka. Ta bort det eller skriv det med ord."
    return f"Tecknen {named} går inte att trycka. Ta bort dem eller skriv dem med ord."


@cache
def _known() -> frozenset[str]:
    return frozenset(fonts.characters())


@cache
def _plain() -> frozenset[str]:
    """Those of them that print shows as they stand."""
    return frozenset(mark for mark in _known() if richtext.printable(mark) == mark and not combining(mark))
