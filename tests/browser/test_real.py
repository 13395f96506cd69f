"""What only the real content has enough of to show: shelves, views, and cards to their brim."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from guide.cards import versions
from guide.content.library import Library
from tests.printed import codes, raster, words

from .conftest import option
from .test_cards import choose, printed
from .test_catalogue import shown

MANY = 24  # methods on an A4, each with its sentence, time and group


@pytest.fixture(scope="module")
def address(real_address: str) -> str:
    """The real content, every page of which is to hold."""
    return real_address


def test_every_side_has_room_for_what_it_shows(page: Page, library: Library) -> None:
    for size in ("A6", "A4"):
        choose(page, [*library.methods, *library.cases])
        page.get_by_role("radio", name=size).check()
        over = page.locator(".sheets .face").evaluate_all(
            "sides => sides.filter(side => side.scrollHeight > side.clientHeight).map(side => side.textContent)"
        )
        assert not over


def test_no_table_is_wider_than_its_column_on_paper(page: Page, library: Library) -> None:
    page.set_viewport_size({"width": 688, "height": 1000})  # what the margins leave of an A4, at 96 dots an inch
    page.emulate_media(media="print")
    wide = [method for method in library.methods.values() if re.search(r"^\|(.*?\|){5}", method.document.body, re.M)]
    for method in wide:
        page.goto(method.address)
        over = page.locator(".md-typeset table").evaluate_all(
            "tables => tables.filter(table => table.offsetWidth > table.parentElement.clientWidth + 1).length"
        )
        assert over == 0, method.id
    assert wide


def test_the_catalogue_is_printed_with_many_methods_on_each_sheet(page: Page, library: Library, tmp_path: Path) -> None:
    page.goto("metoder/")
    with pdfplumber.open(printed(page, tmp_path / "sida.pdf")) as document:
        assert len(library.methods) / len(document.pages) >= MANY


def test_each_named_view_is_a_link_that_narrows_the_list_and_tells_that_it_does(page: Page, library: Library) -> None:
    page.goto("metoder/?valda=djupintervju")
    views = page.get_by_role("navigation", name="Genvägar").get_by_role("link")
    expect(views.first).to_have_attribute("aria-current", "true")
    for index in range(1, views.count()):
        views.nth(index).click()
        expect(views.nth(index)).to_have_attribute("aria-current", "true")
        assert 0 < len(shown(page)) < len(library.methods)
        assert "valda=djupintervju" in page.url
    page.go_back()
    expect(views.last).not_to_have_attribute("aria-current", "true")
    views.last.click()
    narrowed = shown(page)
    page.goto(f"metoder/{page.evaluate('location.search')}")
    assert shown(page) == narrowed


def test_every_step_leads_to_what_leads_the_group_in_it(page: Page) -> None:
    page.goto("steg/undersoka/")
    page.get_by_role("link", name="Se dem som kort").click()
    expect(page.get_by_role("heading", name="Leda gruppen")).to_be_in_viewport()


def test_the_register_is_narrowed_by_organisation_and_status(page: Page) -> None:
    page.goto("fall/")
    option(page, "Organisation", "Oxelösunds kommun").check()
    assert "Vi flyttar in!" in shown(page)
    option(page, "Status", "Används").check()
    assert "Vi flyttar in!" not in shown(page)


def test_the_longest_method_takes_four_sheets_at_most_and_tells_where_it_is(
    page: Page, library: Library, tmp_path: Path
) -> None:
    longest = max(library.methods.values(), key=lambda method: len(str(method.document.values) + method.document.body))
    page.goto(longest.address)
    presses = page.locator(".led-page :is(button, .button):visible").all_inner_texts()
    headings = page.locator(".led-page h2").all_inner_texts()
    file = printed(page, tmp_path / "sida.pdf")
    with pdfplumber.open(file) as document:
        sheets = [sheet.extract_text() or "" for sheet in document.pages]
    assert len(sheets) <= 4
    assert presses
    assert not [name for name in presses if name in " ".join(sheets)]
    (code,) = codes(raster(file, 0))
    assert longest.address in page.request.get(code[code.index("/K/") :]).text()
    assert code.rstrip("/")[-versions.LENGTH :] in sheets[0]
    last = [sheet.splitlines()[-2] for sheet in sheets]  # above the sheet's number
    assert not [line for line in last if line in headings]


def test_a_catalogue_is_a_list_on_paper(page: Page, library: Library, tmp_path: Path) -> None:
    page.goto("metoder/")
    file = printed(page, tmp_path / "sida.pdf")
    text = words(file)
    assert all(method.data.title in text for method in library.methods.values())
    with pdfplumber.open(file) as document:
        assert len(document.pages) <= 1 + len(library.methods) / 24
