"""A programme's occasions over time: in words, and as places along a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guide.content.programme import At, Occasion

WIDTH = 336.0  # units of the picture between its first and last point
_NARROWEST = 14.0  # a mark must hold its number
_MOST_TICKS = 6


@dataclass(frozen=True)
class Mark:
    """An occasion (numbered) or a time of homework (no number), from `x` and `width` wide, in units."""

    number: int | None
    x: float
    width: float
    label: str


@dataclass(frozen=True)
class Tick:
    """A point of time under the line."""

    x: float
    label: str


@dataclass(frozen=True)
class Timeline:
    """Everything a picture of the occasions needs. `lanes` keeps marks that meet apart."""

    lanes: tuple[tuple[Mark, ...], ...]
    homework: tuple[Mark, ...]
    ticks: tuple[Tick, ...]


def when(at: At) -> str:
    """`Dag 1`, `Vecka 11–13`, `Vecka 5, onsdag`; counted from 1 as people do."""
    if at.day is not None:
        return _span("Dag", at.day, at.until)
    weekday = f", {WEEKDAYS[at.weekday - 1]}" if at.weekday else ""
    return _span("Vecka", at.week or 0, at.until) + weekday


WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def draw(occasions: Sequence[Occasion]) -> Timeline | None:
    """The picture of a programme, or nothing where its times cannot be told apart."""
    placed = [(number, occasion.title, occasion.at) for number, occasion in enumerate(occasions, 1) if occasion.at]
    spans = [_days(at) for _, _, at in placed]
    work = [(_days(o.homework.at), o.homework.at) for o in occasions if o.homework and o.homework.at]
    if len({start for start, _ in spans}) <= 1:
        return None
    first = min(start for start, _ in spans)
    last = max(end for _, end in [*spans, *(span for span, _ in work)])
    scale = WIDTH / max(last - first, 1)

    def mark(number: int | None, span: tuple[float, float], label: str) -> Mark:
        width = max((span[1] - span[0]) * scale, _NARROWEST)
        return Mark(number, round(min((span[0] - first) * scale, WIDTH - width), 1), round(width, 1), label)

    marks = [
        mark(number, span, f"{when(at)}: {title}") for (number, title, at), span in zip(placed, spans, strict=True)
    ]
    homework = tuple(mark(None, span, f"{when(at)}: hemarbete") for span, at in work)
    return Timeline(_lanes(marks), homework, _ticks([at for _, _, at in placed], first, last, scale))


def _days(at: At) -> tuple[float, float]:
    if at.day is not None:
        return at.day, (at.until if at.until is not None else at.day) + 1
    week = at.week or 0
    if at.weekday:
        return week * 7 + at.weekday - 1, week * 7 + at.weekday
    return week * 7, (at.until if at.until is not None else week) * 7 + 7


def _lanes(marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], ...]:
    lanes: list[list[Mark]] = []
    for mark in marks:
        free = next((lane for lane in lanes if lane[-1].x + lane[-1].width < mark.x), None)
        if free is None:
            lanes.append([mark])
        else:
            free.append(mark)
    return tuple(map(tuple, lanes))


def _ticks(times: Sequence[At], first: float, last: float, scale: float) -> tuple[Tick, ...]:
    weekly = all(at.week is not None for at in times)
    size, unit = (7, "v.") if weekly else (1, "dag")
    total = int((last - first) // size) or 1
    step = next((step for step in (1, 2, 4, 5, 10, 13, 26, 52) if total / step <= _MOST_TICKS), 104)
    return tuple(Tick(round(n * size * scale, 1), f"{unit} {n + 1}") for n in range(0, total, step))


def _span(unit: str, first: int, last: int | None) -> str:
    return f"{unit} {first + 1}" if last is None or last == first else f"{unit} {first + 1}–{last + 1}"
