"""What pages show of the printed cards: where they lie, which version is printed, and cards to print as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from guide.cards.card import CaseCard, MethodCard, case_card, case_cards, case_facts
from guide.cards.face import TIPS_ON_A6
from guide.content.case import Case
from guide.content.kinds import CASES, METHODS
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.vocabulary import Step
from guide.print import pdfs, qr, versions
from guide.print.method import Address, printed_address
from guide.print.press import Flip
from guide.print.versions import CardVersion, Ledger
from guide.site.method import method_page
from guide.text import markup, wording

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
class BrowserStep:
    """What happens in one step, as HTML."""

    title: str
    time: str
    html: Markup


@dataclass(frozen=True)
class BrowserCard:
    """A card that the browser prints: its texts as HTML, its version, where its QR code (SVG) leads."""

    front: MethodCard
    materials: str
    steps: tuple[BrowserStep, ...]
    stop: tuple[str, ...]
    next: str
    tips: tuple[Markup, ...]
    leads: tuple[Markup, ...]
    label: str
    address: Address
    qr: Markup


@dataclass(frozen=True)
class BrowserProblem:
    """A problem card that the browser prints; `facts` are names and values, empty where there is nothing to tell."""

    front: CaseCard
    facts: dict[str, str]
    reviewed: str
    address: Address
    qr: Markup
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


def page_prints(library: Library, ledger: Ledger, path: str, site: str) -> MethodPrint | CasePrint | CardsPage | None:
    """What the page made from a file shows of the cards, where it shows any."""
    if path == PAGE:
        return cards_page(library, ledger, site)
    entry: Entry[Any] | None = library.at(path)
    if entry and entry.kind is CASES:
        return CasePrint(pdfs.problem_address(entry.id))
    return method_print(ledger, entry) if entry and entry.kind is METHODS else None


def method_print(ledger: Ledger, method: Entry[Method]) -> MethodPrint:
    """A method's card in print, and how earlier ones differ from it."""
    now = versions.printed(ledger, method)
    return MethodPrint(
        pdf=pdfs.card_address(method.id),
        version=now.id,
        label=str(now),
        earlier=tuple(_earlier(old, now) for old in versions.earlier(ledger, method)),
    )


def cards_page(library: Library, ledger: Ledger, site: str) -> CardsPage:
    """Every deck, and every card for the reader's own choice."""
    methods = [method for step in library.vocabulary.steps for method in library.methods_in(step.id)]
    return CardsPage(
        decks=(
            _deck(None, "a6", len(methods)),
            *(_deck(step, "a6", len(library.methods_in(step.id))) for step in library.vocabulary.steps),
            _deck(None, "a5", len(methods)),
        ),
        problem_deck=_files(None, "a6", len(library.cases), pdfs.problems_address),
        problems=tuple(_browser_problem(library, library.cases[card.id], site) for card in case_cards(library)),
        proof=pdfs.PROOF,
        shop=pdfs.SHOP,
        book=pdfs.BOOK,
        cards=tuple(_browser_card(library, method, versions.printed(ledger, method), site) for method in methods),
        steps=library.vocabulary.steps,
    )


def _earlier(old: CardVersion, now: CardVersion) -> Earlier:
    return Earlier(old.id, wording.day(old.day), wording.enumeration(old.changes(now)))


def _deck(step: Step | None, format: str, count: int) -> Deck:
    part = step.id if step else ""
    return _files(step, format, count, lambda flip: pdfs.deck_address(format, flip, part))


def _files(step: Step | None, format: str, count: int, where: Callable[[Flip], str]) -> Deck:
    files = tuple((flip, where(flip)) for flip in pdfs.FLIPS)
    return Deck(step, pdfs.DECK_FORMATS[format], count, files if count else ())


def _browser_problem(library: Library, case: Entry[Case], site: str) -> BrowserProblem:
    address = printed_address(site, case)
    return BrowserProblem(
        front=case_card(library, case),
        facts=case_facts(library, case),
        reviewed=case.data.reviewed.isoformat(),
        address=address,
        qr=qr.svg(address.url),
        pdf=pdfs.problem_address(case.id),
    )


def _browser_card(library: Library, method: Entry[Method], version: CardVersion, site: str) -> BrowserCard:
    page, address = method_page(library, method), printed_address(site, method, version)
    return BrowserCard(
        front=page.card,
        materials=" · ".join(page.materials) or "Inget",
        steps=tuple(BrowserStep(step.title, step.time, markup.unlinked(step.here.do)) for step in page.steps),
        stop=page.stop,
        next=" · ".join(item.link.title for item in page.next),
        tips=tuple(map(markup.unlinked, page.tips[:TIPS_ON_A6])),
        leads=tuple(map(markup.unlinked, page.leads[:TIPS_ON_A6])),
        label=str(version),
        address=address,
        qr=qr.svg(address.url),
    )
