"""The measured story: a workshop on Thursday for seven people on Teams, from the start page to all that is sent out."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Locator, expect

from .conftest import Watch

MOST = 12  # actions
MEETING = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc"


@pytest.fixture(scope="module")
def address(real_address: str) -> str:
    """The real content: a coach begins from the workshops that there are."""
    return real_address


class Hands:
    """Somebody who presses and types, each counted."""

    actions = 0

    def press(self, target: Locator) -> None:
        self.actions += 1
        target.click()

    def write(self, target: Locator, text: str) -> None:
        self.actions += 1
        target.fill(text)


def test_thursday_seven_people_teams_becomes_a_link_a_text_and_a_calendar_file_in_twelve_actions(
    context: BrowserContext, watch: Watch, tmp_path: Path
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, hands = context.new_page(), Hands()
    watch.follow(page)
    page.goto("")
    hands.press(page.get_by_role("main").get_by_role("link", name="hålla en workshop"))
    hands.press(page.get_by_role("main").get_by_role("link", name="Allt är prioriterat"))
    hands.press(page.get_by_role("link", name="Öppna i planeraren"))
    hands.write(page.get_by_label("Dag och tid när ni börjar"), "2026-11-26T13:00")
    hands.write(page.get_by_label("Antal personer"), "7")
    hands.press(page.get_by_label("På distans"))
    hands.write(page.get_by_label("Rum eller länk till mötet"), MEETING)
    hands.press(page.get_by_role("button", name="Kopiera länken"))
    expect(page.locator("[data-out-note]")).to_contain_text("Länken är kopierad")
    link = page.evaluate("navigator.clipboard.readText()")
    hands.press(page.get_by_role("button", name="Kopiera texten till inbjudan"))
    expect(page.locator("[data-out-note]")).to_contain_text("Texten är kopierad")
    text = page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as saved:
        hands.press(page.get_by_role("button", name="Spara till kalendern (.ics)"))
    saved.value.save_as(tmp_path / "plan.ics")
    assert hands.actions <= MOST

    told = parse_qs(urlsplit(link).fragment)
    assert (told["var"], told["antal"], told["start"]) == (["distans"], ["7"], ["2026-11-26T13:00"])
    assert "torsdag 26 november 2026 kl. 13.00" in text
    assert MEETING in text
    assert link in text
    (event,) = Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).events
    assert (event.start.isoformat(), str(event["LOCATION"])) == ("2026-11-26T13:00:00+01:00", MEETING)
    fresh = context.new_page()
    fresh.goto(link)
    expect(fresh.get_by_label("Antal personer")).to_have_value("7")
