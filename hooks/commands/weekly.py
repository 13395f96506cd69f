"""What has grown old: content due for review and links out of the guide that lead nowhere, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from guide.content import reader
from guide.review import links, reports
from guide.review.health import health

AT_ONCE = 8  # links


def main(root: Path, _: Sequence[str], today: date | None = None) -> int:
    """Prints the report, or nothing where there is nothing to do."""
    library = reader.load(root)
    found = links.outward_links(library)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        faults = pool.map(lambda link: links.fault(link, library.vocabulary.title), found)
    dead = [(link, fault) for link, fault in zip(found, faults, strict=True) if fault]
    due = [review for review in health(library).reviews if review.day < (today or date.today())]
    if due:
        print("## Dags att läsa igenom\n")
        print(*(f"- {reports.escaped(f'{r.title} ({r.owner}), senast {r.when}')}" for r in due), sep="\n", end="\n\n")
    if dead:
        print("## Länkar som inte fungerar\n")
        for link, fault in dead:
            print(f"- {reports.escaped(f'{link.href} i {link.path}: {fault}')}")
    return 0
