"""The sentence on the start page, and the sitting that it gives."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, Page, expect


def words(page: Page) -> Locator:
    return page.get_by_role("form", name="Vad har ni?")


def sitting(page: Page) -> Locator:
    return page.locator("[data-offer]")


def minutes(page: Page) -> int:
    """How long the items of the sitting take together."""
    return sum(int(text.split()[0]) for text in page.locator(".sitting__minutes").all_inner_texts())


def test_a_sitting_is_there_at_once_with_a_picture_and_minutes_that_add_up(page: Page) -> None:
    page.goto("")
    expect(sitting(page).get_by_role("heading")).to_have_text("Få idéer")
    expect(sitting(page).locator(".scene").first).to_be_visible()
    assert minutes(page) == 60
    names = page.locator(".sitting__name").all_inner_texts()
    assert (names[0], names[-1]) == ("Incheckning", "Avslut")


def test_what_is_said_changes_it_and_is_told(page: Page) -> None:
    page.goto("")
    words(page).get_by_label("Tid").select_option(label="2 timmar")
    words(page).get_by_label("Syfte").select_option(label="välja")
    expect(sitting(page).get_by_role("heading")).to_have_text("Välja")
    assert minutes(page) == 120
    expect(sitting(page).get_by_role("status")).to_have_text(re.compile("^Nytt förslag: Incheckning, .*, Avslut.$"))
    before = page.locator(".sitting__name").all_inner_texts()
    sitting(page).get_by_role("button", name="Ett annat förslag").click()
    assert page.locator(".sitting__name").all_inner_texts() != before


def test_it_can_be_started_planned_and_printed(page: Page) -> None:
    page.goto("")
    words(page).get_by_label("Var").select_option(label="på distans")
    method = sitting(page).locator(".sitting__name a").first.inner_text()
    sitting(page).get_by_role("link", name="Öppna i planeraren").click()
    expect(page.get_by_label("På distans")).to_be_checked()
    expect(page.get_by_role("main")).to_contain_text(method)
    page.goto("")
    sitting(page).get_by_role("link", name="Skriv ut korten").click()
    expect(page).to_have_url(re.compile(r"/kort/\?valda=[a-z-]+"))
    page.goto("")
    sitting(page).get_by_role("link", name="Starta").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "visa/#v1" in page.url


def test_what_does_not_fit_is_told(page: Page) -> None:
    page.goto("")
    words(page).get_by_label("Tid").select_option(label="30 minuter")
    words(page).get_by_label("Syfte").select_option(label="prova")
    expect(sitting(page).locator("[data-notes]")).to_contain_text("Ni tar den korta varianten.")


def test_the_sentence_is_also_a_way_into_the_catalogue(page: Page) -> None:
    page.goto("")
    words(page).get_by_role("button", name="Se alla metoder som passar").click()
    expect(page).to_have_url(re.compile(r"/metoder/\?tid=timme&grupp=fler&var=plats&syfte=fa-ideer"))
    expect(page.locator("[data-card]:visible").first).to_be_visible()


def test_without_javascript_each_purpose_names_methods(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("")
    expect(words(page)).not_to_be_visible()
    expect(sitting(page)).not_to_be_visible()
    shortlists = page.locator(".shortlists")
    assert shortlists.get_by_role("link").count() > 9
    shortlists.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Så gör ni")).to_be_visible()
    context.close()
