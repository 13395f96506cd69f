"""Ways to narrow a list of cards. Options within a facet widen the choice, facets narrow each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guide.cards.card import CaseCard, MethodCard
from guide.cards.face import CASE_FIELDS, METHOD_FIELDS, labels
from guide.content.vocabulary import Term, Vocabulary
from guide.text.sorting import swedish

_SEEN_WHOLE = 6  # cards that need no menus: they are seen at once
_LOOKED_THROUGH = 12  # options that are read from the top


@dataclass(frozen=True)
class Option:
    """One box to tick: its value in the address, its name, and how many cards it finds."""

    value: str
    name: str
    count: int


@dataclass(frozen=True)
class Facet:
    """One question: its name in the address, its label, its options."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def is_long(self) -> bool:
        """Whether an option is sooner found by typing its name than by looking for it."""
        return len(self.options) > _LOOKED_THROUGH


def method_facets(words: Vocabulary, cards: Sequence[MethodCard]) -> list[Facet]:
    """The catalogue's facets."""
    label = labels(METHOD_FIELDS)
    return [
        _facet("steg", label["step"], words.steps, cards),
        _facet("tid", label["duration"], words.durations, cards),
        _facet("grupp", "Antal personer", words.groups, cards),
        _facet("var", label["formats"], words.formats, cards),
        _facet("niva", label["difficulty"], words.difficulties, cards),
        _facet("syfte", "Syfte", words.purposes, cards),
        _used(_facet("variant", "Kan göras", words.variants, cards)),
    ]


def case_facets(words: Vocabulary, cards: Sequence[CaseCard]) -> list[Facet]:
    """The register's facets; what no case has, or all have, is left out, and all where the cases are few."""
    if len(cards) <= _SEEN_WHOLE:
        return []
    label = labels(CASE_FIELDS)
    organisations = {name for card in cards for name in card.facets["organisation"]}
    names = [Option(name, name, _count(cards, "organisation", name)) for name in sorted(organisations, key=swedish)]
    facets = [
        _facet("status", label["status"], words.statuses, cards),
        _facet("sektor", label["sectors"], words.sectors, cards),
        Facet("organisation", "Organisation", tuple(names)),
        Facet("oppet", "Delas", (Option("ja", label["open_to"], _count(cards, "oppet", "ja")),)),
        _facet("steg", "Steg", words.steps, cards),
    ]
    return [facet for facet in map(_used, facets) if any(option.count < len(cards) for option in facet.options)]


def _facet(name: str, label: str, terms: Iterable[Term], cards: Sequence[MethodCard | CaseCard]) -> Facet:
    return Facet(name, label, tuple(Option(term.id, term.name, _count(cards, name, term.id)) for term in terms))


def _used(facet: Facet) -> Facet:
    return Facet(facet.name, facet.label, tuple(option for option in facet.options if option.count))


def _count(cards: Sequence[MethodCard | CaseCard], facet: str, value: str) -> int:
    return sum(value in card.facets[facet] for card in cards)
