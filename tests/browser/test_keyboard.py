"""The main errands by keyboard alone, and how many stops each takes from the top of its first page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

STOP = """() => {
  const { activeElement: one } = document;
  if (one.closest(".ready")) return "first-beyond";
  return one.id || one.getAttribute("aria-label") || one.value + one.textContent;
}"""
LOST = 60  # stops: nobody goes on after so many


@pytest.fixture(scope="module")
def address(real_address: str) -> str:
    """The real content: what there is of it decides how far it is."""
    return real_address


class Keys:
    """Somebody at a keyboard, whose stops are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.stops = page, 0

    def go_to(self, target: Locator) -> None:
        """On with the tab key until the target is reached."""
        for _ in range(LOST):
            self.page.keyboard.press("Tab")
            self.stops += 1
            if target.evaluate("one => one === document.activeElement || one.contains(document.activeElement)"):
                return
        raise AssertionError(f"not reached in {LOST} stops: {target}")

    def follow(self, target: Locator) -> None:
        self.go_to(target)
        self.page.keyboard.press("Enter")

    def skip(self) -> None:
        self.follow(self.page.get_by_role("link", name="Hoppa till innehållet"))


def test_a_method_is_found_from_the_start_page(page: Page) -> None:
    keys = Keys(page)
    page.goto("")
    keys.go_to(page.get_by_role("search", name="Hela guiden").get_by_role("searchbox"))
    page.keyboard.type("intervju")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=intervju")
    found = page.get_by_role("main").get_by_role("link", name="Djupintervju").first
    expect(found).to_be_visible()
    keys.skip()
    keys.follow(found)
    page.wait_for_url("**/metoder/djupintervju/**")
    assert keys.stops <= 20


def test_the_catalogue_is_narrowed_and_a_card_opened(page: Page) -> None:
    keys = Keys(page)
    page.goto("metoder/")
    keys.skip()
    keys.follow(page.locator("[data-menu] > summary").first)
    keys.go_to(page.get_by_role("checkbox", name="Ringa in"))
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    keys.follow(page.locator("[data-card]:visible h3 a").first)
    page.wait_for_url("**/metoder/*/")
    assert keys.stops <= 25


def test_two_methods_become_a_plan_that_is_shown(page: Page) -> None:
    keys = Keys(page)
    page.goto("metoder/")
    keys.skip()
    keys.follow(page.get_by_role("link", name="Hoppa till metoderna"))
    for place in range(2):
        keys.go_to(page.locator("[data-card] [data-plan]").nth(place))
        page.keyboard.press("Space")
    keys.follow(page.locator("[data-card]").nth(1).get_by_role("link", name="Gå till din plan"))
    keys.follow(page.get_by_role("link", name="Öppna planen"))
    page.wait_for_url("**/planera/**")
    show = page.get_by_role("link", name="Visa på skärmen")
    expect(show).to_be_visible()
    keys.skip()
    keys.follow(page.get_by_role("link", name="Hoppa till Använd planen"))
    keys.follow(show)
    page.wait_for_url("**/visa/**")
    assert keys.stops <= 30


def test_chosen_cards_are_printed(page: Page) -> None:
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    keys = Keys(page)
    page.goto("metoder/")
    keys.skip()
    keys.follow(page.get_by_role("link", name="Hoppa till metoderna"))
    keys.go_to(page.locator("[data-card] [data-plan]").first)
    page.keyboard.press("Space")
    keys.follow(page.locator("[data-card]").first.get_by_role("link", name="Gå till din plan"))
    keys.follow(page.get_by_role("link", name="Skriv ut korten"))
    page.wait_for_url("**/kort/?valda=**")
    button = page.get_by_role("button", name="Skriv ut")
    expect(button).to_be_visible()
    keys.follow(button)
    expect(page).to_have_title("printed")
    assert keys.stops <= 25


def test_a_plan_of_ten_items_has_few_stops(page: Page) -> None:
    own = ",".join(f"*Punkt%20{number}:5" for number in range(3, 10))
    page.goto(f"planera/#v1&namn=Lång&start=2026-11-26T13:00&antal=7&m=incheckning:5,brainwriting:30,{own},avslut:5")
    expect(page.locator("[data-row]")).to_have_count(10)
    page.get_by_label("Vad heter träffen?").focus()
    stops = [""]
    while stops[-1] != "first-beyond":
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
        assert len(stops) < LOST
    assert len(set(stops)) <= 30  # a day and an hour are one stop, however many parts a browser gives them
