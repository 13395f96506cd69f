"""Printed pages as a reader, a cutter and a phone's camera meet them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import c_uint
from dataclasses import dataclass, replace
from itertools import islice
from math import hypot
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image

from guide.cards.scenes.draw import drawing
from guide.cards.scenes.marks import Words
from guide.content.library import Library

POINT = 25.4 / 72  # millimetres
MANY = 12  # pages, of each kind that a print has
FLAT = 1e-6
APART = 0.1  # millimetres or points: more than the same line or size differs by
GAP = 0.15  # of the size: less than a space, and more than what letters are moved to fit


@dataclass(frozen=True)
class Box:
    """A piece of a sheet, in millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.left + self.width and self.top <= y < self.top + self.height

    def through(self, sheet: tuple[float, float], upright: bool) -> Box:
        """Where this piece of paper is when the sheet is turned about its upright or its level axis."""
        width, height = sheet
        if upright:
            return Box(width - self.left - self.width, self.top, self.width, self.height)
        return Box(self.left, height - self.top - self.height, self.width, self.height)


def raster(file: Path, page: int, dpi: int = 150) -> Image.Image:
    """A page as it comes out of the printer, in greyscale."""
    with pypdfium2.PdfDocument(file) as document:
        image: Image.Image = document[page].render(scale=dpi / 72).to_pil()
        return image.convert("L")


@dataclass(frozen=True)
class Letter:
    """A letter on a page: its left and right edge and its middle line in millimetres from the upper left corner, its
    size in points, whether it stands on a level line and upright, and its colour of three numbers up to 255."""

    text: str
    left: float
    right: float
    y: float
    size: float
    is_level: bool
    is_upright: bool
    ink: tuple[int, int, int]


def letters(page: pypdfium2.PdfPage) -> list[Letter]:
    """What is printed on a page, in the order it is read, spaces too."""
    text = page.get_textpage()
    found = [_letter(text, index, page.get_height()) for index in range(text.count_chars()) if _is_printed(text, index)]
    if page.get_rotation() == 0:
        return found
    assert page.get_rotation() == 180, "only sheets that stand on their head are turned here"
    width, height = (edge * POINT for edge in page.get_size())
    return [
        replace(
            each,
            left=width - each.right,
            right=width - each.left,
            y=height - each.y,
            is_upright=not each.is_upright,
        )
        for each in found
    ]


def _is_printed(text: pypdfium2.PdfTextPage, index: int) -> bool:
    """Whether the file itself has a letter, that is no guess of where a word or line ends."""
    return not pdfium.FPDFText_IsGenerated(text, index)


def _letter(text: pypdfium2.PdfTextPage, index: int, height: float) -> Letter:
    left, bottom, right, top = text.get_charbox(index, loose=True)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    red, green, blue, opacity = (c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, opacity)
    return Letter(
        chr(pdfium.FPDFText_GetUnicode(text, index)),
        left * POINT,
        right * POINT,
        (height - (bottom + top) / 2) * POINT,
        pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d),
        abs(matrix.b) < FLAT,
        matrix.a > 0,
        (red.value, green.value, blue.value),
    )


def text_in(page: Sequence[Letter], box: Box) -> tuple[str, set[bool]]:
    """The text within a box of a page, with plain spaces, and whether its letters stand upright."""
    inside = [letter for letter in page if box.holds((letter.left + letter.right) / 2, letter.y)]
    upright = {letter.is_upright for letter in inside if letter.text.strip()}
    if upright == {False}:  # pdfium reads along the sheet, which is backwards there
        inside.sort(key=lambda letter: (-round(letter.y, 1), -letter.left))
    return "".join(letter.text for letter in inside).replace("\N{NO-BREAK SPACE}", " "), upright


def words(file: Path) -> str:
    """All text of a file with one space between words; a hyphen that only ends a line is gone."""
    with pypdfium2.PdfDocument(file) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.replace("\ufffe", "").replace("\u00ad", "").split())


def codes(image: Image.Image) -> set[str]:
    """What a camera reads in a picture's QR codes."""
    return {code.text for code in zxingcpp.read_barcodes(image)}


def drawn_words(library: Library) -> set[str]:
    """Every word in the pictures of the methods: they are smaller than text may be, as on a map."""
    pictures = (each for method in library.methods.values() for each in (method.data.room, method.data.picture))
    marks = (mark for picture in pictures if picture for mark in drawing(picture).marks)
    return {word for mark in marks if isinstance(mark, Words) for word in mark.text.split()}


def sizes(file: Path) -> set[tuple[str, float]]:
    """Every level word on a file's first pages and the size of its type, in points."""
    with pypdfium2.PdfDocument(file) as document:
        return {found for page in islice(document, MANY) for found in _sized_words(letters(page))}


def _sized_words(page: Sequence[Letter]) -> Iterator[tuple[str, float]]:
    word: list[Letter] = []
    for letter in page:
        if word and not _goes_on(word[-1], letter):
            yield "".join(each.text for each in word), round(word[0].size, 2)
            word = []
        if letter.is_level and not letter.text.isspace():
            word.append(letter)
    if word:
        yield "".join(each.text for each in word), round(word[0].size, 2)


def _goes_on(last: Letter, letter: Letter) -> bool:
    """Whether a letter belongs to the word that another ends so far: beside it, and of its size."""
    near = abs(letter.y - last.y) < APART and abs(letter.left - last.right) < GAP * last.size * POINT
    return near and letter.is_level and not letter.text.isspace() and abs(letter.size - last.size) < APART
