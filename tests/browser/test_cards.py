"""Choosing cards, printing them from the browser, and opening a printed card's code."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from guide.cards import versions
from guide.content.library import Library
from tests.printed import Box, codes, drawn_words, letters, raster, sizes, text_in, words

CHOICE = [
    "djupintervju",
    "enkat",
    "pilot",
    "brainwriting",
    "rollspel",
    "atta-skisser",
    "testkort",
    "fem-varfor",
    "idekort",
]
COLOURS = """parts => parts.map(part => {
  const style = getComputedStyle(part);
  const name = part.className.baseVal ?? part.className;
  return [name, style.color, style.fill, style.stroke, style.backgroundColor].join(" ");
})"""
SHEET, LYING = (210.0, 297.0), (297.0, 210.0)


def printed(page: Page, to: Path) -> Path:
    page.pdf(path=to, prefer_css_page_size=True, print_background=True)
    return to


def choose(page: Page, ids: list[str]) -> None:
    page.goto(f"kort/?valda={','.join(ids)}")
    expect(page.get_by_role("heading", name="Dina kort")).to_be_visible()
    expect(page.locator(".sheet").first).to_be_visible()


@pytest.mark.parametrize(("count", "edge"), [*((count, "långsidan") for count in (1, 3, 4, 5, 9)), (5, "kortsidan")])
def test_chosen_cards_print_with_each_back_behind_its_front(
    page: Page, own_library: Library, tmp_path: Path, count: int, edge: str
) -> None:
    ids = CHOICE[:count]
    choose(page, ids)
    page.get_by_role("radio", name=edge).check()
    with pypdfium2.PdfDocument(printed(page, tmp_path / "kort.pdf")) as document:
        pages = [letters(sheet) for sheet in document]
    assert len(pages) == 2 * math.ceil(count / 4)
    for index, id in enumerate(ids):
        title = own_library.methods[id].data.title
        row, column = divmod(index % 4, 2)
        box = Box(column * 105, row * 148.5, 105, 148.5)
        front, _ = text_in(pages[2 * (index // 4)], box)
        back, upright = text_in(pages[2 * (index // 4) + 1], box.through(SHEET, upright=edge == "långsidan"))
        assert "".join(title.split()) in "".join(front.split())
        assert "".join(f"{title}: så gör ni".split()) in "".join(back.split())
        assert upright == {edge == "långsidan"}


@pytest.mark.parametrize("edge", ["långsidan", "kortsidan"])
def test_two_cards_in_a5_print_with_each_back_behind_its_front(
    page: Page, own_library: Library, tmp_path: Path, edge: str
) -> None:
    choose(page, CHOICE[:3])
    page.get_by_role("radio", name="A5").check()
    page.get_by_role("radio", name=edge).check()
    upright = edge == "kortsidan"
    with pypdfium2.PdfDocument(printed(page, tmp_path / "kort.pdf")) as document:
        assert [tuple(map(round, sheet.get_size())) for sheet in document] == [(842, 595)] * 4
        pages = [letters(sheet) for sheet in document]
    for index, id in enumerate(CHOICE[:3]):
        title = own_library.methods[id].data.title
        box = Box(index % 2 * 148.5, 0, 148.5, 210)
        front, _ = text_in(pages[index // 2 * 2], box)
        back, stands = text_in(pages[index // 2 * 2 + 1], box.through(LYING, upright=upright))
        assert "".join(title.split()) in "".join(front.split())
        assert "".join(f"{title}: så gör ni".split()) in "".join(back.split())
        assert stands == {upright}


def test_from_the_second_tick_to_the_button_that_prints_are_ten_tab_stops_at_most(page: Page) -> None:
    page.goto("metoder/")
    page.get_by_label("Lägg till i planen: Enkät").check()
    page.get_by_label("Lägg till i planen: Djupintervju").focus()
    page.keyboard.press("Space")
    stops = 0
    for name in ("Gå till din plan", "Skriv ut korten", "Skriv ut"):
        while page.evaluate("document.activeElement.textContent.trim()") != name:
            page.keyboard.press("Tab")
            stops += 1
            assert stops <= 10
        if name == "Skriv ut":
            break
        page.keyboard.press("Enter")
        if name == "Skriv ut korten":
            expect(page.get_by_role("heading", name="Dina kort")).to_be_focused()


def test_the_preview_is_as_wide_as_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    choose(page, CHOICE[:2])
    for size in ("A5", "A4", "A6"):
        page.get_by_role("radio", name=size).check()
        box = page.locator(".sheet").first.bounding_box()
        assert box
        assert 300 < box["width"] <= 390
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_card_s_picture_is_large_enough_to_be_seen_across_a_table(page: Page) -> None:
    choose(page, CHOICE[:4])
    page.emulate_media(media="print")
    pictures = page.locator(".sheet .face__picture:visible")
    heights = [millimetres(pictures.nth(number)) for number in range(pictures.count())]
    assert heights
    assert min(heights) >= 27


def test_paper_is_as_white_on_a_dark_screen(page: Page) -> None:
    seen = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        choose(page, CHOICE[:2])
        seen.append(page.locator(".sheet, .sheet *").evaluate_all(COLOURS))
    assert len(seen[0]) > len(CHOICE)
    assert [pair for pair in zip(*seen, strict=True) if pair[0] != pair[1]] == []


def millimetres(part: Locator) -> float:
    """How high a part of a page is."""
    box = part.bounding_box()
    assert box
    return box["height"] / 96 * 25.4


def test_a_whole_page_each_and_codes_that_can_be_read(page: Page, tmp_path: Path) -> None:
    choose(page, CHOICE[:2])
    page.get_by_role("radio", name="A4").check()
    file = printed(page, tmp_path / "kort.pdf")
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 2
    (code,) = codes(raster(file, 0))
    assert re.fullmatch(r"HTTPS://PROV\.EXAMPLE/K/[0-9A-F]{6}/", code)


def test_the_cards_of_a_plan_are_printed_from_the_catalogue(page: Page) -> None:
    page.goto("metoder/")
    page.get_by_label("Lägg till i planen: Enkät").check()
    page.get_by_label("Lägg till i planen: Djupintervju").check()
    page.get_by_role("complementary", name="Din plan").get_by_role("link", name="Skriv ut korten").click()
    expect(page.get_by_text("2 kort valda.")).to_be_visible()
    assert page.url.endswith("kort/?valda=djupintervju,enkat#dina-kort")


def test_a_card_that_is_not_there_is_told_and_everything_else_can_be_fetched(page: Page) -> None:
    page.goto("kort/?valda=finns-inte")
    expect(page.get_by_text("Kort som inte finns: finns-inte.")).to_be_visible()
    expect(page.get_by_role("heading", name="Hela kortleken")).to_be_visible()


def test_hostile_names_in_the_address_are_not_shown_at_all(page: Page) -> None:
    page.goto("kort/?valda=<img src=x onerror=alert(1)>")
    expect(page.get_by_role("heading", name="Hela kortleken")).to_be_visible()
    expect(page.get_by_role("heading", name="Dina kort")).to_be_hidden()


def test_a_printed_card_of_today_is_told_to_be_current(page: Page, own_library: Library) -> None:
    page.goto(f"metoder/enkat/?kort={versions.current(own_library.methods['enkat']).id}")
    expect(page.get_by_text("är den version som gäller nu")).to_be_visible()


def test_a_card_is_found_by_its_number_however_it_is_typed(page: Page, own_library: Library) -> None:
    number = versions.current(own_library.methods["enkat"]).id
    page.goto("kort/")
    page.get_by_label("Kortets nummer").fill(f" {number} ")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(page.get_by_text("är den version som gäller nu")).to_be_visible()
    assert page.url.endswith(f"metoder/enkat/?kort={number}")


def test_what_stands_after_an_old_address_goes_along_to_the_new(page: Page) -> None:
    page.goto("fall/laxor/?kort=abc123")
    page.wait_for_url("**/fall/laxhjalp/?kort=abc123")


def test_a_printed_card_of_an_unknown_version_is_told_so_with_a_new_one_to_fetch(page: Page) -> None:
    page.goto("metoder/enkat/?kort=000000")
    expect(page.get_by_text("Vi känner inte igen versionen")).to_be_visible()
    expect(page.get_by_role("link", name="hämta det kort som gäller nu (PDF)")).to_have_attribute("href", "enkat.pdf")


@pytest.mark.parametrize("path", ["metoder/enkat/", "fall/laxhjalp/", "om/integritet/", "program/fem-steg/"])
def test_a_page_prints_in_black_without_the_screens_frame(
    page: Page, own_library: Library, tmp_path: Path, path: str
) -> None:
    page.goto(path)
    file = printed(page, tmp_path / "sida.pdf")
    text = words(file)
    with pypdfium2.PdfDocument(file) as document:
        size = document[0].get_size()
    assert size == pytest.approx((595, 842), abs=1.5)
    assert "Hoppa till innehållet" not in text
    assert "Hjälpte informationen" not in text
    assert not {word for word, size in sizes(file) if size < 10} - drawn_words(own_library)


def test_a_table_of_many_columns_takes_the_whole_sheet(page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 990})
    page.emulate_media(media="print")
    page.goto("metoder/spridningsplan/")
    table, sheet = (page.get_by_role(role).bounding_box() for role in ("table", "main"))
    assert table
    assert sheet
    assert table["width"] > 0.9 * sheet["width"]


def test_where_a_link_leads_is_told_on_paper(page: Page, tmp_path: Path) -> None:
    page.goto("fall/laxhjalp/")
    target = page.locator(".sources a[href^=http]").first.get_attribute("href")
    assert target
    paper = words(printed(page, tmp_path / "sida.pdf"))
    assert re.sub(r"[-\s]", "", target) in re.sub(r"[-\s\x02]", "", paper)  # a line may end at any hyphen
