"""Pages of cards: the catalogue, the register, the board, the path of steps."""

from __future__ import annotations

from dataclasses import dataclass

from guide.cards.card import CaseCard, MethodCard, case_card, case_cards, method_card, method_cards
from guide.cards.facets import Facet, case_facets, method_facets
from guide.content.library import Library
from guide.content.vocabulary import Step, Term


@dataclass(frozen=True)
class StepGroup:
    """A step and its methods."""

    step: Step
    number: int
    address: str
    cards: tuple[MethodCard, ...]


@dataclass(frozen=True)
class BoardColumn:
    """A status and its cases."""

    status: Term
    cards: tuple[CaseCard, ...]


@dataclass(frozen=True)
class Listing:
    """A page of cards: what to narrow by, and the cards themselves."""

    facets: tuple[Facet, ...]
    groups: tuple[StepGroup, ...] = ()
    cards: tuple[CaseCard, ...] = ()
    total: int = 0


def step_path(library: Library) -> tuple[StepGroup, ...]:
    """The steps in order, each with its methods."""
    return tuple(
        StepGroup(
            step,
            number,
            f"steg/{step.id}/",
            tuple(method_card(library, method) for method in library.methods_in(step.id)),
        )
        for number, step in enumerate(library.vocabulary.steps, 1)
    )


def catalogue(library: Library) -> Listing:
    """The methods, by step."""
    cards = method_cards(library)
    return Listing(tuple(method_facets(library.vocabulary, cards)), groups=step_path(library), total=len(cards))


def register(library: Library) -> Listing:
    """The cases, by title."""
    cards = case_cards(library)
    return Listing(tuple(case_facets(library.vocabulary, cards)), cards=tuple(cards), total=len(cards))


def board(library: Library) -> tuple[BoardColumn, ...]:
    """The cases by status, every status shown."""
    cards = case_cards(library)
    return tuple(
        BoardColumn(status, tuple(card for card in cards if card.status == status))
        for status in library.vocabulary.statuses
    )


def newest_cases(library: Library, most: int = 3) -> tuple[CaseCard, ...]:
    """The cases reviewed last."""
    entries = sorted(library.cases.values(), key=lambda case: (-case.data.reviewed.toordinal(), case.id))
    return tuple(case_card(library, case) for case in entries[:most])
