"""A file that would keep the check busy is refused at once, with one line; a file with many mistakes tells some."""

from __future__ import annotations

import time

import pytest

from guide.text.mistakes import MOST_LISTED, ContentError, Mistake, listed

from .conftest import Guide

CASE = "cases/ett-fall.md"
PATIENCE = 100  # times what it takes to count to two millions


@pytest.fixture
def moment() -> float:
    """Processor seconds that a reading may take on this machine, be it quick or slow."""
    begun = time.process_time()
    for _ in range(2_000_000):
        pass
    return PATIENCE * (time.process_time() - begun)


@pytest.mark.parametrize(
    "text",
    [
        "`" * 20_000,
        "[^1]" * 4_096,
        "![" * 10_000,
        "[a](<" * 5_000,
        "_a *b " * 5_000,
        "### a\n" * 10_000,
        "\n\n".join(["[" * 300] * 150),
    ],
    ids=lambda text: text[:6],
)
def test_a_text_that_is_heavy_to_set_is_refused_with_one_line(guide: Guide, text: str, moment: float) -> None:
    guide.replace(CASE, "## Vad\n", f"## Vad\n\n{text}\n")
    begun = time.process_time()
    (told,) = guide.mistakes()
    assert time.process_time() - begun < moment
    assert told.startswith(f"{CASE}:")
    assert "för tung" in told


def test_a_heavy_field_is_told_at_its_place(guide: Guide) -> None:
    guide.replace(CASE, "summary: ", f'feedback:\n  - text: "{"[" * 500}"\nsummary: ')
    line = (guide.root / CASE).read_text("utf-8").splitlines().index(f'  - text: "{"[" * 500}"') + 1
    (told,) = guide.mistakes()
    assert told.startswith(f"{CASE}:{line}:")


@pytest.mark.parametrize("text", ["121212-1212 " * 7_000, "ord " * 20_000, "1. a\n" * 15_000, "| a | b |\n" * 9_000])
def test_a_long_file_is_read_in_a_moment(guide: Guide, text: str, moment: float) -> None:
    guide.replace(CASE, "## Vad\n", f"## Vad\n\n{text}\n")
    begun = time.process_time()
    guide.mistakes()
    assert time.process_time() - begun < moment


def test_a_file_with_many_mistakes_tells_the_first_and_how_many_more() -> None:
    found = [Mistake("a.md", line, 1, "Fel.") for line in range(1, 2_501)] + [Mistake("b.md", 1, 1, "Fel.")]
    lines = str(ContentError(found)).splitlines()
    assert lines[0] == "a.md:1:1: Fel."
    assert lines[MOST_LISTED:] == ["a.md:51:1: … och 2450 till i samma fil.", "b.md:1:1: Fel."]
    assert listed(found[:MOST_LISTED]) == found[:MOST_LISTED]
