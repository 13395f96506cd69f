"""Which PDFs the guide prints, and making those that have changed."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby, tee
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from guide.cards.card import case_cards
from guide.cards.face import PRINTED, told
from guide.cards.versions import CardVersion, Ledger, printed
from guide.content.cache import found, keep
from guide.content.case import Case
from guide.content.kept import lasting
from guide.content.kinds import CASES
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.vocabulary import Vocabulary
from guide.print import fitting, glyphs, press, workers
from guide.print.book import book
from guide.print.case import printed_case
from guide.print.deck import divided, dividers, opening_cards
from guide.print.method import printed_card
from guide.print.press import Job
from guide.print.setter import Flip
from guide.text import wording
from guide.text.mistakes import ContentError, Mistake

PDF_FOLDER = "kort"
DECK_FORMATS = {"a6": "A6", "a5": "A5"}
CASE_DECKS = {"problem": "problemkort", "case": "fallkort"}  # by what a PrintedCase is
FLIPS: dict[Flip, str] = {"long": "", "short": "-kortsida"}

_NOT_FITTED = frozenset({"sections"})  # the book has room for any
_NOT_ON_A4 = frozenset({"leads", "sections"})
_NOT_IN_HAND = frozenset(
    {"attendance", "considerations", "preparation", "result", "room", "sections", "trouble", "variants"}
)

Card: TypeAlias = dict[str, Any]  # what a PrintedCard or PrintedCase holds, and how it fits each format

Progress = Callable[[int, int], None]


def card_address(id: str) -> str:
    """Where a method's own A4 card lies, from the top of the site."""
    return f"metoder/{id}/{id}.pdf"


def case_address(id: str) -> str:
    """Where a case's own A4 card lies."""
    return f"fall/{id}/{id}.pdf"


def deck_address(format: str, flip: Flip = "long", step: str = "") -> str:
    """Where a deck lies: `kort/kortlek-a6-undersoka-kortsida.pdf`."""
    part = f"-{step}" if step else ""
    return f"{PDF_FOLDER}/kortlek-{format}{part}{FLIPS[flip]}.pdf"


def cases_address(kind: str, flip: Flip = "long") -> str:
    """Where the deck of all problem cards lies, or that of all cards of finished cases."""
    return f"{PDF_FOLDER}/{CASE_DECKS[kind]}-a6{FLIPS[flip]}.pdf"


PROOF = f"{PDF_FOLDER}/provark.pdf"
SHOP = f"{PDF_FOLDER}/tryckeri.pdf"
BOOK = f"{PDF_FOLDER}/metodbok.pdf"


def card_files(library: Library) -> set[str]:
    """Where the PDF of every card, every deck and the book lies: the addresses of `jobs`."""
    steps = [step.id for step in library.vocabulary.steps if library.methods_in(step.id)]
    statuses = (library.vocabulary.term("statuses", case.data.status) for case in library.cases.values())
    kinds = {"problem" if status.problem else "case" for status in statuses}
    found = {*map(card_address, library.methods), *map(case_address, library.cases), SHOP, PROOF, BOOK}
    for flip in FLIPS:
        found |= {deck_address(format, flip) for format in DECK_FORMATS}
        found |= {deck_address("a6", flip, step) for step in steps}
        found |= {cases_address(kind, flip) for kind in kinds}
    return found


def card_misfits(library: Library, ledger: Ledger, site: str, cache: Path) -> list[Mistake]:
    """One mistake for each card with a text that has no room, at its field."""
    return [
        mistake
        for ids in (_methods(library), _cases(library))
        for mistake in _fitted(library, ledger, site, cache, ids)[1]
    ]


def cards(library: Library, ledger: Ledger, site: str, cache: Path, chosen: Sequence[str] | None = None) -> list[Card]:
    """Cards as templates read them: the chosen methods and cases, else all methods by step and then by title.

    Raises:
        ContentError: characters that cannot be printed, or cards that do not fit their formats, each at its field.
    """
    made, mistakes = _fitted(library, ledger, site, cache, chosen or _methods(library))
    strange = [*glyphs.unprintable(library), *mistakes]
    if strange:
        raise ContentError(strange)
    return made


def cards_of_cases(library: Library, ledger: Ledger, site: str, cache: Path) -> list[Card]:
    """A card for each case, by title. Raises as `cards` does."""
    ids = _cases(library)
    return cards(library, ledger, site, cache, ids) if ids else []


def _methods(library: Library) -> list[str]:
    return [method.id for step in library.vocabulary.steps for method in library.methods_in(step.id)]


def _cases(library: Library) -> list[str]:
    return [card.id for card in case_cards(library)]


def _fitted(
    library: Library, ledger: Ledger, site: str, cache: Path, ids: Sequence[str]
) -> tuple[list[Card], list[Mistake]]:
    """Each card and how it fits each format, and what does not."""
    entries = [library.methods.get(id) or library.cases[id] for id in ids]
    made, measured = tee(_printed(library, ledger, entry, site) for entry in entries)
    fits = fitting.find((_without(card, _NOT_FITTED) for card in measured), cache)
    mistakes = [
        _misfit(entry, format, fit["misfit"], fit.get("over"))
        for entry, formats in zip(entries, fits, strict=True)
        for format, fit in formats.items()
        if "misfit" in fit
    ]
    return [{**card, "fit": fit} for card, fit in zip(made, fits, strict=True)], mistakes


def _printed(library: Library, ledger: Ledger, entry: Entry[Method] | Entry[Case], site: str) -> Card:
    if entry.kind is CASES:
        card = _case_card(library, library.cases[entry.id], site)
    else:
        method = library.methods[entry.id]
        card = _method_card(library, method, printed(ledger, method), site)
    made: Card = json.loads(card)
    return made


@lasting
def _method_card(library: Library, method: Entry[Method], version: CardVersion, site: str) -> str:
    return press.json_of(printed_card(library, method, version, site))


@lasting
def _case_card(library: Library, case: Entry[Case], site: str) -> str:
    return press.json_of(printed_case(library, case, site))


def jobs(
    library: Library,
    cards: Sequence[Card],
    site: str,
    cases: Sequence[Card] = (),
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, Job]:
    """Each PDF of the site: its address and what to make it from; `pictures` of worksheets stand in the book."""
    words = library.vocabulary
    made = {card_address(card["id"]): sheets(words, f"Metodkort: {card['title']}", [card]) for card in cards}
    made |= {
        case_address(card["id"]): sheets(words, f"{card['step']['name']}: {card['title']}", [card]) for card in cases
    }
    opening = [*opening_cards(library, cards, site), *dividers(library, cards, site)]
    hands = [_hand(card) for card in cards]
    whole = {"a6": [*opening, *hands], "a5": hands}
    for flip in FLIPS:
        for format in DECK_FORMATS:
            made[deck_address(format, flip)] = deck(words, f"{words.genitive} kortlek", whole[format], format, flip)
        for step in words.steps:
            part = [card for card in hands if card["step"]["id"] == step.id]
            if part:
                made[deck_address("a6", flip, step.id)] = deck(words, f"Kortlek: {step.name}", part, "a6", flip)
        for kind, name in CASE_DECKS.items():
            part = [card for card in cases if card["kind"] == kind]
            if part:
                made[cases_address(kind, flip)] = deck(words, f"{words.genitive} {name}", part, "a6", flip)
    made[SHOP] = shop(words, "Kortlek för tryckeri", list(divided(library, hands, site)))
    made[PROOF] = press.job("proof", words, {"title": "Provark för kortleken"}, "long")
    made[BOOK] = book(library, cards, site, pictures)
    return made


def sheets(words: Vocabulary, title: str, cards: Sequence[Card]) -> Job:
    """Methods on A4."""
    return press.job("card", words, {"title": title, "cards": [_without(card, _NOT_ON_A4) for card in cards]})


def shop(words: Vocabulary, title: str, cards: Sequence[Card]) -> Job:
    """Cards for a print shop, a side a page."""
    return press.job("shop", words, {"title": title, "cards": list(cards)})


def deck(words: Vocabulary, title: str, cards: Sequence[Card], format: str, flip: Flip) -> Job:
    """Cards to cut, fronts and backs."""
    landscape = format == "a5"
    data = {"title": title, "format": format, "cards": list(cards)}
    return press.job("deck", words, data, flip, turned=landscape == (flip == "long"))


def _hand(card: Card) -> Card:
    """What stands on a card in the hand. A deck is set anew when something of that has changed, and only then."""
    remote: Card = {"remote": {} if card.get("remote") else None}  # it tells only that there is more
    return {**_without(card, _NOT_IN_HAND), **remote}


def _without(card: Card, names: frozenset[str]) -> Card:
    return {name: value for name, value in card.items() if name not in names}


def gathers(address: str) -> bool:
    """Whether the PDF that lies there is made of many cards."""
    return address.startswith(f"{PDF_FOLDER}/")


def make(
    jobs: Mapping[str, Job], cache: Path, progress: Progress, instead: Mapping[str, bytes] = MappingProxyType({})
) -> dict[str, bytes]:
    """Every PDF by its address; those already in `cache` are read from it, and what it holds besides is removed.

    `progress` is told how many are made of how many to make, after each; none is made that has another `instead`.
    """
    cache.mkdir(parents=True, exist_ok=True)
    kept = {address: cache / f"{_key(job)}.pdf" for address, job in jobs.items()}
    known = {address: data for address, file in kept.items() if (data := found(file))}
    known = {**instead, **known}
    wanted = sorted(jobs.keys() - known.keys(), key=lambda address: (_text(jobs[address]), address))
    alike = [list(same) for _, same in groupby(wanted, lambda address: _text(jobs[address]))]
    alike.sort(key=lambda same: len(jobs[same[0]].data), reverse=True)  # no long one is left alone at the end
    tasks = (press.pdfs([jobs[address] for address in same]) for same in alike)
    for number, (place, made) in enumerate(workers.spread(tasks), 1):
        for address, pdf in zip(alike[place], made, strict=True):
            keep(kept[address], pdf)
            known[address] = pdf
        progress(number, len(alike))
    for stale in set(cache.glob("*.pdf")) - set(kept.values()):
        stale.unlink(missing_ok=True)
    return {address: known[address] for address in jobs}


def _text(job: Job) -> tuple[str, str]:
    return job.template, job.data


def _misfit(entry: Entry[Method] | Entry[Case], format: str, field: str, over: int | None) -> Mistake:
    what = "stegen, stoppen och tipsen tillsammans" if field == "steps" else told(PRINTED[entry.kind.name], field)
    much = (
        f"med ungefär {wording.count(math.ceil(over / 10) * 10, 'tecken', 'tecken')}" if over else "det längsta ordet"
    )
    message = f"{what[0].upper()}{what[1:]} får inte plats på kortet i {format.upper()}. Korta {much}."
    return entry.document.mistake((field,), message)


def _key(job: Job) -> str:
    return press.key(repr((job.template, job.flip, job.turned, job.data)))
