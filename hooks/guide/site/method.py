"""A method's page: what its template shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guide.cards.card import CaseCard, MethodCard, case_card, method_card
from guide.cards.sections import Link, RenderedSection, page_renderer, rendered_sections
from guide.coach import plans
from guide.content.base import Source
from guide.content.library import Entry, Library
from guide.content.method import Method, Remote
from guide.content.vocabulary import Term
from guide.site.worksheet import WorksheetCard, worksheet_cards
from guide.text import markup, wording


@dataclass(frozen=True)
class StepView:
    """One step of a method."""

    title: str
    time: str
    html: Markup


@dataclass(frozen=True)
class RemoteNote:
    """How a method is led on remote; all but `breakout` (people a room) is HTML."""

    before: Markup
    during: Markup
    after: Markup
    fallback: Markup
    breakout: str


@dataclass(frozen=True)
class Note:
    """A question to settle, under its topic."""

    topic: Term
    html: Markup


@dataclass(frozen=True)
class MethodPage:
    """Everything on a method's page. `path` is its file."""

    card: MethodCard
    path: str
    sections: dict[str, RenderedSection]
    steps: tuple[StepView, ...]
    minutes: tuple[int, ...]
    plan: str
    elapsed: str
    preparation: str
    materials: tuple[str, ...]
    also: tuple[Link, ...]
    purposes: str
    aliases: tuple[str, ...]
    remote: RemoteNote | None
    considerations: tuple[Note, ...]
    related: tuple[MethodCard, ...]
    cases: tuple[CaseCard, ...]
    programmes: tuple[Link, ...]
    worksheets: tuple[WorksheetCard, ...]
    sources: tuple[Source, ...]
    reviewed: str


def method_page(library: Library, method: Entry[Method]) -> MethodPage:
    """A method's page, with the cases and programmes that use it."""
    data, render = method.data, page_renderer(method)
    return MethodPage(
        card=method_card(library, method),
        path=method.path,
        sections={section.title: section for section in rendered_sections(method, render)},
        steps=tuple(
            StepView(step.title, wording.minutes(step.minutes) if step.minutes else "", render(step.text))
            for step in data.steps
        ),
        minutes=tuple(step.minutes for step in data.steps if step.minutes),
        plan=plans.method_address(method),
        elapsed=wording.days_span(data.elapsed.min, data.elapsed.max) if data.elapsed else "",
        preparation=wording.minutes(data.preparation) if data.preparation else "Ingen",
        materials=data.materials,
        also=tuple(Link(library.vocabulary.name("steps", id), f"steg/{id}/") for id in data.also),
        purposes=wording.enumeration(_lower_rest([library.vocabulary.name("purposes", id) for id in data.purposes])),
        aliases=data.aliases,
        remote=_remote(data.remote, render) if data.remote else None,
        considerations=tuple(
            Note(library.vocabulary.term("topics", item.topic), render(item.text)) for item in data.considerations
        ),
        related=tuple(method_card(library, library.methods[id]) for id in data.related),
        cases=tuple(case_card(library, case) for case in library.cases_with(method.id)),
        programmes=tuple(_programmes_with(library, method.id)),
        worksheets=worksheet_cards(library, method.id),
        sources=data.sources,
        reviewed=wording.day(data.reviewed),
    )


def _remote(remote: Remote, render: markup.Render) -> RemoteNote:
    rooms = f"{remote.breakout} i varje grupprum" if remote.breakout else ""
    before, during, after, fallback = map(render, (remote.before, remote.during, remote.after, remote.fallback))
    return RemoteNote(before, during, after, fallback, rooms)


def _lower_rest(words: Sequence[str]) -> list[str]:
    return [words[0], *(word[0].lower() + word[1:] for word in words[1:])]


def _programmes_with(library: Library, method: str) -> Iterable[Link]:
    for programme in library.programmes.values():
        used = {id for o in programme.data.occasions for id in (*o.methods, *(a.method for a in o.agenda))}
        if method in used:
            yield Link(programme.data.title, programme.address)
