"""What a check found, as people, forges and programs want to read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from . import wording
from .problems import Problem

_SHOWN = 50  # of each kind in a comment, which forges cap at 65,536 characters


@dataclass(frozen=True)
class Report:
    """Mistakes, which stop the build, and advice, which does not; `files` is how many files were read."""

    mistakes: Sequence[Problem]
    advice: Sequence[Problem]
    files: int


def text(report: Report) -> str:
    """One line each, mistakes first, and a count."""
    lines = [*map(str, report.mistakes), *(str(_as_advice(problem)) for problem in report.advice)]
    return "\n".join([*lines, _count(report)])


def github(report: Report) -> str:
    """Annotations, as GitHub's workflow commands; escaped so that no text can become a command of its own."""
    lines = [_annotation("error", problem) for problem in report.mistakes]
    lines += [_annotation("notice", problem) for problem in report.advice]
    return "\n".join([*lines, _count(report)])


def as_json(report: Report) -> str:
    """An object with `mistakes` and `advice`, lists of {path, line, column, message}, and `files`."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2)


def markdown(report: Report) -> str:
    """An answer to whoever sent the change. Nothing that they typed can become markup or a mention."""
    if report.mistakes:
        number = wording.count(len(report.mistakes), "sak", "saker")
        parts = [f"## Tack! {number.capitalize()} behöver ändras", _list(report.mistakes)]
        parts.append(
            "Öppna filen i ditt förslag, klicka på pennan, rätta raden och spara. "
            "Kontrollen körs om av sig själv. Kör du fast, skriv en kommentar här så hjälper redaktionen till."
        )
    else:
        parts = ["## Tack! Inga fel", "Redaktionen läser förslaget och svarar här."]
    if report.advice:
        parts += ["### Råd", "Det här stoppar inget, men texten kan bli bättre:", _list(report.advice)]
    return "\n\n".join(parts) + "\n"


def _list(problems: Sequence[Problem]) -> str:
    lines = [f"- {_code(f'{p.path}:{p.line}:{p.column}')} {plain(p.message)}" for p in problems[:_SHOWN]]
    rest = len(problems) - _SHOWN
    return "\n".join([*lines, *([f"- … och {rest} till"] if rest > 0 else [])])


def _code(text: str) -> str:
    return f"`{text.replace('`', '’')}`"


def plain(text: str) -> str:
    """Text that Markdown shows as it is: no tags, links, mentions, references or emphasis."""
    special = "\\`*_{}[]()<>#+-!|@~&:/"
    return "".join(f"&#{ord(character)};" if character in special else character for character in text)


def _annotation(level: str, problem: Problem) -> str:
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column}"
    return f"::{level} {place},title={'Fel' if level == 'error' else 'Råd'}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _as_advice(problem: Problem) -> Problem:
    return Problem(problem.path, problem.line, problem.column, f"Råd: {problem.message}")


def _count(report: Report) -> str:
    found = wording.count(len(report.mistakes), "fel", "fel") if report.mistakes else "Inga fel"
    advice = f" och {wording.count(len(report.advice), 'råd', 'råd')}" if report.advice else ""
    return f"{found}{advice} i {report.files} filer."


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "github": github,
    "json": as_json,
    "markdown": markdown,
}
