"""The PDFs of the built site: conformant, legible, and true when cut."""

from __future__ import annotations

import math
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from page import validate_pdf
from PIL import ImageFilter, ImageOps

from guide.cards.card import CaseCard, case_cards, method_cards
from guide.content import addresses, reader
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.worksheet import Worksheet
from guide.print import pdfs
from guide.text import wording
from tests.conftest import ROOT, site_url
from tests.printed import POINT, Box, codes, drawn_words, letters, raster, sizes, text_in, words

CONTENT = reader.load(ROOT)
METHODS, CASES, WORKSHEETS = (list(kind) for kind in (CONTENT.methods, CONTENT.cases, CONTENT.worksheets))
STEPS = [step.id for step in CONTENT.vocabulary.steps if CONTENT.methods_in(step.id)]

PAPERS = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}  # millimetres
SHEETS = {"a6": (210.0, 297.0), "a5": (297.0, 210.0)}
CARDS = {"a6": (105.0, 148.5), "a5": (148.5, 210.0)}
DECKS = [
    (format, flip, step)
    for format, steps in (("a6", STEPS[:2]), ("a5", ("",)))
    for step in steps
    for flip in pdfs.FLIPS
]
IN_A_PICTURE = 5.5  # points: what a picture's words have at least; smaller ones are drawn as lines
DRAWN = drawn_words(CONTENT)
SAFE = 5.0  # millimetres
BLUR = ImageFilter.GaussianBlur(1.75)  # pixels at 150 dots an inch: a camera that was not held still
RIM = 5.5  # millimetres at the paper's edge, where marks say where to cut


def cases_of(library: Library) -> dict[str, list[CaseCard]]:
    """The cards of each deck of cases that has any."""
    cards = {
        kind: [card for card in case_cards(library) if card.status.problem is (kind == "problem")]
        for kind in pdfs.CASE_DECKS
    }
    return {kind: those for kind, those in cards.items() if those}


def each_kind(library: Library) -> list[str]:
    """One print of each kind, and every worksheet."""
    method, step = next(iter(library.methods)), next(iter(library.vocabulary.ids("steps")))
    return [
        *(pdfs.card_address(method), pdfs.PROOF, pdfs.SHOP, pdfs.BOOK),
        *(pdfs.deck_address("a6", "short", step), pdfs.deck_address("a5", "short")),
        *(pdfs.case_address(cards[0].id) for cards in cases_of(library).values()),
        *(pdfs.cases_address(kind, "short") for kind in cases_of(library)),
        *(addresses.worksheet(id, "pdf") for id in library.worksheets),
    ]


CASES_OF = cases_of(CONTENT)
EACH_KIND = each_kind(CONTENT)


def cut(sheet: Worksheet) -> tuple[tuple[float, float], tuple[float, float]]:
    """A worksheet's paper, and each of the pieces that it is cut into."""
    short, long = PAPERS[sheet.paper]
    piece = (short, long / 2) if sheet.copies == 2 else (short / 2, long / 2)
    turned = sheet.orientation == "liggande"
    return ((long, short), piece[::-1]) if turned else ((short, long), piece)


CUT = {
    pdfs.deck_address("a6", "short", STEPS[0]): (SHEETS["a6"], CARDS["a6"]),
    pdfs.deck_address("a5", "short"): (SHEETS["a5"], CARDS["a5"]),
    **{pdfs.cases_address(kind, "short"): (SHEETS["a6"], CARDS["a6"]) for kind in CASES_OF},
    **{
        addresses.worksheet(id, "pdf"): cut(sheet.data)
        for id, sheet in CONTENT.worksheets.items()
        if sheet.data.copies > 1
    },
}


def behind(site: Path, code: str) -> str:
    """Where whoever scans a code comes to, from the top of the site."""
    origin, _, number = code.rpartition("/K/")
    assert f"{origin}/".lower() == site_url()
    sent = re.search(r'content="0; url=\.\./\.\./([^"?]*)', (site / "K" / number / "index.html").read_text("utf-8"))
    assert sent
    return sent[1]


def printed(site: Path) -> list[Path]:
    return sorted(site.rglob("*.pdf"))


def titles(library: Library, step: str) -> list[str]:
    return [card.title for card in method_cards(library) if step in ("", card.step.id)]


def boxes(format: str, count: int) -> Iterator[tuple[int, Box]]:
    """The sheet and the place of each front, row by row."""
    (width, height), (sheet, _) = CARDS[format], SHEETS[format]
    columns = int(sheet // width)
    each = columns * (2 if format == "a6" else 1)
    for index in range(count):
        row, column = divmod(index % each, columns)
        yield index // each, Box(column * width, row * height, width, height)


def mismatches(file: Path, format: str, upright: bool, titles: Sequence[str], ending: str = "så gör ni") -> list[str]:
    """The cards whose back is not behind their front, or stands on its head there, when the sheet is turned."""
    wrong = []
    with pypdfium2.PdfDocument(file) as document:
        pages = [letters(page) for page in document]
    for title, (sheet, box) in zip(titles, boxes(format, len(titles)), strict=True):
        front, _ = text_in(pages[2 * sheet], box)
        back, stands = text_in(pages[2 * sheet + 1], box.through(SHEETS[format], upright))
        if title not in front or f"{title}: {ending}" not in back or stands != {upright}:
            wrong.append(title)
    return wrong


def turns_upright(format: str, flip: str) -> bool:
    """Whether the sheet is turned about its upright axis: the long edge of a portrait sheet, the short of the other."""
    return (format == "a6") == (flip == "long")


def test_every_pdf_passes_an_independent_check_of_both_standards(site: Path) -> None:
    failed = {
        (file.name, profile): [failure.rule_id for failure in report.failures]
        for file in printed(site)
        for profile in ("ua1", "2a")
        if not (report := validate_pdf(str(file), profile=profile)).is_compliant
    }
    assert len(printed(site)) > len(METHODS) + len(CASES) + len(WORKSHEETS)
    assert not failed


def test_a_screen_reader_meets_no_error_in_any_kind_of_print(own_site: Path, own_library: Library) -> None:
    command = [str(Path(sys.executable).with_name("outloud")), "--fail-on", "error"]
    files = [str(own_site / address) for address in each_kind(own_library)]
    heard = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    assert heard.returncode == 0, heard.stdout


EVERYWHERE = [
    *map(pdfs.card_address, METHODS),
    *(pdfs.deck_address(format, "long") for format in SHEETS),
    pdfs.BOOK,
    pdfs.SHOP,
]


@pytest.mark.parametrize("address", EVERYWHERE)
def test_what_must_never_be_left_out_stands_in_every_print(site: Path, address: str) -> None:
    read = _letters(words(site / address))
    for id, method in CONTENT.methods.items():
        if address in (pdfs.card_address(id), *EVERYWHERE[len(METHODS) :]):
            missing = [line for line in method.data.stop if _letters(line) not in read]
            assert not missing, id


def _letters(text: str) -> str:
    """A text without spaces and hyphens: a line may end at any of them."""
    return re.sub(r"[-\s\x02]", "", text)


@pytest.mark.parametrize("address", EACH_KIND)
def test_a_pdf_tells_its_language_and_title_and_carries_its_letters(site: Path, address: str) -> None:
    with pikepdf.open(site / address) as document:
        assert document.Root.Lang == "sv-SE"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.Root.ViewerPreferences.PrintScaling == "/None"
        assert str(document.open_metadata()["dc:title"])
        faces = [font for font in document.objects if isinstance(font, pikepdf.Dictionary) and "/FontName" in font]
        assert faces
        assert all("/FontFile2" in font or "/FontFile3" in font for font in faces)


def test_text_is_found_as_it_is_spelt(site: Path, library: Library) -> None:
    text = words(site / pdfs.BOOK)
    assert unicodedata.is_normalized("NFC", text)
    for card in method_cards(library):
        assert card.title in text


def test_the_book_has_a_bookmark_for_each_step_method_and_case(site: Path, library: Library) -> None:
    with pikepdf.open(site / pdfs.BOOK) as document, document.open_outline() as outline:
        steps = {item.title: [child.title for child in item.children] for item in outline.root}
    for step in library.vocabulary.steps:
        assert steps[step.name] == titles(library, step.id)
    assert len(steps.get("Fall", [])) == len(library.cases)


def test_every_method_in_the_book_lies_open_whole(site: Path, library: Library) -> None:
    """What leads it stands on two pages that face each other: it begins on a left page, of an even number."""
    with pypdfium2.PdfDocument(site / pdfs.BOOK) as document:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    firsts = {
        id: [n for n, page in enumerate(pages, 1) if _begins(page, entry)] for id, entry in library.methods.items()
    }
    assert {id: found for id, found in firsts.items() if len(found) != 1 or found[0] % 2} == {}


def _begins(page: str, method: Entry[Method]) -> bool:
    return "I korthet" in page and _letters(method.data.summary) in _letters(page)


def test_no_page_of_the_book_is_empty(site: Path) -> None:
    with pypdfium2.PdfDocument(site / pdfs.BOOK) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert [number for number, text in enumerate(texts, 1) if len(text.strip()) <= len(str(number))] == []


def test_the_book_tells_its_edition_and_leads_to_the_guide(site: Path) -> None:
    assert {code.casefold() for code in codes(raster(site / pdfs.BOOK, 0))} == {site_url()}
    with pypdfium2.PdfDocument(site / pdfs.BOOK) as document:
        assert f"Utgåva {wording.day(CONTENT.newest)}" in document[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize(("format", "flip", "step"), DECKS)
def test_every_back_is_behind_its_own_front(site: Path, library: Library, format: str, flip: str, step: str) -> None:
    file = site / pdfs.deck_address(format, "long" if flip == "long" else "short", step)
    assert not mismatches(file, format, turns_upright(format, flip), titles(library, step))


@pytest.mark.parametrize("kind", CASES_OF)
@pytest.mark.parametrize("flip", pdfs.FLIPS)
def test_every_card_of_a_case_has_its_own_back_too(site: Path, kind: str, flip: str) -> None:
    file = site / pdfs.cases_address(kind, "long" if flip == "long" else "short")
    ending = {"problem": "hur kan vi", "case": "vad tar vi med oss"}[kind]
    fronts = [card.title for card in CASES_OF[kind]]
    assert not mismatches(file, "a6", turns_upright("a6", flip), fronts, ending)


def test_a_sheet_turned_the_wrong_way_is_noticed(site: Path, library: Library) -> None:
    file, fronts = site / pdfs.deck_address("a6", "long", STEPS[0]), titles(library, STEPS[0])
    assert mismatches(file, "a6", False, fronts) == fronts


@pytest.mark.parametrize("address", CUT)
def test_nothing_is_printed_within_five_millimetres_of_a_cut(site: Path, address: str) -> None:
    dpi = 100
    (width, height), (across, down) = CUT[address]

    def pixels(millimetres: float) -> int:
        return round(millimetres / 25.4 * dpi)

    with pikepdf.open(site / address) as document:
        pages = min(len(document.pages), 4)
    for number in range(pages):
        ink = ImageOps.invert(raster(site / address, number, dpi))
        cuts = []
        if across < width:
            cuts.append((across - SAFE, RIM, across + SAFE, height - RIM))
        if down < height:
            cuts.append((RIM, down - SAFE, width - RIM, down + SAFE))
        for cut in cuts:
            left, top, right, bottom = map(pixels, cut)
            assert ink.crop((left + 1, top, right - 1, bottom)).getbbox() is None, (number, cut)


@pytest.mark.parametrize(
    ("address", "least"),
    [
        *((pdfs.deck_address("a6", "long", step), 9.5) for step in (STEPS[0], STEPS[-1])),
        (pdfs.SHOP, 9.5),
        *((pdfs.cases_address(kind), 9.5) for kind in CASES_OF),
        *((pdfs.case_address(CASES_OF[kind][0].id), 9.5) for kind in CASES_OF),
        (pdfs.deck_address("a5"), 9.5),
        *((pdfs.card_address(id), 9.5) for id in (METHODS[0], METHODS[-1])),
        (pdfs.BOOK, 9.5),
    ],
)
def test_no_type_is_too_small(site: Path, address: str, least: float) -> None:
    small = {word: size for word, size in sizes(site / address) if size < least}
    assert not {word: size for word, size in small.items() if size < IN_A_PICTURE or word not in DRAWN}


def luminance(colour: Sequence[float]) -> float:
    """WCAG 2.2: relative luminance of an sRGB colour."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_type_stands_out_seven_to_one_on_white_on_the_tint_and_on_the_colour(site: Path, library: Library) -> None:
    found: set[tuple[int, ...]] = set()
    for step in library.vocabulary.steps:
        with pypdfium2.PdfDocument(site / pdfs.deck_address("a6", "long", step.id)) as document:
            found |= {letter.ink for page in (document[0], document[1]) for letter in letters(page)}
    inks = [luminance([part / 255 for part in colour]) for colour in found]
    steps = [tuple(int(step.colour[i : i + 2], 16) / 255 for i in (1, 3, 5)) for step in library.vocabulary.steps]
    tint = 0.91 + 0.09 * min(min(colour) for colour in steps)  # no channel of any tint is darker
    darkest_ground = luminance((tint, tint, tint))
    dark = [ink for ink in inks if ink < 0.5]
    assert all((darkest_ground + 0.05) / (ink + 0.05) >= 7 for ink in dark if ink < max(map(luminance, steps)))
    assert all(1.05 / (luminance(step) + 0.05) >= 7 for step in steps)
    assert {round(ink, 2) for ink in inks if ink >= 0.5} <= {1.0}


def test_every_code_leads_to_its_own_card(site: Path, library: Library) -> None:
    deck = site / pdfs.deck_address("a6")
    with pikepdf.open(deck) as document:
        pages = len(document.pages)
    blurred = (raster(deck, page).filter(BLUR) for page in range(0, pages, 2))
    read = {behind(site, code) for image in blurred for code in codes(image)}
    assert read == {method.address for method in library.methods.values()}


@pytest.mark.parametrize("kind", CASES_OF)
def test_every_card_of_a_case_leads_to_it(site: Path, library: Library, kind: str) -> None:
    cases = [library.cases[card.id] for card in CASES_OF[kind]]
    for case in cases:
        assert {behind(site, code) for code in codes(raster(site / pdfs.case_address(case.id), 0))} == {case.address}
    fronts = range(0, 2 * math.ceil(len(cases) / 4), 2)
    deck = site / pdfs.cases_address(kind)
    read = {behind(site, code) for page in fronts for code in codes(raster(deck, page))}
    assert read == {case.address for case in cases}


@pytest.mark.parametrize("address", [pdfs.card_address(METHODS[0]), pdfs.deck_address("a5")])
def test_the_code_is_read_in_other_formats_too(site: Path, address: str) -> None:
    read = codes(raster(site / address, 0))
    assert read
    assert all(behind(site, code).startswith("metoder/") for code in read)


def test_the_print_shop_gets_bleed_and_a_trim_box_of_the_finished_card(site: Path) -> None:
    with pikepdf.open(site / pdfs.SHOP) as document:
        for page in document.pages:
            left, bottom, right, top = (float(edge) * POINT for edge in page.obj.TrimBox)
            media = [float(edge) * POINT for edge in page.mediabox]
            assert (right - left, top - bottom) == pytest.approx((105, 148), abs=0.1)
            assert (left - media[0], media[3] - top) == pytest.approx((3, 3), abs=0.1)
    assert raster(site / pdfs.SHOP, 0).getpixel((2, 2)) != 255


def test_the_print_shop_s_deck_opens_with_a_cover_and_divides_the_steps(site: Path, library: Library) -> None:
    with pypdfium2.PdfDocument(site / pdfs.SHOP) as document:
        fronts = [
            " ".join(document[page].get_textpage().get_text_bounded().split()) for page in range(0, len(document), 2)
        ]
    assert library.vocabulary.genitive in fronts[0]
    assert "Så använder du kortleken" in fronts[1]
    at = 2
    for number, id in enumerate(library.vocabulary.ids("steps"), 1):
        if cards := titles(library, id):
            assert f"Steg {number} av " in fronts[at]
            assert all(title in front for title, front in zip(cards, fronts[at + 1 :], strict=False))
            at += len(cards) + 1
    assert at == len(fronts)


def test_the_step_is_seen_on_the_edge_when_the_deck_is_fanned(site: Path, library: Library) -> None:
    """The left edge of a front, and the right edge of its back, are of the step's colour from top to bottom."""
    with pypdfium2.PdfDocument(site / pdfs.SHOP) as document:
        front, back = (document[page].render(scale=1).to_pil().convert("RGB") for page in (6, 7))
    step = library.vocabulary.term("steps", STEPS[0])
    wanted = tuple(int(step.colour[i : i + 2], 16) for i in (1, 3, 5))
    for picture, x in ((front, 12), (back, back.width - 12)):
        edge = {picture.getpixel((x, y)) for y in range(4, picture.height - 4)}
        assert edge == {wanted}


def test_the_measure_on_the_test_sheet_is_a_hundred_millimetres(site: Path) -> None:
    with pdfplumber.open(site / pdfs.PROOF) as document:
        lines = [line for line in document.pages[0].lines if line["height"] == 0]
        longest = max(lines, key=lambda line: line["width"])
    assert float(longest["width"]) * POINT == pytest.approx(100, abs=0.05)
