"""A form that was opened before a colleague's change and saved after it takes that change back: the check tells."""

from __future__ import annotations

import pytest

from guide.review.reverted import reverted

from .conftest import Guide, Published

CASE = "cases/ett-fall.md"


@pytest.fixture
def changed(published: Published) -> Published:
    """A case whose status and whose text a colleague has changed since somebody opened it."""
    published.replace(CASE, "status: testas", "status: infort")
    published.replace(CASE, "## Vad\n\n", "## Vad\n\nEn kollegas mening. ")
    published.publish("2026-03-04")
    return published


def told(published: Published) -> list[str]:
    found = published.examined()
    return [str(mistake) for mistake in reverted(found.library, found.past, [CASE])]


def test_a_change_of_one_s_own_takes_nothing_back(changed: Published) -> None:
    changed.replace(CASE, "title: Ett fall", "title: Ett nytt fall")
    assert told(changed) == []


@pytest.mark.parametrize("committed", [False, True])
def test_a_colleague_s_change_that_is_taken_back_is_told_field_by_field(changed: Published, *, committed: bool) -> None:
    changed.replace(CASE, "title: Ett fall", "title: Ett nytt fall")
    changed.replace(CASE, "status: infort", "status: testas")
    changed.replace(CASE, "En kollegas mening. ", "")
    if committed:
        changed.publish("2026-03-05")
    assert [line.split(": ", 1)[1] for line in told(changed)] == [
        "”status” är åter som före 4 mars 2026, då någon ändrade det. "
        "Är det inte meningen: hämta texten ur den publicerade filen.",
        "”Vad” är åter som före 4 mars 2026, då någon ändrade det. "
        "Är det inte meningen: hämta texten ur den publicerade filen.",
    ]


def test_a_file_without_a_history_is_left_in_peace(guide: Guide) -> None:
    assert told(Published(guide.root)) == []
