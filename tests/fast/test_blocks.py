"""Every kind of block that a worksheet may hold is drawn on its paper."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from guide.content.library import Library
from guide.content.worksheet import Block
from guide.print import press

MARK = "Markören"
BLOCKS: dict[str, Any] = {
    "fields": {"across": 1, "items": [{"title": MARK}]},
    "table": {"columns": [{"title": MARK}, {"title": "Andra"}], "empty": 3},
    "matrix": {"up": {"low": MARK, "high": "B"}, "right": {"low": "C", "high": "D"}, "quadrants": list("EFGH")},
    "rings": {"rings": [{"title": MARK}, {"title": "Nära"}], "outside": {"title": "Utanför"}},
    "checks": [MARK],
}
STEP = {"id": "a", "name": "Steg", "colour": "#0b4a78", "shape": "M2 2H22V22H2Z"}
SHEET = {
    **{"title": "Blad", "instruction": "Fyll i.", "paper": "A4", "copies": 1, "back": None, "landscape": False},
    "filled": False,
    **{"step": STEP, "trail": [STEP], "url": "https://a.example/", "host": "a.example", "path": "/"},
    "qr": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
}


def test_there_is_a_sample_of_every_kind_of_block() -> None:
    assert set(BLOCKS) == set(Block.model_fields) - {"title", "hint", "height"}


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_is_drawn(kind: str, library: Library) -> None:
    block = Block.model_validate_json(json.dumps({kind: BLOCKS[kind]})).model_dump(mode="json")
    columns = [{"width": 1, "blocks": [block]}]
    made = press.pdf(press.job("worksheet", library.vocabulary, {**SHEET, "columns": columns}))
    with pdfplumber.open(BytesIO(made)) as document:
        assert MARK in (document.pages[0].extract_text() or "")
