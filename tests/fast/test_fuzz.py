"""A short run of what `make fuzz` does at length."""

from __future__ import annotations

from guide.content.library import Library
from tests.hostile.fuzz import WHOLE, fuzz

SEED, SHARE = 20_261_126, 0.004


def test_what_is_changed_at_random_is_refused_or_read_but_never_breaks_the_reader(own_library: Library) -> None:
    outcomes = fuzz(own_library, SEED, SHARE)
    assert [outcome.faults for outcome in outcomes] == [[]] * len(WHOLE)
    assert all(outcome.tried >= 40 for outcome in outcomes)
    assert outcomes[0].refused > outcomes[0].tried / 2
