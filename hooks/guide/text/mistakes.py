"""What is wrong in a content file, where it stands, and how to say it in Swedish."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pydantic_core import PydanticCustomError

MOST_LISTED = 50  # of one file


@dataclass(frozen=True, order=True)
class Mistake:
    """One mistake: a path from the top of the repository, line and column from 1, one line of Swedish."""

    path: str
    line: int
    column: int
    message: str

    @property
    def told(self) -> tuple[int, int, str]:
        """All but the path, as plain data."""
        return self.line, self.column, self.message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class ContentError(Exception):
    """Content that cannot be used; carries every mistake found. As text, a line each."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(map(str, listed(self.mistakes))))


def listed(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """What an editor can take in of sorted mistakes: the first of each file, and how many more it has."""
    shown = []
    for _, group in groupby(mistakes, lambda mistake: mistake.path):
        found = list(group)
        first, rest = found[:MOST_LISTED], found[MOST_LISTED:]
        shown += [*first, *([replace(rest[0], message=f"… och {len(rest)} till i samma fil.")] if rest else [])]
    return shown


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if any is near."""
    return next(iter(difflib.get_close_matches(str(word).lower(), list(known), n=1, cutoff=0.6)), None)


def suggestion(word: object, known: Iterable[str]) -> str:
    """Asks whether the nearest known word was meant; empty where none is near."""
    near = nearest(word, known)
    return f" Menade du ”{near}”?" if near else ""


def wrong(message: str, at: str | None = None) -> PydanticCustomError:
    """A rule's own finding, already in Swedish; `at` names another field to show it at."""
    return PydanticCustomError("guide", "{message}", {"message": message, "at": at})


def unknown(what: str, word: object, known: Sequence[str], *, choices: bool = False) -> str:
    """Says that a word is not among the known ones, and which one may be meant."""
    listed = f" Välj bland: {', '.join(known)}." if choices else " Rätta namnet, eller ta bort det."
    return f"{what} ”{word}” finns inte.{suggestion(word, known) or listed}"


def excerpt(value: object, length: int = 40) -> str:
    """A value as an editor would recognise it, on one line."""
    text = " ".join(str(value).split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
