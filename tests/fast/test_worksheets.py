"""Worksheets: on paper as they should be, found from their methods, and told of where they are wrong."""

from __future__ import annotations

import dataclasses
import itertools
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest

from guide.content import addresses
from guide.content.header import parse
from guide.content.library import Library
from guide.content.validation import read
from guide.content.worksheet import Worksheet
from guide.print import press, worksheet
from guide.text.mistakes import ContentError
from tests.printed import POINT, codes, raster, sizes

SITE = "https://innovationsguiden.example/"
PAPERS = {"A4": (210, 297), "A3": (297, 420)}  # millimetres
LEAST = {"A4": 9.5, "A3": 11.0}  # points
HOSTILE = '#panic("x") #read("/etc/passwd") $x$ <b> @ref {{ c }} \\ ]*_'


def pdf(site: Path, id: str) -> Path:
    return site / addresses.worksheet(id, "pdf")


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def source(library: Library, id: str) -> str:
    return (Path(__file__).parents[2] / library.worksheets[id].path).read_text("utf-8")


def changed(library: Library, id: str, old: str, new: str) -> Library:
    """The library with one worksheet that says something else."""
    sheet, text = library.worksheets[id], source(library, id)
    assert old in text
    document = parse(text.replace(old, new, 1), sheet.path)
    data = read(Worksheet, document, library.vocabulary)
    return dataclasses.replace(library, worksheets={id: dataclasses.replace(sheet, data=data, document=document)})


def test_every_worksheet_is_offered_by_its_method_and_in_the_list(site: Path, library: Library) -> None:
    assert len(library.worksheets) >= 10
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
        assert min(sizes(pdf(site, id))) >= LEAST[data.paper], id


def test_every_code_leads_to_the_method(site: Path, library: Library) -> None:
    for id, sheet in library.worksheets.items():
        assert codes(raster(pdf(site, id), 0)) == {SITE + library.methods[sheet.data.method].address}


def test_column_headings_are_header_cells(site: Path) -> None:
    with pikepdf.open(pdf(site, "hur-kan-vi")) as document:
        kinds = [str(o["/S"]) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
    assert kinds.count("/TH") == 3
    assert kinds.count("/TD") == 12
    assert "/H1" in kinds
    assert "/H2" in kinds


def test_the_same_worksheet_gives_the_same_bytes(library: Library) -> None:
    job = worksheet.worksheet_job(library, library.worksheets["aktorskarta"], SITE)
    assert press.pdf(job) == press.pdf(job)
    assert press.pictures(job) == press.pictures(job)


@pytest.mark.parametrize(
    ("id", "change", "told"),
    [
        ("hur-kan-vi", ("title: för …", f"title: {'m' * 40}"), "mmm"),
        ("hur-kan-vi", ("empty: 4", "empty: 30"), "table:"),
        ("idekort", ("title: Svarar på frågor", f"title: {'Svarar på frågor ' * 4}"), "Svarar på frågor Svarar"),
        ("effekt-insats", ("high: Stor nytta", f"high: {'m' * 30}"), "mmm"),
        ("aktorskarta", ("title: Utanför", f"title: {'m' * 40}"), "mmm"),
        ("effekt-insats", ("title: Vi börjar med", f"title: {'m' * 70}"), "mmm"),
        ("testkort", ("title: när vi vet", f"title: {'m' * 60}"), "mmm"),
        ("testkort", ("title: Vi såg att", f"title: {'m' * 70}"), "mmm"),
        ("intervjuguide", ("instruction: Byt ut det", f"instruction: {'m' * 60}"), "mmm"),
    ],
)
def test_a_text_without_room_is_told_at_its_place(
    library: Library, tmp_path: Path, id: str, change: tuple[str, str], told: str
) -> None:
    with pytest.raises(ContentError) as error:
        worksheet.worksheet_jobs(changed(library, id, *change), SITE, tmp_path)
    (mistake,) = error.value.mistakes
    assert "får inte plats på arbetsbladet" in mistake.message
    line = source(library, id).replace(*change, 1).splitlines()[mistake.line - 1]
    assert line[mistake.column - 1 :].startswith(told)


def test_hostile_text_is_printed_as_text(library: Library) -> None:
    sheet, number = library.worksheets["intervjuguide"], itertools.count()

    def poisoned(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: poisoned(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [poisoned(inner) for inner in value]
        return f"{HOSTILE} {next(number)}" if isinstance(value, str) else value

    values = sheet.data.model_dump(mode="json")
    fields = {name: poisoned(values[name]) for name in ("title", "instruction", "columns", "back")}
    data = Worksheet.model_validate_json(json.dumps(values | fields))
    made = press.pdf(worksheet.worksheet_job(library, dataclasses.replace(sheet, data=data), SITE))
    with pdfplumber.open(BytesIO(made)) as document:
        text = " ".join((document.pages[0].extract_text() or "").split())
    assert "root:" not in text
    assert text.count('#read("/etc/passwd")') > 8
