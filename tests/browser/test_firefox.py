"""The main journeys once more, in Firefox, where the machine has one.

Playwright drives the machine's own Firefox by WebDriver BiDi, so no other build of it is needed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from .test_cards import test_the_cards_of_a_plan_are_printed_from_the_catalogue
from .test_catalogue import test_a_choice_lives_in_the_address_and_back_undoes_it
from .test_coach import test_a_plan_is_run_by_keyboard_and_a_reload_loses_nothing, test_rows_can_be_dragged
from .test_method import test_the_switch_changes_what_is_said_what_to_have_ready_and_the_plan
from .test_planner import test_a_ready_plan_keeps_the_day_the_group_and_the_problems
from .test_start import test_it_can_be_started_planned_and_printed, test_what_is_said_changes_it_and_is_told

__all__ = [
    "test_a_choice_lives_in_the_address_and_back_undoes_it",
    "test_a_plan_is_run_by_keyboard_and_a_reload_loses_nothing",
    "test_a_ready_plan_keeps_the_day_the_group_and_the_problems",
    "test_it_can_be_started_planned_and_printed",
    "test_rows_can_be_dragged",
    "test_the_cards_of_a_plan_are_printed_from_the_catalogue",
    "test_the_switch_changes_what_is_said_what_to_have_ready_and_the_plan",
    "test_what_is_said_changes_it_and_is_told",
]


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = shutil.which("firefox") or shutil.which("firefox-esr")
    if not found:
        pytest.skip("the machine has no Firefox (Debian: apt install firefox-esr)")
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=found)
    yield browser
    browser.close()
