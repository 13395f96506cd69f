"""The plans on a device: none is lost to a link, a slip or another window, and each can be found again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .test_coach import too_small
from .test_hardships import REFUSED
from .test_pages import violations

MINE = "planera/#v1&id=torsdag0&namn=Torsdag&m=incheckning:10,brainwriting:40,avslut:10"
HERS = "planera/#v1&id=hennes00&namn=Hennes&m=enkat:20"
FULL = """Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); }"""


def rows(page: Page) -> Locator:
    return page.get_by_label("Minuter för")


def plans(page: Page) -> Locator:
    """The list, unfolded."""
    if not page.locator("details[data-shelf]").evaluate("one => one.open"):
        page.get_by_text("Planer på den här enheten").click()
    return page.locator("[data-plans]").get_by_role("link")


def told(page: Page) -> Locator:
    return page.locator("[data-planner] > [data-status]")


def test_somebody_s_link_becomes_one_more_plan(page: Page) -> None:
    page.goto(MINE)
    expect(rows(page)).to_have_count(3)
    page.goto("metoder/")
    page.goto(HERS)
    expect(page.get_by_text("Du har en plan sedan tidigare: Torsdag, 3 punkter.")).to_be_visible()
    expect(plans(page)).to_have_text(["Hennes", "Torsdag"])
    expect(page.get_by_role("listitem").filter(has_text="Hennes")).to_contain_text("öppen nu · 20 min, 1 punkt")
    expect(page.get_by_role("listitem").filter(has_text="Torsdag")).to_contain_text("1 tim, 3 punkter · ändrad i dag")
    page.get_by_role("link", name="Torsdag", exact=True).press("Enter")
    expect(rows(page)).to_have_count(3)
    expect(page.get_by_role("link", name="Torsdag", exact=True)).to_be_focused()
    expect(told(page)).to_have_text("Du har öppnat ”Torsdag”.")
    page.goto("metoder/")
    page.goto("planera/")
    expect(page.get_by_label("Vad heter träffen?")).to_have_value("Torsdag")


def test_what_somebody_made_of_my_plan_takes_its_place_only_if_i_say_so(page: Page) -> None:
    page.goto(MINE)
    expect(rows(page)).to_have_count(3)
    page.goto("metoder/")
    page.goto(MINE.replace("brainwriting:40", "brainwriting:50"))
    expect(page.get_by_text("Du har redan en egen version av den här planen.")).to_be_visible()
    expect(plans(page)).to_have_count(2)
    page.get_by_role("link", name="Ta fram min").click()
    expect(page.get_by_role("button", name="Byt ut min mot länkens")).to_be_hidden()
    expect(page.get_by_label("Minuter för Brainwriting")).to_have_value("40")
    page.go_back()
    expect(page.get_by_label("Minuter för Brainwriting")).to_have_value("50")

    page.evaluate("address => { location.hash = address }", MINE.split("#")[1].replace("brainwriting:40", "enkat:50"))
    page.get_by_role("button", name="Byt ut min mot länkens").click()
    expect(page.get_by_label("Minuter för Enkät")).to_have_value("50")
    assert page.url.endswith("&id=torsdag0")
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_label("Minuter för Brainwriting")).to_have_value("40")


def test_an_old_link_to_my_plan_shows_it_as_it_is_now(page: Page) -> None:
    page.goto(MINE)
    page.get_by_role("button", name="Ta bort Brainwriting").click()
    expect(rows(page)).to_have_count(2)
    page.goto("metoder/")
    page.goto(MINE)
    expect(page.get_by_text("Länken är en äldre version av planen.")).to_be_visible()
    expect(rows(page)).to_have_count(2)
    page.get_by_role("link", name="Ta fram den äldre").click()
    expect(rows(page)).to_have_count(3)
    expect(plans(page)).to_have_count(2)


def test_undo_and_redo_by_key_go_through_all_that_was_done(page: Page) -> None:
    page.goto(MINE)
    undo, redo = page.get_by_role("button", name="Ångra"), page.get_by_role("button", name="Gör om")
    expect(undo).to_be_disabled()
    page.get_by_role("button", name="Ta bort Brainwriting").click()
    page.get_by_label("Vad heter träffen?").press("End")
    page.keyboard.type(" kväll")
    page.get_by_label("Vad heter träffen?").press("Tab")
    page.get_by_role("button", name="Töm planen").click()
    expect(rows(page)).to_have_count(0)
    expect(undo).to_be_focused()

    page.keyboard.press("Control+z")
    expect(told(page)).to_have_text("Ångrat: tömma planen. Hela planen: 20 min.")
    expect(page.get_by_label("Vad heter träffen?")).to_have_value("Torsdag kväll")
    page.keyboard.press("Control+z")
    expect(told(page)).to_contain_text("Ångrat: ändra namnet.")
    expect(page.get_by_label("Vad heter träffen?")).to_have_value("Torsdag")
    page.keyboard.press("Control+z")
    expect(told(page)).to_have_text("Ångrat: ta bort Brainwriting. Hela planen: 1 tim.")
    expect(rows(page)).to_have_count(3)
    expect(undo).to_be_disabled()
    expect(redo).to_be_focused()
    page.keyboard.press("Control+z")
    expect(told(page)).to_have_text("Det finns inget att ångra.")

    page.keyboard.press("Control+Shift+Z")
    expect(told(page)).to_contain_text("Gjort igen: ta bort Brainwriting.")
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+y")
    expect(told(page)).to_have_text("Gjort igen: tömma planen. Planen är tom.")
    expect(rows(page)).to_have_count(0)


def test_in_a_field_of_text_the_keys_are_the_field_s_own(page: Page) -> None:
    page.goto(MINE)
    page.get_by_role("button", name="Ta bort Brainwriting").click()
    page.get_by_label("Rum eller länk till mötet").press_sequentially("Eken")
    page.keyboard.press("Control+z")
    expect(rows(page)).to_have_count(2)


def test_the_browser_s_back_is_one_undo(page: Page) -> None:
    page.goto(MINE)
    page.get_by_role("button", name="Ta bort Brainwriting").click()
    page.go_back()
    expect(rows(page)).to_have_count(3)
    expect(page.get_by_role("button", name="Ångra")).to_be_disabled()
    page.get_by_role("button", name="Gör om").click()
    expect(rows(page)).to_have_count(2)


def test_a_copy_is_changed_without_the_first_one(page: Page) -> None:
    page.goto(MINE)
    expect(plans(page)).to_have_text(["Torsdag"])
    page.get_by_role("button", name="Gör en kopia av Torsdag").click()
    name = page.get_by_label("Vad heter träffen?")
    expect(name).to_have_value("Torsdag (kopia)")
    expect(name).to_be_focused()
    page.keyboard.type("Fredag")
    page.get_by_role("button", name="Ta bort Brainwriting").click()
    expect(plans(page)).to_have_text(["Fredag", "Torsdag"])
    page.get_by_role("link", name="Torsdag", exact=True).click()
    expect(rows(page)).to_have_count(3)


@pytest.mark.parametrize("back", ["the button", "the key"])
def test_a_plan_is_removed_after_a_question_and_comes_back(page: Page, back: str) -> None:
    page.goto(MINE)
    expect(plans(page)).to_have_count(1)
    remove = page.get_by_role("button", name="Ta bort planen Torsdag")
    question = page.get_by_role("dialog", name="Ta bort en plan")
    remove.click()
    expect(question).to_contain_text("Vill du ta bort planen ”Torsdag” från den här enheten?")
    page.keyboard.press("Escape")
    expect(remove).to_be_focused()
    remove.click()
    question.get_by_role("button", name="Behåll den").click()
    expect(plans(page)).to_have_count(1)

    remove.click()
    question.get_by_role("button", name="Ta bort planen").click()
    expect(plans(page)).to_have_count(0)
    expect(rows(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Ta tillbaka den")).to_be_focused()
    if back == "the button":
        page.get_by_role("button", name="Ta tillbaka den").press("Enter")
    else:
        page.keyboard.press("Control+z")
    expect(plans(page)).to_have_text(["Torsdag"])
    expect(rows(page)).to_have_count(3)
    expect(told(page)).to_have_text("Planen ”Torsdag” är tillbaka.")


def test_a_new_plan_leaves_the_others(page: Page) -> None:
    page.goto(MINE)
    expect(plans(page)).to_have_count(1)
    page.get_by_role("button", name="Börja en ny plan").click()
    expect(page.get_by_label("Vad heter träffen?")).to_be_focused()
    page.keyboard.type("Ny")
    expect(plans(page)).to_have_text(["Ny", "Torsdag"])


def test_what_other_pages_add_goes_to_the_plan_last_open_and_tells_which(page: Page) -> None:
    page.goto(MINE)
    expect(rows(page)).to_have_count(3)
    page.goto(HERS.replace("enkat:20", "pilot:30"))
    expect(rows(page)).to_have_count(1)
    page.goto("metoder/")
    tray = page.get_by_role("complementary", name="Din plan")
    expect(tray).to_contain_text("Din plan: ”Hennes”, 1 punkt")
    page.get_by_label("Lägg till i planen: Enkät").check()
    page.goto("metoder/atta-skisser/")
    page.get_by_role("link", name="Lägg till i planen ”Hennes”").click()
    expect(rows(page)).to_have_count(3)
    expect(page.locator("[data-mine]")).to_be_hidden()
    page.goto("fall/tavla/")
    page.get_by_label("Ta med Ett tyst rum").check()
    expect(page.get_by_text("1 problem eller idé till ”Hennes”")).to_be_visible()
    page.get_by_role("link", name="Ta med till en sprint").click()
    expect(page.locator("[data-problems]")).to_contain_text("Ett tyst rum")
    expect(plans(page)).to_have_text(["Hennes", "Torsdag"])


def test_back_from_the_catalogue_shows_what_was_added_there(page: Page) -> None:
    page.goto(MINE)
    expect(rows(page)).to_have_count(3)
    page.get_by_role("link", name="Leta i katalogen").click()
    page.get_by_label("Lägg till i planen: Enkät").check()
    page.go_back()
    expect(rows(page)).to_have_count(4)
    expect(page.locator("[data-mine]")).to_be_hidden()


def test_two_windows_with_the_same_plan_follow_each_other_and_others_are_left(page: Page) -> None:
    page.goto(MINE)
    expect(rows(page)).to_have_count(3)
    other = page.context.new_page()
    other.goto(HERS)
    expect(rows(other)).to_have_count(1)
    page.get_by_role("button", name="Ta bort Brainwriting").click()
    other.get_by_label("Vad heter träffen?").fill("Hennes dag")
    expect(plans(page)).to_have_text(["Hennes dag", "Torsdag"])
    expect(rows(page)).to_have_count(2)

    other.get_by_text("Planer på den här enheten").click()
    other.get_by_role("link", name="Torsdag", exact=True).click()
    other.get_by_role("button", name="Ta bort Avslut").click()
    expect(rows(page)).to_have_count(1)
    page.get_by_role("button", name="Ångra").click()
    expect(rows(other)).to_have_count(2)


def test_a_window_without_a_plan_takes_the_one_begun_in_another(page: Page) -> None:
    page.goto(MINE)
    page.get_by_text("Planer på den här enheten").click()
    page.get_by_role("button", name="Börja en ny plan").click()
    catalogue = page.context.new_page()
    catalogue.goto("metoder/")
    catalogue.get_by_label("Lägg till i planen: Enkät").check()
    expect(page.get_by_label("Minuter för Enkät")).to_be_visible()
    expect(plans(page)).to_have_text(["Workshop", "Torsdag"])


def test_the_one_plan_of_before_is_taken_over(page: Page) -> None:
    page.goto("om/integritet/")
    key = page.evaluate("document.querySelector('meta[name=application-name]').dataset.id")
    page.evaluate("([key, plan]) => localStorage.setItem(`${key}.plan`, plan)", [key, "#" + MINE.split("#")[1]])
    page.goto("metoder/")
    expect(page.get_by_role("complementary", name="Din plan")).to_contain_text("”Torsdag”, 3 punkter")
    page.goto("planera/")
    expect(rows(page)).to_have_count(3)
    expect(plans(page)).to_have_text(["Torsdag"])
    assert page.evaluate("key => localStorage.getItem(`${key}.plan`)", key) is None


def test_the_oldest_of_too_many_goes_and_is_told(page: Page) -> None:
    page.goto("om/integritet/")
    page.evaluate(
        """() => { const plans = Array.from({ length: 40 }, (_, n) =>
            ({ plan: `#v1&id=${10000000 + n}&namn=Plan%20${n}&m=enkat:20`, at: 1e12 + n, was: [] }));
          const { id } = document.querySelector("meta[name=application-name]").dataset;
          localStorage.setItem(`${id}.plans`, JSON.stringify({ open: "", plans })); }"""
    )
    page.goto(MINE)
    expect(page.get_by_role("alert")).to_contain_text(
        "plats för 40 planer. ”Plan 0” var orörd längst och är borttagen."
    )
    expect(plans(page)).to_have_count(40)


@pytest.mark.parametrize("hardship", [REFUSED, FULL], ids=["refused", "full"])
def test_where_the_browser_keeps_nothing_it_is_told_and_the_page_works(page: Page, hardship: str) -> None:
    page.add_init_script(hardship)
    page.goto(MINE)
    expect(page.get_by_text("Webbläsaren sparar inte planen på den här enheten")).to_be_visible()
    page.get_by_role("button", name="Ta bort Brainwriting").click()
    page.get_by_role("button", name="Ångra").click()
    expect(rows(page)).to_have_count(3)
    page.evaluate("address => { location.hash = address }", HERS.split("#")[1])
    expect(plans(page)).to_have_text(["Hennes", "Torsdag"])
    page.reload()
    expect(page.get_by_label("Vad heter träffen?")).to_have_value("Hennes")
    page.goto("metoder/")
    page.get_by_label("Lägg till i planen: Enkät").check()
    expect(page.get_by_role("complementary", name="Din plan")).to_contain_text("Webbläsaren sparar den inte")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (390, "light"), (1280, "light")])
def test_the_list_is_accessible_and_fits(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(MINE.replace("Torsdag", "W" * 120))
    expect(rows(page)).to_have_count(3)
    page.goto("metoder/")
    page.goto(MINE.replace("brainwriting:40", "brainwriting:50"))
    expect(plans(page)).to_have_count(2)
    page.get_by_role("button", name="Ta bort planen W").first.click()
    assert violations(page) == []
    page.get_by_role("button", name="Ta bort planen", exact=True).click()
    expect(page.get_by_role("button", name="Ta tillbaka den")).to_be_visible()
    assert violations(page) == []
    assert too_small(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
