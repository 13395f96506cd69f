"""Finding a method among the cards: by mouse, by keyboard, by address, and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.content.library import Library

from .conftest import option


def shown(page: Page) -> list[str]:
    return page.locator("[data-card]:visible").get_by_role("heading").all_inner_texts()


def test_options_in_a_facet_widen_and_facets_narrow(page: Page) -> None:
    page.goto("metoder/")
    everything = len(shown(page))
    option(page, "Steg", "Lyssna").check()
    one = len(shown(page))
    option(page, "Steg", "Samla").check()
    two = len(shown(page))
    option(page, "Svårighet", "Svår").check()
    assert everything > two > one > 0
    assert 0 < len(shown(page)) < two


def test_the_count_beside_an_option_is_what_choosing_it_shows(page: Page) -> None:
    page.goto("metoder/?var=distans")
    box = option(page, "Tid", "Högst en halvtimme")
    told = int((box.locator("xpath=..").inner_text()).split()[-1])
    box.check()
    assert len(shown(page)) == told
    expect(page.get_by_text(f"{told} metoder", exact=True)).to_be_visible()


def test_a_choice_lives_in_the_address_and_back_undoes_it(page: Page) -> None:
    page.goto("metoder/")
    everything = shown(page)
    option(page, "Steg", "Sprida").check()
    expect(page).to_have_url(re.compile(r"\?steg=sprida$"))
    option(page, "Svårighet", "Svår").check()
    narrowed = shown(page)
    page.reload()
    assert shown(page) == narrowed
    page.go_back()
    page.go_back()
    assert shown(page) == everything
    expect(option(page, "Steg", "Sprida")).not_to_be_checked()


def test_facets_are_chosen_and_removed_with_the_keyboard_alone(page: Page) -> None:
    page.goto("metoder/")
    menu = page.locator("[data-menu] > summary").first
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    box = page.get_by_role("checkbox", name=re.compile("^Lyssna"), include_hidden=True)
    expect(box).to_be_checked()
    expect(menu).to_contain_text("1 val")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(box).not_to_be_visible()
    removal = page.get_by_role("button", name="Ta bort Lyssna")
    removal.focus()
    page.keyboard.press("Enter")
    expect(box).not_to_be_checked()
    expect(page.get_by_role("searchbox", name="Vad vill ni göra?")).to_be_focused()


def test_a_screen_reader_is_told_the_number_found(page: Page) -> None:
    page.goto("metoder/")
    option(page, "Svårighet", "Svår").check()
    expect(page.get_by_role("status")).to_have_text(f"{len(shown(page))} metoder visas")


def test_an_empty_result_offers_a_way_out(page: Page) -> None:
    page.goto("metoder/?steg=samla&tid=kort&niva=svar")
    assert shown(page) == []
    expect(page.get_by_role("heading", name="Ingen metod passar alla dina val")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Saknar du en metod"))).to_be_visible()
    page.get_by_role("button", name="Rensa alla val").click()
    assert len(shown(page)) > 10


def test_an_address_with_values_that_do_not_exist_shows_everything(page: Page) -> None:
    page.goto("metoder/?steg=<script>alert(1)</script>&annat=1")
    assert len(shown(page)) > 10


def test_a_step_without_any_card_left_is_hidden(page: Page) -> None:
    page.goto("metoder/?niva=svar")
    headings = page.locator("[data-group]:visible")
    for index in range(headings.count()):
        assert headings.nth(index).locator("[data-card]:visible").count() > 0


def test_on_a_phone_a_whole_card_is_seen_at_once_and_the_facets_wait_behind_a_button(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("metoder/")
    page.evaluate("document.fonts.ready")
    card = page.locator("[data-card]").first.bounding_box()
    assert card
    assert card["y"] + card["height"] <= 844
    menus = page.locator("[data-menu]")
    expect(menus.first).not_to_be_visible()
    button = page.locator("[data-facets] > summary")
    button.click()
    option(page, "Steg", "Lyssna").check()
    button.click()
    expect(button).to_have_text(re.compile(r"Filtrera\s+1 val"))
    expect(menus.first).not_to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [768, 1280])
def test_a_menu_that_is_open_stays_within_the_window_and_closes_beside_it(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto("metoder/")
    if width < 1000:
        page.locator("[data-facets] > summary").click()
    for name in ("Steg", "Kan göras"):
        box = option(page, name, "")
        expect(box.first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("[data-menu][open]")).to_have_count(1)
    page.get_by_role("heading", level=1).click()
    expect(page.locator("[data-menu][open]")).to_have_count(0)
    context.close()


def test_the_group_of_the_step_that_is_chosen_comes_first(page: Page) -> None:
    page.goto("metoder/?steg=samla")
    first = page.locator("[data-group]:visible").first
    expect(first.get_by_role("heading", level=2)).to_contain_text("Samla")
    page.get_by_role("button", name="Ta bort Samla").click()
    expect(first.get_by_role("heading", level=2)).to_contain_text("Lyssna")


def test_one_tab_leads_past_all_that_narrows(page: Page) -> None:
    page.goto("metoder/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Lyssna")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hoppa till metoderna")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-group]') !== null")


def test_without_javascript_every_card_is_there_and_leads_on(
    browser: Browser, address: str, own_library: Library
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("metoder/")
    assert page.locator("[data-card]:visible").count() == len(own_library.methods)
    expect(page.get_by_role("checkbox").first).not_to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Samla").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Samla")
    page.get_by_role("link", name="Hur kan vi?").first.click()
    expect(page.get_by_role("heading", name="Så gör ni")).to_be_visible()
    context.close()
