"""Which characters the printed letters have, and where content uses others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont

from guide.cards.face import PRINTED
from guide.content.kinds import KINDS
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.print import fonts, richtext
from guide.text import prose
from guide.text.mistakes import Mistake


def unprintable(library: Library) -> Iterator[Mistake]:
    """Every character that a card, the book or a worksheet would have to print and cannot."""
    for kind in KINDS:
        for entry in library.of(kind).values():
            for field in PRINTED.get(kind.name, ()):
                yield from _field(entry, field.name)
    for method in library.methods.values():
        yield from _body(method)


def _field(entry: Entry[Any], field: str) -> Iterator[Mistake]:
    for location, text in prose.texts(entry.document.values.get(field), (field,)):
        for character in _strangers(text):
            yield entry.document.mistake(location, _says(character))


def _body(method: Entry[Method]) -> Iterator[Mistake]:
    body = method.document.body
    for character in _strangers(body):
        yield method.document.body_mistake(body.index(character), _says(character))


def _strangers(text: str) -> list[str]:
    return [character for character in dict.fromkeys(richtext.printable(text)) if ord(character) not in _known()]


def _says(character: str) -> str:
    return f"Tecknet ”{character}” (U+{ord(character):04X}) går inte att trycka. Skriv det med bokstäver."


@cache
def _known() -> frozenset[int]:
    cmaps = [TTFont(BytesIO(fonts.source(style))).getBestCmap() for style in fonts.STYLES]
    return frozenset.intersection(*map(frozenset, cmaps))
