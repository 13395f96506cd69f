"""More than one who leads: devices in step by a line of their own, a link that carries step and clock, and the time."""

from __future__ import annotations

import re
from datetime import datetime

from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import Watch

PLAN = (
    "visa/#v1&id=torsdag0&namn=Torsdag&fraga=Hur%20kan%20vi%20hinna%3F&start=2026-11-26T13:00"
    "&m=*Ett:10,*Tv%C3%A5:20,*Tre:10&not1=Dela%20ut"
)
WHOLE = re.compile("g1~.*~z~z$")


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def seconds_left(page: Page) -> int:
    minutes, seconds = page.get_by_role("timer").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def shows(page: Page, title: str) -> None:
    expect(heading(page).get_by_text(title, exact=True)).to_be_visible()


def test_two_browsers_paired_by_codes_stay_in_step_and_go_on_alone_when_parted(
    browser: Browser, address: str, watch: Watch
) -> None:
    shown, phone = (browser.new_context(base_url=address).new_page() for _ in range(2))
    for page in (shown, phone):
        watch.follow(page)
    shown.goto(PLAN)
    shown.get_by_role("button", name="Led tillsammans").click()
    invitation = shown.get_by_label("Inbjudan", exact=True)
    expect(invitation).to_have_value(WHOLE)
    expect(shown.get_by_role("img", name="Kod med länken till den som ska följa och styra")).to_be_visible()
    phone.goto(invitation.input_value())
    reply = phone.get_by_label("Svarskoden", exact=True)
    expect(reply).to_have_value(WHOLE)

    shown.get_by_label("Klistra in svarskoden").fill("hej")
    shown.get_by_role("button", name="Koppla ihop").click()
    expect(shown.get_by_text("är inte svarskoden")).to_be_visible()
    shown.get_by_label("Klistra in svarskoden").fill(f"Här: {reply.input_value()} hälsar Eva")
    shown.get_by_role("button", name="Koppla ihop").click()
    expect(shown.get_by_text("Ihopkopplade. Ni går i takt.")).to_be_visible()
    shown.keyboard.press("Escape")
    expect(heading(phone)).to_have_text("Ett")
    expect(phone.get_by_text("Dela ut")).to_be_visible()
    expect(shown.get_by_text("Dela ut")).to_have_count(0)

    phone.get_by_role("button", name="Nästa").click()
    shows(shown, "Två")
    shown.get_by_role("button", name="Starta klockan").click()
    expect(phone.get_by_role("button", name="Stanna klockan")).to_be_visible()
    phone.get_by_role("button", name="+1 minut").click()
    expect(shown.get_by_role("timer")).to_have_text(re.compile(r"^(21|20):"))
    assert abs(seconds_left(shown) - seconds_left(phone)) <= 2
    shown.keyboard.press("ArrowRight")
    shows(phone, "Tre")

    shown.close()
    expect(phone.get_by_text("Förbindelsen bröts")).to_be_visible()
    phone.get_by_role("button", name="Förra").click()
    expect(heading(phone)).to_have_text("Två")
    with phone.context.expect_page() as opened:
        phone.get_by_role("link", name="Visa här").click()
    expect(heading(opened.value)).to_have_text("Två")
    expect(opened.value.get_by_role("button", name="Stanna klockan")).to_be_visible()


def test_a_link_carries_step_and_clock_to_whoever_takes_over(page: Page, browser: Browser, address: str) -> None:
    page.clock.set_fixed_time(datetime(2026, 11, 26, 13, 0))
    page.goto(PLAN)
    expect(heading(page)).to_have_text("Ett")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.keyboard.press("t")
    link = page.get_by_label("Länken med steg och klocka").input_value()
    other = browser.new_context(base_url=address).new_page()
    other.clock.set_fixed_time(datetime(2026, 11, 26, 13, 5))
    other.goto(link)
    expect(heading(other)).to_have_text("Två")
    expect(other.get_by_role("timer")).to_have_text("15:00")
    assert "&nu=" not in other.url
    other.context.close()


def test_the_time_is_conducted_in_the_leader_s_window_only(page: Page) -> None:
    page.clock.install(time=datetime(2026, 11, 26, 12, 4))
    page.goto(PLAN)
    expect(heading(page)).to_have_text("Ett")
    page.keyboard.press("Space")
    with page.context.expect_page() as opened:
        page.keyboard.press("m")
    leader = opened.value
    expect(leader.get_by_text("4 min efter planen")).to_be_visible()
    expect(leader.get_by_text("Ni slutar 13.44 om ni håller tiderna. Planen säger 13.40.")).to_be_visible()
    expect(page.get_by_text("efter planen")).to_have_count(0)
    leader.get_by_role("button", name="Korta det som är kvar").click()
    expect(leader.get_by_text(re.compile("Det som är kvar är [45] minuter kortare."))).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("timer")).to_have_text(re.compile("^17:|^16:"))
    expect(leader.get_by_role("heading", level=1)).to_have_text("Två")
    leader.get_by_role("button", name="Ta tillbaka tiderna").click()
    expect(page.get_by_role("timer")).to_have_text(re.compile("^20:|^19:"))
