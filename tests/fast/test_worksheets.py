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

from guide.content.header import parse
from guide.content.library import Library
from guide.content.validation import read
from guide.content.worksheet import Worksheet
from guide.print import press, worksheet
from guide.text.mistakes import ContentError
from tests.conftest import OWN

SITE = "https://prov.example/"
HOSTILE = '#panic("x") #read("/etc/passwd") $x$ <b> @ref {{ c }} \\ ]*_'


def source(library: Library, id: str) -> str:
    return (OWN / library.worksheets[id].path).read_text("utf-8")


def changed(library: Library, id: str, old: str, new: str) -> Library:
    """The library with one worksheet that says something else."""
    sheet, text = library.worksheets[id], source(library, id)
    assert old in text
    document = parse(text.replace(old, new, 1), sheet.path)
    data = read(Worksheet, document, library.vocabulary)
    return dataclasses.replace(library, worksheets={id: dataclasses.replace(sheet, data=data, document=document)})


def test_the_same_worksheet_gives_the_same_bytes(library: Library) -> None:
    job = worksheet.worksheet_job(library, library.worksheets["karta"], SITE)
    assert press.pdf(job) == press.pdf(job)
    assert press.pictures(job) == press.pictures(job)


@pytest.mark.parametrize(
    ("id", "change", "told"),
    [
        ("fragan", ("title: för …", f"title: {'m' * 40}"), "mmm"),
        ("fragan", ("empty: 4", "empty: 30"), "table:"),
        ("idekort", ("title: Svarar på frågor", f"title: {'Svarar på frågor ' * 4}"), "Svarar på frågor Svarar"),
        ("fyra-falt", ("high: Stor nytta", f"high: {'m' * 30}"), "mmm"),
        ("karta", ("title: Utanför", f"title: {'m' * 40}"), "mmm"),
        ("fyra-falt", ("title: Vi börjar med", f"title: {'m' * 70}"), "mmm"),
        ("testkort", ("title: när vi vet", f"title: {'m' * 60}"), "mmm"),
        ("testkort", ("title: Vi såg att", f"title: {'m' * 70}"), "mmm"),
        ("fragan", ("instruction: Ett blad", f"instruction: {'m' * 60}"), "mmm"),
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
    sheet, number = library.worksheets["fragan"], itertools.count()

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


def test_column_headings_are_header_cells(library: Library) -> None:
    made = press.pdf(worksheet.worksheet_job(library, library.worksheets["fragan"], SITE))
    with pikepdf.open(BytesIO(made)) as document:
        kinds = [str(o["/S"]) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
    assert (kinds.count("/TH"), kinds.count("/TD")) == (3, 12)
    assert "/H1" in kinds
    assert "/H2" in kinds


def printed(library: Library, id: str, *, filled: bool) -> str:
    made = press.pdf(worksheet.worksheet_job(library, library.worksheets[id], SITE, filled=filled))
    with pdfplumber.open(BytesIO(made)) as document:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in document.pages)


def test_a_worksheet_with_answers_also_comes_filled_in(library: Library) -> None:
    answered = changed(library, "fragan", "empty: 4", "empty: 4\n          answers: [[slippa vänta, alla, lugnare]]")
    assert "slippa vänta" in printed(answered, "fragan", filled=True)
    assert "påhittat" in printed(answered, "fragan", filled=True)
    assert "slippa vänta" not in printed(answered, "fragan", filled=False)
    files = worksheet.sheet_files(answered) - worksheet.sheet_files(library)
    assert {file.rsplit("/", 1)[1] for file in files} == {"fragan.ifyllt.pdf", "fragan.ifyllt.svg"}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (f"[[{'m' * 60}, alla, lugnare]]", "får inte plats på arbetsbladet"),
        ("[[slippa vänta, alla]]", "Rad 1 i ”answers” har 2 rutor men ska ha 3."),
        (f"[{', '.join(['[a, b, c]'] * 5)}]", "”answers” har 5 rader, men tabellen har 4."),
    ],
)
def test_answers_without_a_place_are_told(library: Library, tmp_path: Path, answers: str, told: str) -> None:
    with pytest.raises(ContentError) as error:
        given = changed(library, "fragan", "empty: 4", f"empty: 4\n          answers: {answers}")
        worksheet.worksheet_jobs(given, SITE, tmp_path)
    assert told in error.value.mistakes[0].message
