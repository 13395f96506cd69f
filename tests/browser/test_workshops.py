"""A ready workshop: found by what has happened, its invitation copied, its plan opened, shown and printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .test_coach import too_small
from .test_pages import violations


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("skylten", "Ingen läser skylten"),
        ("anslagstavlan", "Ingen läser skylten"),
        ("kön växer", "Kön växer"),
    ],
)
def test_a_situation_is_searched_for_in_one_s_own_words(page: Page, asked: str, title: str) -> None:
    page.goto("")
    field = page.get_by_role("search", name="Hela guiden").get_by_role("searchbox")
    field.fill(asked)
    field.press("Enter")
    expect(page.locator("[data-best] .hit a").first).to_have_text(title)


def test_from_the_start_page_to_a_plan_on_the_screen(context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("")
    page.get_by_role("link", name="hålla en workshop").click()
    page.get_by_role("link", name="Ingen läser skylten").click()
    page.get_by_role("button", name="Kopiera inbjudan").click()
    expect(page.get_by_role("main")).to_contain_text("Texten är kopierad.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Hej [namn]!\n\nVi vill att fler")

    page.get_by_role("link", name="Öppna i planeraren").click()
    expect(page.locator("[data-items] [data-title]")).to_have_count(6)
    expect(page.get_by_label("Vad heter träffen?")).to_have_value("Ingen läser skylten")
    expect(page.locator("[data-faults]")).to_be_hidden()
    expect(page.locator("[data-sum]")).to_contain_text("1 tim 40 min")

    page.go_back()
    page.get_by_role("link", name="Skriv ut korten").click()
    expect(page.locator("[data-selection-count]").first).to_have_text("1 kort valt.")
    page.go_back()
    page.get_by_role("link", name="Visa på skärmen").click()
    expect(page.locator("[data-count]")).to_contain_text("Steg 1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", ["workshoppar/", "workshoppar/skylten/"])
def test_the_list_and_a_workshop_are_accessible(
    browser: Browser, address: str, path: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(path)
    assert violations(page) == []
    assert too_small(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
