"""The reader's own browser makes it hard: no storage, no data, only a keyboard."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
IN_SIGHT = """() => {
  const { left, top, width, height } = document.activeElement.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  return document.activeElement.contains(found);
}"""


def test_the_switch_of_colours_does_not_move_the_page(page: Page) -> None:
    page.goto("metoder/")
    page.get_by_role("searchbox", name="Sök i hela guiden").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Byt till mörkt läge")).to_be_focused()
    assert page.evaluate("scrollY") == 0


def test_what_the_keyboard_reaches_is_not_behind_the_tray(page: Page) -> None:
    page.goto("metoder/")
    page.get_by_label("Lägg till i planen: Enkät").check()
    expect(page.get_by_text("Din plan:")).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('article input')"):
            assert page.evaluate(IN_SIGHT)


def test_refused_storage_leaves_the_readers_own_colours(page: Page) -> None:
    page.add_init_script(REFUSED)
    page.emulate_media(color_scheme="dark")
    page.goto("metoder/enkat/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_session_whose_data_does_not_come_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    page.route("**/plan.json", lambda route: route.abort())
    page.goto("visa/#v1&m=enkat:30")
    expect(page.get_by_role("alert")).to_contain_text("Visningen kunde inte hämtas")
    page.close()
