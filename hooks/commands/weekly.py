"""What waits for somebody: promised answers, content due for review and links that lead nowhere, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from guide.content import reader
from guide.review import links, reports
from guide.review.health import Promise, health, promises
from guide.text import wording
from guide.text.sorting import swedish

AT_ONCE = 8  # links
AHEAD = timedelta(days=7)  # until the next report


def main(root: Path, _: Sequence[str], today: date | None = None) -> int:
    """Prints the report, or nothing where there is nothing to do."""
    library = reader.load(root)
    found = links.outward_links(library)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        faults = pool.map(lambda link: links.fault(link, library.vocabulary.title), found)
    dead = [(link, fault) for link, fault in zip(found, faults, strict=True) if fault]
    today = today or date.today()
    due = [review for review in health(library).reviews if review.day < today]
    waiting = [promise for promise in promises(library, today) if promise.day <= today + AHEAD]
    if waiting:
        _tell_owners(waiting, today)
    if due:
        print("## Dags att läsa igenom\n")
        print(*(f"- {reports.escaped(f'{r.title} ({r.owner}), senast {r.when}')}" for r in due), sep="\n", end="\n\n")
    if dead:
        print("## Länkar som inte fungerar\n")
        for link, fault in dead:
            print(f"- {reports.escaped(f'{link.href} i {link.path}: {fault}')}")
    return 0


def _tell_owners(waiting: Sequence[Promise], today: date) -> None:
    """What each owner has promised: the answers that are late, and those to be given before the next report."""
    print("## Svar som är lovade\n")
    for owner, group in groupby(sorted(waiting, key=lambda promise: swedish(promise.owner)), lambda p: p.owner):
        print(f"**{reports.escaped(owner)}**\n")
        for promise in group:
            late = f", {wording.count((today - promise.day).days, 'dag', 'dagar')} försenat" if promise.late else ""
            print(f"- {reports.escaped(f'{promise.title}: lovat {promise.when}{late}')}")
        print()
