"""Numbers, dates and lists as Swedish readers expect them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

_LOCALE = "sv"
_HOUR = 60  # minutes
_HALF = _HOUR // 2
_WORKING_DAY = 8 * _HOUR
_SPOKEN_IN_MINUTES = 90  # "90 min", but "1 tim 40 min"
_NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_SPAN_IN_MINUTES = 120  # "45–90 min", but "2–3 tim"


def day(value: date) -> str:
    """`2026-11-20` → `20 november 2026`."""
    return format_date(value, "d MMMM y", locale=_LOCALE)


def year_or_day(value: str) -> str:
    """A year as it is, a date in words."""
    return day(date.fromisoformat(value)) if "-" in value else value


def enumeration(words: Sequence[str]) -> str:
    """`a, b och c`."""
    return format_list(list(words), locale=_LOCALE)


def minutes(value: int) -> str:
    """Minutes as people say them: `45 min`, `1 tim 40 min`, `2 dagar` (working days of eight hours)."""
    if value >= _WORKING_DAY and value % _WORKING_DAY == 0:
        return count(value // _WORKING_DAY, "dag", "dagar")
    hours, rest = divmod(value, _HOUR)
    if not hours or (rest and value <= _SPOKEN_IN_MINUTES):
        return f"{value} min"
    return f"{hours} tim {rest} min" if rest else f"{hours} tim"


def instant(value: int) -> str:
    """Minutes from the start as on a clock: `95` → `1.35`."""
    return f"{value // _HOUR}.{value % _HOUR:02}"


def minutes_span(low: int, high: int) -> str:
    """`45–90 min`, `1½–2½ tim`, `1–2 dagar`: one unit for both ends, but for odd minutes that become days."""
    if low == high:
        return minutes(low)
    for size, unit in ((_WORKING_DAY, "dagar"), (_HOUR, "tim")):
        if low % size == 0 and high % size == 0:
            return f"{low // size}–{high // size} {unit}"
    if high <= _SPAN_IN_MINUTES:
        return f"{low}–{high} min"
    if high >= _WORKING_DAY:
        return f"{minutes(low)} – {minutes(high)}"
    if low % _HALF == 0 and high % _HALF == 0:
        return f"{_hours(low)}–{_hours(high)} tim"
    return f"{low}–{high} min"


def _hours(value: int) -> str:
    whole, half = divmod(value, _HOUR)
    return f"{whole or ''}{'½' if half else ''}"


def days_span(low: int, high: int) -> str:
    """`3–5 dagar`, `2–3 veckor` where both ends are whole weeks."""
    size, one, many = (7, "vecka", "veckor") if low % 7 == 0 and high % 7 == 0 else (1, "dag", "dagar")
    low, high = low // size, high // size
    return count(low, one, many) if low == high else f"{low}–{high} {many}"


def people(low: int, high: int) -> str:
    """`1 person`, `4–12 personer`."""
    if low == high:
        return "1 person" if low == 1 else f"{low} personer"
    return f"{low}–{high} personer"


def count(number: int, one: str, many: str) -> str:
    """`1 metod`, `12 metoder`."""
    return f"{number} {one if number == 1 else many}"


def number(value: int, *, neuter: bool = False) -> str:
    """A number in words up to twelve, as Swedish writing rules have it, else in digits: `fem`, `13`."""
    if value == 1:
        return "ett" if neuter else "en"
    return _NUMBERS[value] if value < len(_NUMBERS) else str(value)


def genitive(name: str) -> str:
    """Whose something is: `Innovationsguidens`. A name that ends in s, x or z stays as it is."""
    return name if name[-1:].lower() in ("s", "x", "z") else f"{name}s"


def mean(value: float) -> str:
    """A mean with one decimal: `9,4`."""
    return str(format_decimal(value, "0.0", locale=_LOCALE))


def size(count: int) -> str:
    """Bytes as a file's size in thousands: `41 kB`, `1 240 kB`."""
    return f"{format_decimal(max(1, round(count / 1000)), locale=_LOCALE)}\N{NO-BREAK SPACE}kB"
