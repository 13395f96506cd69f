"""The guide's words, one name for one thing, and pages in easier words."""

from __future__ import annotations

from datetime import date

import pytest

from guide.data.passages import passages
from guide.review.advice import advice
from guide.site.pages import shown, versions
from guide.site.words import words_page

from .conftest import Guide

PAGE = "docs/om/ord.md"
WORDS = """---
title: Ord
description: En sida i guiden som bara finns för att provas.
template: words.html
words:
  - {term: Återkoppling, means: Svaret till den som hjälpte., avoided: [feedback]}
  - {term: Aktör, means: "Den som [berörs](index.md).", also: [berörd], avoided: [intressent]}
  - {term: Arbetsblad, means: Ett papper.}
---
"""
EASY = """---
title: Lyssna, lättläst
description: En sida i guiden som bara finns för att provas.
template: easy.html
step: lyssna
easy_for: steg/lyssna.md
---

Hör efter.
"""


def test_words_stand_as_one_looks_them_up_with_what_others_say(whole_guide: Guide) -> None:
    whole_guide.write(PAGE, WORDS)
    library = whole_guide.load()
    initials = words_page(library)
    assert initials == shown(library, PAGE, "om/ord/").view
    assert [(initial.name, [word.term for word in initial.words]) for initial in initials] == [
        ("A", ["Aktör", "Arbetsblad"]),
        ("Å", ["Återkoppling"]),
    ]
    actor = initials[0].words[0]
    assert (actor.anchor, actor.others) == ("aktor", "berörd, intressent")
    assert 'href="../"' in actor.means


def test_the_search_knows_words_and_what_others_say(whole_guide: Guide) -> None:
    whole_guide.write(PAGE, WORDS)
    found = passages(whole_guide.load())["om/ord/"]
    (actor,) = (each for each in found if each.title == "Aktör")
    assert actor.at == "aktor"
    assert "intressent" in actor.text


def test_a_word_stands_once(whole_guide: Guide) -> None:
    whole_guide.write(PAGE, WORDS.replace("term: Arbetsblad", "term: Aktör"))
    (told,) = whole_guide.mistakes()
    assert told.endswith("Ordet ”Aktör” står två gånger. Ta bort det ena.")


def test_a_link_may_lead_to_a_word(whole_guide: Guide) -> None:
    whole_guide.write(PAGE, WORDS)
    whole_guide.replace("docs/om/bidra.md", "Skriv till", "[Aktör](ord.md#aktor) Skriv till")
    assert whole_guide.mistakes() == []


@pytest.mark.parametrize(
    ("text", "advised"),
    [
        ("Ge feedback till dem.", ["Guiden säger ”Återkoppling” och inte ”feedback”."]),
        ("Intressenterna är med.", ["Guiden säger ”Aktör” och inte ”Intressent”."]),
        ("Se [sidan](feedback.md) och `feedback`.", []),
        ("Ge återkoppling till dem.", []),
    ],
)
def test_a_page_that_says_another_name_is_advised(whole_guide: Guide, text: str, advised: list[str]) -> None:
    whole_guide.write(PAGE, WORDS)
    whole_guide.write("docs/om/feedback.md", WORDS.partition("template")[0].replace("Ord", "Svar") + "---\n")
    whole_guide.replace("docs/om/bidra.md", "Skriv till redaktionen.", text)
    told = [str(found) for found in advice(whole_guide.load(), date(2026, 11, 26), None)]
    named = [line.partition("Råd: ")[2] or line for line in told if "Guiden säger" in line]
    assert [line[line.index("Guiden") :].partition(" Byt")[0] for line in named] == advised


def test_a_page_and_its_easier_version_lead_to_each_other(whole_guide: Guide) -> None:
    whole_guide.write("docs/lattlast/lyssna.md", EASY)
    library = whole_guide.load()
    assert whole_guide.mistakes() == []
    assert versions(library, "docs/steg/lyssna.md").easy == "lattlast/lyssna/"
    full = versions(library, "docs/lattlast/lyssna.md").full
    assert full
    assert (full.title, full.address) == ("Lyssna", "steg/lyssna/")
    assert (versions(library, "docs/om/index.md").easy, versions(library, "methods/enkat.md").full) == ("", None)


def test_an_easier_version_is_of_a_page_that_is_there_and_the_only_one(whole_guide: Guide) -> None:
    whole_guide.write("docs/lattlast/a.md", EASY)
    whole_guide.write("docs/lattlast/b.md", EASY)
    whole_guide.write("docs/lattlast/c.md", EASY.replace("steg/lyssna", "steg/lysna"))
    second, missing = whole_guide.mistakes()
    assert second.endswith("Sidan har redan en lättläst version i docs/lattlast/b.md.")
    assert "Sidan ”steg/lysna.md” finns inte." in missing


def test_an_easier_version_is_not_the_step_s_own_page(whole_guide: Guide) -> None:
    whole_guide.write("docs/lattlast/lyssna.md", EASY.replace("steg/lyssna.md", "om/index.md"))
    (whole_guide.root / "docs/steg/lyssna.md").unlink()
    assert any("har ingen sida" in told for told in whole_guide.mistakes())
