"""What pages show of the printed cards: where they lie, which version is printed, and cards to print as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import editions, ledger, markup, printing, qr, wording
from .cards import CaseCard, MethodCard, case_card, case_cards, case_facts
from .ledger import Ledger, Version
from .library import Entry, Library
from .method_page import Instruction, method_page
from .model import Case, Method
from .press import Flip
from .printing import Address
from .vocabulary import Step

PAGE = "docs/kort/index.md"


@dataclass(frozen=True)
class Earlier:
    """A version that is not printed any more: its day and what has changed since, in words."""

    id: str
    day: str
    changes: str


@dataclass(frozen=True)
class MethodPrint:
    """A method's card in print. `version` is today's id, `label` its day and id."""

    pdf: str
    version: str
    label: str
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True)
class CasePrint:
    """A case's problem card in print."""

    pdf: str


@dataclass(frozen=True)
class Deck:
    """One deck's files, `(turned, address)`; no step for a deck of every step."""

    step: Step | None
    format: str
    count: int
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class BrowserCard:
    """A card that the browser prints: its texts as HTML, its version, where its QR code (SVG) leads."""

    front: MethodCard
    materials: str
    steps: tuple[Instruction, ...]
    tips: str
    remote: str
    label: str
    address: Address
    qr: str


@dataclass(frozen=True)
class BrowserProblem:
    """A problem card that the browser prints; `facts` are names and values, empty where there is nothing to tell."""

    front: CaseCard
    facts: dict[str, str]
    reviewed: str
    address: Address
    qr: str
    pdf: str


@dataclass(frozen=True)
class CardsPage:
    """The page of everything to print."""

    decks: tuple[Deck, ...]
    problem_deck: Deck
    problems: tuple[BrowserProblem, ...]
    proof: str
    shop: str
    book: str
    cards: tuple[BrowserCard, ...]
    steps: tuple[Step, ...]


def shown(library: Library, versions: Ledger, path: str, site: str) -> MethodPrint | CasePrint | CardsPage | None:
    """What the page made from a file shows of the cards, where it shows any."""
    if path == PAGE:
        return cards_page(library, versions, site)
    method = next((method for method in library.methods.values() if method.path == path), None)
    case = next((case for case in library.cases.values() if case.path == path), None)
    if case:
        return CasePrint(editions.problem_address(case.id))
    return method_print(versions, method) if method else None


def method_print(versions: Ledger, method: Entry[Method]) -> MethodPrint:
    """A method's card in print, and how earlier ones differ from it."""
    now = ledger.printed(versions, method)
    return MethodPrint(
        pdf=editions.card_address(method.id),
        version=now.id,
        label=str(now),
        earlier=tuple(_earlier(old, now) for old in ledger.earlier(versions, method)),
    )


def cards_page(library: Library, versions: Ledger, site: str) -> CardsPage:
    """Every deck, and every card for the reader's own choice."""
    methods = [method for step in library.vocabulary.steps for method in library.methods_in(step.id)]
    return CardsPage(
        decks=(
            _deck(None, "a6", len(methods)),
            *(_deck(step, "a6", len(library.methods_in(step.id))) for step in library.vocabulary.steps),
            _deck(None, "a5", len(methods)),
        ),
        problem_deck=_files(None, "a6", len(library.cases), editions.problems_address),
        problems=tuple(_browser_problem(library, library.cases[card.id], site) for card in case_cards(library)),
        proof=editions.PROOF,
        shop=editions.SHOP,
        book=editions.BOOK,
        cards=tuple(_browser_card(library, method, ledger.printed(versions, method), site) for method in methods),
        steps=library.vocabulary.steps,
    )


def _earlier(old: Version, now: Version) -> Earlier:
    return Earlier(old.id, wording.day(old.day), wording.enumeration(old.changes(now)))


def _deck(step: Step | None, format: str, count: int) -> Deck:
    part = step.id if step else ""
    return _files(step, format, count, lambda flip: editions.deck_address(format, flip, part))


def _files(step: Step | None, format: str, count: int, where: Callable[[Flip], str]) -> Deck:
    files = tuple((flip, where(flip)) for flip in editions.FLIPS)
    return Deck(step, editions.FORMATS[format], count, files if count else ())


def _browser_problem(library: Library, case: Entry[Case], site: str) -> BrowserProblem:
    address = printing.address(site, case)
    return BrowserProblem(
        front=case_card(library, case),
        facts=case_facts(library, case),
        reviewed=case.data.reviewed.isoformat(),
        address=address,
        qr=qr.svg(address.url),
        pdf=editions.problem_address(case.id),
    )


def _browser_card(library: Library, method: Entry[Method], version: Version, site: str) -> BrowserCard:
    page, address = method_page(library, method), printing.address(site, method, version)
    return BrowserCard(
        front=page.card,
        materials=" · ".join(page.materials) or "Inget",
        steps=tuple(Instruction(step.title, step.time, markup.unlinked(step.html)) for step in page.steps),
        tips=markup.unlinked(page.sections["Tänk på"].html),
        remote=markup.unlinked(page.remote.during) if page.remote else "",
        label=str(version),
        address=address,
        qr=qr.svg(address.url),
    )
