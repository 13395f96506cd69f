"""Finding a method among the cards: by mouse, by keyboard, by address, and without JavaScript."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from guide.content.library import Library


def shown(page: Page) -> list[str]:
    return page.locator("[data-card]:visible").get_by_role("heading").all_inner_texts()


def test_options_in_a_facet_widen_and_facets_narrow(page: Page) -> None:
    page.goto("metoder/")
    everything = len(shown(page))
    page.get_by_role("checkbox", name=re.compile("^Undersöka")).check()
    one = len(shown(page))
    page.get_by_role("checkbox", name=re.compile("^Fokusera")).check()
    two = len(shown(page))
    page.get_by_role("checkbox", name=re.compile("^Svår")).check()
    assert everything > two > one > 0
    assert 0 < len(shown(page)) < two


def test_the_count_beside_an_option_is_what_choosing_it_shows(page: Page) -> None:
    page.goto("metoder/?var=distans")
    option = page.get_by_role("checkbox", name=re.compile("^Upp till 30 minuter"))
    told = int((option.locator("xpath=..").inner_text()).split()[-1])
    option.check()
    assert len(shown(page)) == told
    expect(page.get_by_text(f"{told} metoder", exact=True)).to_be_visible()


def test_a_choice_lives_in_the_address_and_back_undoes_it(page: Page) -> None:
    page.goto("metoder/")
    everything = shown(page)
    page.get_by_role("checkbox", name=re.compile("^Förverkliga")).check()
    expect(page).to_have_url(re.compile(r"\?steg=forverkliga$"))
    page.get_by_role("checkbox", name=re.compile("^Lätt")).check()
    narrowed = shown(page)
    page.reload()
    assert shown(page) == narrowed
    page.go_back()
    page.go_back()
    assert shown(page) == everything
    expect(page.get_by_role("checkbox", name=re.compile("^Förverkliga"))).not_to_be_checked()


def test_facets_are_chosen_and_removed_with_the_keyboard_alone(page: Page) -> None:
    page.goto("metoder/")
    option = page.get_by_role("checkbox", name=re.compile("^Ringa in"))
    option.focus()
    page.keyboard.press("Space")
    expect(option).to_be_checked()
    removal = page.get_by_role("button", name="Ta bort Ringa in")
    removal.focus()
    page.keyboard.press("Enter")
    expect(option).not_to_be_checked()
    expect(page.get_by_role("searchbox", name="Vad vill ni göra?")).to_be_focused()


def test_a_screen_reader_is_told_the_number_found(page: Page) -> None:
    page.goto("metoder/")
    page.get_by_role("checkbox", name=re.compile("^Svår")).check()
    expect(page.get_by_role("status")).to_have_text(f"{len(shown(page))} metoder visas")


def test_an_empty_result_offers_a_way_out(page: Page) -> None:
    page.goto("metoder/?steg=ringa-in&tid=kort&niva=svar")
    assert shown(page) == []
    expect(page.get_by_role("heading", name="Ingen metod passar alla dina val")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Saknar du en metod"))).to_be_visible()
    page.get_by_role("button", name="Rensa alla val").click()
    assert len(shown(page)) > 20


def test_an_address_with_values_that_do_not_exist_shows_everything(page: Page) -> None:
    page.goto("metoder/?steg=<script>alert(1)</script>&annat=1")
    assert len(shown(page)) > 20


def test_a_step_without_any_card_left_is_hidden(page: Page) -> None:
    page.goto("metoder/?niva=svar")
    headings = page.locator("[data-group]:visible")
    for index in range(headings.count()):
        assert headings.nth(index).locator("[data-card]:visible").count() > 0


def test_on_a_phone_the_facets_wait_behind_a_button(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("metoder/")
    option = page.get_by_role("checkbox", name=re.compile("^Undersöka"))
    expect(option).not_to_be_visible()
    page.get_by_text("Filtrera", exact=True).click()
    expect(option).to_be_visible()
    context.close()


def test_without_javascript_every_card_is_there_and_leads_on(browser: Browser, address: str, library: Library) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("metoder/")
    assert page.locator("[data-card]:visible").count() == len(library.methods)
    expect(page.get_by_role("checkbox").first).not_to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Fokusera").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fokusera")
    page.get_by_role("link", name="Hur kan vi?").first.click()
    expect(page.get_by_role("heading", name="Så gör ni")).to_be_visible()
    context.close()


def test_the_register_is_narrowed_by_organisation_and_status(page: Page) -> None:
    page.goto("fall/")
    page.get_by_role("checkbox", name=re.compile("^Oxelösunds kommun")).check()
    assert "Vi flyttar in!" in shown(page)
    page.get_by_role("checkbox", name=re.compile("^Används")).check()
    assert "Vi flyttar in!" not in shown(page)
