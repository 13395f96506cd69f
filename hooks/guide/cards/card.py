"""The front of a card: the same few facts in the catalogue, on a page and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guide.cards.face import CASE_FACTS, CASE_FIELDS, labels
from guide.cards.scenes.svg import picture_of
from guide.content.case import Case
from guide.content.kept import lasting
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.reads import asked
from guide.content.vocabulary import Status, Step, Term
from guide.text import prose, wording
from guide.text.sorting import swedish


@dataclass(frozen=True)
class MethodCard:
    """A method's front. `line` says it in few words, `picture` is HTML; by `facets`, ids, the catalogue finds it.

    `everywhere` tells that it fits in every step.
    """

    id: str
    title: str
    summary: str
    line: str
    address: str
    step: Step
    minutes: int
    time: str
    people: str
    difficulty: Term
    formats: str
    picture: Markup
    everywhere: bool
    facets: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class CaseCard:
    """A case's front."""

    id: str
    title: str
    summary: str
    address: str
    status: Status
    organisations: str
    sectors: str
    open_to: str
    facets: dict[str, tuple[str, ...]]

    @property
    def kind(self) -> str:
        """What the card is called: a problem is worked on, a finished case is learnt from."""
        return "Problemkort" if self.status.problem else "Fallkort"


@asked
def method_card(library: Library, method: Entry[Method]) -> MethodCard:
    """The front of a method."""
    words, data = library.vocabulary, method.data
    return MethodCard(
        id=method.id,
        title=data.title,
        summary=data.summary,
        line=data.line or prose.first_sentence(data.summary),
        address=method.address,
        step=words.term("steps", data.step),
        minutes=data.usual_minutes,
        time=wording.minutes_span(data.duration.min, data.duration.max),
        people=wording.people(data.group.min, data.group.max),
        difficulty=words.term("difficulties", data.difficulty),
        formats=_formats(library, data.formats),
        picture=Markup(_picture(library, method)),  # noqa: S704 – as it was drawn
        everywhere=everywhere(library, method),
        facets={
            "steg": (data.step, *data.also),
            "tid": tuple(s.id for s in words.durations if s.touches(data.duration.min, data.duration.max)),
            "grupp": tuple(s.id for s in words.groups if s.touches(data.group.min, data.group.max)),
            "niva": (data.difficulty,),
            "var": data.formats,
            "syfte": data.purposes,
            "variant": tuple(variant.kind for variant in data.variants),
        },
    )


@asked
def method_card_of(library: Library, id: str) -> MethodCard:
    """The same by the method's id: whoever shows it depends on nothing else of the method."""
    return method_card(library, library.methods[id])


@lasting
def _picture(_: Library, method: Entry[Method]) -> str:
    return str(picture_of(method.data.picture or method.data.room))


def everywhere(library: Library, method: Entry[Method]) -> bool:
    """Whether a method fits in every step, as one for leading the group does."""
    steps = library.vocabulary.ids("steps")
    return len(steps) > 1 and set(steps) <= {method.data.step, *method.data.also}


@asked
def case_card(library: Library, case: Entry[Case]) -> CaseCard:
    """The front of a case. Its steps are those of the methods it used."""
    words, data = library.vocabulary, case.data
    used = {library.methods[id].data.step for id in data.methods}
    return CaseCard(
        id=case.id,
        title=data.title,
        summary=data.summary,
        address=case.address,
        status=words.term("statuses", data.status),
        organisations=wording.enumeration(data.organisations),
        sectors=wording.enumeration([words.name("sectors", id) for id in data.sectors]),
        open_to=data.open_to or "",
        facets={
            "oppet": ("ja",) if data.open_to else (),
            "sektor": data.sectors,
            "status": (data.status,),
            "organisation": data.organisations,
            "steg": tuple(id for id in words.ids("steps") if id in used),
        },
    )


def case_facts(library: Library, case: Entry[Case]) -> dict[str, str]:
    """Who a case belongs to, who may join, and who answers, by what readers call it; empty where it does not say."""
    card, contact = case_card(library, case), case.data.contact
    answers = f"{contact.role}, {contact.organisation}"
    values = {"organisations": card.organisations, "open_to": card.open_to, "contact": answers}
    names = labels(CASE_FIELDS)
    return {names[field]: values[field] for field in CASE_FACTS}


@asked
def method_cards(library: Library) -> list[MethodCard]:
    """Every method, in the order of the steps and then by title."""
    return [method_card(library, method) for step in library.vocabulary.steps for method in library.methods_in(step.id)]


@asked
def case_cards(library: Library) -> list[CaseCard]:
    """Every case, by title."""
    return [case_card(library, case) for case in sorted(library.cases.values(), key=lambda c: swedish(c.data.title))]


def _formats(library: Library, ids: tuple[str, ...]) -> str:
    names = [library.vocabulary.name("formats", id) for id in library.vocabulary.ids("formats") if id in ids]
    return " eller ".join([names[0], *(name.lower() for name in names[1:])])
