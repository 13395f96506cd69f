"""The planner under hands that are quick, many or clumsy: nothing that was done, typed or chosen is lost."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

PLAN = "planera/#v1&start=2026-11-26T13:00&antal=7&m=incheckning:10,brainwriting:40,avslut:10"


def rows(page: Page) -> Locator:
    return page.locator("[data-items] [data-title]")


def touch(page: Page, points: list[tuple[float, float]]) -> None:
    """One finger along some points."""
    session = page.context.new_cdp_session(page)
    for index, (x, y) in enumerate(points):
        kind = "touchMove" if index else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def middle(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_tab_or_a_press_right_after_a_number_is_not_lost(page: Page) -> None:
    page.goto(PLAN)
    minutes = page.get_by_label("Minuter för Brainwriting")
    minutes.fill("25")
    minutes.press("Tab")
    expect(page.get_by_role("button", name="Flytta upp Brainwriting")).to_be_focused()
    minutes.fill("35")
    page.get_by_role("button", name="Flytta upp Avslut").click()
    expect(rows(page)).to_have_text(["Incheckning", "Avslut", "Brainwriting"])
    assert "m=incheckning:10,avslut:10,brainwriting:35&" in page.url


def test_a_finger_drags_rows_and_turns_slides_but_scrolls_neither_away(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 1600}, has_touch=True)
    page = context.new_page()
    page.goto(PLAN)
    first, last = (middle(page.locator("[data-handle]").nth(index)) for index in (0, 2))
    touch(page, [last, (last[0], (first[1] + last[1]) / 2), first])
    expect(rows(page)).to_have_text(["Avslut", "Incheckning", "Brainwriting"])

    page.goto("visa/#v1&m=brainwriting:40")
    count = page.locator("[data-count]")
    expect(count).to_contain_text("Steg 1")
    touch(page, [(300, 800), (230, 300)])
    expect(count).to_contain_text("Steg 1")
    touch(page, [(300, 400), (100, 410)])
    expect(count).to_contain_text("Steg 2")
    context.close()


def test_a_ready_plan_keeps_the_day_the_group_and_the_problems(page: Page) -> None:
    page.goto(PLAN + "&fall=tyst-rum")
    page.get_by_role("link", name="Skissa och välj").click()
    expect(rows(page).nth(2)).to_have_text("Tre prickar")
    expect(page.get_by_label("Antal personer")).to_have_value("7")
    expect(page.get_by_label("Dag och tid när ni börjar")).to_have_value("2026-11-26T13:00")
    expect(page.locator("[data-problems]")).to_contain_text("Ett tyst rum")
    page.go_back()
    expect(rows(page)).to_have_text(["Incheckning", "Brainwriting", "Avslut"])


def test_another_s_link_does_not_take_one_s_own_plan_away(page: Page) -> None:
    page.goto(PLAN)
    expect(rows(page)).to_have_count(3)
    page.goto("metoder/")
    page.goto("planera/#v1&namn=Hennes&m=enkat:20")
    notice = page.get_by_text("Du har en plan sedan tidigare: Workshop, 3 punkter.")
    expect(notice).to_be_visible()
    page.get_by_role("link", name="Ta fram den").click()
    expect(rows(page)).to_have_text(["Incheckning", "Brainwriting", "Avslut"])
    expect(notice).to_be_hidden()


def test_the_catalogue_in_another_window_adds_to_the_plan_and_takes_back(page: Page) -> None:
    page.goto(PLAN)
    expect(rows(page)).to_have_count(3)
    catalogue = page.context.new_page()
    catalogue.goto("metoder/")
    enkat = catalogue.get_by_label("Lägg till i planen: Enkät")
    enkat.check()
    expect(rows(page)).to_have_text(["Incheckning", "Brainwriting", "Enkät", "Avslut"])
    page.get_by_label("Vad heter träffen?").fill("Torsdag")
    page.get_by_role("button", name="Ta bort Enkät").click()
    expect(enkat).not_to_be_checked()
    expect(page.get_by_label("Vad heter träffen?")).to_have_value("Torsdag")


def test_a_plan_is_never_fuller_or_longer_than_it_can_hold(page: Page) -> None:
    items = ",".join(f"*{quote(letter * 1_000)}:25" for letter in "åمx" for _ in range(20))
    page.goto(f"planera/#v1&namn={quote('ord ' * 2_500)}&start=2026-11-26T22:00&m={items}")
    expect(page.locator("[data-row]")).to_have_count(60)
    page.get_by_role("button", name="Lägg till", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Planen rymmer högst 60 punkter.")
    expect(page.locator("[data-sum]")).to_contain_text("kl. 22.00 till fredag 27 november kl. 23.00")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_broken_link_pasted_over_a_plan_is_told(page: Page) -> None:
    page.goto(PLAN)
    page.evaluate("location.hash = '#v1&m=kristallkula:5,enkat:20'")
    expect(page.get_by_role("alert")).to_contain_text("”kristallkula” finns inte längre")
    expect(rows(page)).to_have_text(["Enkät"])


def test_the_skip_link_leaves_the_plan_and_its_saved_copy_as_they_were(page: Page) -> None:
    page.goto(PLAN)
    expect(rows(page)).to_have_count(3)
    page.keyboard.press("Tab")
    page.get_by_role("link", name="Till innehållet").press("Enter")
    expect(page.locator("#innehall")).to_be_focused()
    expect(rows(page)).to_have_text(["Incheckning", "Brainwriting", "Avslut"])
    page.reload()
    expect(rows(page)).to_have_text(["Incheckning", "Brainwriting", "Avslut"])


@pytest.mark.parametrize("hash", ["#innehall", "#dagordning", "#:~:text=plan", "#m=enkat:20", "#%", "#v9&m=enkat:20"])
def test_an_address_that_is_no_plan_costs_no_plan(page: Page, hash: str) -> None:
    page.goto(PLAN)
    expect(rows(page)).to_have_count(3)
    page.evaluate("hash => { location.hash = hash }", hash)
    expect(rows(page)).to_have_count(3)
    page.goto("metoder/")
    page.goto(f"planera/{hash}")
    expect(rows(page)).to_have_text(["Incheckning", "Brainwriting", "Avslut"])


def test_a_link_with_a_full_stop_after_it_keeps_its_last_item(page: Page) -> None:
    page.goto(f"{PLAN}).")
    expect(rows(page)).to_have_text(["Incheckning", "Brainwriting", "Avslut"])
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_slip_on_home_costs_neither_the_place_nor_the_clock(page: Page) -> None:
    page.goto("visa/#v1&m=brainwriting:40")
    count = page.locator("[data-count]")
    expect(count).to_contain_text("Steg 1")
    page.keyboard.press("PageDown")
    expect(count).to_contain_text("Steg 2")
    page.keyboard.press("Home")
    expect(count).to_contain_text("Steg 2")
    expect(page.get_by_role("alert")).to_have_text("Tryck en gång till för att börja om från första steget.")
    page.keyboard.press("Home")
    expect(count).to_contain_text("Steg 1")


def test_a_new_name_leaves_the_place_and_the_clock_of_what_is_shown(page: Page) -> None:
    page.goto(PLAN)
    expect(rows(page)).to_have_count(3)
    show = page.get_by_role("link", name="Visa på skärmen")
    page.goto(show.get_attribute("href") or "")
    page.keyboard.press("PageDown")
    place = page.locator("[data-count]").inner_text()
    page.go_back()
    page.get_by_label("Vad heter träffen?").fill("Torsdag")
    page.goto(show.get_attribute("href") or "")
    expect(page.locator("[data-count]")).to_have_text(place)


def test_a_workshop_gets_its_way_in_and_out_with_one_press(page: Page) -> None:
    page.goto("planera/#v1&m=enkat:20")
    page.get_by_role("button", name="Lägg in dem").click()
    expect(rows(page)).to_have_text(["Incheckning", "Enkät", "Avslut"])


def test_what_a_change_means_is_told_to_who_cannot_see_it(page: Page) -> None:
    page.goto(PLAN)
    status = page.locator("[data-planner] [data-status]")
    minutes = page.get_by_label("Minuter för Brainwriting")
    minutes.fill("25")
    minutes.press("Tab")
    expect(status).to_contain_text("Brainwriting: 25 min. Kortare än metodens minsta tid, 30 minuter.")
    expect(status).to_contain_text("kl. 13.00–13.45")
    page.get_by_label("Antal personer").fill("70")
    page.get_by_label("Antal personer").press("Tab")
    expect(status).to_contain_text("Brainwriting: ")
    expect(status).to_contain_text("Metoden är för högst")


SHIFTS = """() => { window.shifted = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true }); }"""


@pytest.mark.parametrize("path", ["planera/", PLAN])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_while_the_planner_loads(browser: Browser, address: str, path: str, width: int) -> None:
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 900})
    context.add_init_script(f"({SHIFTS})()")
    page = context.new_page()

    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/plan.json", slowly)
    page.goto(path, wait_until="networkidle")
    expect(page.get_by_label("Vad heter träffen?")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") < 0.02
    context.close()
