from __future__ import annotations

import gzip
import json

import pytest

from guide.content.library import Library
from guide.data import search
from guide.site import minified
from guide.text import prose
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def data(library: Library) -> bytes:
    return search.data(library)


def test_every_method_case_programme_and_page_can_be_found(library: Library, data: bytes) -> None:
    kinds = json.loads(data)["kinds"]
    found = {page["id"] for pages in kinds.values() for page in pages}
    content = (library.methods, library.cases, library.programmes, library.courses)
    assert {entry.address for kind in content for entry in kind.values()} <= found
    assert {"om/bidra/", "steg/lyssna/"} <= found


def test_the_start_page_and_the_search_itself_are_no_hits(data: bytes) -> None:
    pages = json.loads(data)["kinds"]["sidor"]
    assert not {"", "sok/"} & {page["id"] for page in pages}


def test_a_method_is_found_by_what_people_call_it(library: Library, data: bytes) -> None:
    methods = {page["id"]: page for page in json.loads(data)["kinds"]["metoder"]}
    method = library.methods["djupintervju"]
    assert tuple(methods[method.address]["aliases"]) == method.data.aliases


def test_what_one_method_says_of_when_another_fits_is_found_with_the_other(data: bytes) -> None:
    texts = {page["id"]: page["text"] for page in json.loads(data)["kinds"]["metoder"]}
    told = "Vill ni veta hur många, gör en ."
    assert told in texts["metoder/enkat/"]
    assert told not in texts["metoder/djupintervju/"]


def test_words_that_mean_the_same_come_from_the_vocabulary(library: Library, data: bytes) -> None:
    assert json.loads(data)["synonyms"] == [list(group) for group in library.vocabulary.synonyms]


def test_the_scripts_that_a_first_search_fetches_are_small() -> None:
    assert sum(len(gzip.compress(body, mtime=0)) for body in minified.small(ROOT).values()) <= 14_000


def test_the_licence_stays_with_the_library_and_nothing_leads_to_a_file_that_is_not_served() -> None:
    code = minified.small(ROOT)["assets/js/search/minisearch.js"].decode()
    assert code.startswith("/*!\nCopyright")
    assert "sourceMappingURL" not in code


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
