"""A matter's ledger, as the board, its own page and the example tour show it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guide.content.library import Library
from guide.content.matter import ExampleMatter, Matter
from guide.content.vocabulary import Term
from guide.text import markup, wording


@dataclass(frozen=True)
class Moment:
    """A day of the ledger: what happened on it, the day in words and as ISO 8601."""

    label: str
    when: str
    iso: str


@dataclass(frozen=True)
class MatterView:
    """A ledger. `promised` is empty once the answer is given; `assessed` are questions, verdicts and reasons."""

    owner: str
    received: Moment
    promised: Moment | None
    answered: Moment | None
    decided: Moment | None
    outcome: Term | None
    reason: Markup
    assessed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class ExampleView:
    """An invented matter, with its status in words."""

    title: str
    summary: str
    status: str
    matter: MatterView
    told: Markup


def matter_view(library: Library, matter: Matter) -> MatterView:
    """A ledger in words."""
    words, decision = library.vocabulary, matter.decision
    return MatterView(
        owner=matter.owner,
        received=Moment("Kom in", wording.day(matter.received), matter.received.isoformat()),
        promised=_promised(matter) if matter.is_open else None,
        answered=_answered(matter),
        decided=Moment("Beslut", wording.day(decision.day), decision.day.isoformat()) if decision else None,
        outcome=words.term("outcomes", decision.outcome) if decision else None,
        reason=markup.renderer()(decision.reason) if decision else Markup(),
        assessed=tuple(
            (words.name("criteria", each.criterion), words.name("verdicts", each.verdict), each.reason or "")
            for each in matter.criteria
        ),
    )


def example_view(library: Library, example: ExampleMatter) -> ExampleView:
    """An invented matter in words."""
    return ExampleView(
        title=example.title,
        summary=example.summary,
        status=library.vocabulary.name("statuses", example.status),
        matter=matter_view(library, example.matter),
        told=markup.renderer()(example.told or ""),
    )


def _promised(matter: Matter) -> Moment:
    return Moment("Svar lovat senast", wording.day(matter.promised), matter.promised.isoformat())


def _answered(matter: Matter) -> Moment | None:
    day = matter.answered
    return Moment("Svar lämnat", wording.day(day), day.isoformat()) if day else None
