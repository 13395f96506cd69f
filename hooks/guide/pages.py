"""What each page shows: content and vocabulary → plain views that templates print."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from urllib.parse import quote

from . import addresses, markup, planning, search, wording
from .cards import CaseCard, MethodCard, case_card, case_cards, method_card, method_cards
from .facets import Facet, case_facets, method_facets
from .health import health
from .library import Entry, Library, swedish
from .model import (
    At,
    Call,
    Case,
    Contact,
    Image,
    Method,
    Occasion,
    Programme,
    Remote,
    Result,
    Role,
    Source,
    Version,
)
from .own import Page
from .timeline import Timeline, draw, when
from .vocabulary import Model, Step, Term


@dataclass(frozen=True)
class Section:
    """A heading, its id in the address, and safe HTML."""

    title: str
    id: str
    html: str


@dataclass(frozen=True)
class Instruction:
    """One step of a method."""

    title: str
    time: str
    html: str


@dataclass(frozen=True)
class RemoteNote:
    """How a method is led on remote; all but `breakout` (people a room) is HTML."""

    before: str
    during: str
    after: str
    fallback: str
    breakout: str


@dataclass(frozen=True)
class Note:
    """A question to settle, under its topic."""

    topic: Term
    html: str


@dataclass(frozen=True)
class MethodPage:
    """Everything on a method's page. `path` is its file."""

    card: MethodCard
    path: str
    sections: dict[str, Section]
    steps: tuple[Instruction, ...]
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
    sources: tuple[Source, ...]
    reviewed: str


@dataclass(frozen=True)
class Link:
    """A title and the address it leads to, from the top of the site."""

    title: str
    address: str


@dataclass(frozen=True)
class CasePage:
    """Everything on a case's page."""

    card: CaseCard
    path: str
    sections: tuple[Section, ...]
    period: str
    contact: Contact
    image: Image | None
    methods: tuple[MethodCard, ...]
    programme: Link | None
    results: tuple[tuple[Result, int], ...]
    feedback: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    reviewed: str


@dataclass(frozen=True)
class AgendaView:
    """One line of an agenda; `text` and `script` are HTML."""

    time: str
    minutes: int
    title: str
    text: str
    method: Link | None
    grouping: str
    script: str


@dataclass(frozen=True)
class OccasionView:
    """One occasion of a programme; texts are HTML. `plan` is its agenda as a plan's address, or empty."""

    number: int
    title: str
    at: At | None
    homework_at: At | None
    plan: str
    when: str
    html: str
    who: str
    length: str
    format: str
    agenda: tuple[AgendaView, ...]
    methods: tuple[Link, ...]
    homework: str
    homework_when: str
    result: str
    goals: tuple[str, ...]
    prepare: tuple[str, ...]
    breakout: str
    trouble: str
    handover: str


@dataclass(frozen=True)
class Course:
    """Occasions and their picture, where one can be drawn."""

    title: str
    html: str
    timeline: Timeline | None
    occasions: tuple[OccasionView, ...]

    @property
    def dated(self) -> bool:
        """Whether any occasion can be given a date from the day on which the programme starts."""
        return any(occasion.at for occasion in self.occasions)


@dataclass(frozen=True)
class ProgrammePage:
    """Everything on a programme's page; `versions` begins with the programme itself."""

    id: str
    title: str
    summary: str
    path: str
    kind: str
    anchor: str
    team: str
    roles: tuple[tuple[Role, str], ...]
    terms: tuple[str, ...]
    call: CallView | None
    versions: tuple[Course, ...]
    sections: tuple[Section, ...]
    cases: tuple[CaseCard, ...]
    sources: tuple[Source, ...]
    reviewed: str


@dataclass(frozen=True)
class CallView:
    """An invitation, its dates in words."""

    closed: bool
    opens: str
    closes: str
    dates: tuple[date | None, date | None]
    contact: Contact
    costs: tuple[str, ...]
    commits: tuple[str, ...]


@dataclass(frozen=True)
class ProgrammeCard:
    """A programme's front."""

    title: str
    summary: str
    address: str
    kind: str
    extent: str


@dataclass(frozen=True)
class StepGroup:
    """A step and its methods."""

    step: Step
    number: int
    address: str
    cards: tuple[MethodCard, ...]


@dataclass(frozen=True)
class Column:
    """A status and its cases."""

    status: Term
    cards: tuple[CaseCard, ...]


@dataclass(frozen=True)
class Listing:
    """A page of cards: what to narrow by, and the cards themselves."""

    facets: tuple[Facet, ...]
    groups: tuple[StepGroup, ...] = ()
    cards: tuple[CaseCard, ...] = ()
    total: int = 0


def step_path(library: Library) -> tuple[StepGroup, ...]:
    """The six steps in order, each with its methods."""
    return tuple(
        StepGroup(
            step,
            number,
            f"steg/{step.id}/",
            tuple(method_card(library, method) for method in library.methods_in(step.id)),
        )
        for number, step in enumerate(library.vocabulary.steps, 1)
    )


def method_page(library: Library, method: Entry[Method]) -> MethodPage:
    """A method's page, with the cases and programmes that use it."""
    data, render = method.data, _renderer(method)
    return MethodPage(
        card=method_card(library, method),
        path=method.path,
        sections={section.title: section for section in _sections(method, render)},
        steps=tuple(
            Instruction(step.title, wording.minutes(step.minutes) if step.minutes else "", render(step.text))
            for step in data.steps
        ),
        minutes=tuple(step.minutes for step in data.steps if step.minutes),
        plan=planning.method_address(method),
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
        sources=data.sources,
        reviewed=wording.day(data.reviewed),
    )


def case_page(library: Library, case: Entry[Case]) -> CasePage:
    """A case's page, with the methods and the programme that it used."""
    data = case.data
    numbers = _numbers(data.sources)
    render = _renderer(case, numbers)
    programme = library.programmes[data.programme] if data.programme else None
    return CasePage(
        card=case_card(library, case),
        path=case.path,
        sections=tuple(_sections(case, render)),
        period=_period(data),
        contact=data.contact,
        image=data.image,
        methods=tuple(method_card(library, library.methods[id]) for id in data.methods),
        programme=Link(programme.data.title, programme.address) if programme else None,
        results=tuple((result, numbers[result.source]) for result in data.results),
        feedback=tuple((wording.year_or_day(f.date) if f.date else "", render(f.text)) for f in data.feedback),
        sources=data.sources,
        reviewed=wording.day(data.reviewed),
    )


def programme_page(library: Library, programme: Entry[Programme]) -> ProgrammePage:
    """A programme's page, with the cases that followed it."""
    data = programme.data
    render = _renderer(programme, _numbers(data.sources))
    followers = [case for case in library.cases.values() if case.data.programme == programme.id]
    others = (_version(library, version, render) for version in data.versions)
    return ProgrammePage(
        id=programme.id,
        title=data.title,
        summary=data.summary,
        path=programme.path,
        kind=library.vocabulary.name("kinds", data.kind),
        anchor=data.anchor,
        team=wording.people(data.team.min, data.team.max) if data.team else "",
        roles=tuple((role, render(role.does)) for role in data.roles),
        terms=data.terms,
        call=_call(data.call) if data.call else None,
        versions=(_occasions(library, programme, render), *others),
        sections=tuple(_sections(programme, render)),
        cases=tuple(case_card(library, case) for case in followers),
        sources=data.sources,
        reviewed=wording.day(data.reviewed),
    )


def programme_cards(library: Library) -> tuple[ProgrammeCard, ...]:
    """Every programme's front, by title."""
    return _programme_cards(library, library.programmes.values())


def course_cards(library: Library) -> tuple[ProgrammeCard, ...]:
    """Every course's front, by title."""
    return _programme_cards(library, library.courses.values())


def _programme_cards(library: Library, entries: Iterable[Entry[Programme]]) -> tuple[ProgrammeCard, ...]:
    by_title = sorted(entries, key=lambda entry: swedish(entry.data.title))
    return tuple(
        ProgrammeCard(
            entry.data.title,
            entry.data.summary,
            entry.address,
            library.vocabulary.name("kinds", entry.data.kind),
            wording.count(len(entry.data.occasions), "tillfälle", "tillfällen"),
        )
        for entry in by_title
    )


def catalogue(library: Library) -> Listing:
    """The methods, by step."""
    cards = method_cards(library)
    return Listing(tuple(method_facets(library.vocabulary, cards)), groups=step_path(library), total=len(cards))


def register(library: Library) -> Listing:
    """The cases, by title."""
    cards = case_cards(library)
    return Listing(tuple(case_facets(library.vocabulary, cards)), cards=tuple(cards), total=len(cards))


def board(library: Library) -> tuple[Column, ...]:
    """The cases by status, every status shown."""
    cards = case_cards(library)
    return tuple(
        Column(status, tuple(card for card in cards if card.status == status)) for status in library.vocabulary.statuses
    )


def start(library: Library) -> dict[str, Any]:
    """The start page: a few cards of each kind."""
    return {"cases": newest_cases(library), "counts": counts(library), "calls": open_calls(library)}


def open_calls(library: Library) -> tuple[tuple[Link, CallView], ...]:
    """Calls that had not closed when the guide was last reviewed; the reader's own clock tells the rest."""
    now = newest(library)
    return tuple(
        (Link(entry.data.title, entry.address), _call(call))
        for entry in library.programmes.values()
        if (call := entry.data.call) and not call.closed and (call.closes is None or call.closes >= now)
    )


def counts(library: Library) -> dict[str, int]:
    """How much the guide holds."""
    return {"methods": len(library.methods), "cases": len(library.cases), "programmes": len(library.programmes)}


def newest_cases(library: Library, most: int = 3) -> tuple[CaseCard, ...]:
    """The cases reviewed last."""
    entries = sorted(library.cases.values(), key=lambda case: (-case.data.reviewed.toordinal(), case.id))
    return tuple(case_card(library, case) for case in entries[:most])


def edit_link(library: Library, path: str) -> str:
    """Where a file is edited in the forge."""
    return f"{library.vocabulary.repository}/edit/{library.vocabulary.branch}/{quote(path)}"


def feedback_link(library: Library, title: str, address: str, helped: bool) -> str:
    """A new issue in the forge, filled in but not sent."""
    answer = "Ja" if helped else "Nej"
    subject = f"Hjälpte sidan? {answer}: {title}"
    body = f"Sida: {title} (/{address})\nHjälpte informationen på sidan dig? {answer}\n\nBerätta gärna mer:\n"
    return f"{library.vocabulary.repository}/issues/new?title={quote(subject)}&body={quote(body)}"


@dataclass(frozen=True)
class Shown:
    """What one page is made of. `ours` tells a page of `docs/` from contributed content."""

    title: str
    description: str
    template: str
    view: Any
    ours: bool = False


def contributed(library: Library) -> list[Entry[Method] | Entry[Case] | Entry[Programme]]:
    """Every entry that has a page of its own made from its fields."""
    kinds = (library.methods, library.cases, library.programmes, library.courses)
    return [entry for kind in kinds for entry in kind.values()]


def newest(library: Library) -> date:
    """The day on which something in the guide was last reviewed: the only clock that a build has."""
    return max((entry.data.reviewed for entry in contributed(library)), default=date(2026, 1, 1))


def as_json(value: Any) -> bytes:
    """Data for the site's own scripts."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def redirects(library: Library) -> dict[str, str]:
    """Earlier addresses → the addresses that hold now."""
    return {
        f"{posixpath.dirname(entry.address.rstrip('/'))}/{old}/": entry.address
        for entry in contributed(library)
        for old in entry.data.formerly
    }


def shown(library: Library, path: str, address: str) -> Shown:
    """What the page made from a file shows; `address` is the page's own, from the top of the site."""
    entry = next((entry for entry in contributed(library) if entry.path == path), None)
    if entry is None:
        return _our_page(library, path, address)
    template, view = _contributed_view(library, entry)
    return Shown(entry.data.title, entry.data.summary, template, view)


def _contributed_view(library: Library, entry: Entry[Method] | Entry[Case] | Entry[Programme]) -> tuple[str, Any]:
    if entry.path in {method.path for method in library.methods.values()}:
        return "method.html", method_page(library, library.methods[entry.id])
    if entry.path in {case.path for case in library.cases.values()}:
        return "case.html", case_page(library, library.cases[entry.id])
    return "programme.html", programme_page(library, cast(Entry[Programme], entry))


def _our_page(library: Library, path: str, address: str) -> Shown:
    moved = redirects(library).get(address)
    if moved is not None:
        return Shown("Sidan har flyttat", "Sidan har en ny adress.", "redirect.html", moved)
    page = library.pages[path].data
    return Shown(page.title, page.description, page.template or "text.html", _view(library, page), ours=True)


def _view(library: Library, page: Page) -> Any:
    if page.step:
        return next(group for group in step_path(library) if group.step.id == page.step)
    views: dict[str, Callable[[Library], Any]] = {
        "start.html": start,
        "catalogue.html": catalogue,
        "cases.html": register,
        "board.html": board,
        "programmes.html": programme_cards,
        "search.html": search.kinds,
        "health.html": health,
        "planner.html": planning.planner,
        "coaching.html": course_cards,
    }
    return views[page.template](library) if page.template in views else None


def _renderer(entry: Entry[Model], numbers: dict[str, int] | None = None) -> markup.Render:
    return markup.renderer(lambda href: addresses.relative(href, entry.path), numbers)


def _numbers(sources: Sequence[Source]) -> dict[str, int]:
    return {source.id: number for number, source in enumerate(sources, 1) if source.id}


def _sections(entry: Entry[Model], render: markup.Render) -> Iterable[Section]:
    for title, text in entry.sections.items():
        yield Section(title, markup.anchor(title), render(text))


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


def _period(case: Case) -> str:
    if not case.period:
        return ""
    start = wording.year_or_day(case.period.start)
    if not case.period.end:
        return f"Från {start}"
    end = wording.year_or_day(case.period.end)
    return start if start == end else f"{start} – {end}" if " " in start + end else f"{start}–{end}"


def _call(call: Call) -> CallView:
    return CallView(
        call.closed,
        wording.day(call.opens) if call.opens else "",
        wording.day(call.closes) if call.closes else "",
        (call.opens, call.closes),
        call.contact,
        call.costs,
        call.commits,
    )


def _version(library: Library, version: Version, render: markup.Render) -> Course:
    shown = (_occasion(library, number, one, "", render) for number, one in enumerate(version.occasions, 1))
    return Course(version.title, render(version.summary), draw(version.occasions), tuple(shown))


def _occasions(library: Library, programme: Entry[Programme], render: markup.Render) -> Course:
    data = programme.data
    shown = (
        _occasion(library, number, one, planning.occasion_address(programme, number), render)
        for number, one in enumerate(data.occasions, 1)
    )
    return Course(data.title, "", draw(data.occasions), tuple(shown))


def _occasion(library: Library, number: int, occasion: Occasion, plan: str, render: markup.Render) -> OccasionView:
    words, homework = library.vocabulary, occasion.homework
    return OccasionView(
        number=number,
        title=occasion.title,
        at=occasion.at,
        homework_at=homework.at if homework else None,
        plan=plan,
        when=when(occasion.at) if occasion.at else "",
        html=render(occasion.summary),
        who=words.name("audiences", occasion.who) if occasion.who else "",
        length=wording.minutes(occasion.length) if occasion.length else "",
        format=words.name("formats", occasion.format) if occasion.format else "",
        agenda=tuple(_agenda(library, occasion, render)),
        methods=tuple(_method_link(library, id) for id in occasion.methods),
        homework=render(homework.text) if homework else "",
        homework_when=when(homework.at) if homework and homework.at else "",
        result=render(occasion.result) if occasion.result else "",
        goals=occasion.goals,
        prepare=tuple(map(render, occasion.prepare)),
        breakout=f"{wording.count(occasion.breakout, 'person', 'personer')} i varje grupprum"
        if occasion.breakout
        else "",
        trouble=render(occasion.trouble) if occasion.trouble else "",
        handover=render(occasion.handover) if occasion.handover else "",
    )


def _agenda(library: Library, occasion: Occasion, render: markup.Render) -> Iterable[AgendaView]:
    clock = 0
    for item in occasion.agenda:
        yield AgendaView(
            time=wording.instant(clock),
            minutes=item.minutes,
            title=item.title,
            text=render(item.text) if item.text else "",
            method=_method_link(library, item.method) if item.method else None,
            grouping=library.vocabulary.name("groupings", item.grouping) if item.grouping else "",
            script=render(item.script) if item.script else "",
        )
        clock += item.minutes


def _method_link(library: Library, id: str) -> Link:
    method = library.methods[id]
    return Link(method.data.title, method.address)
