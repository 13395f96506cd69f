"""Ways to narrow a list of cards. Options within a facet widen the choice, facets narrow each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guide.cards.card import CaseCard, MethodCard
from guide.cards.face import CASE_FIELDS, METHOD_FIELDS, labels
from guide.content.vocabulary import Term, Vocabulary
from guide.text.sorting import swedish


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
    """The register's facets; options that no case has are left out."""
    label = labels(CASE_FIELDS)
    organisations = {name for card in cards for name in card.facets["organisation"]}
    names = [Option(name, name, _count(cards, "organisation", name)) for name in sorted(organisations, key=swedish)]
    return [
        _used(_facet("status", label["status"], words.statuses, cards)),
        _used(_facet("sektor", label["sectors"], words.sectors, cards)),
        Facet("organisation", "Organisation", tuple(names)),
        _used(Facet("oppet", "Delas", (Option("ja", label["open_to"], _count(cards, "oppet", "ja")),))),
        _used(_facet("steg", "Steg", words.steps, cards)),
    ]


def _facet(name: str, label: str, terms: Iterable[Term], cards: Sequence[MethodCard | CaseCard]) -> Facet:
    return Facet(name, label, tuple(Option(term.id, term.name, _count(cards, name, term.id)) for term in terms))


def _used(facet: Facet) -> Facet:
    return Facet(facet.name, facet.label, tuple(option for option in facet.options if option.count))


def _count(cards: Sequence[MethodCard | CaseCard], facet: str, value: str) -> int:
    return sum(value in card.facets[facet] for card in cards)
