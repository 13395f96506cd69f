"""Ready workshops: the page that lists them by area, and each one's own page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby

from guide.cards.sections import Link, method_link
from guide.coach.plans import workshop_plan
from guide.content.addresses import address
from guide.content.library import Entry, Library
from guide.content.page import WORKSHOP_PAGE, Page, PlanItem, Workshop
from guide.site.law import letter_link
from guide.site.letter import LetterPart, letter_parts
from guide.text import wording


@dataclass(frozen=True)
class WorkshopCard:
    """A workshop in the list: the situation, when it fits, and a few facts."""

    title: str
    summary: str
    address: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class WorkshopGroup:
    """An area of the municipality and its workshops."""

    id: str
    name: str
    cards: tuple[WorkshopCard, ...]


@dataclass(frozen=True)
class AgendaRow:
    """One item of a workshop: when it begins, how long it takes and where the method is told of."""

    time: str
    minutes: int
    title: str
    address: str
    summary: str
    note: str
    groups: str


@dataclass(frozen=True)
class WorkshopPage:
    """Everything on a workshop's page. `plan` and `deck` are what its links have after the address."""

    card: WorkshopCard
    list: str
    who: str
    people: str
    length: str
    where: str
    question: str
    rows: tuple[AgendaRow, ...]
    result: str
    invitation: tuple[LetterPart, ...]
    guests: str
    letters: tuple[Link, ...]
    consent: tuple[LetterPart, ...]
    cards: tuple[Link, ...]
    sheets: tuple[Link, ...]
    plan: str
    deck: str


def workshop_link(library: Library) -> Link | None:
    """Where workshops are chosen, under how many they are; nothing where a guide has none."""
    found = library.workshops
    return Link(wording.number(len(found)), address(WORKSHOP_PAGE)) if found else None


def workshop_groups(library: Library) -> tuple[WorkshopGroup, ...]:
    """Every workshop, by the area of the municipality that it was written for."""
    cards = [(workshop.sector, workshop_card(library, page, workshop)) for page, workshop in library.workshops]
    return tuple(
        WorkshopGroup(id, library.vocabulary.name("sectors", id), tuple(card for _, card in group))
        for id, group in groupby(cards, key=lambda pair: pair[0])
    )


def workshop_page(library: Library, page: Entry[Page], workshop: Workshop) -> WorkshopPage:
    """Everything on the page of a workshop."""
    plan = workshop_plan(library, page, workshop)
    methods = tuple(dict.fromkeys(item.method for item in workshop.items if item.method))
    sheets = (sheet for id in methods for sheet in library.worksheets_for(id))
    return WorkshopPage(
        card=workshop_card(library, page, workshop),
        list=address(WORKSHOP_PAGE),
        who=workshop.who,
        people=wording.people(workshop.group.min, workshop.group.max),
        length=wording.minutes(plan.minutes),
        where=_where(library, workshop),
        question=workshop.question,
        rows=tuple(_rows(library, workshop)),
        result=workshop.result,
        invitation=letter_parts(workshop.invite),
        guests=workshop.guests or "",
        letters=tuple(letter_link(library, id) for id in workshop.letters),
        consent=letter_parts(workshop.consent or ""),
        cards=tuple(method_link(library, id) for id in methods),
        sheets=tuple(Link(sheet.data.title, sheet.address) for sheet in sheets),
        plan=plan.hash,
        deck=f"?valda={','.join(methods)}" if methods else "",
    )


def workshop_card(library: Library, page: Entry[Page], workshop: Workshop) -> WorkshopCard:
    """A workshop's front."""
    people = wording.people(workshop.group.min, workshop.group.max)
    length = wording.minutes(workshop_plan(library, page, workshop).minutes)
    facts = (length, people, _where(library, workshop))
    return WorkshopCard(page.data.title, page.data.description, page.address, facts)


def _where(library: Library, workshop: Workshop) -> str:
    return library.vocabulary.name("formats", "distans" if workshop.remote else "plats")


def _rows(library: Library, workshop: Workshop) -> Iterator[AgendaRow]:
    begins = accumulate((item.minutes for item in workshop.items), initial=0)
    for item, minute in zip(workshop.items, begins, strict=False):  # the last is when all is over
        yield _row(library, workshop, item, wording.instant(minute))


def _row(library: Library, workshop: Workshop, item: PlanItem, time: str) -> AgendaRow:
    if item.method:
        method = library.methods[item.method]
        groups = _groups(workshop, method.data.group.min, method.data.group.max)
        told = method.data.title, method.address, method.data.summary, item.note or "", groups
        return AgendaRow(time, item.minutes, *told)
    if item.part:
        part = library.vocabulary.term("parts", item.part)
        return AgendaRow(time, item.minutes, part.name, "", part.summary, item.note or "", "")
    return AgendaRow(time, item.minutes, item.title or "", "", "", item.note or "", "")


def _groups(workshop: Workshop, fewest: int, most: int) -> str:
    """How those who come are divided, where a method is for fewer."""
    return f"Dela in er i grupper om {fewest}–{most}" if workshop.group.max > most else ""
