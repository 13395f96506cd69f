"""What has grown old: content due for review and links out of the guide that lead nowhere, as Markdown."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from guide import outward, reader, reports
from guide.health import health

AT_ONCE = 8  # links


def main(root: Path, today: date) -> int:
    """Prints the report, or nothing where there is nothing to do."""
    library = reader.load(root)
    links = outward.links(library)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        faults = pool.map(outward.fault, links)
    dead = [(link, fault) for link, fault in zip(links, faults, strict=True) if fault]
    due = [review for review in health(library).reviews if review.day < today]
    if due:
        print("## Dags att läsa igenom\n")
        print(*(f"- {reports.plain(f'{r.title} ({r.owner}), senast {r.when}')}" for r in due), sep="\n", end="\n\n")
    if dead:
        print("## Länkar som inte fungerar\n")
        for link, fault in dead:
            print(f"- {reports.plain(f'{link.href} i {link.path}: {fault}')}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), date.today()))
