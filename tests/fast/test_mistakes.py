"""Each kind of mistake gives its line, column and message, and no other.

A golden file in `mistakes/` names a file, what is replaced in it by what, and what the editor is told.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from guide.content import reader
from guide.text.mistakes import ContentError

from .conftest import Guide

GOLDEN = sorted((Path(__file__).parent / "mistakes").glob("*.txt"))


def test_the_valid_guide_has_no_problem(guide: Guide) -> None:
    assert guide.mistakes() == []


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_a_mistake_is_told_in_its_place(guide: Guide, golden: Path) -> None:
    path, old, new, expected = (part.strip("\n") for part in golden.read_text("utf-8").split("\n====\n"))
    if old:
        guide.replace(path, old, new)
    else:
        guide.write(path, new + "\n")
    assert guide.mistakes() == expected.splitlines()


@pytest.mark.parametrize(
    ("old", "new", "column", "message"),
    [
        ('colour: "#5a1a7a"', "colour: röd", 17, "”colour” har fel form: ”röd”."),
        ("{id: svar, name", "{id: latt, name", 5, "Samma id står två gånger: latt. Byt den ena."),
    ],
)
def test_a_mistake_in_the_vocabulary_is_told_in_its_place(
    guide: Guide, old: str, new: str, column: int, message: str
) -> None:
    guide.replace("mkdocs.yml", old, new)
    (told,) = guide.mistakes()
    assert told.startswith("mkdocs.yml:")
    assert told.endswith(f":{column}: {message}")


def test_all_mistakes_in_all_files_are_told_at_once(guide: Guide) -> None:
    guide.replace("methods/enkat.md", "step: lyssna", "step: lysna")
    guide.replace("methods/enkat.md", "## Varför", "## Varfor")
    guide.replace("cases/ett-fall.md", "status: testas", "status: testad")
    guide.replace("docs/program/ett-program.md", "kind: process", "kind: proces")
    assert [mistake.split(":")[0] for mistake in guide.mistakes()] == [
        "cases/ett-fall.md",
        "docs/program/ett-program.md",
        "methods/enkat.md",
        "methods/enkat.md",
    ]


def test_a_file_that_is_wrong_is_still_there_for_those_that_refer_to_it(guide: Guide) -> None:
    guide.replace("methods/enkat.md", "step: lyssna", "step: tak")
    assert len(guide.mistakes()) == 1


def test_symbolic_links_are_refused_wherever_they_lie(guide: Guide) -> None:
    secret = guide.root / "secret.txt"
    secret.write_text("hemligt")
    (guide.root / "docs/bild.svg").symlink_to(secret)
    (guide.root / "methods/lank.md").symlink_to(secret)
    assert [mistake.partition(":")[0] for mistake in guide.mistakes()] == ["docs/bild.svg", "methods/lank.md"]


def test_a_file_that_is_not_utf_8_is_told_at_its_first_strange_byte(guide: Guide) -> None:
    guide.write("methods/latin.md", "---\ntitle: Möte\n---\n".encode("latin-1"))
    assert guide.mistakes() == [
        "methods/latin.md:2:9: Filen är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8."
    ]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(guide: Guide) -> None:
    text = (guide.root / "methods/enkat.md").read_text("utf-8")
    guide.write("methods/enkat.md", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert guide.mistakes() == []


def test_letters_in_two_parts_as_some_macs_save_them_are_the_same_letters(guide: Guide) -> None:
    text = (guide.root / "methods/enkat.md").read_text("utf-8")
    guide.write("methods/enkat.md", unicodedata.normalize("NFD", text))
    assert guide.mistakes() == []


def test_a_folder_among_the_methods_is_told(guide: Guide) -> None:
    guide.write("methods/gamla/enkat.md", "x")
    assert guide.mistakes() == ["methods/gamla:1:1: Här får inga mappar ligga. Flytta filerna ett steg upp."]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("theme: {name: material, logo: assets/vapen.png}", "Guidens bild står under ”extra: guide: logo”."),
        ("theme: {palette: [{primary: indigo}]}", "Guidens färger står under ”extra: guide: accent”."),
    ],
)
def test_a_setting_that_the_guide_does_not_heed_is_told(guide: Guide, setting: str, message: str) -> None:
    guide.write("mkdocs.yml", f"site_url: https://prov.example/\n{setting}\n")
    with pytest.raises(ContentError, match=message):
        reader.settings(guide.root)
