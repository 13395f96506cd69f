"""A problem is reported, planned the same day, followed on the board and taken to a sprint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import served

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FRIDAY = datetime(2026, 11, 27, 9, 30, tzinfo=STOCKHOLM)


@pytest.fixture(scope="module")
def address(own_site: Path) -> Iterator[str]:
    """Where the tests' own guide is served, with a slash at the end."""
    yield from served(own_site)


def test_a_report_on_a_friday_becomes_a_letter_a_plan_and_a_workshop_the_same_day(page: Page) -> None:
    page.clock.set_fixed_time(FRIDAY)
    page.goto("program/jouren/")
    box = page.get_by_role("region", name="Rapportera ett problem")
    what, where = box.get_by_label("Vad händer?"), box.get_by_label("Var?")
    what.fill("Larmet går på natten. Ring 070-123 45 67 & Kim.")
    where.fill("Ekbacken")
    expect(box.get_by_text("Här står ett mobilnummer. Ta bort det innan du skickar.")).to_be_visible()
    what.fill("Larmet går på natten & väcker alla.")
    expect(box.get_by_text("Här står")).to_have_count(0)
    letter = "mailto:ideer@ekkoping.example?subject=Larmet%20g%C3%A5r%20p%C3%A5%20natten%20%26%20v%C3%A4cker%20alla."
    expect(box.get_by_role("link", name="Öppna mejlet")).to_have_attribute("href", re.compile(re.escape(letter)))
    box.get_by_role("button", name="Gör en första plan i dag").click()
    expect(box.get_by_role("heading", name="Första planen")).to_be_focused()
    expect(box.get_by_text("Workshop: fredag 27 november kl. 13.00, [plats eller länk]")).to_be_visible()
    box.get_by_role("link", name="Öppna workshopen i planeraren").click()
    expect(page.get_by_label("Vad heter träffen?")).to_have_value("Larmet går på natten & väcker alla.")
    expect(page.locator("[data-row]")).to_have_count(5)


def test_personal_data_is_not_sent_where_it_would_be_public_at_once(page: Page) -> None:
    def by_the_forge(route: Route) -> None:
        route.fulfill(
            body=route.fetch().text().replace('data-by="mailbox"', 'data-by="forge"'), content_type="text/html"
        )

    page.route("**/program/jouren/", by_the_forge)
    page.goto("program/jouren/")
    box = page.get_by_role("region", name="Rapportera ett problem")
    what, link = box.get_by_label("Vad händer?"), box.get_by_role("link", name="Öppna mejlet")
    link.evaluate("link => link.addEventListener('click', (event) => { link.dataset.sent = !event.defaultPrevented; })")
    box.get_by_label("Var?").fill("Ekbacken")
    for told, sent in (("Ring 070-123 45 67.", "false"), ("Larmet går på natten.", "true")):
        what.fill(told)
        link.click()
        expect(link).to_have_attribute("data-sent", sent)


def test_the_board_tells_what_is_late_and_takes_only_problems_and_ideas_to_a_sprint(page: Page) -> None:
    page.clock.set_fixed_time(FRIDAY)
    page.goto("fall/tavla/")
    expect(page.get_by_role("definition").filter(has_text="12 november 2026 15 dagar försenat")).to_be_visible()
    expect(page.get_by_role("checkbox", name=re.compile("^Ta med"))).to_have_count(1)
    expect(page.get_by_text("Påhittat exempel. Testas.")).to_be_visible()
    page.get_by_label("Ta med Ett tyst rum på äldreboendet").check()
    page.get_by_role("link", name="Ta med till en sprint").click()
    expect(page.get_by_role("heading", name="Problem och idéer att arbeta med")).to_be_visible()
    expect(page.locator("[data-problems]")).to_contain_text("Ett tyst rum på äldreboendet")


def test_a_report_can_be_sent_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("program/jouren/")
    expect(page.get_by_role("link", name="Skriv ett mejl")).to_have_attribute(
        "href", re.compile("^mailto:ideer@ekkoping.example")
    )
    expect(page.get_by_label("Vad händer?")).to_be_hidden()
    context.close()
