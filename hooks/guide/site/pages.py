"""Which template each page of the site is made with, and what that shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guide.cards.sections import Link
from guide.cards.withdrawn import Withdrawn
from guide.coach import plans
from guide.content import addresses
from guide.content.kinds import CASES, COURSES, METHODS, PAGES, PROGRAMMES, WORKSHEETS
from guide.content.library import Entry, Library
from guide.content.page import Page
from guide.content.reads import asked
from guide.data import search
from guide.review.health import health
from guide.site.case import case_page
from guide.site.lacking import lacking_page
from guide.site.law import law_link, law_questions
from guide.site.lists import board, catalogue, newest_cases, register, step_groups
from guide.site.method import method_page
from guide.site.programme import course_cards, open_calls, programme_cards, programme_page
from guide.site.start import sentence
from guide.site.story import story_page, story_tables
from guide.site.words import words_page
from guide.site.worksheet import worksheet_groups, worksheet_page
from guide.site.workshop import workshop_groups, workshop_link, workshop_page
from guide.text import wording


def start(library: Library) -> dict[str, Any]:
    """The start page: a sentence to fill in, a few cases, and where workshops and the questions of law are."""
    return {
        "cases": newest_cases(library),
        "calls": open_calls(library),
        "law": law_link(library),
        "sentence": sentence(library),
        "workshops": workshop_link(library),
    }


def edit_link(library: Library, path: str) -> str:
    """Where a file is edited in the forge."""
    return library.vocabulary.home.edit(path)


def feedback_link(library: Library, title: str, address: str, helped: bool) -> str:
    """A message to the editors, filled in but not sent."""
    answer = "Ja" if helped else "Nej"
    subject = f"Hjälpte sidan? {answer}: {title}"
    body = f"Sida: {title} (/{address})\nHjälpte informationen på sidan dig? {answer}\n\nBerätta gärna mer:\n"
    return library.vocabulary.message(subject, body)


@dataclass(frozen=True)
class Shown:
    """What one page is made of. `ours` tells a page of `docs/` from contributed content."""

    title: str
    description: str
    template: str
    view: Any
    ours: bool = False
    reviewed: date | None = None


@dataclass(frozen=True)
class Versions:
    """Where a page can be read in easier words, and what an easier version is a version of."""

    easy: str = ""
    full: Link | None = None


@asked
def versions(library: Library, path: str) -> Versions:
    """The easier or the full version of the page made from a file, where it has one."""
    easy, page = library.easy.get(path), library.pages.get(path)
    full = library.pages.get(f"docs/{page.data.easy_for}") if page and page.data.easy_for else None
    return Versions(easy=easy.address if easy else "", full=Link(full.data.title, full.address) if full else None)


def script_data(value: Any) -> bytes:
    """Data for the site's own scripts."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@asked
def redirects(library: Library) -> dict[str, str]:
    """Earlier addresses → the addresses that hold now."""
    return {
        addresses.address(entry.kind.path(old)): entry.address
        for entry in library.contributed
        for old in entry.data.formerly
    }


def shown(library: Library, path: str, address: str, gone: Sequence[Withdrawn] = ()) -> Shown:
    """What the page made from a file shows; `address` is the page's own, from the top of the site. What is `gone` from
    the guide has a page that says so.
    """
    entry = library.at(path)
    for each in gone:
        if each.address == address and not entry:
            return _withdrawn(each)
    if entry is None or entry.kind is PAGES:
        return _our_page(library, path, address)
    template, view = VIEWS[entry.kind.name]
    data: Any = entry.data
    return Shown(data.title, data.summary, template, view(library, entry), reviewed=data.reviewed)


def _withdrawn(gone: Withdrawn) -> Shown:
    it = "Den" if gone.is_method else "Det"
    when = f"{it} togs bort den {wording.day(gone.day)}. " if gone.day else ""
    told = f"{when}Ett kort som är utskrivet går att använda, men ingen ser längre över det som står där."
    return Shown(f"{gone.name} finns inte längre i guiden", told, "withdrawn.html", gone)


# The template that each kind's pages are made with, and what that shows.
VIEWS: dict[str, tuple[str, Callable[[Library, Any], Any]]] = {
    METHODS.name: ("method.html", method_page),
    CASES.name: ("case.html", case_page),
    PROGRAMMES.name: ("programme.html", programme_page),
    COURSES.name: ("programme.html", programme_page),
    WORKSHEETS.name: ("worksheet.html", worksheet_page),
}


def _our_page(library: Library, path: str, address: str) -> Shown:
    moved = redirects(library).get(address)
    if moved is not None:
        return Shown("Sidan har flyttat", "Sidan har en ny adress.", "redirect.html", moved)
    entry = library.pages[path]
    page, template = entry.data, "workshop.html" if entry.data.workshop else "text.html"
    return Shown(page.title, page.description, page.template or template, _view(library, entry), ours=True)


def _view(library: Library, entry: Entry[Page]) -> Any:
    page = entry.data
    if page.workshop:
        return workshop_page(library, entry, page.workshop)
    if page.story:
        return story_page(library, entry, page.story)
    if page.step and not page.easy_for:
        return next(group for group in step_groups(library) if group.step.id == page.step)
    if page.template == "catalogue.html":
        return catalogue(library, page.views)
    if page.template == "board.html":
        return board(library, page.examples)
    views: dict[str, Callable[[Library], Any]] = {
        "start.html": start,
        "cases.html": register,
        "programmes.html": programme_cards,
        "search.html": search.groups,
        "health.html": health,
        "planner.html": plans.planner,
        "coaching.html": course_cards,
        "worksheets.html": worksheet_groups,
        "lacking.html": lacking_page,
        "law.html": law_questions,
        "stories.html": story_tables,
        "words.html": words_page,
        "workshops.html": workshop_groups,
    }
    return views[page.template](library) if page.template in views else None
