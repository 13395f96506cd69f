"""What the planner and the show mode build on: every part that a plan may hold, and plans as addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from guide.cards.card import case_card, case_facts
from guide.content.addresses import address
from guide.content.kept import lasting
from guide.content.library import Entry, Library
from guide.content.method import Method, MethodStep, Remote
from guide.content.page import WORKSHOP_PAGE, Agenda, Page, PlanItem, ReadyPlan, Workshop
from guide.content.programme import AgendaItem, Occasion, Programme
from guide.content.vocabulary import Part, Step
from guide.text import markup

PLAN_VERSION = "v1"


@dataclass(frozen=True)
class Ready:
    """A plan to begin from; `hash` is the part of its address after the page's, with its `#`."""

    title: str
    summary: str
    step: Step | None
    minutes: int
    items: tuple[tuple[str, int], ...]
    hash: str


@dataclass(frozen=True)
class Planner:
    """What the planner's page shows before a plan is made; methods are ids and titles under the names of steps.

    `workshops` is where ready workshops are chosen, empty where a guide has none.
    """

    ready: tuple[Ready, ...]
    methods: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    parts: tuple[tuple[str, str], ...]
    workshops: str


def plan_address(items: Iterable[tuple[str, int]], name: str = "", remote: bool = False) -> str:
    """The part of a plan's address that begins with `#`, from references and minutes.

    A reference is as `docs/assets/js/plan/plan.js` has it: an id, `programme.occasion.item`, or `*` and a title.
    """
    written = ",".join(f"{quote(ref, safe='*')}:{minutes}" for ref, minutes in items)
    fields = {"namn": quote(name, safe="*"), "var": "distans" if remote else "", "m": written}
    return f"#{PLAN_VERSION}" + "".join(f"&{field}={value}" for field, value in fields.items() if value)


def method_address(method: Entry[Method], remote: bool = False) -> str:
    """A plan of one method, with as many minutes as its steps take there."""
    minutes = method.data.usual_minutes_at_home if remote else method.data.usual_minutes
    return plan_address([(method.id, minutes)], method.data.title, remote)


def occasion_address(library: Library, programme: Entry[Programme], number: int) -> str:
    """A plan of a programme's occasion: its agenda, else the methods that suit it, else its own title for as long as
    it takes. Empty where it has none of these.
    """
    occasion = programme.data.occasions[number - 1]
    agenda = [(f"{programme.id}.{number}.{place}", item.minutes) for place, item in enumerate(occasion.agenda, 1)]
    methods = [(id, library.methods[id].data.usual_minutes) for id in occasion.methods]
    whole = [(f"*{occasion.title}", occasion.length)] if occasion.length else []
    items = agenda or methods or whole
    return plan_address(items, occasion.title, remote=occasion.format == "distans") if items else ""


def workshop_plan(library: Library, page: Entry[Page], workshop: Workshop) -> Ready:
    """The plan of a page's workshop, by the page's own title."""
    return _planned(library, workshop, page.data.title, page.data.description, remote=workshop.remote)


def planner(library: Library) -> Planner:
    """The planner's page: plans to begin from, and what can be added by name."""
    plans = (plan for page in library.pages.values() for plan in page.data.plans)
    return Planner(
        ready=tuple(_ready(library, plan) for plan in plans),
        methods=tuple(
            (step.name, tuple((method.id, method.data.title) for method in library.methods_in(step.id)))
            for step in library.vocabulary.steps
        ),
        parts=tuple((part.id, part.name) for part in library.vocabulary.parts),
        workshops=address(WORKSHOP_PAGE) if library.workshops else "",
    )


def same_day(library: Library) -> tuple[Ready, ...]:
    """The plans that a report leads to, on the same day or the next ones."""
    listed = (plan for page in library.pages.values() for plan in page.data.plans)
    return tuple(_ready(library, plan) for plan in listed if plan.same_day)


def plan_catalogue(library: Library) -> dict[str, Any]:
    """Everything that a plan may refer to, for `Catalogue` in `docs/assets/js/plan/agenda.js`. Texts are plain."""
    words, methods = library.vocabulary, library.methods.values()
    return {
        "steps": [{"id": s.id, "name": s.name, "question": s.question, "shape": s.shape} for s in words.steps],
        "renamed": {
            **{old: method.id for method in methods for old in method.data.formerly},
            **dict(_renamed_agendas(library)),
        },
        "renamedCases": {old: case.id for case in library.cases.values() for old in case.data.formerly},
        "blocks": {
            **{method.id: _method(library, method) for method in methods},
            **{part.id: _part(part) for part in library.vocabulary.parts},
            **dict(_agendas(library)),
        },
        "cases": {case.id: _case(library, case.id) for case in library.cases.values()},
    }


@lasting
def _method(library: Library, method: Entry[Method]) -> dict[str, Any]:
    data = method.data
    sheets = [{"title": sheet.data.title, "address": sheet.address} for sheet in library.worksheets_for(method.id)]
    on_remote = data.usual_minutes_at_home
    return {
        "title": data.title,
        "summary": data.summary,
        "address": method.address,
        "step": data.step,
        "minutes": data.usual_minutes,
        "least": data.duration.min,
        "preparation": data.preparation,
        "group": [data.group.min, data.group.max],
        "difficulty": data.difficulty,
        "formats": data.formats,
        "materials": data.materials,
        "steps": [_step(step) for step in data.steps],
        "stop": data.stop,
        **({"sheets": sheets} if sheets else {}),
        **({"onRemote": on_remote} if on_remote != data.usual_minutes else {}),
        **({"remote": _remote(data.remote)} if data.remote else {}),
    }


def _remote(remote: Remote) -> dict[str, Any]:
    texts = {name: markup.words(getattr(remote, name)) for name in ("before", "after", "fallback")}
    return {**texts, "breakout": remote.breakout}


def _step(step: MethodStep) -> dict[str, Any]:
    """A step as it is led in the room, and under `remote` whatever differs there."""
    here, at_home = _spoken(step), _spoken(step.at_home)
    differs = {name: value for name, value in at_home.items() if here.get(name) != value}
    return {"title": step.title, **here, **({"remote": differs} if differs else {})}


def _spoken(step: MethodStep) -> dict[str, Any]:
    texts = {name: getattr(step, name) for name in ("do", "say", "screen", "ready")}
    return {"minutes": step.minutes, **{name: markup.words(text) for name, text in texts.items() if text}}


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.name,
        "summary": part.summary,
        "script": part.script,
        "minutes": part.minutes,
        "least": 1,
        "pause": part.id == "paus",
    }


def _agendas(library: Library) -> Iterator[tuple[str, dict[str, Any]]]:
    for programme in (*library.programmes.values(), *library.courses.values()):
        for place, occasion, item in _items(programme):
            yield f"{programme.id}.{place}", _agenda(library, occasion, item)


def _renamed_agendas(library: Library) -> Iterator[tuple[str, str]]:
    for programme in (*library.programmes.values(), *library.courses.values()):
        for old in programme.data.formerly:
            yield from ((f"{old}.{place}", f"{programme.id}.{place}") for place, _, _ in _items(programme))


def _items(programme: Entry[Programme]) -> Iterator[tuple[str, Occasion, AgendaItem]]:
    for number, occasion in enumerate(programme.data.occasions, 1):
        for place, item in enumerate(occasion.agenda, 1):
            yield f"{number}.{place}", occasion, item


def _agenda(library: Library, occasion: Occasion, item: AgendaItem) -> dict[str, Any]:
    return {
        "title": item.title,
        "question": markup.words(item.text) if item.text else "",
        "minutes": item.minutes,
        "least": 1,
        "pause": item.title == library.vocabulary.name("parts", "paus"),
        "script": markup.words(item.script) if item.script else "",
        "grouping": _grouping(library, occasion, item),
        **({"method": item.method} if item.method else {}),
    }


def _grouping(library: Library, occasion: Occasion, item: AgendaItem) -> str:
    name = library.vocabulary.name("groupings", item.grouping) if item.grouping else ""
    return f"{name}, {occasion.breakout} i varje" if item.grouping == "smagrupper" and occasion.breakout else name


def _case(library: Library, id: str) -> dict[str, Any]:
    card = case_card(library, library.cases[id])
    return {
        "title": card.title,
        "summary": card.summary,
        "organisations": card.organisations,
        "kind": card.kind,
        "status": card.status.name,
        "address": card.address,
        "sectors": card.sectors,
        "facts": case_facts(library, library.cases[id]),
        "methods": library.cases[id].data.methods,
    }


def _ready(library: Library, plan: ReadyPlan) -> Ready:
    step = library.vocabulary.term("steps", plan.step) if plan.step else None
    return replace(_planned(library, plan, plan.title, plan.summary), step=step)


def _planned(library: Library, agenda: Agenda, title: str, summary: str, *, remote: bool = False) -> Ready:
    items = [(_reference(item), item.minutes) for item in agenda.items]
    return Ready(
        title=title,
        summary=summary,
        step=None,
        minutes=sum(minutes for _, minutes in items),
        items=tuple((_name(library, item), item.minutes) for item in agenda.items),
        hash=plan_address(items, title, remote),
    )


def _reference(item: PlanItem) -> str:
    return item.method or item.part or f"*{item.title}"


def _name(library: Library, item: PlanItem) -> str:
    if item.method:
        return library.methods[item.method].data.title
    return library.vocabulary.name("parts", item.part) if item.part else item.title or ""
