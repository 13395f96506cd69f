"""After the workshop: what was decided is kept, comes back in the calendar, and begins a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from guide.content.header import parse_yaml

from .test_coach import too_small
from .test_hardships import REFUSED
from .test_pages import violations
from .test_word import paragraphs, saved

PLAN = (
    "planera/#v1&namn=Morgonen&fraga=Hur%20kan%20vi%20sluta%20leta%20nycklar%3F&start=2026-11-26T13:00"
    "&m=incheckning:10,brainwriting:40,avslut:10&vem2=Amina&not2=Krokar%20vid%20d%C3%B6rren&id=ab12cd34"
)
HOSTILE = '"><img src=x onerror=alert(1)> [a](javascript:alert(1)) | ---'


def file_of(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


@pytest.fixture
def record(page: Page) -> Page:
    """The page after a planned workshop, with a decision and an idea filled in."""
    page.goto(PLAN)
    page.get_by_role("link", name="Skriv vad ni bestämde").click()
    expect(page.get_by_label("Vad hette träffen?")).to_have_value("Morgonen")
    page.get_by_label("Vem (roll)").fill("Gruppledaren")
    page.get_by_label("Senast").fill("2026-12-01")
    page.get_by_role("button", name="Lägg till en idé").click()
    page.keyboard.type("Lås utan nyckel")
    return page


def test_a_plan_brings_its_question_day_and_notes_and_what_is_written_is_kept(record: Page) -> None:
    expect(record.get_by_label("Frågan ni arbetade med")).to_have_value("Hur kan vi sluta leta nycklar?")
    expect(record.get_by_label("Vilken dag?")).to_have_value("2026-11-26")
    expect(record.get_by_label("Dag då någon ringer och frågar")).to_have_value("2027-02-26")
    expect(record.get_by_label("Vad", exact=True)).to_have_value("Brainwriting: Krokar vid dörren")
    for address in (record.url, "efterat/"):
        record.goto("metoder/")
        record.goto(address)
        expect(record.get_by_label("Vem (roll)")).to_have_value("Gruppledaren")
        expect(record.get_by_label("Senast")).to_have_value("2026-12-01")
        expect(record.get_by_label("Idé", exact=True).last).to_have_value("Lås utan nyckel")


def test_a_link_to_a_record_is_the_record_on_another_machine(record: Page, browser: Browser) -> None:
    fresh = browser.new_page()
    fresh.goto(record.url)
    expect(fresh.get_by_label("Vem (roll)")).to_have_value("Gruppledaren")
    fresh.close()


def test_the_calendar_gets_the_day_of_each_decision_and_the_day_to_ask_what_became_of_it(
    record: Page, tmp_path: Path
) -> None:
    file = file_of(record, "Spara dagarna till kalendern (.ics)", tmp_path)
    assert file.name == "morgonen-efterat.ics"
    done, asked = Calendar.from_ical(file.read_bytes()).events
    assert (str(done.start), str(done["SUMMARY"])) == ("2026-12-01", "Klart i dag: Brainwriting: Krokar vid dörren")
    assert "Gruppledaren" in str(done["DESCRIPTION"])
    assert (str(asked.start), str(asked["SUMMARY"])) == ("2027-02-26", "Vad blev det? Morgonen")
    assert "/efterat/#u1&" in str(asked["URL"])
    record.get_by_label("Senast").fill("2026-12-08")
    moved, _ = Calendar.from_ical(file_of(record, "Spara dagarna till kalendern (.ics)", tmp_path).read_bytes()).events
    assert (moved["UID"], str(moved.start)) == (done["UID"], "2026-12-08")


def test_a_record_without_days_says_which_day_is_missing_and_gives_no_file(page: Page) -> None:
    page.goto("efterat/")
    page.get_by_role("button", name="Spara dagarna till kalendern (.ics)").click()
    expect(page.locator("[data-note]")).to_have_text("Ange först en dag för ett beslut eller för uppföljningen.")


def test_a_case_begins_from_the_record_without_its_owners(record: Page, tmp_path: Path) -> None:
    record.get_by_role("textbox", name="Vad blev det?").fill("Krokarna sitter")
    file = file_of(record, "Börja på ett fall (.md)", tmp_path)
    assert file.name == "morgonen.md"
    text = file.read_text("utf-8")
    header, _ = parse_yaml(text.split("---\n")[1], "cases/morgonen.md")
    assert (header["title"], header["status"], header["methods"]) == ("Morgonen", "testas", ["brainwriting"])
    assert header["summary"] == "Hur kan vi sluta leta nycklar?"
    assert "Krokarna sitter" in text
    assert "Lås utan nyckel" in text
    assert "Gruppledaren" not in text


def test_a_record_becomes_a_word_document(record: Page, tmp_path: Path) -> None:
    name, parts = saved(record, tmp_path)
    assert name == "morgonen-efterat.docx"
    texts = paragraphs(parts)
    for text in ("Brainwriting: Krokar vid dörren", "Gruppledaren", "tisdag 1 december 2026", "Lås utan nyckel"):
        assert text in texts


def test_what_is_typed_or_linked_stays_text(record: Page, tmp_path: Path) -> None:
    record.get_by_label("Vad", exact=True).fill(HOSTILE)
    record.get_by_label("Vad hette träffen?").fill(HOSTILE)
    record.reload()
    expect(record.get_by_label("Vad", exact=True)).to_have_value(HOSTILE)
    assert HOSTILE in paragraphs(saved(record, tmp_path)[1])
    text = file_of(record, "Börja på ett fall (.md)", tmp_path).read_text("utf-8")
    header, _ = parse_yaml(text.split("---\n")[1], "cases/x.md")
    assert header["title"] == HOSTILE
    record.get_by_text("Andra träffar på den här enheten").click()
    record.get_by_role("button", name="Börja på en ny").click()
    expect(record.locator("[data-records] a")).to_have_text([f"{HOSTILE}, 2026-11-26"])


def test_a_new_record_leaves_the_old_one_on_the_device(record: Page) -> None:
    record.get_by_text("Andra träffar på den här enheten").click()
    record.get_by_role("button", name="Börja på en ny").click()
    expect(record.get_by_label("Vad hette träffen?")).to_have_value("")
    expect(record.get_by_label("Vad hette träffen?")).to_be_focused()
    record.get_by_role("link", name="Morgonen, 2026-11-26").click()
    expect(record.get_by_label("Vem (roll)")).to_have_value("Gruppledaren")


def test_a_device_that_keeps_nothing_says_so(page: Page) -> None:
    page.add_init_script(REFUSED)
    page.goto("efterat/")
    page.get_by_label("Vad", exact=True).fill("Krokar")
    expect(page.get_by_text("kopiera länken innan du stänger sidan")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_accessible_and_fits(browser: Browser, address: str, width: int, scheme: Any) -> None:
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"efterat/#u1&namn={'W' * 120}&dag=2026-11-26&vad1={'krokar' * 30}&vem1=Anna&nar1=2026-12-01&ide1=Lås")
    expect(page.get_by_label("Vem (roll)")).to_have_value("Anna")
    assert violations(page) == []
    assert too_small(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
