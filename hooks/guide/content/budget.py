"""How much Markdown a file may hold: what would take long to set is refused before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from guide.content.header import Document, Location
from guide.text import prose
from guide.text.mistakes import Mistake

MOST_MARKS = 2_000  # in a file; our longest has some hundred
MOST_IN_PARAGRAPH = 400  # what they cost grows with the square of how many there are

_MARK = re.compile(r"[`*_\[<&\\#]")
_PARAGRAPH = re.compile(r"(?:.+(?:\n|\Z))+")
_PLAINLY = "Skriv texten mer rakt, med färre av tecknen ` * _ [ < & \\ #."


def overrun(document: Document) -> Mistake | None:
    """Where a file's marks become too many to set in a moment, if they do."""
    marks = 0
    for text, mistake in _texts(document):
        for paragraph in _PARAGRAPH.finditer(text):
            here = len(_MARK.findall(paragraph[0]))
            marks += here
            if here > MOST_IN_PARAGRAPH:
                return mistake(paragraph.start(), f"Stycket är för tungt att sätta. {_PLAINLY}")
            if marks > MOST_MARKS:
                return mistake(paragraph.start(), f"Filen är för tung att sätta. {_PLAINLY}")
    return None


def _texts(document: Document) -> Iterator[tuple[str, Callable[[int, str], Mistake]]]:
    """Every text of a file, and how to tell of something at one of its characters."""
    for location, text in prose.texts(document.values):
        yield text, partial(_at_field, document, location)
    yield document.body, document.body_mistake


def _at_field(document: Document, location: Location, _: int, message: str) -> Mistake:
    return document.mistake(location, message)
