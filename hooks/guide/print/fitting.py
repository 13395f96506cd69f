"""How each card fits each format: found by Typst once, then kept for as long as the card is the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from guide.content import cache
from guide.print import press, progress, workers
from guide.print.setter import Task

SHARE = 8  # cards that are measured together


def find(cards: Iterable[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """Each card's fit in `a6`, `a5` and `a4`: sizes in points, or `misfit`, the field that is too long.

    The first cards are measured while the last are still being made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept: list[tuple[Path, bytes | None]] = []
    shares: list[list[Path]] = []
    made: dict[Path, dict[str, Any]] = {}
    tell = progress.line("Provar hur korten får plats")
    for number, (share, answers) in enumerate(workers.spread(_tasks(_unknown(cards, folder, kept), shares)), 1):
        for file, plan in zip(shares[share], press.answers_in(answers), strict=True):
            cache.keep(file, json.dumps(plan).encode())
            made[file] = plan
        tell(number, len(shares))
    return [made[file] if data is None else json.loads(data) for file, data in kept]


def _unknown(
    cards: Iterable[dict[str, Any]], folder: Path, kept: list[tuple[Path, bytes | None]]
) -> Iterator[tuple[dict[str, Any], Path]]:
    for card in cards:
        file = folder / f"{press.key(press.json_of(card))}.json"
        kept.append((file, cache.found(file)))
        if kept[-1][1] is None:
            yield card, file


def _tasks(cards: Iterator[tuple[dict[str, Any], Path]], shares: list[list[Path]]) -> Iterator[Task]:
    while share := list(islice(cards, SHARE)):
        shares.append([file for _, file in share])
        yield press.question("plans", {"cards": [card for card, _ in share]}, "plan")
