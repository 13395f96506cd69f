"""A method's page: what its template shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from markupsafe import Markup

from guide.cards.card import CaseCard, MethodCard, case_card, method_card, method_card_of
from guide.cards.scenes.svg import picture_of
from guide.cards.sections import Link, RenderedSection, method_link, page_renderer, rendered_sections
from guide.coach import plans
from guide.content.base import Source
from guide.content.library import Entry, Library
from guide.content.method import Attendance, Method, MethodStep, Remote
from guide.content.reads import asked, remembered
from guide.content.vocabulary import Term
from guide.site.law import question_link
from guide.site.story import stories_with
from guide.site.worksheet import WorksheetCard, worksheet_cards
from guide.text import markup, prose, wording


@dataclass(frozen=True)
class Spoken:
    """What is led and said in a step. `do` and `say` are HTML; `clock` is from when to when, in whole minutes."""

    do: Markup
    say: Markup
    clock: str


@dataclass(frozen=True)
class StepView:
    """One step of a method, in the room and on remote; `at_home` is None where nothing differs."""

    title: str
    time: str
    ready: str
    here: Spoken
    at_home: Spoken | None


@dataclass(frozen=True)
class RemoteNote:
    """How a method is led on remote beside its steps; all but `breakout` (people a room) is HTML."""

    before: Markup
    after: Markup
    fallback: Markup
    breakout: str


@dataclass(frozen=True)
class VariantView:
    """Another way to do it: what it is for, how long all of it takes, and what to change."""

    name: str
    time: str
    html: Markup


@dataclass(frozen=True)
class NextView:
    """A method to go on with, and when."""

    link: Link
    when: str


@dataclass(frozen=True)
class TroubleView:
    """What one sees when it goes wrong, and what one does."""

    sign: str
    html: Markup


@dataclass(frozen=True)
class Note:
    """A question to settle, under its topic."""

    topic: Term
    html: Markup
    rule: Link | None = None


@dataclass(frozen=True)
class MethodPage:
    """Everything on a method's page. `path` is its file, `leads` each tip's first sentence."""

    card: MethodCard
    path: str
    sections: dict[str, RenderedSection]
    tips: tuple[Markup, ...]
    leads: tuple[Markup, ...]
    steps: tuple[StepView, ...]
    minutes: tuple[int, ...]
    minutes_at_home: tuple[int, ...]
    plan: str
    plan_at_home: str
    group_difficulty: Term | None
    stop: tuple[str, ...]
    result: str
    next: tuple[NextView, ...]
    variants: tuple[VariantView, ...]
    people: Attendance | None
    invitation: Markup
    room: Markup
    picture: Markup
    trouble: tuple[TroubleView, ...]
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
    stories: tuple[Link, ...]
    worksheets: tuple[WorksheetCard, ...]
    sources: tuple[Source, ...]
    reviewed: str


@remembered
def method_page(library: Library, method: Entry[Method]) -> MethodPage:
    """A method's page, with the cases and programmes that use it."""
    data, render = method.data, page_renderer(method)
    tips = prose.points(method.sections["Tänk på"])
    return MethodPage(
        card=method_card(library, method),
        path=method.path,
        sections={section.title: section for section in rendered_sections(method, render)},
        tips=tuple(map(render, tips)),
        leads=tuple(render(prose.first_sentence(tip)) for tip in tips),
        steps=_steps(data.steps, render),
        minutes=tuple(step.minutes for step in data.steps if step.minutes),
        minutes_at_home=tuple(step.at_home.minutes for step in data.steps if step.at_home.minutes),
        plan=plans.method_address(method),
        plan_at_home=plans.method_address(method, remote=True) if data.remote else "",
        group_difficulty=library.vocabulary.term("difficulties", data.group_difficulty)
        if data.group_difficulty
        else None,
        stop=data.stop,
        result=data.result,
        next=tuple(NextView(method_link(library, item.method), item.when) for item in data.next),
        variants=tuple(
            VariantView(
                library.vocabulary.name("variants", item.kind),
                wording.minutes(item.minutes) if item.minutes else "",
                render(item.do),
            )
            for item in data.variants
        ),
        people=data.people,
        invitation=render(data.people.invite) if data.people else Markup(),
        room=picture_of(data.room),
        picture=picture_of(data.picture),
        trouble=tuple(TroubleView(item.sign, render(item.do)) for item in data.trouble),
        elapsed=wording.days_span(data.elapsed.min, data.elapsed.max) if data.elapsed else "",
        preparation=wording.minutes(data.preparation) if data.preparation else "Ingen",
        materials=data.materials,
        also=tuple(Link(library.vocabulary.name("steps", id), f"steg/{id}/") for id in data.also),
        purposes=wording.enumeration(_lower_rest([library.vocabulary.name("purposes", id) for id in data.purposes])),
        aliases=data.aliases,
        remote=_remote(data.remote, render) if data.remote else None,
        considerations=tuple(
            Note(
                library.vocabulary.term("topics", item.topic),
                render(item.text),
                question_link(library, item.rule),
            )
            for item in data.considerations
        ),
        related=tuple(method_card_of(library, id) for id in data.related),
        cases=tuple(case_card(library, case) for case in library.cases_with(method.id)),
        programmes=_programmes_with(library, method.id),
        stories=stories_with(library, method.id),
        worksheets=worksheet_cards(library, method.id),
        sources=data.sources,
        reviewed=wording.day(data.reviewed),
    )


def _steps(steps: Sequence[MethodStep], render: markup.Render) -> tuple[StepView, ...]:
    here = _spoken(steps, render)
    at_home = _spoken([step.at_home for step in steps], render)
    return tuple(
        StepView(
            step.title,
            wording.minutes(step.minutes) if step.minutes else "",
            step.ready or "",
            there,
            home if home != there else None,
        )
        for step, there, home in zip(steps, here, at_home, strict=True)
    )


def _spoken(steps: Sequence[MethodStep], render: markup.Render) -> list[Spoken]:
    ends = list(accumulate(step.minutes or 0 for step in steps))
    clocks = [f"{start}–{end} min" if end > start else "" for start, end in pairwise([0, *ends])]
    return [
        Spoken(render(step.do), render(step.say) if step.say else Markup(), clock)
        for step, clock in zip(steps, clocks, strict=True)
    ]


def _remote(remote: Remote, render: markup.Render) -> RemoteNote:
    rooms = f"{remote.breakout} i varje grupprum" if remote.breakout else ""
    before, after, fallback = map(render, (remote.before, remote.after, remote.fallback))
    return RemoteNote(before, after, fallback, rooms)


def _lower_rest(words: Sequence[str]) -> list[str]:
    return [words[0], *(word[0].lower() + word[1:] for word in words[1:])]


@asked
def _programmes_with(library: Library, method: str) -> tuple[Link, ...]:
    return tuple(_suggestions(library).get(method, ()))


@remembered
def _suggestions(library: Library) -> dict[str, list[Link]]:
    """The programmes that suggest a method, by its id."""
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for programme in library.programmes.values():
        others = (occasion for version in programme.data.versions for occasion in version.occasions)
        occasions = (*programme.data.occasions, *others)
        used = {id for o in occasions for id in (*o.methods, *(a.method for a in o.agenda)) if id}
        for id in used:
            found[id].append(Link(programme.data.title, programme.address))
    return dict(found)
