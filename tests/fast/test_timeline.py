"""A programme over time, in words and as a picture."""

from __future__ import annotations

import itertools

import pytest

from guide.coach.timeline import WIDTH, draw, when
from guide.content.library import Library
from guide.content.programme import At, Occasion


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (At(day=0), "Dag 1"),
        (At(day=0, until=4), "Dag 1–5"),
        (At(week=10, until=12), "Vecka 11–13"),
        (At(week=4, weekday=3), "Vecka 5, onsdag"),
    ],
)
def test_times_are_counted_from_one(at: At, expected: str) -> None:
    assert when(at) == expected


def test_marks_stay_within_the_picture_and_never_overlap_in_a_lane(library: Library) -> None:
    for programme in library.programmes.values():
        timeline = draw(programme.data.occasions)
        for lane in timeline.lanes if timeline else ():
            assert all(mark.x >= 0 and mark.x + mark.width <= WIDTH + 0.1 for mark in lane)
            assert all(a.x + a.width < b.x for a, b in itertools.pairwise(lane))


def test_an_occasion_without_a_known_time_is_left_out_of_the_picture() -> None:
    occasions = [
        Occasion(title="Ett", summary="a", at=At(week=0)),
        Occasion(title="Två", summary="b"),
        Occasion(title="Tre", summary="c", at=At(week=3)),
    ]
    timeline = draw(occasions)
    assert timeline
    assert [mark.number for lane in timeline.lanes for mark in lane] == [1, 3]


def test_no_picture_is_drawn_where_the_times_are_not_known(library: Library) -> None:
    assert draw(library.programmes["slussen"].data.occasions) is None


def test_occasions_are_numbered_in_order_and_homework_lies_between_them(library: Library) -> None:
    timeline = draw(library.programmes["arsvarvet"].data.occasions)
    assert timeline
    assert sorted(mark.number or 0 for lane in timeline.lanes for mark in lane) == [1, 2, 3, 4, 5, 6]
    assert [mark.label for mark in timeline.homework] == ["Vecka 6–11: hemarbete", "Vecka 24–29: hemarbete"]
