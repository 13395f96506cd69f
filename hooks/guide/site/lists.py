"""Pages of cards: the catalogue, the register, the board, the path of steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from guide.cards.card import CaseCard, MethodCard, case_card, case_cards, method_cards
from guide.cards.facets import Facet, case_facets, method_facets
from guide.content.library import Library
from guide.content.page import NamedView
from guide.content.vocabulary import Step, Term
from guide.text.sorting import swedish


@dataclass(frozen=True)
class StepGroup:
    """A step and its methods; `leading` fit in every step, and so belong to none."""

    step: Step
    number: int
    address: str
    cards: tuple[MethodCard, ...]
    leading: tuple[MethodCard, ...]


@dataclass(frozen=True)
class View:
    """A way into a list: its name, and the query that narrows the list."""

    title: str
    query: str


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
    leading: tuple[MethodCard, ...] = ()
    views: tuple[View, ...] = ()
    total: int = 0


def step_path(library: Library) -> tuple[StepGroup, ...]:
    """The steps in order, each with its methods."""
    cards = method_cards(library)
    leading = _leading(cards)
    return tuple(
        StepGroup(
            step,
            number,
            f"steg/{step.id}/",
            tuple(card for card in cards if card.step == step and not card.everywhere),
            leading,
        )
        for number, step in enumerate(library.vocabulary.steps, 1)
    )


def catalogue(library: Library, views: Sequence[NamedView] = ()) -> Listing:
    """The methods, by step, those that fit in every step last."""
    cards = method_cards(library)
    return Listing(
        tuple(method_facets(library.vocabulary, cards)),
        groups=step_path(library),
        leading=_leading(cards),
        views=tuple(View(view.title, f"?{urlencode(view.choose)}") for view in views if _finds(view.choose, cards)),
        total=len(cards),
    )


def _leading(cards: Sequence[MethodCard]) -> tuple[MethodCard, ...]:
    return tuple(sorted((card for card in cards if card.everywhere), key=lambda card: swedish(card.title)))


def _finds(choose: Mapping[str, str], cards: Sequence[MethodCard]) -> bool:
    return any(all(value in card.facets.get(name, ()) for name, value in choose.items()) for card in cards)


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
