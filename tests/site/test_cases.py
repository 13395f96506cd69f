"""What is told of real organisations: every paragraph says whose word it is, a source's or the guide's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.content.library import Library
from tests.conftest import ROOT

TOLD = ("Vad", "Hur", "Resultat")
CONTINUES = re.compile(r"[-|]|\d+\. ")
FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
UNKNOWN = "**Det här vet vi inte.**"
OWN_VOICE = re.compile(r"\b(?:ni|er|ert|era|vi|oss|guiden|guidens)\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NAME = re.compile(r"\b[A-ZÅÄÖ][\wé]{3,}")
COMMON = {"Region", "Stiftelsen", "Sveriges", "Kommunförbundet"}
CASES = sorted(file.stem for file in (ROOT / "cases").glob("*.md"))


def paragraphs(text: str) -> Iterator[str]:
    """Each paragraph, together with the list or table that it leads to."""
    whole = ""
    for block in re.split(r"\n\s*\n", text):
        if whole and not CONTINUES.match(block):
            yield whole
            whole = ""
        whole = f"{whole}\n{block}".strip()
    yield whole


def without_footnote(library: Library, case: str) -> Iterator[str]:
    sections = library.cases[case].sections
    for heading in TOLD:
        for paragraph in paragraphs(sections.get(heading, "")):
            if not FOOTNOTE.search(paragraph) and not paragraph.startswith(UNKNOWN):
                yield paragraph


def names(library: Library, case: str) -> set[str]:
    """What the case's organisations are known by: `Eslövs kommun` by Eslöv."""
    found = NAME.findall(" ".join(library.cases[case].data.organisations))
    return {name.removesuffix("s") for name in found if name not in COMMON}


def link_free(paragraph: str) -> str:
    """The words of a paragraph that are about this case: a link's are about another page."""
    return re.sub(r"\[[^\]]*\]\([^)]*\)", "", paragraph)


@pytest.mark.parametrize("case", CASES)
def test_a_paragraph_without_a_source_is_in_the_guides_own_voice(library: Library, case: str) -> None:
    assert [told for told in without_footnote(library, case) if told and not OWN_VOICE.search(told)] == []


@pytest.mark.parametrize("case", CASES)
def test_a_paragraph_without_a_source_tells_nothing_of_an_organisation_or_a_year(library: Library, case: str) -> None:
    claims = [link_free(told) for told in without_footnote(library, case)]
    assert [told for told in claims if YEAR.search(told) or any(name in told for name in names(library, case))] == []


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_known_is_said(library: Library, case: str) -> None:
    text = "\n".join(library.cases[case].sections.values())
    assert re.search(r"vet vi inte|säger inte|framgår inte|står inte", text)


@pytest.mark.parametrize("page", ["docs/om/index.md", "docs/om/fragor-och-svar.md"])
def test_a_page_about_the_guide_gives_a_source_for_what_it_tells_of_real_work(page: str) -> None:
    text = Path(ROOT, page).read_text("utf-8")
    told = [block for block in paragraphs(text) if re.search(r"\.\./cases/", block)]
    assert told
    assert [block for block in told if not FOOTNOTE.search(block)] == []
