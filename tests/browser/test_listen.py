"""A page is read aloud by the reader's own machine, which here has a voice that says nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

STEP = "steg/lyssna/"
SILENT = """(voices) => {
  window.heard = [];
  let last;
  const speech = {
    getVoices: () => voices,
    speak: (said) => { last = said; heard.push(said.text); },
    cancel: () => heard.push("(tyst)"),
    addEventListener: () => {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.finish = (times) => { for (let i = 0; i < times; i++) last.onend(); };
}"""
SWEDISH = '[{ lang: "sv-SE", localService: true }]'
ABROAD = '[{ lang: "en-GB", localService: true }, { lang: "sv-SE", localService: false }]'


def with_voices(page: Page, voices: str) -> Page:
    page.add_init_script(f"({SILENT})({voices})")
    return page


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def heard(page: Page) -> list[str]:
    said: list[str] = page.evaluate("heard")
    return said


def test_a_page_is_read_from_its_heading_on_and_shows_where_the_reading_is(page: Page) -> None:
    with_voices(page, SWEDISH).goto(STEP)
    button(page, "Lyssna").click()
    page.evaluate("finish(1)")
    assert heard(page) == ["Steg 1 av 5", "Lyssna"]
    expect(page.locator(".listened")).to_have_text("Lyssna")
    page.evaluate("finish(6)")
    expect(page.locator(".listened")).to_be_in_viewport()
    assert "Samla" not in heard(page)


def test_a_reading_can_wait_go_on_and_stop_by_the_keyboard_alone(page: Page) -> None:
    with_voices(page, SWEDISH).goto(STEP)
    button(page, "Lyssna").focus()
    page.keyboard.press("Enter")
    page.evaluate("finish(1)")
    expect(button(page, "Pausa")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "Fortsätt")).to_be_focused()
    page.keyboard.press("Enter")
    assert heard(page) == ["Steg 1 av 5", "Lyssna", "(tyst)", "Lyssna"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(button(page, "Lyssna")).to_be_focused()
    expect(page.locator(".listened")).to_have_count(0)
    assert heard(page)[-1] == "(tyst)"


def test_a_reading_ends_by_itself(page: Page) -> None:
    with_voices(page, SWEDISH).goto(STEP)
    button(page, "Lyssna").click()
    page.evaluate("while (document.querySelector('.listened')) finish(1)")
    expect(button(page, "Lyssna")).to_be_visible()
    assert heard(page)[-1] == "(tyst)"


def test_a_reading_stops_when_the_page_is_left(page: Page) -> None:
    with_voices(page, SWEDISH).goto(STEP)
    button(page, "Lyssna").click()
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert heard(page)[-1] == "(tyst)"
    expect(page.locator(".listened")).to_have_count(0)


@pytest.mark.parametrize("voices", ["[]", ABROAD], ids=["none", "only abroad"])
def test_without_a_swedish_voice_of_one_s_own_that_is_said_and_nothing_is_read(page: Page, voices: str) -> None:
    with_voices(page, voices).goto(STEP)
    button(page, "Lyssna").click()
    expect(page.get_by_role("alert")).to_contain_text("hittar ingen svensk röst")
    assert heard(page) == []


def test_without_a_script_nothing_is_offered(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(STEP)
    expect(button(page, "Lyssna")).to_have_count(0)
    context.close()
