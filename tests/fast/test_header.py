"""Reading headers: strictly, safely, and with the place of each value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.content.header import DEPTH_LIMIT, HEADER_LIMIT, parse
from guide.text.mistakes import ContentError


def told(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        parse(text, "x.md")
    return str(caught.value)


@pytest.mark.parametrize(
    "typed", ["no", "yes", "on", "Off", "1:30", "0123", "1_000", "2026-03-15", "1.5", ".inf", "<<"]
)
def test_what_was_typed_stays_text(typed: str) -> None:
    assert parse(f"---\nx: {typed}\n---\n", "x.md").values == {"x": typed}


def test_whole_numbers_truth_and_nothing_are_themselves() -> None:
    values = parse("---\na: 12\nb: -3\nc: true\nd: null\ne:\n---\n", "x.md").values
    assert values == {"a": 12, "b": -3, "c": True, "d": None, "e": None}


def test_a_problem_stands_at_the_value_and_the_body_counts_on() -> None:
    document = parse("---\nsteps:\n  - title: Ett\n    minutes: 10\n---\nBrödtext\n", "x.md")
    assert str(document.mistake(("steps", 0, "minutes"), "fel")) == "x.md:4:14: fel"
    assert str(document.mistake(("steps", 0, "text"), "fel")) == "x.md:3:5: fel"
    assert str(document.body_mistake(3, "fel")) == "x.md:6:4: fel"


def test_an_alias_bomb_is_refused_before_anything_is_built() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9))
    assert "x.md:2:4:" in told(f"---\n{bomb}---\n")


def test_deep_nesting_is_refused() -> None:
    assert str(DEPTH_LIMIT) in told(f"---\nx: {'[' * 3000}{']' * 3000}\n---\n")


def test_lists_may_lie_twenty_levels_deep_and_no_deeper() -> None:
    def nested(levels: int) -> str:
        inside = levels - 1  # the header is the first
        return f"---\nx: {'[' * inside}{']' * inside}\n---\n"

    assert DEPTH_LIMIT == 20
    assert parse(nested(20), "x.md").values
    assert told(nested(21)) == "x.md:2:23: Listor ligger djupare än 20 nivåer."


def test_lists_beside_each_other_are_not_deep() -> None:
    assert parse(f"---\nx: [{'[], ' * 100}]\n---\n", "x.md").values


@pytest.mark.parametrize("typed", ["!!int 1x", "!!float x", "!!bool x", "!!timestamp 2026-99-99", "!!set {a}", "! x"])
def test_a_tag_is_refused_whatever_it_would_make(typed: str) -> None:
    asked = "Taggar som !!python får inte användas. Ta bort den, och skriv bara värdet."
    assert told(f"---\nx: {typed}\n---\n") == f"x.md:2:4: {asked}"


def test_a_number_too_long_to_be_one_stays_text() -> None:
    assert parse(f"---\nx: {'9' * 5000}\n---\n", "x.md").values == {"x": "9" * 5000}


def test_a_huge_header_is_refused() -> None:
    assert "kB" in told(f"---\nx: {'a' * HEADER_LIMIT}\n---\n")


def test_a_control_character_is_named_at_its_place() -> None:
    assert told("---\nx: a\x07b\n---\n").startswith("x.md:2:5: Tecknet U+0007")


@given(st.text())
def test_any_text_is_read_or_refused_in_one_line_of_swedish(text: str) -> None:
    try:
        parse(f"---\n{text}\n---\n", "x.md")
    except ContentError as error:
        assert all("\n" not in str(mistake) and mistake.line >= 1 for mistake in error.mistakes)


@given(st.text(alphabet="abc:-[]{}&*!|>'\"#%@` \n\t,?0", max_size=60))
def test_any_yaml_punctuation_is_read_or_refused(text: str) -> None:
    try:
        parse(f"---\n{text}\n---\n", "x.md")
    except ContentError as error:
        assert error.mistakes
