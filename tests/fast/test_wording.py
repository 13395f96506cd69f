"""Numbers, dates and lists as Swedish readers expect them."""

from __future__ import annotations

from datetime import date

import pytest

from guide.text import wording


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (45, 90, "45–90 min"),
        (60, 60, "1 tim"),
        (120, 180, "2–3 tim"),
        (90, 150, "1½–2½ tim"),
        (30, 180, "½–3 tim"),
        (75, 135, "75–135 min"),
        (180, 960, "3–16 tim"),
        (75, 960, "75 min – 2 dagar"),
        (480, 960, "1–2 dagar"),
        (480, 480, "1 dag"),
        (60, 120, "1–2 tim"),
        (20, 40, "20–40 min"),
    ],
)
def test_minutes_are_told_as_people_say_them(low: int, high: int, expected: str) -> None:
    assert wording.minutes_span(low, high) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(7, 7, "1 vecka"), (14, 42, "2–6 veckor"), (3, 10, "3–10 dagar")]
)
def test_days_become_weeks_where_they_are_whole(low: int, high: int, expected: str) -> None:
    assert wording.days_span(low, high) == expected


def test_people_dates_and_lists() -> None:
    assert wording.people(1, 1) == "1 person"
    assert wording.people(4, 12) == "4–12 personer"
    assert wording.day(date(2026, 3, 5)) == "5 mars 2026"
    assert wording.enumeration(["vård", "skola", "omsorg"]) == "vård, skola och omsorg"
