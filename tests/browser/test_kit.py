"""The course in a box: all that the page promises can be opened and printed, each part on a paper of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

PROMISED = {"Rollkort: svåra stunder": 8, "Tekniklappar": 8, "Tjugo citat: att börja på ett nytt jobb": 20}


@pytest.fixture(scope="module")
def address(real_address: str) -> str:
    """The real content: the box is a page of it."""
    return real_address


@pytest.fixture
def box(page: Page) -> Page:
    page.goto("coachning/coacha-pa-distans/")
    page.get_by_role("link", name="Kurslådan").first.click()
    expect(page.get_by_role("heading", level=1, name="Kurslådan")).to_be_visible()
    return page


@pytest.mark.parametrize("part", PROMISED)
def test_a_part_has_as_many_cards_as_it_says(box: Page, part: str) -> None:
    heading = box.get_by_role("heading", level=2, name=part)
    cards = heading.locator("xpath=following::div[contains(@class, 'cut')][not(contains(@class, 'cut__card'))][1]")
    told = cards.locator(".cut__card, p > strong:first-child, li").count()
    assert told >= PROMISED[part]


def test_each_group_of_five_to_thirteen_is_divided_into_groups_of_that_many(box: Page) -> None:
    rows = box.locator("table").first.locator("tbody tr").all_inner_texts()
    told = {int(row.split("\t")[0]): [int(size) for size in re.findall(r"\d+", row.split("\t")[1])] for row in rows}
    assert set(told) == set(range(5, 14))
    for people, groups in told.items():
        assert sum(groups) == people
        assert max(groups) <= 4


def test_on_paper_each_part_begins_a_sheet_and_no_card_is_cut_in_two(box: Page, tmp_path: Path) -> None:
    file = tmp_path / "box.pdf"
    box.pdf(path=file, prefer_css_page_size=True)
    with pdfplumber.open(file) as document:
        pages = [page.extract_text() or "" for page in document.pages]
    assert len(pages) <= 16
    for part in (*PROMISED, "Observationsblad", "Före och efter: sex frågor"):
        (page,) = [text for text in pages if re.search(rf"^{re.escape(part)}$", text, re.MULTILINE)]
        assert page.index(part) < 200, f"{part} does not begin its sheet"
    box.emulate_media(media="print")
    breaks = box.locator(".cut__card").evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")
    assert set(breaks) == {"avoid"}


def test_every_page_that_the_box_leads_to_opens(box: Page) -> None:
    inner = "all => [...new Set(all.map(one => one.href).filter(one => new URL(one).origin === location.origin))]"
    for link in box.locator("main a[href]").evaluate_all(inner):
        answer = box.request.get(link.split("#")[0])
        assert answer.ok, link
    box.goto("coachning/coacha-pa-distans/")
    show = box.get_by_role("link", name=re.compile("Visa på skärmen")).first
    show.click()
    expect(box.locator("[data-count]")).to_contain_text("Steg 1 av")
