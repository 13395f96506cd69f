"""Every type of page, as different readers meet it."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import AXE

PAGES = {
    "start": "",
    "catalogue": "metoder/",
    "method": "metoder/enkat/",
    "method with related cases": "metoder/prototyp/",
    "method with a wide table": "metoder/spridningsplan/",
    "step": "steg/undersoka/",
    "register of cases": "fall/",
    "board": "fall/tavla/",
    "case": "fall/innovationsakuten/",
    "list of programmes": "program/",
    "programme": "program/forandra-radikalt/",
    "programme with agendas": "program/sex-steg/",
    "programme in two versions": "program/innovationsakuten/",
    "coaching": "coachning/",
    "course": "coachning/coacha-pa-distans/",
    "list of worksheets": "material/",
    "worksheet": "material/testkort/",
    "roles": "roller/",
    "questions of law": "far-vi-det-har/",
    "digital room": "digitalt-rum/",
    "planner": "planera/#v1&m=brainwriting:40",
    "show mode": "visa/#v1&m=brainwriting:40",
    "cards": "kort/",
    "search": "sok/",
    "search with hits": "sok/?q=idéerna",
    "catalogue with hits": "metoder/?q=idéerna",
    "about": "om/",
    "questions and answers": "om/fragor-och-svar/",
    "contribute": "om/bidra/",
    "words": "om/ord/",
    "stories": "exempel/",
    "story": "exempel/kotten/",
    "easy words": "lattlast/ringa-in/",
    "accessibility": "om/tillganglighet/",
    "privacy": "om/integritet/",
    "not found": "404.html",
}
READERS = {
    "at a desk in light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "on a phone in the dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


FIND_VIOLATIONS = """async (tags) => {
  const found = await axe.run({ runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}"""


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA and its own best practices."""
    page.evaluate(AXE.read_text("utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found: list[str] = page.evaluate(FIND_VIOLATIONS, tags)
    return found


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@every_page
def test_a_page_is_accessible(browser: Browser, address: str, path: str, reader: dict[str, Any]) -> None:
    context = browser.new_context(base_url=address, reduced_motion="reduce", bypass_csp=True, **reader)
    page = context.new_page()
    page.goto(path)
    assert violations(page) == []
    context.close()


def test_no_page_scrolls_sideways_at_320_pixels(browser: Browser, address: str, site: Path) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 320, "height": 640})
    page = context.new_page()
    too_wide = []
    for file in sorted(site.rglob("index.html")):
        page.goto(file.parent.relative_to(site).as_posix() + "/", wait_until="load")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            too_wide.append(page.url)
    context.close()
    assert too_wide == []


@every_page
def test_a_page_has_one_title_skips_no_heading_level_logs_nothing_and_asks_no_other_host(page: Page, path: str) -> None:
    page.goto(path, wait_until="networkidle")
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(h => Number(h.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_first_tab_stop_leads_past_the_menu_to_the_content(page: Page) -> None:
    page.goto("metoder/enkat/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('innehall').contains(document.activeElement)")


def test_the_menu_tells_which_part_of_the_guide_the_page_belongs_to(page: Page) -> None:
    page.goto("metoder/enkat/")
    menu = page.get_by_role("navigation", name="Huvudmeny")
    assert menu.get_by_role("link", name="Metoder").get_attribute("aria-current") == "true"
    assert menu.get_by_role("link", name="Fall").get_attribute("aria-current") is None


def test_the_chosen_colours_stay_from_page_to_page(page: Page) -> None:
    page.goto("")
    page.get_by_text("Mörkt", exact=True).click()
    page.goto("metoder/")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"


def test_the_colours_can_be_switched_with_the_keyboard(page: Page) -> None:
    page.goto("")
    page.get_by_role("radio", name="Byt till mörkt läge").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"


def test_the_policy_refuses_scripts_that_are_not_the_sites_own(page: Page) -> None:
    page.goto("")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_feedback_is_a_filled_in_issue_that_the_reader_sends(page: Page) -> None:
    page.goto("metoder/enkat/")
    link = page.get_by_role("link", name="Nej, sidan hjälpte mig inte").get_attribute("href") or ""
    assert link.startswith("https://github.com/")
    assert "/issues/new?title=" in link
    assert "Enk%C3%A4t" in link


def test_a_footnote_leads_to_its_source(page: Page) -> None:
    page.goto("fall/innovationsakuten/")
    page.get_by_role("link", name="1", exact=True).first.click()
    assert page.url.endswith("#kalla-1")
