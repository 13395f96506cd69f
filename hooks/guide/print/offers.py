"""What pages show of the printed cards: where they lie, which version is printed, and cards to print as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from guide.cards import versions
from guide.cards.card import CaseCard, MethodCard, case_card, case_cards, case_facts, method_card
from guide.cards.face import TIPS_ON_A6
from guide.cards.versions import CardVersion, Ledger
from guide.content.case import Case
from guide.content.kept import lasting
from guide.content.kinds import CASES, METHODS, PAGES
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.vocabulary import Step
from guide.print import case, pdfs, qr
from guide.print.case import ToldPart
from guide.print.method import Address, page_address, printed_address
from guide.print.setter import Flip
from guide.site.method import method_page
from guide.text import markup, wording

PAGE = "docs/kort/index.md"


@dataclass(frozen=True)
class Earlier:
    """Versions of one day that are not printed any more, and what has changed since, in words."""

    versions: tuple[str, ...]
    day: str
    changes: str


@dataclass(frozen=True)
class SheetMark:
    """What a page has on paper in place of its address on a screen; a QR code (SVG) where it is content."""

    host: str
    path: str
    version: str
    qr: Markup


@dataclass(frozen=True)
class MethodPrint:
    """A method's card in print. `versions` are today's, `label` is its day and number."""

    pdf: str
    versions: tuple[str, ...]
    label: str
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True)
class CasePrint:
    """A case's card in print: its file, and what such a card is called."""

    pdf: str
    name: str


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
class BrowserCase:
    """A case's card that the browser prints; `facts` are names and values, empty where there is nothing to tell.

    `look` is its name, shape and colour. Only a finished case has a `story`.
    """

    front: CaseCard
    look: dict[str, str]
    story: tuple[ToldPart, ...]
    facts: dict[str, str]
    reviewed: str
    address: Address
    qr: Markup
    pdf: str


@dataclass(frozen=True)
class CaseDeck:
    """The cards of one kind of case: its `kind`, their name in the plural, their deck, and each of them."""

    kind: str
    name: str
    deck: Deck
    cards: tuple[BrowserCase, ...]


@dataclass(frozen=True)
class CardsPage:
    """The page of everything to print."""

    decks: tuple[Deck, ...]
    case_decks: tuple[CaseDeck, ...]
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
        name = case.look(library.vocabulary, case_card(library, entry))["name"]
        return CasePrint(pdfs.case_address(entry.id), name)
    return method_print(ledger, entry) if entry and entry.kind is METHODS else None


def sheet_mark(library: Library, ledger: Ledger, path: str, address: str, site: str) -> SheetMark:
    """Where a page is, for whoever has it on paper; `address` is its own, from the top of the site."""
    entry: Entry[Any] | None = library.at(path)
    version = versions.printed(ledger, entry) if entry and entry.kind is METHODS else None
    if entry and entry.kind in (METHODS, CASES):
        where = printed_address(site, entry, version)
    else:
        where = page_address(site, address)
    is_content = entry and (entry.kind is not PAGES or entry.data.workshop or entry.data.story)
    return SheetMark(where.host, where.path, str(version or ""), _code(library, where.url) if is_content else Markup())


def method_print(ledger: Ledger, method: Entry[Method]) -> MethodPrint:
    """A method's card in print, and how earlier ones differ from it."""
    now = versions.printed(ledger, method)
    others: dict[tuple[date | None, str], list[str]] = {}
    for old in versions.earlier(ledger, method):
        others.setdefault((old.day, wording.enumeration(old.changes(now))), []).append(old.id)
    same = [id for (_, changes), ids in others.items() if not changes for id in ids]
    return MethodPrint(
        pdf=pdfs.card_address(method.id),
        versions=(now.id, *same),
        label=str(now),
        earlier=tuple(_earlier(day, changes, ids) for (day, changes), ids in others.items() if changes),
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
        case_decks=_case_decks(library, site),
        proof=pdfs.PROOF,
        shop=pdfs.SHOP,
        book=pdfs.BOOK,
        cards=tuple(_browser_card(library, method, versions.printed(ledger, method), site) for method in methods),
        steps=library.vocabulary.steps,
    )


def _earlier(day: date | None, changes: str, ids: Sequence[str]) -> Earlier:
    return Earlier(tuple(ids), wording.day(day) if day else "", changes)


def _deck(step: Step | None, format: str, count: int) -> Deck:
    part = step.id if step else ""
    return _files(step, format, count, lambda flip: pdfs.deck_address(format, flip, part))


def _files(step: Step | None, format: str, count: int, where: Callable[[Flip], str]) -> Deck:
    files = tuple((flip, where(flip)) for flip in pdfs.FLIPS)
    return Deck(step, pdfs.DECK_FORMATS[format], count, files if count else ())


def _case_decks(library: Library, site: str) -> tuple[CaseDeck, ...]:
    """Problems, then finished cases; none of a kind that there is nothing of."""
    groups = {
        kind: [card.id for card in case_cards(library) if card.status.problem is (kind == "problem")]
        for kind in pdfs.CASE_DECKS
    }
    return tuple(
        CaseDeck(
            kind,
            pdfs.CASE_DECKS[kind],
            _files(None, "a6", len(ids), partial(pdfs.cases_address, kind)),
            tuple(_browser_case(library, library.cases[id], site) for id in ids),
        )
        for kind, ids in groups.items()
        if ids
    )


def _browser_case(library: Library, entry: Entry[Case], site: str) -> BrowserCase:
    address, front = printed_address(site, entry), case_card(library, entry)
    return BrowserCase(
        front=front,
        look=case.look(library.vocabulary, front),
        story=() if front.status.problem else case.story(entry),
        facts=case_facts(library, entry),
        reviewed=entry.data.reviewed.isoformat(),
        address=address,
        qr=_code(library, address.url),
        pdf=pdfs.case_address(entry.id),
    )


def _browser_card(library: Library, method: Entry[Method], version: CardVersion, site: str) -> BrowserCard:
    address = printed_address(site, method, version)
    texts = _card_texts(library, method, address.url)
    return BrowserCard(
        front=method_card(library, method),
        materials=texts["materials"],
        steps=tuple(BrowserStep(title, time, _made(html)) for title, time, html in texts["steps"]),
        stop=method.data.stop,
        next=texts["next"],
        tips=tuple(map(_made, texts["tips"])),
        leads=tuple(map(_made, texts["leads"])),
        label=str(version),
        address=address,
        qr=_made(texts["qr"]),
    )


@lasting
def _card_texts(library: Library, method: Entry[Method], address: str) -> dict[str, Any]:
    """What takes time to set of a card, as plain text and HTML."""
    page = method_page(library, method)
    return {
        "materials": " · ".join(page.materials) or "Inget",
        "steps": [[step.title, step.time, str(markup.unlinked(step.here.do))] for step in page.steps],
        "next": " · ".join(item.link.title for item in page.next),
        "tips": [str(markup.unlinked(tip)) for tip in page.tips[:TIPS_ON_A6]],
        "leads": [str(markup.unlinked(lead)) for lead in page.leads[:TIPS_ON_A6]],
        "qr": str(qr.svg(address)),
    }


def _code(library: Library, address: str) -> Markup:
    return _made(library.kept.once("codes", address, lambda: str(qr.svg(address))))


def _made(html: str) -> Markup:
    return Markup(html)  # noqa: S704 – we have made it
