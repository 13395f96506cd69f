"""`make cards` prints a choice of cards; `make cards-ledger` enters today's versions in the ledger."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide import editions, frontmatter, ledger, press, problems, reader, wording
from guide.editions import Card
from guide.ledger import Ledger
from guide.library import Library
from guide.press import Job
from guide.problems import ContentError

CACHE = ".cache/print"
SHEET, SHOP = "a4", "tryckeri"
TITLE = "Kort ur Innovationsguiden"


def main(root: Path, arguments: list[str]) -> int:
    """Does what the arguments ask below `root`; the exit status says whether it went well."""
    options = _options(arguments)
    try:
        content, versions = reader.load(root), ledger.read(root)
        if options.ledger:
            return _enter(root, versions, content)
        return _print(root, versions, content, options)
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1


def _enter(root: Path, versions: Ledger, content: Library) -> int:
    count = len(ledger.missing(versions, content))
    (root / ledger.PATH).write_text(ledger.updated(versions, content), "utf-8")
    entered = wording.count(count, "ny version", "nya versioner")
    print(f"{entered} i {ledger.PATH}." if count else f"{ledger.PATH} är redan aktuell.")
    return 0


def _print(root: Path, versions: Ledger, content: Library, options: argparse.Namespace) -> int:
    chosen = dict.fromkeys(options.select.replace(",", " ").split())
    known = [*content.methods, *content.cases]
    strangers = [problems.unknown("Kortet", id, known) for id in chosen if id not in known]
    if strangers or not chosen:
        print(*strangers or ['Välj kort: make cards SELECT="djupintervju enkat" FORMAT=a6'], sep="\n", file=sys.stderr)
        return 1
    picked = editions.cards(content, versions, _site(root), root / CACHE, list(chosen))
    out = options.out or root / f"kort-{options.format}.pdf"
    out.write_bytes(press.pdf(_job(picked, options)))
    print(f"{wording.count(len(picked), 'kort', 'kort')} ligger i {out.name}.")
    return 0


def _job(cards: list[Card], options: argparse.Namespace) -> Job:
    if options.format == SHEET:
        return editions.sheets(TITLE, cards)
    if options.format == SHOP:
        return editions.shop(TITLE, cards)
    return editions.deck(TITLE, cards, options.format, options.flip)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make cards")
    parser.add_argument("--ledger", action="store_true")
    parser.add_argument("--select", default="")
    parser.add_argument("--format", choices=[SHEET, *editions.FORMATS, SHOP], default="a6")
    parser.add_argument("--flip", choices=list(editions.FLIPS), default="long")
    parser.add_argument("--out", type=Path)
    return parser.parse_args(arguments)


def _site(root: Path) -> str:
    values, _ = frontmatter.parse_yaml((root / reader.CONFIG).read_text("utf-8"), reader.CONFIG, limit=1_000_000)
    return f"{str(values['site_url']).rstrip('/')}/"


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), sys.argv[1:]))
