"""The guide unzipped on a disk, opened without a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

# A browser tells in its console that it cannot fetch the font ahead; the style sheet then gets it all the same.
EXPECTED = ("fonts/atkinson-regular.woff2", "net::ERR_FAILED")


@pytest.fixture
def disk(browser: Browser, own_site: Path) -> Iterator[Page]:
    """A page of the site as files; the test fails where a script does."""
    page = browser.new_page(base_url=f"{own_site.as_uri()}/", viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    yield page
    page.close()
    assert [fault for fault in faults if not any(words in fault for words in EXPECTED)] == []


def test_a_reader_goes_from_page_to_page(disk: Page) -> None:
    disk.goto("index.html")
    disk.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Metoder").click()
    disk.get_by_role("article").get_by_role("link", name="Enkät", exact=True).first.click()
    expect(disk.get_by_role("heading", level=1)).to_have_text("Enkät")
    assert disk.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Atkinson')
    assert disk.evaluate("document.fonts.ready.then(() => document.fonts.check('700 20px Atkinson Hyperlegible'))")


def test_the_catalogue_chooses_and_searches(disk: Page) -> None:
    disk.goto("metoder/index.html")
    field = disk.get_by_label("Vad vill ni göra?")
    field.fill("fråga många")
    field.press("Enter")
    expect(disk.locator("[data-card='metoder/enkat/']:visible").first).to_be_visible()
    assert "q=" in disk.url


def test_the_field_in_the_header_searches_the_whole_guide(disk: Page) -> None:
    disk.goto("metoder/enkat/index.html")
    field = disk.get_by_role("searchbox", name="Sök i hela guiden")
    field.fill("djupintervju")
    field.press("Enter")
    disk.get_by_role("main").get_by_role("heading", level=3).get_by_role("link", name="Djupintervju").first.click()
    expect(disk.get_by_role("heading", level=1)).to_have_text("Djupintervju")


def test_a_plan_is_made_and_shown(disk: Page) -> None:
    disk.goto("metoder/enkat/index.html")
    disk.get_by_role("link", name="Lägg till i planen").first.click()
    expect(disk.locator("[data-planner]")).to_be_visible()
    expect(disk.locator("[data-planner]").get_by_text("Enkät").first).to_be_visible()
    disk.goto("visa/index.html#v1&m=enkat:30")
    expect(disk.locator("[data-show-mode]")).to_be_visible()
    expect(disk.locator("[data-title]")).not_to_be_empty()


def test_an_address_that_has_moved_leads_on(disk: Page, own_site: Path) -> None:
    moved = next(file for file in own_site.rglob("index.html") if "Gå till den nya adressen" in file.read_text("utf-8"))
    disk.goto(moved.as_uri())
    disk.wait_for_url(lambda address: address != moved.as_uri())
    expect(disk.get_by_role("navigation", name="Huvudmeny")).to_be_visible()
