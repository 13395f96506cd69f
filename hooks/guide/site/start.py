"""The start page: the sentence that a reader fills in, and what a sitting is put together from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guide.cards.card import everywhere
from guide.cards.sections import Link
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.vocabulary import Span, Term

_MINUTES = {30: "30 minuter", 45: "45 minuter", 60: "60 minuter", 90: "90 minuter", 120: "2 timmar", 180: "3 timmar"}
_PEOPLE = (3, 5, 8, 12, 20, 30)
_USUAL = {"minutes": 60, "people": 8, "purpose": "fa-ideer"}
_PARTS = ("incheckning", "paus", "avslut")
_NAMED = 3  # methods for each purpose where nothing can be put together


@dataclass(frozen=True)
class Wish:
    """A word to choose in the sentence: `value` is a facet's in the catalogue, `amount` what is counted with."""

    value: str
    name: str
    amount: int = 0
    chosen: bool = False


@dataclass(frozen=True)
class Shortlist:
    """A purpose and methods that serve it within an hour, for readers without scripts."""

    name: str
    methods: tuple[Link, ...]


@dataclass(frozen=True)
class Sentence:
    """What may be said, and what it is answered from; `data` is for `docs/assets/js/start/suggest.js`."""

    minutes: tuple[Wish, ...]
    people: tuple[Wish, ...]
    formats: tuple[Wish, ...]
    purposes: tuple[Wish, ...]
    shortlists: tuple[Shortlist, ...]
    data: dict[str, Any]


def sentence(library: Library) -> Sentence:
    """The sentence and everything that answers it."""
    words = library.vocabulary
    methods = [method for method in library.methods.values() if not everywhere(library, method)]
    purposes = [term for term in words.purposes if any(term.id in method.data.purposes for method in methods)]
    return Sentence(
        minutes=tuple(_choice(words.durations, n, name, n == _USUAL["minutes"]) for n, name in _MINUTES.items()),
        people=tuple(_choice(words.groups, n, f"{n} personer", n == _USUAL["people"]) for n in _PEOPLE),
        formats=tuple(Wish(term.id, _lower(term)) for term in words.formats),
        purposes=tuple(Wish(term.id, _lower(term), chosen=term.id == _USUAL["purpose"]) for term in purposes),
        shortlists=tuple(_shortlist(term, methods) for term in purposes),
        data={
            "parts": {part.id: part.name for part in words.parts if part.id in _PARTS},
            "methods": [_candidate(library, method) for method in methods],
        },
    )


def _choice(spans: Iterable[Span], amount: int, name: str, chosen: bool) -> Wish:
    facet = next((span.id for span in spans if span.touches(amount, amount)), "")
    return Wish(facet, name, amount, chosen)


def _lower(term: Term) -> str:
    return term.name[0].lower() + term.name[1:]


def _shortlist(purpose: Term, methods: Iterable[Entry[Method]]) -> Shortlist:
    serving = (method for method in methods if purpose.id in method.data.purposes)
    shortest = sorted(serving, key=lambda method: (bool(method.data.elapsed), method.data.duration.min))
    return Shortlist(purpose.name, tuple(Link(method.data.title, method.address) for method in shortest[:_NAMED]))


def _candidate(library: Library, method: Entry[Method]) -> dict[str, Any]:
    data = method.data
    variants = {variant.kind: variant.minutes for variant in data.variants}
    return {
        "id": method.id,
        "title": data.title,
        "address": method.address,
        "step": data.step,
        "least": data.duration.min,
        "short": min(variants.get("kort") or data.duration.min, data.duration.min),
        "usual": data.usual_minutes,
        "most": data.duration.max,
        "group": [data.group.min, data.group.max],
        "many": "manga" in variants,
        "formats": data.formats,
        "purposes": data.purposes,
        "waits": bool(data.elapsed),
        "level": library.vocabulary.ids("difficulties").index(data.difficulty),
        "next": [item.method for item in data.next],
    }
