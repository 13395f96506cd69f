"""What a reader's search is answered from: the names of every page, as one file of data, and its texts, as another."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from guide.cards.card import method_card
from guide.coach.plans import workshop_plan
from guide.content import addresses
from guide.content.case import Case
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.page import WORKSHOP_PAGE, Page
from guide.content.programme import Programme
from guide.content.reads import asked
from guide.content.worksheet import Worksheet
from guide.data.lexicon import Lexicon, words_of
from guide.data.passages import passage_words, passages
from guide.text import wording

SEARCH_ADDRESS = "sok/"
_NAMES = ("id", "title", "step", "aliases")
_TEXTS = ("summary", "note", "topics")


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


@dataclass(frozen=True)
class Group:
    """Pages of one kind, in the order in which the groups are shown; `list` is the page that lists them all."""

    id: str
    name: str
    list: str
    pages: tuple[FoundPage, ...]


@asked
def groups(library: Library) -> tuple[Group, ...]:
    """Every page that can be found, by kind; a group without pages is left out."""
    methods = tuple(_method(library, method) for method in library.methods.values())
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


def page_names(library: Library) -> bytes:
    """What pages are called, by group: the little that a first search needs, as JSON."""
    return _json({group.id: [_filled(page, _NAMES) for page in group.pages] for group in groups(library)})


def page_texts(library: Library, words: Lexicon) -> bytes:
    """What pages say, by address, what is known of their words, and what there is not, as JSON."""
    known = {"synonyms": library.vocabulary.synonyms, "words": words, "lacking": _lacking(library)}
    return _json({**known, "pages": _texts(library)})


def _lacking(library: Library) -> list[dict[str, object]]:
    """What people look for that is not here, with the addresses of what to take instead."""
    every = (each for page in library.pages.values() for each in page.data.lacking)
    return [{**_filled(each), "instead": [library.methods[id].address for id in each.instead]} for each in every]


def page_words(library: Library) -> set[str]:
    """The different words of all that is searched, in lower case."""
    pages = (page for group in groups(library) for page in group.pages)
    own = (text for page in pages for text in (page.title, page.summary, page.note, *page.aliases, *page.topics))
    return words_of(" ".join(own)) | passage_words(library)


def _texts(library: Library) -> dict[str, dict[str, object]]:
    said = passages(library)
    found = (page for group in groups(library) for page in group.pages)
    return {page.id: {**_filled(page, _TEXTS), "passages": said.get(page.id, ())} for page in found}


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_filled).encode()


def _filled(item: object, names: Iterable[str] | None = None) -> dict[str, object]:
    """Those of a thing's fields that hold something."""
    return {name: value for name, value in vars(item).items() if value and (names is None or name in names)}


def _method(library: Library, method: Entry[Method]) -> FoundPage:
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
    )


def _case(library: Library, case: Entry[Case]) -> FoundPage:
    words, data = library.vocabulary, case.data
    return FoundPage(
        id=case.address,
        title=data.title,
        summary=data.summary,
        note=words.name("statuses", data.status),
        topics=(*data.organisations, *(words.name("sectors", id) for id in data.sectors)),
    )


def _programme(library: Library, programme: Entry[Programme]) -> FoundPage:
    data = programme.data
    return FoundPage(
        id=programme.address,
        title=data.title,
        summary=data.summary,
        note=library.vocabulary.name("kinds", data.kind),
        topics=tuple(role.name for role in data.roles),
    )


def _worksheet(sheet: Entry[Worksheet]) -> FoundPage:
    title = sheet.data.title
    return FoundPage(sheet.address, title, sheet.data.summary, aliases=(f"mall för {title}", f"arbetsblad {title}"))


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
        )


def _pages(pages: Iterable[Entry[Page]]) -> Iterable[FoundPage]:
    for page in pages:
        if page.address not in ("", SEARCH_ADDRESS) and not page.data.workshop:
            yield FoundPage(page.address, page.data.title, page.data.description, aliases=page.data.aliases)
