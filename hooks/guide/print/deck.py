"""A deck's own cards: its cover, how it is used, and a divider before the cards of each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from guide.content.library import Library
from guide.print import qr
from guide.print.method import numbered_step
from guide.text import wording

_PAGE = "kort/"
_ADVICE = (
    ("Se var ni är på vägen.", "Varje steg har sin färg, sin form och ett skiljekort med sin fråga."),
    ("Lägg ut stegets kort.", "Bilden visar vad ni kan ha gjort när ni är klara."),
    ("Välj ett kort, högst två.", "Jämför tiden, antalet och svårigheten."),
    ("Vänd på kortet och led.", "Baksidan säger vad ni gör, steg för steg och minut för minut."),
    ("Öppna koden när du vill ha mer.", "Där finns vad du säger, mallar, råd för distans och en inbjudan."),
)
_SIGNS = (
    "Röd ram: det här får aldrig glömmas.",
    "Ett steg att göra, med sin tid till höger.",
    "Så delas tiden mellan stegen.",
    "Tips till den som leder.",
    "Kanten och numret visar steget när du bläddrar.",
)


def opening_cards(library: Library, cards: Sequence[dict[str, Any]], site: str) -> list[dict[str, Any]]:
    """The cover and how the deck is used."""
    words = library.vocabulary
    where = urlsplit(site + _PAGE)
    shared = {
        "accent-hex": words.accent,
        "steps": _steps(library),
        "edition": wording.day(library.newest),
        "fit": _NO_FIT,
    }
    cover = {
        "kind": "cover",
        "title": f"{words.genitive} kortlek",
        "count": f"{wording.count(len(cards), 'metod', 'metoder')} i {words.steps_in_words}",
        "url": where.geturl(),
        "host": where.netloc,
        "path": where.path.rstrip("/"),
        "qr": qr.svg(where.geturl()),
    }
    howto = {"kind": "howto", "title": "Så använder du kortleken", "advice": _ADVICE, "signs": _SIGNS}
    return [{**shared, **cover}, {**shared, **howto}]


def dividers(library: Library, cards: Sequence[dict[str, Any]], site: str) -> list[dict[str, Any]]:
    """One card for each step that has any, in the order of the cards."""
    return [_divider(library, list(part), site) for _, part in groupby(cards, _step_of)]


def divided(library: Library, cards: Sequence[dict[str, Any]], site: str) -> Iterator[dict[str, Any]]:
    """A whole deck in the order that it lies in its box."""
    yield from opening_cards(library, cards, site)
    for _, group in groupby(cards, _step_of):
        part = list(group)
        yield _divider(library, part, site)
        yield from part


_NO_FIT = {"a6": None, "a5": None}


def _step_of(card: dict[str, Any]) -> str:
    return str(card["step"]["id"])


def _divider(library: Library, cards: Sequence[dict[str, Any]], site: str) -> dict[str, Any]:
    step = library.vocabulary.term("steps", _step_of(cards[0]))
    where = urlsplit(site + _PAGE)
    return {
        "kind": "divider",
        "step": {**numbered_step(library, step), "question": step.question},
        "summary": step.summary,
        "steps": _steps(library),
        "cards": [(card["title"], card["time"]) for card in cards],
        "edition": wording.day(library.newest),
        "host": where.netloc,
        "path": where.path.rstrip("/"),
        "fit": _NO_FIT,
    }


def _steps(library: Library) -> list[dict[str, Any]]:
    return [{**numbered_step(library, step), "question": step.question} for step in library.vocabulary.steps]
