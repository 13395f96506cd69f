"""What stands on a case's card: a problem for a group to work with, or a finished story to take something from."""

from __future__ import annotations

from dataclasses import dataclass

from guide.cards.card import CaseCard, case_card, case_facts
from guide.cards.face import CASE_FACTS, CASE_FIELDS, labels
from guide.content.case import Case
from guide.content.library import Entry, Library
from guide.content.vocabulary import Vocabulary
from guide.print import qr, richtext
from guide.print.method import printed_address
from guide.text import markup, prose, wording

# A speech bubble: somebody has told of something. An open book: here is how it went.
_BUBBLE = "M4 2H20A3 3 0 0 1 23 5V14A3 3 0 0 1 20 17H13L6 23.5V17H4A3 3 0 0 1 1 14V5A3 3 0 0 1 4 2Z"
_BOOK = "M1 4A16 16 0 0 1 12 6A16 16 0 0 1 23 4V20A16 16 0 0 0 12 22A16 16 0 0 0 1 20Z"


@dataclass(frozen=True)
class ToldPart:
    """What a case tells under a heading: its first paragraph with the list that it promises, and its first sentence."""

    title: str
    text: str
    lead: str


@dataclass(frozen=True)
class PrintedCase:
    """A case as it is printed. `facts` are names and values; `fields` tells which field each name comes from.

    `kind` is `problem` while a group can work on it, else `case`; only a `case` tells its `story`.
    """

    kind: str
    id: str
    title: str
    summary: str
    step: dict[str, str]
    trail: tuple[()]
    minutes: tuple[()]
    status: str
    sectors: str
    facts: tuple[tuple[str, str], ...]
    fields: dict[str, str]
    story: tuple[ToldPart, ...]
    reviewed: str
    url: str
    host: str
    path: str
    qr: str
    labels: dict[str, str]


def look(words: Vocabulary, card: CaseCard | None = None) -> dict[str, str]:
    """What stands in place of a step on a case's card: its name, shape and colour, the guide's own.

    Without a card it is that of any, which a script names.
    """
    shape = _BOOK if card and not card.status.problem else _BUBBLE
    return {"id": "fall", "name": card.kind if card else "", "colour": words.accent, "shape": shape}


def story(case: Entry[Case]) -> tuple[ToldPart, ...]:
    """What a finished case has to tell, a part for each heading in the order of the page."""
    return tuple(
        _part(field.label, case.sections[field.heading]) for field in CASE_FIELDS if field.heading in case.sections
    )


def _part(title: str, text: str) -> ToldPart:
    first, *more = [*prose.points(prose.without_footnotes(text)), ""]
    plain = richtext.printable(markup.words(first))
    lead = prose.first_sentence(plain)
    if plain.endswith(":"):  # what follows is what it promises
        points = [richtext.printable(markup.words(point)) for point in prose.points(more[0])]
        plain = f"{plain} {' '.join(points) if all(map(_is_sentence, points)) else wording.enumeration(points)}"
    return ToldPart(title, plain, plain if lead.endswith(":") else lead)


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?"))


def printed_case(library: Library, case: Entry[Case], site: str) -> PrintedCase:
    """A case's card; `site` is the site's own address, with a slash at the end."""
    card, where = case_card(library, case), printed_address(site, case)
    names = labels(CASE_FIELDS)
    return PrintedCase(
        kind="problem" if card.status.problem else "case",
        id=case.id,
        title=richtext.printable(card.title),
        summary=richtext.printable(card.summary),
        step=look(library.vocabulary, card),
        trail=(),
        minutes=(),
        status=card.status.name,
        sectors=card.sectors,
        facts=tuple((name, richtext.printable(value)) for name, value in case_facts(library, case).items() if value),
        fields={names[field]: field for field in CASE_FACTS},
        story=() if card.status.problem else story(case),
        reviewed=case.data.reviewed.isoformat(),
        url=where.url,
        host=where.host,
        path=where.path,
        qr=qr.svg(where.url),
        labels=names,
    )
