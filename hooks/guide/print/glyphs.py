"""Which characters the printed letters have, and where content uses others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont

from guide.cards.face import PRINTED
from guide.content.kinds import KINDS
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.print import fonts, richtext
from guide.text import prose, wording
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
        if strange := _strangers(text):
            yield entry.document.mistake(location, _says(strange))


def _body(method: Entry[Method]) -> Iterator[Mistake]:
    body = method.document.body
    if strange := _strangers(body):
        yield method.document.body_mistake(body.index(strange[0]), _says(strange))


def _strangers(text: str) -> list[str]:
    return [character for character in dict.fromkeys(richtext.printable(text)) if ord(character) not in _known()]


def _says(strange: Sequence[str]) -> str:
    named = wording.enumeration([f"”{character}” (U+{ord(character):04X})" for character in strange])
    if len(strange) == 1:
        return f"Tecknet {named} går inte att trycka. Ta bort det eller skriv det med ord."
    return f"Tecknen {named} går inte att trycka. Ta bort dem eller skriv dem med ord."


@cache
def _known() -> frozenset[int]:
    """The characters that each style of the letters has, or each of the fallback."""
    families = ((fonts.source, fonts.STYLES), (fonts.fallback, fonts.FALLBACK_WEIGHTS))
    return frozenset().union(
        *(frozenset.intersection(*(_characters(data(style)) for style in styles)) for data, styles in families)
    )


def _characters(font: bytes) -> frozenset[int]:
    return frozenset(TTFont(BytesIO(font)).getBestCmap())
