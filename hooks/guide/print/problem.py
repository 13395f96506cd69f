"""What stands on a problem card: a case, printed for a group to work with."""

from __future__ import annotations

from dataclasses import dataclass

from guide.cards.card import case_card, case_facts
from guide.cards.face import CASE_FACTS, CASE_FIELDS, labels
from guide.content.case import Case
from guide.content.library import Entry, Library
from guide.content.vocabulary import Vocabulary
from guide.print import qr, richtext
from guide.print.method import printed_address

# A speech bubble: somebody has told of something.
_SHAPE = "M4 2H20A3 3 0 0 1 23 5V14A3 3 0 0 1 20 17H13L6 23.5V17H4A3 3 0 0 1 1 14V5A3 3 0 0 1 4 2Z"


@dataclass(frozen=True)
class PrintedProblem:
    """A case as it is printed. `facts` are names and values; `fields` tells which field each name comes from."""

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
    reviewed: str
    url: str
    host: str
    path: str
    qr: str
    labels: dict[str, str]
    kind: str = "problem"


def look(words: Vocabulary) -> dict[str, str]:
    """What stands in place of a step on a problem card: its name, shape and colour, the guide's own."""
    return {"id": "fall", "name": "Problemkort", "colour": words.accent, "shape": _SHAPE}


def printed_problem(library: Library, case: Entry[Case], site: str) -> PrintedProblem:
    """A case's card; `site` is the site's own address, with a slash at the end."""
    card, where = case_card(library, case), printed_address(site, case)
    names = labels(CASE_FIELDS)
    return PrintedProblem(
        id=case.id,
        title=richtext.printable(card.title),
        summary=richtext.printable(card.summary),
        step=look(library.vocabulary),
        trail=(),
        minutes=(),
        status=card.status.name,
        sectors=card.sectors,
        facts=tuple((name, richtext.printable(value)) for name, value in case_facts(library, case).items() if value),
        fields={names[field]: field for field in CASE_FACTS},
        reviewed=case.data.reviewed.isoformat(),
        url=where.url,
        host=where.host,
        path=where.path,
        qr=qr.svg(where.url),
        labels=names,
    )
