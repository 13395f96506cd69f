"""How each card fits each format: found by Typst once, then kept for as long as the card is the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

from guide.print import cache, press, progress

SHARE = 8  # cards that are measured together


def find(cards: Iterable[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """Each card's fit in `a6`, `a5` and `a4`: sizes in points, or `misfit`, the field that is too long.

    The first cards are measured while the last are still being made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept: list[Path] = []
    tell = progress.line("Provar hur korten får plats")
    with ThreadPoolExecutor(press.WORKERS) as pool:
        shares = list(_submitted(pool, _unknown(cards, folder, kept)))
        for number, share in enumerate(shares, 1):
            share.result()
            tell(number, len(shares))
    return [json.loads(file.read_text("utf-8")) for file in kept]


def _unknown(cards: Iterable[dict[str, Any]], folder: Path, kept: list[Path]) -> Iterator[tuple[dict[str, Any], Path]]:
    for card in cards:
        kept.append(folder / f"{press.key(json.dumps(card, sort_keys=True))}.json")
        if not kept[-1].is_file():
            yield card, kept[-1]


def _submitted(pool: Executor, cards: Iterator[tuple[dict[str, Any], Path]]) -> Iterator[Future[None]]:
    while share := list(islice(cards, SHARE)):
        yield pool.submit(_measure, share)


def _measure(share: Sequence[tuple[dict[str, Any], Path]]) -> None:
    found = press.answers("plans", {"cards": [card for card, _ in share]}, "plan")
    for (_, file), plan in zip(share, found, strict=True):
        cache.keep(file, json.dumps(plan).encode())
