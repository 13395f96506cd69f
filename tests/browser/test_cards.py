"""Choosing cards, printing them from the browser, and opening a printed card's code."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from guide.content.library import Library
from guide.print import versions
from tests.printed import Box, codes, drawn_words, raster, sizes, text_in, words

CHOICE = ["djupintervju", "enkat", "pilot", "brainwriting", "personas", "crazy-8", "testkort", "fem-varfor", "idekort"]
SHEET = (210.0, 297.0)


def printed(page: Page, to: Path) -> Path:
    page.pdf(path=to, prefer_css_page_size=True, print_background=True)
    return to


def choose(page: Page, ids: list[str]) -> None:
    page.goto(f"kort/?valda={','.join(ids)}")
    expect(page.get_by_role("heading", name="Dina kort")).to_be_visible()
    expect(page.locator(".sheet").first).to_be_visible()


@pytest.mark.parametrize(("count", "edge"), [*((count, "långsidan") for count in (1, 3, 4, 5, 9)), (5, "kortsidan")])
def test_chosen_cards_print_with_each_back_behind_its_front(
    page: Page, library: Library, tmp_path: Path, count: int, edge: str
) -> None:
    ids = CHOICE[:count]
    choose(page, ids)
    page.get_by_role("radio", name=edge).check()
    with pdfplumber.open(printed(page, tmp_path / "kort.pdf")) as document:
        assert len(document.pages) == 2 * math.ceil(count / 4)
        for index, id in enumerate(ids):
            title = library.methods[id].data.title
            row, column = divmod(index % 4, 2)
            box = Box(column * 105, row * 148.5, 105, 148.5)
            front, _ = text_in(document.pages[2 * (index // 4)], box)
            back, upright = text_in(
                document.pages[2 * (index // 4) + 1], box.through(SHEET, upright=edge == "långsidan")
            )
            assert "".join(title.split()) in "".join(front.split())
            assert "".join(f"{title}: så gör ni".split()) in "".join(back.split())
            assert upright == {edge == "långsidan"}


def test_every_side_has_room_for_what_it_shows(page: Page, library: Library) -> None:
    for size in ("A6", "A4"):
        choose(page, [*library.methods, *library.cases])
        page.get_by_role("radio", name=size).check()
        over = page.locator(".sheets .face").evaluate_all(
            "sides => sides.filter(side => side.scrollHeight > side.clientHeight).map(side => side.textContent)"
        )
        assert not over


def test_a_whole_page_each_and_codes_that_can_be_read(page: Page, tmp_path: Path) -> None:
    choose(page, CHOICE[:2])
    page.get_by_role("radio", name="A4").check()
    file = printed(page, tmp_path / "kort.pdf")
    with pdfplumber.open(file) as document:
        assert len(document.pages) == 2
    (code,) = codes(raster(file, 0))
    assert code.startswith("https://innovationsguiden.example/metoder/djupintervju/?kort=")


def test_the_cards_of_a_plan_are_printed_from_the_catalogue(page: Page) -> None:
    page.goto("metoder/")
    page.get_by_label("Lägg till i planen: Enkät").check()
    page.get_by_label("Lägg till i planen: Djupintervju").check()
    page.get_by_role("complementary", name="Din plan").get_by_role("link", name="Skriv ut korten").click()
    expect(page.get_by_text("2 kort valda.")).to_be_visible()
    assert page.url.endswith("kort/?valda=djupintervju,enkat")


def test_a_card_that_is_not_there_is_told_and_everything_else_can_be_fetched(page: Page) -> None:
    page.goto("kort/?valda=finns-inte")
    expect(page.get_by_text("Kort som inte finns: finns-inte.")).to_be_visible()
    expect(page.get_by_role("heading", name="Hela kortleken")).to_be_visible()


def test_hostile_names_in_the_address_are_not_shown_at_all(page: Page) -> None:
    page.goto("kort/?valda=<img src=x onerror=alert(1)>")
    expect(page.get_by_role("heading", name="Hela kortleken")).to_be_visible()
    expect(page.get_by_role("heading", name="Dina kort")).to_be_hidden()


def test_a_printed_card_of_today_is_told_to_be_current(page: Page, library: Library) -> None:
    page.goto(f"metoder/enkat/?kort={versions.current(library.methods['enkat']).id}")
    expect(page.get_by_text("är den version som gäller nu")).to_be_visible()


def test_a_printed_card_of_an_unknown_version_is_told_so_with_a_new_one_to_fetch(page: Page) -> None:
    page.goto("metoder/enkat/?kort=000000")
    expect(page.get_by_text("Vi känner inte igen versionen")).to_be_visible()
    expect(page.get_by_role("link", name="hämta det kort som gäller nu (PDF)")).to_have_attribute("href", "enkat.pdf")


@pytest.mark.parametrize(
    "path", ["metoder/enkat/", "fall/innovationsakuten/", "om/fragor-och-svar/", "program/sex-steg/"]
)
def test_a_page_prints_in_black_without_the_screens_frame(
    page: Page, library: Library, tmp_path: Path, path: str
) -> None:
    page.goto(path)
    file = printed(page, tmp_path / "sida.pdf")
    text = words(file)
    with pdfplumber.open(file) as document:
        size = (float(document.pages[0].width), float(document.pages[0].height))
    assert size == pytest.approx((595, 842), abs=1.5)
    assert "Hoppa till innehållet" not in text
    assert "Hjälpte informationen" not in text
    assert not {word for word, size in sizes(file) if size < 10} - drawn_words(library)


def test_where_a_link_leads_is_told_on_paper(page: Page, tmp_path: Path) -> None:
    page.goto("fall/innovationsakuten/")
    target = page.locator(".sources a[href^=http]").first.get_attribute("href")
    assert target
    paper = words(printed(page, tmp_path / "sida.pdf"))
    assert re.sub(r"[-\s]", "", target) in re.sub(r"[-\s\x02]", "", paper)  # a line may end at any hyphen
