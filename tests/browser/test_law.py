"""A team finds out whether it may: answers, sum, letters, with a script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from .test_coach import too_small
from .test_pages import violations

LAW = "far-vi-det-har/"


def question(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def answer(page: Page, name: str, said: str) -> None:
    page.get_by_role("group", name=name).get_by_label(said, exact=True).check()


def total(page: Page) -> Locator:
    return page.get_by_role("region", name="Det här gäller er")


def test_what_is_answered_yes_is_summed_up_with_rules_deciders_and_letters(page: Page) -> None:
    page.goto(LAW)
    answer(page, "Möter vi barn?", "Ja")
    answer(page, "Använder vi AI?", "Nej")
    expect(total(page)).to_contain_text("Ni har svarat 1 ja och 1 nej. 3 frågor är kvar.")
    expect(total(page).get_by_role("heading", level=3)).to_have_text(["Möter vi barn?"])
    expect(total(page)).to_contain_text("Bestämmer: Rektorn")
    expect(total(page).get_by_role("link", name="barnlagen")).to_be_visible()
    answer(page, "Möter vi människor?", "Ja")
    expect(total(page)).to_contain_text("Ej kontrollerat mot källan – fråga er jurist")
    total(page).get_by_role("link", name="Brev").click()
    expect(page.get_by_text("Ja, jag vill vara med.", exact=False).first).to_be_visible()
    expect(page.get_by_role("button", name="Kopiera texten: Brev")).to_be_in_viewport()


def test_answers_survive_a_reload_a_way_back_and_a_link_to_one_question(page: Page) -> None:
    page.goto(LAW)
    answer(page, "Möter vi barn?", "Ja")
    answer(page, "Spelar vi in eller tar bilder?", "Nej")
    page.reload()
    expect(total(page)).to_contain_text("1 ja och 1 nej")
    page.goto("metoder/")
    page.goto(f"{LAW}#ai")
    expect(total(page)).to_contain_text("1 ja och 1 nej")
    expect(question(page, "Använder vi AI?")).to_contain_text("Det vanliga svaret")
    assert page.url.endswith("?svar=2&ja=barn&nej=inspelning#ai")


def test_a_link_carries_the_answers_to_a_colleague_and_leaves_those_she_had(
    context: BrowserContext, page: Page, browser: Browser, address: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(LAW)
    answer(page, "Möter vi människor?", "Ja")
    total(page).get_by_role("button", name="Kopiera länken till svaren").click()
    expect(total(page)).to_contain_text("Länken är kopierad.")
    link = page.evaluate("navigator.clipboard.readText()")

    hers = browser.new_context(base_url=address).new_page()
    hers.goto(LAW)
    answer(hers, "Använder vi AI?", "Ja")
    hers.goto(link)
    expect(total(hers).get_by_role("heading", level=3)).to_have_text(["Möter vi människor?"])
    expect(hers.get_by_text("Ni har andra svar här sedan tidigare: 1 ja och 0 nej.")).to_be_visible()
    answer(hers, "Möter vi barn?", "Nej")
    hers.reload()
    hers.get_by_role("link", name="Ta fram dem").click()
    expect(total(hers).get_by_role("heading", level=3)).to_have_text(["Använder vi AI?"])
    hers.get_by_role("link", name="Ta fram dem").click()
    expect(total(hers)).to_contain_text("1 ja och 1 nej")
    hers.context.close()


def test_answers_that_are_taken_away_can_be_had_again(page: Page) -> None:
    page.goto(LAW)
    answer(page, "Möter vi barn?", "Ja")
    total(page).get_by_role("button", name="Ta bort svaren").click()
    expect(total(page)).to_contain_text("Ni har inte svarat på någon fråga än.")
    page.get_by_role("link", name="Ta fram dem").click()
    expect(total(page).get_by_role("heading", level=3)).to_have_text(["Möter vi barn?"])


@pytest.mark.parametrize(
    ("query", "told", "left"),
    [
        ("?svar=3&ja=barn,ai", "Länken ser avklippt ut", "2 ja och 0 nej"),
        ("?svar=2&ja=barn,raketer", "”raketer”, som inte är någon fråga", "1 ja och 0 nej"),
        ("?ja=%22%3E", "Länken går inte att läsa. Svaren som ni hade är kvar.", "0 ja och 1 nej"),
    ],
)
def test_a_damaged_link_is_told_plainly_and_costs_no_answer(page: Page, query: str, told: str, left: str) -> None:
    page.goto(LAW)
    answer(page, "Ska vi publicera något?", "Nej")
    page.goto(LAW + query)
    expect(page.get_by_role("alert")).to_contain_text(told)
    expect(total(page)).to_contain_text(left)


def test_a_letter_is_copied_as_it_stands(context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{LAW}#text-brev")
    page.get_by_role("button", name="Kopiera texten: Brev").click()
    expect(question(page, "Möter vi människor?")).to_contain_text("Texten är kopierad.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Hej [namn]!\n\n")
    assert copied.endswith("Ja, jag vill vara med.")


def test_a_letter_that_may_not_be_copied_is_selected(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{LAW}#text-brev")
    page.get_by_role("button", name="Kopiera texten: Brev").click()
    expect(question(page, "Möter vi människor?")).to_contain_text("Texten är markerad")
    assert page.evaluate("getSelection().toString()").startswith("Hej [namn]!")


def test_without_a_script_all_is_there_and_a_no_folds_its_question(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(LAW)
    expect(page.get_by_role("heading", name="Det vanliga svaret")).to_have_count(5)
    expect(total(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Kopiera texten")).to_have_count(0)
    page.locator("#text-brev summary").click()
    expect(page.get_by_text("Ja, jag vill vara med.", exact=False)).to_be_visible()
    answer(page, "Möter vi människor?", "Nej")
    expect(page.get_by_role("heading", name="Det vanliga svaret")).to_have_count(4)
    context.close()


def test_every_answer_can_be_read_without_answering(page: Page) -> None:
    page.goto(LAW)
    expect(page.get_by_role("heading", name="Det vanliga svaret")).to_have_count(0)
    page.get_by_role("button", name="Visa alla svar").click()
    expect(page.get_by_role("heading", name="Det vanliga svaret")).to_have_count(5)


def test_a_paper_holds_what_a_no_does_not_take_away_or_the_sum_alone(page: Page) -> None:
    page.goto(f"{LAW}?svar=2&ja=barn&nej=ai")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Det vanliga svaret")).to_have_count(4)
    page.evaluate("window.print = () => undefined")
    page.emulate_media(media="screen")
    total(page).get_by_role("button", name="Skriv ut summan").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Det vanliga svaret")).to_have_count(0)
    expect(total(page)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_answered_page_is_accessible(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(f"{LAW}?svar=9&ja=manniskor,barn,publicering&nej=ai#text-brev")
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []
    assert too_small(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
