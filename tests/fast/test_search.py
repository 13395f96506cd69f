from __future__ import annotations

import json
from typing import Any

import pytest

from guide.content.library import Library
from guide.data import search
from guide.data.passages import passages
from guide.text import prose

from .conftest import Guide

NO_WORDS: dict[str, dict[str, str]] = {"forms": {}, "parts": {}}


@pytest.fixture(scope="module")
def data(library: Library) -> bytes:
    return search.page_names(library)


@pytest.fixture(scope="module")
def texts(library: Library) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(search.page_texts(library, NO_WORDS))["pages"]
    return said


def test_every_method_case_programme_and_page_can_be_found(library: Library, data: bytes) -> None:
    kinds = json.loads(data)
    found = {page["id"] for pages in kinds.values() for page in pages}
    content = (library.methods, library.cases, library.programmes, library.courses)
    assert {entry.address for kind in content for entry in kind.values()} <= found
    assert {"om/bidra/", "steg/lyssna/"} <= found


def test_the_start_page_and_the_search_itself_are_no_hits(data: bytes) -> None:
    pages = json.loads(data)["sidor"]
    assert not {"", "sok/"} & {page["id"] for page in pages}


def test_a_method_is_found_by_what_people_call_it(library: Library, data: bytes) -> None:
    methods = {page["id"]: page for page in json.loads(data)["metoder"]}
    method = library.methods["djupintervju"]
    assert tuple(methods[method.address]["aliases"]) == method.data.aliases


def test_a_page_of_our_own_is_found_by_what_people_look_for(whole_guide: Guide) -> None:
    whole_guide.replace("docs/om/bidra.md", "title: Bidra", "title: Bidra\naliases: [skicka in ett fall]")
    pages = json.loads(search.page_names(whole_guide.load()))["sidor"]
    assert ["skicka in ett fall"] in [page.get("aliases") for page in pages]


def test_names_are_fetched_without_texts_and_texts_without_names(data: bytes, texts: dict[str, Any]) -> None:
    names = {name for pages in json.loads(data).values() for page in pages for name in page}
    assert names <= {"id", "title", "step", "aliases"}
    assert {name for text in texts.values() for name in text} == {"summary", "note", "topics", "passages"}


def test_every_part_of_a_method_is_a_passage_that_knows_its_place(library: Library) -> None:
    method = library.methods["djupintervju"].data
    found = {(each.at, each.title): each.text for each in passages(library)["metoder/djupintervju/"]}
    assert method.steps[0].do.split()[0] in found["steg-1", method.steps[0].title]
    assert {at for at, _ in found} >= {"nar-passar-det", "varfor", "tank-pa", "efterat", "i-kommunen"}


def test_what_one_method_says_of_when_another_fits_is_found_with_the_other(library: Library) -> None:
    told = "Vill ni veta hur många, gör en enkät."
    of = {id: " ".join(each.text for each in those) for id, those in passages(library).items()}
    assert told in of["metoder/enkat/"]
    assert told not in of["metoder/djupintervju/"]


def test_words_that_mean_the_same_come_from_the_vocabulary(library: Library) -> None:
    assert json.loads(search.page_texts(library, NO_WORDS))["synonyms"] == [
        list(group) for group in library.vocabulary.synonyms
    ]


def test_the_words_of_all_that_is_searched_are_known_and_no_addresses(library: Library) -> None:
    words = search.page_words(library)
    assert {"djupintervju", "enkät"} <= words
    assert "djupintervju/" not in words
    assert words == {word.lower() for word in words}


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Passar när **något** sker:\n\n- först `detta`\n- sedan det", "Passar när något sker: först detta sedan det"),
        ("Vill ni visa mer, [rita](storyboard.md). Klart.[^not]", "Vill ni visa mer, . Klart."),
        ("| Ett | Två |\n| --- | --- |", "Ett Två"),
        ("A–B är 3–5 dagar.", "A–B är 3–5 dagar."),
    ],
)
def test_markdown_is_read_without_its_marks_and_without_what_links_say(markdown: str, words: str) -> None:
    assert prose.unmarked(markdown).replace("---", "").split() == words.split()
