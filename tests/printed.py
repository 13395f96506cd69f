"""Printed pages as a reader, a cutter and a phone's camera meet them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import zxingcpp
from PIL import Image

from guide.cards.scenes.draw import drawing
from guide.cards.scenes.marks import Words
from guide.content.library import Library

POINT = 25.4 / 72  # millimetres
MANY = 12  # pages, of each kind that a print has
FLAT = 1e-6


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


def text_in(page: Any, box: Box) -> tuple[str, set[bool]]:
    """The text within a box of a pdfplumber page, with plain spaces, and whether its letters stand upright."""
    inside = []
    for char in page.chars:
        x, y = (char["x0"] + char["x1"]) / 2 * POINT, (char["top"] + char["bottom"]) / 2 * POINT
        if box.holds(x, y):
            inside.append(char)
    upright = {char["matrix"][0] > 0 for char in inside if char["text"].strip()}
    return "".join(char["text"] for char in inside).replace("\N{NO-BREAK SPACE}", " "), upright


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
    with pdfplumber.open(file) as document:
        level = (page.filter(_is_level) for page in document.pages[:MANY])
        found = (word for page in level for word in page.extract_words(extra_attrs=["size"]))
        return {(word["text"], round(word["size"], 2)) for word in found}


def _is_level(piece: dict[str, Any]) -> bool:
    """Whether a letter stands on a level line; what is no letter does."""
    return bool(abs(piece.get("matrix", (1, 0))[1]) < FLAT)
