"""Worksheets: on paper as they should be, and found from their methods."""

from __future__ import annotations

from pathlib import Path

import pdfplumber

from guide.content import addresses
from guide.content.library import Library
from tests.conftest import site_url
from tests.printed import POINT, codes, raster, sizes

PAPERS = {"A4": (210, 297), "A3": (297, 420)}  # millimetres
LEAST = {"A4": 9.5, "A3": 11.0}  # points


def pdf(site: Path, id: str) -> Path:
    return site / addresses.worksheet(id, "pdf")


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def test_every_worksheet_is_offered_by_its_method_and_in_the_list(site: Path, library: Library) -> None:
    listed = page(site, "material")
    for id, sheet in library.worksheets.items():
        link = f'href="../../material/{id}/{id}.pdf"'
        size = f"(PDF, {sheet.data.paper}, {round(pdf(site, id).stat().st_size / 1000)}\N{NO-BREAK SPACE}kB)"
        method = page(site, library.methods[sheet.data.method].address)
        assert link in method
        assert size in method
        assert f'href="{id}/"' in listed
        assert f'href="{id}/{id}.pdf"' in listed
        own = page(site, sheet.address)
        assert size in own
        assert f'alt="Arbetsbladet {sheet.data.title}' in own
        assert f"../../{library.methods[sheet.data.method].address}" in own


def test_every_worksheet_is_as_large_as_it_says_and_its_type_large_enough(site: Path, library: Library) -> None:
    for id, sheet in library.worksheets.items():
        data, paper = sheet.data, PAPERS[sheet.data.paper]
        with pdfplumber.open(pdf(site, id)) as document:
            size = tuple(round(float(side) * POINT) for side in (document.pages[0].width, document.pages[0].height))
            assert size == (paper if data.orientation == "staende" else paper[::-1])
            assert len(document.pages) == (2 if data.back else 1)
        assert min(size for _, size in sizes(pdf(site, id))) >= LEAST[data.paper], id


def test_every_code_leads_to_the_method(site: Path, library: Library) -> None:
    for id, sheet in library.worksheets.items():
        assert codes(raster(pdf(site, id), 0)) == {site_url() + library.methods[sheet.data.method].address}
