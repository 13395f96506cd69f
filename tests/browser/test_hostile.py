"""Whatever strangers and their files bring, it is refused with a line or shown as text."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.hostile.attack import attack
from tests.hostile.planting import read_inputs


def test_no_hostile_input_runs_or_breaks_a_page(browser: Browser, own_guide: Path) -> None:
    figures = attack(own_guide, browser)
    assert (figures.executed, figures.broken) == ([], [])
    assert sum(map(len, read_inputs().values())) >= 120
    assert figures.built > 250
    assert figures.doors > 120
