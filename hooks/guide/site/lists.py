"""Pages of cards: the catalogue, the register, the board, the path of steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from guide.cards.card import CaseCard, MethodCard, case_card, case_cards, method_cards
from guide.cards.facets import Facet, case_facets, method_facets
from guide.cards.scenes.svg import picture_of
from guide.content.library import Library
from guide.content.matter import ExampleMatter
from guide.content.neighbour import Taken
from guide.content.page import NamedView
from guide.content.reads import asked
from guide.content.vocabulary import Step, Term
from guide.site.matter import ExampleView, MatterView, example_view, matter_view
from guide.site.report import ReportBox, report_box
from guide.text.sorting import swedish

_LANE = 9  # cases of a status that the board shows at once


@dataclass(frozen=True)
class StepOnPath:
    """A step and what it looks like."""

    step: Step
    number: int
    address: str
    picture: Markup


@dataclass(frozen=True)
class StepGroup(StepOnPath):
    """The same with its methods; `leading` fit in every step, and so belong to none."""

    cards: tuple[MethodCard, ...]
    leading: tuple[MethodCard, ...]


@dataclass(frozen=True)
class View:
    """A way into a list: its name, and the query that narrows the list."""

    title: str
    query: str


@dataclass(frozen=True)
class SharedByOthers:
    """What another guide shares: its name and address, the terms, and what there is."""

    name: str
    taken: Taken


@dataclass(frozen=True)
class BoardCase:
    """A case on the board, with its ledger where it has one. `to_sprint` tells that it can be taken to a sprint."""

    card: CaseCard
    matter: MatterView | None
    to_sprint: bool


@dataclass(frozen=True)
class BoardLane:
    """A status and its cases: those shown at once, and the rest."""

    status: Term
    cases: tuple[BoardCase, ...]

    @property
    def first(self) -> tuple[BoardCase, ...]:
        """What is shown at once; a single card more is no reason to hide it."""
        return self.cases[:_LANE] if len(self.cases) > _LANE + 1 else self.cases

    @property
    def rest(self) -> tuple[BoardCase, ...]:
        """What the reader asks for."""
        return self.cases[len(self.first) :]


@dataclass(frozen=True)
class Board:
    """The board, the box to report in, and invented matters that show how a ledger is kept."""

    lanes: tuple[BoardLane, ...]
    report: ReportBox
    shared: tuple[SharedByOthers, ...]
    examples: tuple[ExampleView, ...]


@dataclass(frozen=True)
class Listing:
    """A page of cards: what to narrow by, and the cards themselves."""

    facets: tuple[Facet, ...]
    groups: tuple[StepGroup, ...] = ()
    cards: tuple[CaseCard, ...] = ()
    leading: tuple[MethodCard, ...] = ()
    views: tuple[View, ...] = ()
    shared: tuple[SharedByOthers, ...] = ()
    total: int = 0


@asked
def step_path(library: Library) -> tuple[StepOnPath, ...]:
    """The steps in order."""
    pictures = {page.data.step: page.data.picture for page in library.pages.values() if not page.data.easy_for}
    return tuple(
        StepOnPath(step, number, f"steg/{step.id}/", picture_of(pictures.get(step.id)))
        for number, step in enumerate(library.vocabulary.steps, 1)
    )


def step_groups(library: Library) -> tuple[StepGroup, ...]:
    """The steps in order, each with its methods."""
    cards = method_cards(library)
    leading = _leading(cards)
    return tuple(
        StepGroup(
            **vars(each),
            cards=tuple(card for card in cards if card.step == each.step and not card.everywhere),
            leading=leading,
        )
        for each in step_path(library)
    )


def catalogue(library: Library, views: Sequence[NamedView] = ()) -> Listing:
    """The methods, by step, those that fit in every step last."""
    cards = method_cards(library)
    return Listing(
        tuple(method_facets(library.vocabulary, cards)),
        groups=step_groups(library),
        leading=_leading(cards),
        views=tuple(View(view.title, f"?{urlencode(view.choose)}") for view in views if _finds(view.choose, cards)),
        shared=shared_by_others(library, "methods"),
        total=len(cards),
    )


def shared_by_others(library: Library, holds: str) -> tuple[SharedByOthers, ...]:
    """What other guides share of one sort, guide by guide."""
    neighbours = [each for each in library.vocabulary.neighbours if each.holds == holds]
    return tuple(SharedByOthers(each.name, library.taken[each.id]) for each in neighbours)


def _leading(cards: Sequence[MethodCard]) -> tuple[MethodCard, ...]:
    return tuple(sorted((card for card in cards if card.everywhere), key=lambda card: swedish(card.title)))


def _finds(choose: Mapping[str, str], cards: Sequence[MethodCard]) -> bool:
    return any(all(value in card.facets.get(name, ()) for name, value in choose.items()) for card in cards)


def register(library: Library) -> Listing:
    """The cases, by title."""
    cards = case_cards(library)
    return Listing(tuple(case_facets(library.vocabulary, cards)), cards=tuple(cards), total=len(cards))


def board(library: Library, examples: Sequence[ExampleMatter] = ()) -> Board:
    """The cases by status, every status shown."""
    cases = [_on_board(library, card) for card in case_cards(library)]
    return Board(
        lanes=tuple(
            BoardLane(status, tuple(case for case in cases if case.card.status == status))
            for status in library.vocabulary.statuses
        ),
        report=report_box(library, "Lämna ett problem eller en idé"),
        shared=shared_by_others(library, "matters"),
        examples=tuple(example_view(library, example) for example in examples),
    )


def _on_board(library: Library, card: CaseCard) -> BoardCase:
    matter = library.cases[card.id].data.matter
    return BoardCase(
        card=card,
        matter=matter_view(library, matter) if matter else None,
        to_sprint=card.status.problem,
    )


def newest_cases(library: Library, most: int = 3) -> tuple[CaseCard, ...]:
    """The cases reviewed last."""
    entries = sorted(library.cases.values(), key=lambda case: (-case.data.reviewed.toordinal(), case.id))
    return tuple(case_card(library, case) for case in entries[:most])
