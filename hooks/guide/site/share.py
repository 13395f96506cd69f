"""What is told of a page where somebody shares it: in a chat, in a mail, in what was said at a meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from guide.cards.card import case_card, method_card
from guide.content.case import Case
from guide.content.kinds import CASES, COURSES, METHODS, PAGES, PROGRAMMES, WORKSHEETS
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.page import Page
from guide.content.programme import Programme
from guide.content.scene import AnyScene
from guide.content.vocabulary import Step
from guide.content.worksheet import Worksheet
from guide.site.workshop import workshop_card
from guide.text import wording

PICTURE = "delning.png"  # beside the page


@dataclass(frozen=True)
class SharedPage:
    """A page in a few words: what kind it is of, its title, a line, the facts that one chooses by, and its drawing."""

    over: str
    title: str
    line: str
    summary: str
    address: str
    facts: tuple[str, ...] = ()
    step: Step | None = None
    scene: AnyScene | None = None

    @property
    def description(self) -> str:
        """`35–60 min · 4–12 personer. Alla skriver idéer under tystnad.`"""
        facts = " · ".join(self.facts)
        return f"{facts}. {self.summary}" if facts else self.summary

    @property
    def picture(self) -> str:
        """Where its picture lies, from the top of the site."""
        return share_address(self.address)


def share_address(page: str) -> str:
    """Where the picture of the page at an address lies, from the top of the site."""
    return f"{page}{PICTURE}"


def shares(library: Library) -> dict[str, SharedPage]:
    """Every page, by its path."""
    return {entry.path: _TELLS[entry.kind.name](library, entry) for entry in library.entries}


def share(library: Library, path: str) -> SharedPage | None:
    """The page that a file is made to; nothing for one that only leads on."""
    entry = library.at(path)
    return _TELLS[entry.kind.name](library, entry) if entry else None


def _method(library: Library, method: Entry[Method]) -> SharedPage:
    card = method_card(library, method)
    return SharedPage(
        over=card.step.name,
        title=card.title,
        line=card.line,
        summary=card.summary,
        address=method.address,
        facts=(card.time, card.people),
        step=card.step,
        scene=method.data.picture or method.data.room,
    )


def _case(library: Library, case: Entry[Case]) -> SharedPage:
    card = case_card(library, case)
    sectors = tuple(library.vocabulary.name("sectors", id) for id in case.data.sectors)
    over = f"Fall · {card.status.name}"
    return SharedPage(over, card.title, card.organisations, card.summary, case.address, sectors)


def _programme(library: Library, programme: Entry[Programme]) -> SharedPage:
    data = programme.data
    occasions = wording.count(len(data.occasions), "tillfälle", "tillfällen")
    kind = library.vocabulary.name("kinds", data.kind)
    return SharedPage(kind, data.title, data.summary, data.summary, programme.address, (occasions,))


def _worksheet(library: Library, sheet: Entry[Worksheet]) -> SharedPage:
    data = sheet.data
    step = library.vocabulary.term("steps", library.methods[data.method].data.step)
    return SharedPage("Arbetsblad", data.title, data.summary, data.summary, sheet.address, step=step)


def _page(library: Library, page: Entry[Page]) -> SharedPage:
    data, words = page.data, library.vocabulary
    if data.workshop:
        card = workshop_card(library, page, data.workshop)
        return SharedPage("Färdig workshop", card.title, card.summary, card.summary, page.address, card.facts)
    step = words.term("steps", data.step) if data.step else None
    over = "Lättläst" if data.easy_for else _place_of(step, words.steps)
    title = data.title if page.address else words.title
    return SharedPage(over, title, data.description, data.description, page.address, step=step)


def _place_of(step: Step | None, steps: tuple[Step, ...]) -> str:
    return f"Steg {steps.index(step) + 1} av {len(steps)}" if step else ""


_TELLS: dict[str, Callable[[Library, Any], SharedPage]] = {
    METHODS.name: _method,
    CASES.name: _case,
    PROGRAMMES.name: _programme,
    COURSES.name: _programme,
    WORKSHEETS.name: _worksheet,
    PAGES.name: _page,
}
