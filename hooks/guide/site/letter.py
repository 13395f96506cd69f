"""Texts to copy, as their templates show them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guide.content.letter import Letter, letter_anchor

_BLANK = re.compile(r"(\[[^\[\]\s][^\[\]\n]*\])")  # not a box to tick: [ ]


@dataclass(frozen=True)
class LetterPart:
    """A piece of a letter; a blank is to be filled in."""

    text: str
    blank: bool


@dataclass(frozen=True)
class LetterView:
    """A letter to copy. `anchor` is its place on the page."""

    anchor: str
    title: str
    use: str
    parts: tuple[LetterPart, ...]


def letter_view(letter: Letter) -> LetterView:
    """A letter in pieces, so that what is to be filled in stands out."""
    return LetterView(letter_anchor(letter.id), letter.title, letter.use, letter_parts(letter.text))


def letter_parts(text: str) -> tuple[LetterPart, ...]:
    """A text to copy, what is to be filled in told apart from the rest."""
    return tuple(LetterPart(piece, blank=bool(_BLANK.fullmatch(piece))) for piece in _BLANK.split(text) if piece)
