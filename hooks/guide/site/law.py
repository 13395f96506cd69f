"""The page "Får vi det här?": what its template shows, and how other pages link to it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guide.cards.sections import Link, page_renderer
from guide.content.addresses import address
from guide.content.letter import letter_anchor
from guide.content.library import Library
from guide.content.question import LAW_PAGE, LawQuestion, Rule
from guide.content.reads import asked
from guide.site.letter import LetterView, letter_view
from guide.text import markup, wording


@dataclass(frozen=True)
class RuleView:
    """A rule, with the place in its act as one would cite it."""

    cited: str
    html: Markup
    url: str
    unverified: bool


@dataclass(frozen=True)
class QuestionView:
    """A question and what a yes brings with it; `why`, `answer` and `alone` are HTML."""

    id: str
    number: int
    question: str
    means: str
    why: Markup
    answer: Markup
    alone: Markup
    unverified: bool
    decides: str
    rules: tuple[RuleView, ...]
    letters: tuple[LetterView, ...]


def law_questions(library: Library) -> tuple[QuestionView, ...]:
    """Every question, in the order in which they are asked."""
    page = library.pages.get(LAW_PAGE)
    if page is None:
        return ()
    render = page_renderer(page)
    return tuple(_question(question, number, render) for number, question in enumerate(page.data.questions, 1))


def law_link(library: Library) -> Link | None:
    """Where the questions are asked, under how many they are; nothing where a guide asks none."""
    asked = library.questions
    return Link(wording.number(len(asked)), address(LAW_PAGE)) if asked else None


def question_link(library: Library, id: str | None) -> Link | None:
    """Where a question is asked and answered, if there is one."""
    return _question_link(library, id) if id else None


@asked
def _question_link(library: Library, id: str) -> Link | None:
    question = library.questions.get(id)
    return Link(question.question, f"{address(LAW_PAGE)}#{question.id}") if question else None


def letter_link(library: Library, id: str) -> Link:
    """Where a letter is copied."""
    return Link(library.letters[id].title, f"{address(LAW_PAGE)}#{letter_anchor(id)}")


def _question(question: LawQuestion, number: int, render: markup.Render) -> QuestionView:
    why, answer, alone = map(render, (question.why, question.answer, question.alone))
    return QuestionView(
        id=question.id,
        number=number,
        question=question.question,
        means=question.means,
        why=why,
        answer=answer,
        alone=alone,
        unverified=question.unverified,
        decides=question.decides,
        rules=tuple(_rule(rule, render) for rule in question.rules),
        letters=tuple(map(letter_view, question.letters)),
    )


def _rule(rule: Rule, render: markup.Render) -> RuleView:
    return RuleView(_cited(rule), render(rule.says), rule.url or "", rule.unverified)


def _cited(rule: Rule) -> str:
    """`26 kap. 1 § offentlighets- och sekretesslagen`, but `Artikel 13 i dataskyddsförordningen`."""
    place = " ".join(filter(None, (rule.chapter, rule.section)))
    cited = f"{place}{' i ' if place.lower().startswith('artikel') else ' '}{rule.act}".strip()
    return cited[0].upper() + cited[1:]
