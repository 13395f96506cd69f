"""Nothing is told of a real organisation without saying where it is known from.

Read are the cases and all pages of our own. Every sentence that names a
real organisation or its work has a source: a footnote in it, or after it in the same paragraph, or in the line that
leads to the list or table that it stands in. Numbers, years and results cannot be told from other words by a list of
them, so no sentence is left out for having none. The lines of a file's header have no room for footnotes: there the
file's sources stand behind them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guide.content.header import parse_yaml
from guide.content.library import Library
from guide.text.prose import texts
from tests.conftest import ROOT

FOLDERS = ("cases", "docs")
FILES = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.md"))]

FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
DEFINITION = re.compile(r"^\[\^[^\]]+\]:.*$", re.MULTILINE)
HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
LINK = re.compile(r"\[[^\]^][^\]]*\]\([^)]*\)")
METHOD_LINK = re.compile(r"\]\(\.\./methods/([\w-]+)\.md\)")
ITEM = re.compile(r"\s*(?:[-*|]|\d+\.)\s")
SENTENCE_END = re.compile(r"(?<=[.!?])((?:\*\*|”)?(?:\[\^[^\]]+\])*(?:\*\*)?)\s+(?=[A-ZÅÄÖ\d*”\[])")
NAME = re.compile(r"\b[A-ZÅÄÖ][\wé]{3,}|\b[A-Z]{3,}\b")

# Words of organisations' names that are said of much else, and so name none of them.
ORDINARY = {
    *("Region", "Regionen", "Regioner", "Kommun", "Kommuner", "Kommunförbundet", "Landsting", "Stad", "Stiftelsen"),
    *("Sveriges", "Svensk", "Myndigheten", "Vård", "Vårt", "Dagens", "Samhälle", "Akademikern", "Väst"),
    *("Innovation", "Service", "Design", "Research", "Journal", "Science", "City", "Unit", "Arena", "Festival"),
    *("Podcast", "Association", "Hospital", "American", "Swedish"),
}
# Works with a name of their own. `Innovationsguiden` is not among them: it is this guide's name too.
WORKS = {"Innovationsakuten", "iCare4", "Förändra radikalt", "Vi flyttar in!", "Götapriset", "Dagens Samhälle", "Falun"}
# The lines of a header. A case's results name a source each, which the model sees to.
LINES = {"title", "summary", "anchor", "terms", "organisations", "contact", "call", "results", "sources", "open_to"}
SHORT = {"title", "name", "id", "kind"}


@pytest.fixture(scope="module")
def names(library: Library) -> re.Pattern[str]:
    """What those who did the cases and published the sources are known by: `Eslövs kommun` by Eslöv."""
    cases = [case.data for case in library.cases.values()]
    programmes = [each.data for each in (*library.programmes.values(), *library.courses.values())]
    organisations = [name for case in cases for name in case.organisations]
    sources = [*(s for case in cases for s in case.sources), *(s for each in programmes for s in each.sources)]
    authors = [source.author for source in sources if source.author]
    found = {name for line in (*organisations, *authors) for name in NAME.findall(line)} - ORDINARY
    stems = sorted({name.removesuffix("s") for name in found} | WORKS, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})(?::?s)?(?!\w)")


def paragraphs(text: str) -> Iterator[str]:
    """Each paragraph, together with the list or table that it leads to."""
    whole = ""
    for block in re.split(r"\n\s*\n", HEADING.sub("", DEFINITION.sub("", text))):
        leads = FOOTNOTE.sub("", whole).rstrip("* ").endswith(":")
        if whole and not (leads and ITEM.match(block)):
            yield whole
            whole = ""
        whole = f"{whole}\n{block}".strip()
    yield whole


def spoken_for(paragraph: str) -> Iterator[list[str]]:
    """Sentences as a footnote speaks for those before it. What leads to an item speaks for it too."""
    lead = ""
    for line in paragraph.splitlines():
        is_item = ITEM.match(line)
        yield [*SENTENCE_END.sub(r"\1\n", line).splitlines(), *(FOOTNOTE.findall(lead) if is_item else ())]
        lead = lead if is_item else line


def unsourced(text: str, names: re.Pattern[str]) -> list[str]:
    """The sentences of a Markdown text that name somebody real, and that no footnote stands behind."""
    return [
        sentence.strip()
        for paragraph in paragraphs(text)
        for sentences in spoken_for(paragraph)
        for place, sentence in enumerate(sentences)
        if names.search(LINK.sub("", FOOTNOTE.sub("", sentence))) and not any(map(FOOTNOTE.search, sentences[place:]))
    ]


def long_texts(values: dict[str, Any]) -> Iterator[str]:
    """What a header tells at length, such as an occasion. Letters are among it, and have nowhere to put a footnote.

    A rule of law has its address beside it instead.
    """
    told = {name: value for name, value in values.items() if name not in LINES}
    return (text for location, text in texts(told) if location[-1] not in SHORT and "rules" not in location)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_whatever_is_told_of_a_real_organisation_has_a_source(file: Path, names: re.Pattern[str]) -> None:
    header, body = file.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
    values, _ = parse_yaml(header, file.name, limit=1_000_000)
    assert [told for text in (*long_texts(values), body) for told in unsourced(text, names)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Oxelösund fick pris 2016.",
        "Det gick bra.[^a] SKL:s stöd nådde tusen personer.",
        "Det gick bra.[^a]\n\nHelsingborgs stad blev nöjda.",
        "Så gick det:\n\n- Vinnova betalade två miljoner.\n- Sedan var det slut.[^a]",
        "| Vem | Vad |\n|---|---|\n| Uddevalla | 40 idéer |",
        "Se [källan](a.md), där Umeå minskade kön.",
    ],
)
def test_a_claim_without_a_source_is_found(text: str, names: re.Pattern[str]) -> None:
    assert len(unsourced(text, names)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Oxelösund fick pris 2016.[^a]",
        "SKL bjöd in. Många ville vara med.[^a]",
        "Så gick det:[^a]\n\n- Vinnova betalade två miljoner.\n- Sedan var det slut.",
        "## SKL:s stöd\n\nLåna gärna upplägget.",
        "Läs om [Umeå](umea.md).",
    ],
)
def test_a_source_speaks_for_what_comes_before_it_and_for_a_list(text: str, names: re.Pattern[str]) -> None:
    assert unsourced(text, names) == []


def test_programmes_and_cases_say_what_is_the_guides_own_proposal(library: Library) -> None:
    """A version that a reader may count dates for is either told by a source or said to be the guide's own."""
    for programme in library.programmes.values():
        for version in programme.data.versions:
            assert "[^" in version.summary, programme.id
            assert not version.anchor or "guidens förslag" in version.summary, programme.id


def test_methods_that_no_source_names_are_said_to_be_the_guides_proposal(library: Library) -> None:
    """A case's `methods` are those that a source names; whatever else it leads to, it says who proposes."""
    for case in library.cases.values():
        linked = set(METHOD_LINK.findall(case.document.body)) - set(case.data.methods)
        assert not linked or re.search(r"(?i)\bguidens? ", case.document.body), case.path
