"""Which PDFs the guide prints, and making those that have changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from itertools import groupby, tee
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from guide.cards.card import case_cards
from guide.cards.face import PRINTED, told
from guide.content.case import Case
from guide.content.kinds import CASES
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.vocabulary import Vocabulary
from guide.print import fitting, glyphs, press
from guide.print.cache import keep
from guide.print.method import PrintedCard, printed_card, printed_cases, printed_groups, printed_step
from guide.print.press import Flip, Job
from guide.print.problem import PrintedProblem, printed_problem
from guide.print.versions import Ledger, printed
from guide.text import wording
from guide.text.mistakes import ContentError, Mistake

PDF_FOLDER = "kort"
DECK_FORMATS = {"a6": "A6", "a5": "A5"}
FLIPS: dict[Flip, str] = {"long": "", "short": "-kortsida"}

Card: TypeAlias = dict[str, Any]  # a PrintedCard or PrintedProblem as plain data, and how it fits each format

Progress = Callable[[int, int], None]


def card_address(id: str) -> str:
    """Where a method's own A4 card lies, from the top of the site."""
    return f"metoder/{id}/{id}.pdf"


def problem_address(id: str) -> str:
    """Where a case's own A4 card lies."""
    return f"fall/{id}/{id}.pdf"


def deck_address(format: str, flip: Flip = "long", step: str = "") -> str:
    """Where a deck lies: `kort/kortlek-a6-undersoka-kortsida.pdf`."""
    part = f"-{step}" if step else ""
    return f"{PDF_FOLDER}/kortlek-{format}{part}{FLIPS[flip]}.pdf"


def problems_address(flip: Flip = "long") -> str:
    """Where the deck of all problem cards lies."""
    return f"{PDF_FOLDER}/problemkort-a6{FLIPS[flip]}.pdf"


PROOF = f"{PDF_FOLDER}/provark.pdf"
SHOP = f"{PDF_FOLDER}/tryckeri.pdf"
BOOK = f"{PDF_FOLDER}/metodbok.pdf"


def card_files(library: Library) -> set[str]:
    """Where the PDF of every card, every deck and the book lies: the addresses of `jobs`."""
    steps = [step.id for step in library.vocabulary.steps if library.methods_in(step.id)]
    found = {*map(card_address, library.methods), *map(problem_address, library.cases), SHOP, PROOF, BOOK}
    for flip in FLIPS:
        found |= {deck_address(format, flip) for format in DECK_FORMATS}
        found |= {deck_address("a6", flip, step) for step in steps}
        found |= {problems_address(flip)} if library.cases else set()
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


def problem_cards(library: Library, ledger: Ledger, site: str, cache: Path) -> list[Card]:
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
    made, measured = tee(asdict(_printed(library, ledger, entry, site)) for entry in entries)
    fits = fitting.find(measured, cache)
    mistakes = [
        _misfit(entry, format, fit["misfit"])
        for entry, formats in zip(entries, fits, strict=True)
        for format, fit in formats.items()
        if "misfit" in fit
    ]
    return [{**card, "fit": fit} for card, fit in zip(made, fits, strict=True)], mistakes


def _printed(
    library: Library, ledger: Ledger, entry: Entry[Method] | Entry[Case], site: str
) -> PrintedCard | PrintedProblem:
    if entry.kind is CASES:
        return printed_problem(library, library.cases[entry.id], site)
    method = library.methods[entry.id]
    return printed_card(library, method, printed(ledger, method), site)


def jobs(library: Library, cards: Sequence[Card], site: str, problems: Sequence[Card] = ()) -> dict[str, Job]:
    """Each PDF of the site: its address and what to make it from."""
    words = library.vocabulary
    made = {card_address(card["id"]): sheets(words, f"Metodkort: {card['title']}", [card]) for card in cards}
    made |= {problem_address(card["id"]): sheets(words, f"Problemkort: {card['title']}", [card]) for card in problems}
    for flip in FLIPS:
        for format in DECK_FORMATS:
            made[deck_address(format, flip)] = deck(words, f"{words.genitive} kortlek", cards, format, flip)
        for step in words.steps:
            part = [card for card in cards if card["step"]["id"] == step.id]
            if part:
                made[deck_address("a6", flip, step.id)] = deck(words, f"Kortlek: {step.name}", part, "a6", flip)
        if problems:
            made[problems_address(flip)] = deck(words, f"{words.genitive} problemkort", problems, "a6", flip)
    made[SHOP] = shop(words, "Kortlek för tryckeri", cards)
    made[PROOF] = press.job("proof", words, {"title": "Provark för kortleken"}, "long")
    made[BOOK] = _book(library, cards, site)
    return made


def sheets(words: Vocabulary, title: str, cards: Sequence[Card]) -> Job:
    """Methods on A4."""
    return press.job("card", words, {"title": title, "cards": list(cards)})


def shop(words: Vocabulary, title: str, cards: Sequence[Card]) -> Job:
    """Cards for a print shop, a side a page."""
    return press.job("shop", words, {"title": title, "cards": list(cards)})


def deck(words: Vocabulary, title: str, cards: Sequence[Card], format: str, flip: Flip) -> Job:
    """Cards to cut, fronts and backs."""
    landscape = format == "a5"
    data = {"title": title, "format": format, "cards": list(cards)}
    return press.job("deck", words, data, flip, turned=landscape == (flip == "long"))


def _book(library: Library, cards: Sequence[Card], site: str) -> Job:
    data: dict[str, Any] = {
        "title": f"{library.vocabulary.genitive} metodbok",
        "site": site,
        "host": urlsplit(site).netloc,
        "count": wording.count(len(cards), "metod", "metoder"),
        "steps": [printed_step(step) for step in library.vocabulary.steps],
        "groups": [group for group in printed_groups(library, cards) if group["cards"]],
        "cases": printed_cases(library, site),
    }
    return press.job("book", library.vocabulary, data)


def make(jobs: Mapping[str, Job], cache: Path, progress: Progress) -> dict[str, bytes]:
    """Every PDF by its address; those already in `cache` are read from it, and what it holds besides is removed.

    `progress` is told how many are made of how many to make, after each.
    """
    cache.mkdir(parents=True, exist_ok=True)
    kept = {address: cache / f"{_key(job)}.pdf" for address, job in jobs.items()}
    wanted = [address for address, file in kept.items() if not file.is_file()]
    wanted.sort(key=lambda address: _text(jobs[address]))
    alike = [list(group) for _, group in groupby(wanted, lambda address: _text(jobs[address]))]
    with ThreadPoolExecutor(press.WORKERS) as pool:
        for number, _ in enumerate(pool.map(lambda group: _make(group, jobs, kept), alike), 1):
            progress(number, len(alike))
    for stale in set(cache.glob("*.pdf")) - set(kept.values()):
        stale.unlink(missing_ok=True)
    return {address: file.read_bytes() for address, file in kept.items()}


def _make(addresses: Sequence[str], jobs: Mapping[str, Job], kept: Mapping[str, Path]) -> None:
    """Makes the PDFs that show the same thing and differ only in how the sheet is turned."""
    made = press.typeset(*_text(jobs[addresses[0]]))
    for address in addresses:
        keep(kept[address], press.finish(made, jobs[address]))


def _text(job: Job) -> tuple[str, str]:
    return job.template, job.data


def _misfit(entry: Entry[Method] | Entry[Case], format: str, field: str) -> Mistake:
    what = "stegen, stoppen och tipsen tillsammans" if field == "steps" else told(PRINTED[entry.kind.name], field)
    message = f"{what[0].upper()}{what[1:]} får inte plats på kortet i {format.upper()}. Korta texten."
    return entry.document.mistake((field,), message)


def _key(job: Job) -> str:
    return press.key(repr((job.template, job.flip, job.turned, job.data)))
