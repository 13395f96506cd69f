"""The coach's story: gather methods, plan, share, run."""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from .test_pages import violations

PLAN = "planera/#v1&namn=Torsdag&start=2026-11-26T13:00&var=distans&antal=7&m=incheckning:10,brainwriting:40,avslut:10"


def rows(page: Page) -> list[str]:
    return page.locator("[data-items] [data-title]").all_inner_texts()


TOO_SMALL = """() => [...document.querySelectorAll("main button, main input, main select, main a.button")]
  .map((one) => one.closest("label") ?? one)
  .filter((one) => one.checkVisibility())
  .filter((one) => { const { width, height } = one.getBoundingClientRect(); return Math.min(width, height) < 24; })
  .map((one) => one.outerHTML)"""


def too_small(page: Page) -> list[str]:
    """Controls narrower or lower than 24 px, links in running text left out (WCAG 2.5.8)."""
    found: list[str] = page.evaluate(TOO_SMALL)
    return found


def text_of(pdf: bytes) -> str:
    """What a PDF says, page after page."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def test_from_three_cards_to_a_shared_agenda_a_calendar_and_a_run(
    page: Page, browser: Browser, address: str, tmp_path: Path
) -> None:
    page.goto("metoder/")
    for title in ("Aktörskarta", "Fem varför", "Brainwriting"):
        page.get_by_label(f"Lägg till i planen: {title}").check()
    expect(page.get_by_role("complementary", name="Din plan")).to_contain_text("3 punkter")
    page.get_by_role("link", name="Öppna planen").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    assert rows(page) == ["Aktörskarta", "Fem varför", "Brainwriting"]

    page.get_by_role("button", name="Flytta upp Brainwriting").press("Enter")
    assert rows(page) == ["Aktörskarta", "Brainwriting", "Fem varför"]
    expect(page.get_by_role("button", name="Flytta upp Brainwriting")).to_be_focused()

    page.get_by_label("Vad heter träffen?").fill("Nya hemtjänsten")
    page.get_by_label("Dag och tid när ni börjar").fill("2026-11-26T13:00")
    page.get_by_label("Antal personer").fill("7")
    page.get_by_label("På distans").check()
    page.get_by_role("button", name="Lägg in pauser").click()
    planned = rows(page)
    assert planned.count("Paus") >= 1
    expect(page.locator("[data-clock]").first).to_have_text("13.00")

    with page.expect_download() as saved:
        page.get_by_role("button", name="Spara till kalendern (.ics)").click()
    file = tmp_path / "plan.ics"
    saved.value.save_as(file)
    (event,) = Calendar.from_ical(file.read_bytes()).events
    assert str(event["SUMMARY"]) == "Nya hemtjänsten"
    assert event.start.isoformat() == "2026-11-26T13:00:00+01:00"
    assert "Brainwriting" in str(event["DESCRIPTION"])

    fresh = browser.new_context(base_url=address).new_page()
    fresh.goto(page.url)
    expect(fresh.get_by_label("Vad heter träffen?")).to_have_value("Nya hemtjänsten")
    assert rows(fresh) == planned
    assert "Brainwriting" in fresh.locator("[data-items]").inner_text()
    fresh.context.close()

    lines = text_of(page.pdf()).splitlines()
    agenda = [line for line in lines if re.match(r"\d\d\.\d\d ", line)]
    assert [line.split(" ", 1)[1].rsplit(" ", 1)[0] for line in agenda] == planned
    assert agenda[0].startswith("13.00 ")
    assert {"Aktörskarta", "Fem varför", "Brainwriting"} <= set(lines)


def test_a_plan_is_run_by_keyboard_and_a_reload_loses_nothing(page: Page) -> None:
    page.clock.install(time=datetime(2026, 11, 26, 12, 59))
    page.goto(PLAN)
    show = page.get_by_role("link", name="Visa på skärmen")
    expect(show).to_be_visible()
    page.clock.pause_at(datetime(2026, 11, 26, 13, 0))
    show.click()
    heading, clock = page.get_by_role("heading", level=1), page.get_by_role("timer")
    expect(heading).to_have_text("Incheckning")
    expect(clock).to_have_text("10:00")
    page.keyboard.press("Space")
    page.clock.run_for(timedelta(minutes=4, seconds=58).seconds * 1000)
    expect(clock).to_have_text("5:02")
    page.keyboard.press("+")
    expect(clock).to_have_text("6:02")
    page.clock.run_for(62_000)
    expect(page.locator("[data-status]")).to_have_text("5 minuter kvar.")
    page.reload()
    expect(heading).to_have_text("Incheckning")
    expect(clock).to_have_text("5:00")
    page.clock.run_for(301_000)
    expect(page.get_by_text("Tiden är ute", exact=True)).to_be_visible()

    steps = int(re.sub(r".* av ", "", page.locator("[data-count]").inner_text()))
    for number in range(2, steps + 1):
        page.keyboard.press("PageDown")
        expect(page.locator("[data-count]")).to_have_text(f"Steg {number} av {steps}")
    expect(heading).to_have_text("Avslut")
    expect(page.get_by_text("Det här är det sista steget.")).to_be_visible()
    page.keyboard.press("PageUp")
    expect(page.locator("[data-count]")).to_have_text(f"Steg {steps - 1} av {steps}")


def test_the_script_is_only_in_the_coach_s_own_window_which_follows(page: Page) -> None:
    page.goto("visa/#v1&m=coacha.1.1:15,coacha.1.3:35")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alla säger något")
    expect(page.get_by_text("håll dig kort")).to_have_count(0)
    with page.context.expect_page() as opened:
        page.keyboard.press("m")
    coach = opened.value
    expect(coach.get_by_text("håll dig kort")).to_be_visible()
    coach.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("Leda eller coacha?")
    page.get_by_role("button", name="Starta klockan").click()
    expect(coach.get_by_role("button", name="Stanna klockan")).to_be_visible()


def test_a_plan_prints_as_an_agenda_with_cards(page: Page, tmp_path: Path) -> None:
    page.goto(PLAN + "&fall=tyst-rum")
    expect(page.locator("[data-row]")).to_have_count(3)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".handout h1")).to_have_text("Torsdag")
    expect(page.locator(".handout .agenda")).to_contain_text("13.10")
    expect(page.locator(".handout__card")).to_have_count(1)
    problem = page.locator(".handout .print-card")
    expect(problem).to_contain_text("Ett tyst rum på äldreboendet")
    expect(problem).to_contain_text("/fall/tyst-rum")
    expect(page.locator(".handout__card").last).to_contain_text("Brainwriting")
    expect(page.locator(".planner")).to_be_hidden()
    assert page.pdf(path=tmp_path / "plan.pdf").startswith(b"%PDF")


def test_rows_can_be_dragged(page: Page) -> None:
    page.goto(PLAN)
    handles = page.locator("[data-handle]")
    handles.nth(2).drag_to(page.locator("[data-row]").nth(0))
    expect(page.locator("[data-title]").first).to_have_text("Avslut")


def test_back_takes_back_what_was_done(page: Page) -> None:
    page.goto(PLAN)
    page.get_by_role("button", name="Ta bort Brainwriting").click()
    expect(page.locator("[data-row]")).to_have_count(2)
    page.go_back()
    expect(page.locator("[data-row]")).to_have_count(3)


def test_what_is_typed_or_linked_is_never_html(page: Page) -> None:
    evil = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    page.goto(f"planera/#v1&namn={evil}&plats={evil}&fall={evil}&m=*{evil}:5,brainwriting:40")
    expect(page.locator("[data-row]")).to_have_count(2)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("img[src=x]").count() == 0
    page.goto(f"visa/#v1&namn={evil}&m=*{evil}:5")
    expect(page.get_by_role("heading", level=1)).to_have_text("<img src=x onerror=alert(1)>")


def test_what_the_guide_no_longer_has_is_told_and_the_rest_kept(page: Page) -> None:
    page.goto("planera/#v1&start=igar&m=kristallkula:30,brainwriting:40")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("”kristallkula” finns inte längre")
    expect(alert).to_contain_text("Starttiden gick inte att läsa")
    assert rows(page) == ["Brainwriting"]
    page.goto("visa/#v1&m=kristallkula:30")
    expect(page.get_by_role("heading", level=1)).to_have_text("Det finns inget att visa")


def test_a_method_s_page_and_a_session_lead_to_the_planner(page: Page) -> None:
    page.goto("metoder/brainwriting/")
    page.get_by_role("link", name="Lägg till i planen").click()
    expect(page.locator("[data-row]")).to_have_count(1)
    page.goto("coachning/coacha/")
    page.get_by_role("link", name="Lägg till i planen ”Brainwriting” Coachen frågar").click()
    expect(page.locator("[data-row]")).to_have_count(4)
    assert rows(page)[:2] == ["Brainwriting", "Alla säger något"]


def test_problems_on_the_board_go_to_a_sprint(page: Page) -> None:
    page.goto("fall/tavla/")
    page.get_by_label("Ta med Ett tyst rum").check()
    page.get_by_role("link", name="Ta med till en sprint").click()
    expect(page.get_by_role("heading", name="Problem och idéer att arbeta med")).to_be_visible()
    expect(page.locator("[data-problems]")).to_contain_text("Ett tyst rum")
    expect(page.locator("[data-proposals] li")).to_have_count(5)
    page.get_by_text("Ett i taget på A4").click()
    card = page.get_by_role("link", name="Ett tyst rum på äldreboendet (PDF)")
    expect(card).to_have_attribute("href", "../fall/tyst-rum/tyst-rum.pdf")
    page.locator("[data-proposals] button").first.click()
    expect(page.locator("[data-row]")).to_have_count(1)
    page.get_by_role("link", name="Alla i A6, att klippa").click()
    expect(page.locator(".sheet").first.get_by_text("Problemkort")).to_be_visible()
    expect(page.get_by_text("2 kort valda.")).to_be_visible()


def test_without_javascript_the_ready_plans_and_the_sessions_can_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("planera/")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_text("Aktörskarta 60")).to_be_visible()
    page.goto("program/arsvarvet/")
    expect(page.get_by_text("Anmälan stängde 10 mars 2017.")).to_be_visible()
    context.close()


STATES = {
    "a plan with all that can be wrong": "planera/#v1&start=2026-11-26T13:00&var=distans&antal=14"
    "&fall=tyst-rum&m=djupintervju:10,*Eget:60,borta:5",
    "the coach's window": "visa/?manus#v1&m=coacha.1.1:15",
    "nothing to show": "visa/#v1&m=borta:5",
    "a programme with dates": "program/fem-steg/#v1&start=2026-12-21",
}


@pytest.mark.parametrize("path", STATES.values(), ids=STATES.keys())
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_a_state_is_accessible_and_fits(browser: Browser, address: str, path: str, width: int, scheme: Any) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(path, wait_until="networkidle")
    assert violations(page) == []
    assert too_small(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
