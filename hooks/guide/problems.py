"""What is wrong in a content file, where it stands, and how to say it in Swedish."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: a path from the top of the repository, line and column from 1, one line of Swedish."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class ContentError(Exception):
    """Content that cannot be used; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def suggestion(word: object, known: Iterable[str]) -> str:
    """ " Menade du ”x”?" for the nearest known word, or nothing where none is near."""
    near = difflib.get_close_matches(str(word).lower(), list(known), n=1, cutoff=0.6)
    return f" Menade du ”{near[0]}”?" if near else ""


def unknown(what: str, word: object, known: Sequence[str], *, choices: bool = False) -> str:
    """Says that a word is not among the known ones, and which one may be meant."""
    listed = f" Välj bland: {', '.join(known)}." if choices else ""
    return f"{what} ”{word}” finns inte.{suggestion(word, known) or listed}"


def excerpt(value: object, length: int = 40) -> str:
    """A value as an editor would recognise it, on one line."""
    text = " ".join(str(value).split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def explain(error: dict[str, Any], field: str, siblings: Sequence[str]) -> str:
    """Turns one pydantic error into a line of Swedish.

    `error` is an item of `ValidationError.errors()`, `field` the nearest named field and `siblings` the
    fields that may stand beside it.
    """
    kind, context, value = error["type"], error.get("ctx") or {}, error.get("input")
    if kind == "guide":
        return str(error["msg"])
    if kind == "missing":
        return f"Fältet ”{field}” saknas."
    if kind == "extra_forbidden":
        return unknown("Fältet", field, siblings, choices=True)
    if value is None or value == "":
        return f"Fältet ”{field}” är tomt."
    template = TEMPLATES.get(kind)
    if template is None:
        return f"”{field}”: värdet ”{excerpt(value)}” går inte att använda."
    return template.format(field=field, value=excerpt(value), length=_length(value), **context)


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | list | dict) else 0


_WANTS_FIELDS = "”{field}” ska ha fält under sig, indragna två steg."
_WANTS_TEXT = '”{field}” ska vara text. Sätt citattecken om värdet: "{value}".'
_WANTS_DATE = "”{field}” ska vara ett datum som finns, skrivet som 2026-03-15. Du skrev ”{value}”."
_WANTS_LIST = "”{field}” ska vara en lista. Skriv varje värde på en egen rad som börjar med ”- ”."

TEMPLATES = {
    "bool_type": "”{field}” ska vara true eller false.",
    "date_from_datetime_inexact": _WANTS_DATE,
    "date_from_datetime_parsing": _WANTS_DATE,
    "date_parsing": _WANTS_DATE,
    "date_type": _WANTS_DATE,
    "dict_type": _WANTS_FIELDS,
    "greater_than_equal": "”{field}” är {value} men ska vara minst {ge}.",
    "int_type": "”{field}” ska vara ett heltal utan citattecken. Du skrev ”{value}”.",
    "less_than_equal": "”{field}” är {value} men får vara högst {le}.",
    "model_type": _WANTS_FIELDS,
    "string_pattern_mismatch": "”{field}” har fel form: ”{value}”.",
    "string_too_long": "”{field}” har {length} tecken men får ha högst {max_length}.",
    "string_too_short": "”{field}” har {length} tecken men ska ha minst {min_length}.",
    "string_type": _WANTS_TEXT,
    "too_long": "”{field}” har {actual_length} punkter men får ha högst {max_length}.",
    "too_short": "”{field}” har {actual_length} punkter men ska ha minst {min_length}.",
    "tuple_type": _WANTS_LIST,
    "url_parsing": "”{field}” är ingen webbadress: ”{value}”. Börja med https://.",
    "url_scheme": "”{field}” ska börja med https:// eller http://. Du skrev ”{value}”.",
}
