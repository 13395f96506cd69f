"""A programme from its first week to its last: dates, texts to copy, a wall plan, a call that closes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, Route, expect


def test_a_programme_is_followed_from_its_start_week(page: Page, tmp_path: Path) -> None:
    page.goto("program/arsvarvet/")
    page.get_by_label("Måndagen i veckan för den inledande träffen").fill("2017-03-20")
    dates = page.locator("[data-list] li")
    expect(dates).to_have_count(6)
    expect(dates.nth(1)).to_contain_text("v. 16 onsdag 19 april 2017")
    expect(dates.nth(1)).to_contain_text("Hemarbete v. 17–22")
    expect(dates.nth(3)).to_contain_text("onsdag 23 augusti 2017")
    expect(dates.nth(5)).to_contain_text("onsdag 6 december 2017")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Spara till kalendern (.ics)").click()
    saved.value.save_as(tmp_path / "a.ics")
    events = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).events
    assert len(events) == 8
    assert {"2017-04-19", "2017-08-23", "2017-12-06"} <= {event.start.isoformat() for event in events}

    uids = [str(event["UID"]) for event in events]
    page.get_by_role("button", name="En vecka senare: Workshop 1").click()
    expect(dates.nth(1)).to_contain_text("26 april 2017")
    expect(dates.nth(5)).to_contain_text("13 december 2017")
    page.reload()
    expect(dates.nth(5)).to_contain_text("13 december 2017")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Spara till kalendern (.ics)").click()
    saved.value.save_as(tmp_path / "b.ics")
    moved = Calendar.from_ical((tmp_path / "b.ics").read_bytes()).events
    assert [str(event["UID"]) for event in moved] == uids
    assert moved[1].start != events[1].start


def test_an_invitation_to_copy_takes_the_dates_that_are_chosen(page: Page) -> None:
    page.goto("program/arsvarvet/")
    page.locator("#text-inbjudan summary").click()
    text = page.locator("#text-inbjudan [data-text]")
    expect(text).to_contain_text("Vi ses sista gången [Avslutning]")
    page.get_by_label("Måndagen i veckan för den inledande träffen").fill("2027-01-11")
    expect(text).to_contain_text("Vi ses sista gången onsdag 29 september 2027")
    page.get_by_role("button", name="En vecka senare: Avslutning").click()
    expect(text).to_contain_text("Vi ses sista gången onsdag 6 oktober 2027")
    expect(text).to_contain_text("[rummet]")
    page.get_by_label("Måndagen i veckan för den inledande träffen").fill("")
    expect(text).to_contain_text("Vi ses sista gången [Avslutning]")


def test_a_report_on_a_friday_is_all_answered_that_friday(page: Page) -> None:
    page.goto("program/jouren/#v1&start=2027-01-15")
    for title in ("Första planen", "Workshop"):
        one = page.locator("[data-list] li", has=page.get_by_role("heading", name=title, exact=True))
        expect(one).to_contain_text("fredag 15 januari 2027")


def test_a_programme_s_days_in_the_calendar_bring_their_agendas(page: Page, tmp_path: Path) -> None:
    page.goto("program/fem-steg/#v1&start=2027-03-22.")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Spara till kalendern (.ics)").click()
    saved.value.save_as(tmp_path / "a.ics")
    first = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).events[0]
    assert str(first["DESCRIPTION"]).splitlines()[:2] == ["Dagordning:", "0.00 Hej (15 min)"]


def test_the_wall_plan_is_the_dates_alone(page: Page) -> None:
    page.goto("program/fem-steg/#v1&start=2027-03-22")
    page.evaluate("window.print = () => undefined")
    page.get_by_role("button", name="Skriv ut väggplan").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Fem steg")).to_be_visible()
    expect(page.locator("[data-list]")).to_contain_text("v. 12")
    expect(page.locator(".occasions")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".occasions")).to_be_visible()


def test_a_red_day_is_told(page: Page) -> None:
    page.goto("program/jouren/#v1&start=2026-12-24")
    expect(page.locator("[data-list] li").first).to_contain_text("Julafton är torsdag 24 december.")


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2031-02-16", "Inte öppen än. Öppnar 10 januari 2017. Sista dag att anmäla sig: 10 mars 2017."),
        ("2031-03-10", "Öppen nu. Inbjudan öppnade 10 januari 2017. Sista dag att anmäla sig: 10 mars 2017."),
        ("2031-03-11", "Stängd. Inbjudan öppnade 10 januari 2017. Anmälan stängde 10 mars 2017."),
    ],
)
def test_an_invitation_open_when_the_site_was_built_is_told_by_the_readers_own_day(
    page: Page, today: str, told: str
) -> None:
    def move(route: Route) -> None:
        html = route.fetch().text().replace("<strong data-call-state >Stängd.", "<strong data-call-state hidden>")
        html = html.replace('data-opens="2017-01-10"', 'data-opens="2031-02-17"')
        route.fulfill(body=html.replace("2017-03-10", "2031-03-10"), content_type="text/html")

    page.route("**/program/arsvarvet/", move)
    page.clock.set_fixed_time(f"{today}T09:00:00")
    page.goto("program/arsvarvet/")
    expect(page.locator(".call__dates")).to_have_text(re.compile(r"\s+".join(told.split())), use_inner_text=True)
