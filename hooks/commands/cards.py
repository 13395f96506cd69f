"""`make cards` prints a choice of cards."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from guide.build.inspection import PRINT_CACHE
from guide.cards import versions
from guide.cards.versions import Ledger
from guide.content import reader
from guide.content.history import history
from guide.content.kinds import METHODS
from guide.content.library import Library
from guide.content.vocabulary import Vocabulary
from guide.print import pdfs, press
from guide.print.pdfs import Card
from guide.print.press import Job
from guide.text import mistakes, wording

SHEET, SHOP = "a4", "tryckeri"


def main(root: Path, arguments: Sequence[str]) -> int:
    """Does what the arguments ask below `root`; the exit status says whether it went well."""
    options = _options(arguments)
    ledger = versions.read_ledger(root, history(root, (METHODS,)))
    return _print(root, ledger, reader.load(root), options)


def _print(root: Path, ledger: Ledger, content: Library, options: argparse.Namespace) -> int:
    chosen = dict.fromkeys(options.select.replace(",", " ").split())
    known = [*content.methods, *content.cases]
    strangers = [mistakes.unknown("Kortet", id, known) for id in chosen if id not in known]
    if strangers or not chosen:
        print(*strangers or ['Välj kort: make cards SELECT="djupintervju enkat" FORMAT=a6'], sep="\n", file=sys.stderr)
        return 1
    picked = pdfs.cards(content, ledger, reader.settings(root).site, root / PRINT_CACHE, list(chosen))
    out = options.out or root / f"kort-{options.format}.pdf"
    out.write_bytes(press.pdf(_job(content.vocabulary, picked, options)))
    print(f"{wording.count(len(picked), 'kort', 'kort')} ligger i {out.name}.")
    return 0


def _job(words: Vocabulary, cards: list[Card], options: argparse.Namespace) -> Job:
    title = f"Kort ur {words.title}"
    if options.format == SHEET:
        return pdfs.sheets(words, title, cards)
    if options.format == SHOP:
        return pdfs.shop(words, title, cards)
    return pdfs.deck(words, title, cards, options.format, options.flip)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make cards")
    parser.add_argument("--select", default="")
    parser.add_argument("--format", choices=[SHEET, *pdfs.DECK_FORMATS, SHOP], default="a6")
    parser.add_argument("--flip", choices=list(pdfs.FLIPS), default="long")
    parser.add_argument("--out", type=Path)
    return parser.parse_args(arguments)
