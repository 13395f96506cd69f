"""A programme's page: its occasions over time, its roles, its call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from guide.cards.card import CaseCard, case_card
from guide.cards.sections import Link, RenderedSection, method_link, numbers_of, page_renderer, rendered_sections
from guide.coach import plans
from guide.coach.timeline import Timeline, draw, when
from guide.content.base import Source
from guide.content.contact import Contact
from guide.content.library import Entry, Library
from guide.content.programme import At, Call, Occasion, Programme, Role, Version
from guide.site.letter import LetterView, letter_view
from guide.site.report import ReportBox, report_box
from guide.text import markup, wording
from guide.text.sorting import swedish


@dataclass(frozen=True)
class AgendaView:
    """One line of an agenda; `text` and `script` are HTML."""

    time: str
    minutes: int
    title: str
    text: Markup
    method: Link | None
    grouping: str
    script: Markup


@dataclass(frozen=True)
class OccasionView:
    """One occasion of a programme; texts are HTML.

    `plan` is its agenda as a plan's address, or empty; `minutes` its length, 0 where it is not known.
    """

    number: int
    title: str
    at: At | None
    homework_at: At | None
    plan: str
    when: str
    html: Markup
    who: str
    in_pairs: bool
    length: str
    minutes: int
    format: str
    agenda: tuple[AgendaView, ...]
    methods: tuple[Link, ...]
    homework: Markup
    homework_when: str
    result: Markup
    goals: tuple[str, ...]
    prepare: tuple[Markup, ...]
    breakout: str
    trouble: Markup
    handover: Markup


@dataclass(frozen=True)
class Run:
    """Occasions and their picture, where one can be drawn. `anchor` is the day that they are counted from, if any."""

    title: str
    anchor: str
    html: Markup
    timeline: Timeline | None
    occasions: tuple[OccasionView, ...]

    @property
    def dated(self) -> bool:
        """Whether a reader can give the occasions dates, from a day that is known to be the first."""
        return bool(self.anchor) and any(occasion.at for occasion in self.occasions)


@dataclass(frozen=True)
class CallView:
    """An invitation, its dates in words; `opened` and `closed` when the guide was last reviewed."""

    opened: bool
    closed: bool
    opens: str
    closes: str
    dates: tuple[date | None, date | None]
    contact: Contact
    costs: tuple[str, ...]
    commits: tuple[str, ...]


@dataclass(frozen=True)
class ProgrammePage:
    """Everything on a programme's page; `versions` begins with the programme itself.

    `followed` is the version that a reader counts dates for, the first that has any.
    """

    id: str
    title: str
    summary: str
    path: str
    kind: str
    team: str
    roles: tuple[tuple[Role, Markup], ...]
    terms: tuple[str, ...]
    call: CallView | None
    report: ReportBox | None
    versions: tuple[Run, ...]
    followed: Run | None
    letters: tuple[LetterView, ...]
    sections: tuple[RenderedSection, ...]
    cases: tuple[CaseCard, ...]
    sources: tuple[Source, ...]
    reviewed: str
    cited: frozenset[int]


@dataclass(frozen=True)
class ProgrammeCard:
    """A programme's front."""

    title: str
    summary: str
    address: str
    kind: str
    extent: str


def programme_page(library: Library, programme: Entry[Programme]) -> ProgrammePage:
    """A programme's page, with the cases that followed it."""
    data = programme.data
    cited: set[int] = set()
    render = page_renderer(programme, numbers_of(data.sources), cited)
    followers = [case for case in library.cases.values() if case.data.programme == programme.id]
    others = (_version(library, version, render) for version in data.versions)
    versions = (_occasions(library, programme, render), *others)
    return ProgrammePage(
        id=programme.id,
        title=data.title,
        summary=data.summary,
        path=programme.path,
        kind=library.vocabulary.name("kinds", data.kind),
        team=wording.people(data.team.min, data.team.max) if data.team else "",
        roles=tuple((role, render(role.does)) for role in data.roles),
        terms=data.terms,
        call=_call(data.call, library.newest) if data.call else None,
        report=report_box(library, data.report) if data.report else None,
        versions=versions,
        followed=next((version for version in versions if version.dated), None),
        letters=tuple(map(letter_view, data.letters)),
        sections=tuple(rendered_sections(programme, render)),
        cases=tuple(case_card(library, case) for case in followers),
        sources=data.sources,
        reviewed=wording.day(data.reviewed),
        cited=frozenset(cited),
    )


def programme_cards(library: Library) -> tuple[ProgrammeCard, ...]:
    """Every programme's front, by title."""
    return _programme_cards(library, library.programmes.values())


def course_cards(library: Library) -> tuple[ProgrammeCard, ...]:
    """Every course's front, by title."""
    return _programme_cards(library, library.courses.values())


def open_calls(library: Library) -> tuple[tuple[Link, CallView], ...]:
    """Calls that had not closed when the guide was last reviewed; the reader's own clock tells the rest."""
    now = library.newest
    return tuple(
        (Link(entry.data.title, entry.address), _call(call, now))
        for entry in library.programmes.values()
        if (call := entry.data.call) and not call.closed and (call.closes is None or call.closes >= now)
    )


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


def _call(call: Call, now: date) -> CallView:
    return CallView(
        call.opens is not None and call.opens <= now,
        call.closed or (call.closes is not None and call.closes < now),
        wording.day(call.opens) if call.opens else "",
        wording.day(call.closes) if call.closes else "",
        (call.opens, call.closes),
        call.contact,
        call.costs,
        call.commits,
    )


def _version(library: Library, version: Version, render: markup.Render) -> Run:
    shown = (_occasion(library, number, one, "", render) for number, one in enumerate(version.occasions, 1))
    return Run(version.title, version.anchor or "", render(version.summary), draw(version.occasions), tuple(shown))


def _occasions(library: Library, programme: Entry[Programme], render: markup.Render) -> Run:
    data = programme.data
    shown = (
        _occasion(library, number, one, plans.occasion_address(library, programme, number), render)
        for number, one in enumerate(data.occasions, 1)
    )
    return Run(data.title, data.anchor, Markup(), draw(data.occasions), tuple(shown))


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
        in_pairs=occasion.who == "par",
        length=wording.minutes(occasion.length) if occasion.length else "",
        minutes=occasion.length or 0,
        format=words.name("formats", occasion.format) if occasion.format else "",
        agenda=tuple(_agenda(library, occasion, render)),
        methods=tuple(method_link(library, id) for id in occasion.methods),
        homework=render(homework.text if homework else ""),
        homework_when=when(homework.at) if homework and homework.at else "",
        result=render(occasion.result or ""),
        goals=occasion.goals,
        prepare=tuple(map(render, occasion.prepare)),
        breakout=f"{wording.count(occasion.breakout, 'person', 'personer')} i varje grupprum"
        if occasion.breakout
        else "",
        trouble=render(occasion.trouble or ""),
        handover=render(occasion.handover or ""),
    )


def _agenda(library: Library, occasion: Occasion, render: markup.Render) -> Iterable[AgendaView]:
    clock = 0
    for item in occasion.agenda:
        yield AgendaView(
            time=wording.instant(clock),
            minutes=item.minutes,
            title=item.title,
            text=render(item.text or ""),
            method=method_link(library, item.method) if item.method else None,
            grouping=library.vocabulary.name("groupings", item.grouping) if item.grouping else "",
            script=render(item.script or ""),
        )
        clock += item.minutes
