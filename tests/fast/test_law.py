"""Questions of law: what their page shows of them, and who points to them."""

from __future__ import annotations

import pytest

from guide.content.library import Library
from guide.data.passages import passages
from guide.site.law import law_link, law_questions, question_link
from guide.site.letter import LetterPart
from guide.site.method import method_page
from guide.site.pages import shown
from guide.text.markup import plain

from .conftest import Guide

PAGE = "docs/far-vi-det-har/index.md"
WORKSHOP = "docs/workshoppar/skylten.md"  # that has a letter of the page


def test_questions_are_asked_in_the_order_of_their_file(library: Library) -> None:
    assert [(question.number, question.id) for question in law_questions(library)][:2] == [
        (1, "manniskor"),
        (2, "barn"),
    ]
    assert shown(library, PAGE, "far-vi-det-har/").view == law_questions(library)


@pytest.mark.parametrize(
    ("rule", "cited", "unverified"),
    [
        (0, "Artikel 13 i provförordningen (EU) 2000/1", False),
        (1, "2 kap. 4 § provlagen (2000:1)", True),
    ],
)
def test_a_rule_is_cited_as_people_cite_it(library: Library, rule: int, cited: str, unverified: bool) -> None:
    found = law_questions(library)[0].rules[rule]
    assert (found.cited, found.unverified) == (cited, unverified)


def test_a_rule_whose_act_alone_is_known_is_cited_by_it(library: Library) -> None:
    assert law_questions(library)[1].rules[0].cited == "Barnlagen"


def test_what_is_to_be_filled_in_stands_out_in_a_letter_and_boxes_to_tick_do_not(library: Library) -> None:
    (letter,) = law_questions(library)[0].letters
    assert letter.parts == (
        LetterPart("Hej ", blank=False),
        LetterPart("[namn]", blank=True),
        LetterPart("!\n\n[ ] Ja, jag vill vara med.", blank=False),
    )


def test_links_in_an_answer_lead_from_the_page(library: Library) -> None:
    assert 'href="../om/integritet/"' in law_questions(library)[0].answer
    assert plain(law_questions(library)[0].answer) == "Ja, om ni berättar först."


def test_a_consideration_leads_to_its_question(library: Library) -> None:
    (note,) = method_page(library, library.methods["djupintervju"]).considerations
    assert note.rule
    assert (note.rule.title, note.rule.address) == ("Möter vi människor?", "far-vi-det-har/#manniskor")
    assert all(note.rule is None for note in method_page(library, library.methods["enkat"]).considerations)
    assert question_link(library, None) is None


def test_the_start_page_leads_to_the_questions_by_how_many_they_are(library: Library) -> None:
    link = law_link(library)
    assert link
    assert (link.title, link.address) == ("fem", "far-vi-det-har/")


def test_the_search_knows_questions_letters_and_laws(library: Library) -> None:
    found = [(each.at, each.title) for each in passages(library)["far-vi-det-har/"]]
    assert found.index(("manniskor", "Möter vi människor?")) < found.index(("text-brev", "Brev"))
    assert found.index(("text-brev", "Brev")) < found.index(("barn", "Möter vi barn?"))
    assert ("barn", "barnlagen") in found


def test_a_guide_may_ask_nothing(whole_guide: Guide) -> None:
    (whole_guide.root / PAGE).unlink()
    whole_guide.replace("methods/djupintervju.md", ", rule: manniskor", "")
    whole_guide.replace(WORKSHOP, "  letters: [brev]\n", "")
    library = whole_guide.load()
    assert (library.questions, law_questions(library), law_link(library)) == ({}, (), None)


def test_without_the_page_a_rule_that_points_to_it_is_told(whole_guide: Guide) -> None:
    (whole_guide.root / PAGE).unlink()
    whole_guide.replace(WORKSHOP, "  letters: [brev]\n", "")
    (told,) = whole_guide.mistakes()
    assert told.endswith("Frågan ”manniskor” finns inte. Rätta namnet, eller ta bort det.")


def test_a_page_that_is_wrong_is_told_alone(whole_guide: Guide) -> None:
    whole_guide.replace(PAGE, "    decides: Rektorn.\n", "")
    (told,) = whole_guide.mistakes()
    assert told.startswith(PAGE)


def test_a_link_may_lead_to_a_question(whole_guide: Guide) -> None:
    whole_guide.replace("docs/om/bidra.md", "Skriv till", "[Får vi?](../far-vi-det-har/index.md#barn) Skriv till")
    assert whole_guide.mistakes() == []
