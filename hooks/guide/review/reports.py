"""What a check found, as people, forges and programs want to read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from guide.text import wording
from guide.text.mistakes import Mistake, listed

_SHOWN = 50  # of each kind in a comment, which forges cap at 65,536 characters


@dataclass(frozen=True)
class Report:
    """Mistakes, which stop the build, and advice, which does not; `files` is how many files were read."""

    mistakes: Sequence[Mistake]
    advice: Sequence[Mistake]
    files: int


def as_text(report: Report) -> str:
    """One line each, mistakes first, and a count."""
    lines = [*map(str, listed(report.mistakes)), *(str(_as_advice(mistake)) for mistake in report.advice)]
    return "\n".join([*lines, _count(report)])


def as_github(report: Report) -> str:
    """Annotations, as GitHub's workflow commands; escaped so that no text can become a command of its own."""
    lines = [_annotation("error", mistake) for mistake in listed(report.mistakes)]
    lines += [_annotation("notice", mistake) for mistake in report.advice]
    return "\n".join([*lines, _count(report)])


def as_json(report: Report) -> str:
    """An object with `mistakes` and `advice`, lists of {path, line, column, message}, and `files`."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2)


def as_markdown(report: Report) -> str:
    """An answer to whoever sent the change. Nothing that they typed can become markup or a mention."""
    if report.mistakes:
        number = wording.count(len(report.mistakes), "sak", "saker")
        parts = [f"## Tack! {number.capitalize()} behöver ändras", _list(report.mistakes)]
        parts.append(
            "Öppna filen i ditt förslag, klicka på pennan, rätta raden och spara. "
            "Kontrollen körs om av sig själv, och visar hur sidorna blir när allt är rätt. "
            "Kör du fast, skriv en kommentar här så hjälper redaktionen till."
        )
    else:
        parts = ["## Tack! Inga fel", "Redaktionen läser förslaget och svarar här."]
    if report.advice:
        parts += ["### Råd", "Det här stoppar inget, men texten kan bli bättre:", _list(report.advice)]
    return "\n\n".join(parts) + "\n"


def _list(mistakes: Sequence[Mistake]) -> str:
    lines = [f"- {code(f'{p.path}:{p.line}:{p.column}')} {escaped(p.message)}" for p in mistakes[:_SHOWN]]
    rest = len(mistakes) - _SHOWN
    return "\n".join([*lines, *([f"- … och {rest} till"] if rest > 0 else [])])


def code(text: str) -> str:
    """Text that Markdown shows as it is typed, in a typewriter's letters."""
    return f"`{text.replace('`', '’')}`"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no tags, links, mentions, references or emphasis."""
    special = "\\`*_{}[]()<>#+-!|@~&:/"
    return "".join(f"&#{ord(character)};" if character in special else character for character in text)


def _annotation(level: str, mistake: Mistake) -> str:
    place = f"file={_property(mistake.path)},line={mistake.line},col={mistake.column}"
    return f"::{level} {place},title={'Fel' if level == 'error' else 'Råd'}::{_data(mistake.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _as_advice(mistake: Mistake) -> Mistake:
    return Mistake(mistake.path, mistake.line, mistake.column, f"Råd: {mistake.message}")


def _count(report: Report) -> str:
    found = wording.count(len(report.mistakes), "fel", "fel") if report.mistakes else "Inga fel"
    advice = f" och {wording.count(len(report.advice), 'råd', 'råd')}" if report.advice else ""
    return f"{found}{advice} i {report.files} filer."


REPORT_FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "markdown": as_markdown,
}
