"""No file takes another's place on the site unseen."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from guide.build import outputs
from guide.content import address_book, reader
from guide.content.kinds import CASES, METHODS
from guide.print import pdfs
from guide.print.case import printed_case

from .conftest import Guide

BOARD = "---\ntitle: Tavlan\ndescription: Alla fall efter hur långt de har kommit.\n---\n\n# Tavlan\n"


def copied(guide: Guide, path: str, new: str, title: str) -> None:
    """The same content in another file, with a title of its own."""
    text = (guide.root / path).read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("title:"))
    guide.write(new, text.replace(old, f"title: {title}", 1))


def test_a_case_cannot_take_the_address_of_a_page(guide: Guide) -> None:
    guide.write("docs/fall/tavla.md", BOARD)
    copied(guide, "cases/ett-fall.md", "cases/tavla.md", "Tavlan i hallen")
    assert guide.mistakes() == [
        "cases/tavla.md:1:1: Adressen /fall/tavla/ tillhör redan docs/fall/tavla.md. Kalla filen något annat."
    ]


@pytest.mark.parametrize(("folder", "address"), [("cases", "fall"), ("methods", "metoder")])
def test_no_content_is_called_index(guide: Guide, folder: str, address: str) -> None:
    guide.write(f"docs/{address}/index.md", BOARD)
    source = {"cases": "cases/ett-fall.md", "methods": "methods/enkat.md"}[folder]
    copied(guide, source, f"{folder}/index.md", "Ett annat namn")
    (told,) = guide.mistakes()
    assert told.startswith(f"{folder}/index.md:1:1: Adressen /{address}/ tillhör redan docs/{address}/index.md.")


def test_an_earlier_address_cannot_be_that_of_a_list(guide: Guide) -> None:
    guide.write("docs/metoder/index.md", BOARD)
    guide.replace("methods/enkat.md", "reviewed: 2026-11-20", "reviewed: 2026-11-20\nformerly: [index]")
    (told,) = guide.mistakes()
    assert told.endswith("Adressen /metoder/ tillhör redan docs/metoder/index.md. Ta bort den härifrån.")


def test_two_pages_cannot_have_one_address(guide: Guide) -> None:
    guide.write("docs/om.md", BOARD)
    guide.write("docs/om/index.md", BOARD)
    (told,) = guide.mistakes()
    assert told.startswith("docs/om.md:1:1: Adressen /om/ tillhör redan docs/om/index.md.")


def test_a_file_cannot_stand_where_the_build_writes(guide: Guide) -> None:
    guide.write("docs/redigera/index.md", BOARD)
    (told,) = guide.mistakes()
    assert told.startswith("docs/redigera/index.md:1:1: Adressen /redigera/ är upptagen av")


def test_an_id_that_is_free_is_chosen_for_a_new_case(guide: Guide) -> None:
    guide.write("docs/fall/tavla.md", BOARD)
    library = reader.load(guide.root)
    assert address_book.taken(guide.root, library, CASES) == {"ett-fall", "tavla", "index"}
    assert "enkat" in address_book.taken(guide.root, library, METHODS)


def test_the_prints_are_made_where_they_are_said_to_lie(guide: Guide) -> None:
    library = reader.load(guide.root)
    cards = [
        {"id": method.id, "title": method.data.title, "time": "1 tim", "step": {"id": method.data.step}}
        for method in library.methods.values()
    ]
    cases = [asdict(printed_case(library, case, "https://a.example/")) for case in library.cases.values()]
    assert set(pdfs.jobs(library, cards, "https://a.example/", cases)) == pdfs.card_files(library)
    assert pdfs.card_files(library) <= outputs.generated_addresses(library)
