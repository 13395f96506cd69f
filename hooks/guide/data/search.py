"""What a reader's search is answered from: a few texts of every page, as one file of data."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guide.cards.card import method_card
from guide.coach.plans import workshop_plan
from guide.content import addresses
from guide.content.case import Case
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.page import WORKSHOP_PAGE, Page
from guide.content.programme import Programme
from guide.content.worksheet import Worksheet
from guide.text import prose, wording

SEARCH_ADDRESS = "sok/"
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class FoundPage:
    """A page as the search knows it. `id` is its address from the top of the site, `note` a line of facts to show."""

    id: str
    title: str
    summary: str
    note: str = ""
    step: str = ""
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Group:
    """Pages of one kind, in the order in which the groups are shown; `list` is the page that lists them all."""

    id: str
    name: str
    list: str
    pages: tuple[FoundPage, ...]


def groups(library: Library) -> tuple[Group, ...]:
    """Every page that can be found, by kind; a group without pages is left out."""
    when = _when(library)
    methods = tuple(_method(library, method, when[method.path]) for method in library.methods.values())
    every = (
        Group("metoder", "Metoder", "metoder/", methods),
        Group("fall", "Fall", "fall/", tuple(_case(library, case) for case in library.cases.values())),
        Group("program", "Program", "program/", tuple(_programme(library, p) for p in library.programmes.values())),
        Group("coachning", "Coachning", "coachning/", tuple(_programme(library, c) for c in library.courses.values())),
        Group("material", "Arbetsblad", "material/", tuple(_worksheet(s) for s in library.worksheets.values())),
        Group("workshoppar", "Färdiga workshoppar", addresses.address(WORKSHOP_PAGE), tuple(_workshops(library))),
        Group("sidor", "Sidor i guiden", "om/", tuple(_pages(library.pages.values()))),
    )
    return tuple(group for group in every if group.pages)


def data(library: Library) -> bytes:
    """The search's file: the groups with their pages and the words that mean the same, as JSON in UTF-8."""
    content = {
        "synonyms": library.vocabulary.synonyms,
        "kinds": {group.id: [_filled(page) for page in group.pages] for group in groups(library)},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _filled(page: FoundPage) -> dict[str, object]:
    return {name: value for name, value in vars(page).items() if value}


def _when(library: Library) -> Mapping[str, Sequence[str]]:
    """When each method fits, by its path: what it says itself, and what other methods say when they point to it."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    paths = {method.path for method in library.methods.values()}
    for method in library.methods.values():
        for sentence in _BETWEEN_SENTENCES.split(method.sections["När passar det"]):
            targets = {addresses.target(link.text, method.path)[0] for link in prose.links(sentence)} & paths
            for path in sorted(targets) or [method.path]:
                told[path].append(prose.unmarked(sentence))
    return told


def _method(library: Library, method: Entry[Method], when: Iterable[str]) -> FoundPage:
    words, data, card = library.vocabulary, method.data, method_card(library, method)
    steps = [words.name("steps", id) for id in (data.step, *data.also)]
    return FoundPage(
        id=method.address,
        title=data.title,
        summary=data.summary,
        note=f"{card.step.name} · {card.time} · {card.people}",
        step=data.step,
        aliases=data.aliases,
        topics=(*(words.name("purposes", id) for id in data.purposes), *steps),
        parts=tuple(step.title for step in data.steps),
        text=" ".join(when),
    )


def _case(library: Library, case: Entry[Case]) -> FoundPage:
    words, data = library.vocabulary, case.data
    return FoundPage(
        id=case.address,
        title=data.title,
        summary=data.summary,
        note=words.name("statuses", data.status),
        topics=(*data.organisations, *(words.name("sectors", id) for id in data.sectors)),
        text=prose.unmarked(case.sections["Varför"]),
    )


def _programme(library: Library, programme: Entry[Programme]) -> FoundPage:
    data = programme.data
    return FoundPage(
        id=programme.address,
        title=data.title,
        summary=data.summary,
        note=library.vocabulary.name("kinds", data.kind),
        parts=tuple(occasion.title for occasion in data.occasions),
        topics=tuple(role.name for role in data.roles),
    )


def _worksheet(sheet: Entry[Worksheet]) -> FoundPage:
    return FoundPage(sheet.address, sheet.data.title, sheet.data.summary, topics=("mall", "arbetsblad"))


def _workshops(library: Library) -> Iterable[FoundPage]:
    for page, workshop in library.workshops:
        plan = workshop_plan(library, page, workshop)
        sector = library.vocabulary.name("sectors", workshop.sector)
        people = wording.people(workshop.group.min, workshop.group.max)
        yield FoundPage(
            id=page.address,
            title=page.data.title,
            summary=page.data.description,
            note=f"{sector} · {wording.minutes(plan.minutes)} · {people}",
            aliases=workshop.aliases,
            topics=(sector,),
            text=workshop.who,
        )


def _pages(pages: Iterable[Entry[Page]]) -> Iterable[FoundPage]:
    for page in pages:
        if page.address not in ("", SEARCH_ADDRESS) and not page.data.workshop:
            yield FoundPage(
                page.address, page.data.title, page.data.description, parts=_parts(page), text=_other_words(page)
            )


def _parts(page: Entry[Page]) -> tuple[str, ...]:
    """The headings that stand on a page."""
    asked = (title for each in page.data.questions for title in (each.question, *(one.title for one in each.letters)))
    return (*page.sections, *asked, *(word.term for word in page.data.words))


def _other_words(page: Entry[Page]) -> str:
    """The laws that a page names, what people call the things that it explains, and what its story is about."""
    acts = dict.fromkeys(rule.act for question in page.data.questions for rule in question.rules)
    said = (other for word in page.data.words for other in (*word.also, *word.avoided))
    return " ".join((*acts, *said, *([prose.unmarked(page.data.story.about)] if page.data.story else [])))
