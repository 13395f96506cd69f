"""How each card fits each format: found by Typst once, then kept for as long as the card is the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from . import press

WORKERS = 2


def find(cards: Sequence[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """Each card's fit in `a6`, `a5` and `a4`: sizes in points, or `misfit`, the field that is too long."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = [folder / f"{key(json.dumps(card, sort_keys=True))}.json" for card in cards]
    unknown = [(card, file) for card, file in zip(cards, kept, strict=True) if not file.is_file()]
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(_measure, [unknown[part::WORKERS] for part in range(WORKERS)]))
    return [json.loads(file.read_text("utf-8")) for file in kept]


def key(text: str) -> str:
    """A name for what is made from a text by the templates and packages of today."""
    return hashlib.sha256(_ingredients() + text.encode()).hexdigest()[:32]


def keep(file: Path, data: bytes) -> None:
    """Writes a file at once or not at all."""
    partial = file.with_name(f"{file.name}.part")
    partial.write_bytes(data)
    partial.replace(file)


def _measure(share: Sequence[tuple[dict[str, Any], Path]]) -> None:
    if share:
        found = press.answers("plans", {"cards": [card for card, _ in share]}, "plan")
        for (_, file), plan in zip(share, found, strict=True):
            keep(file, json.dumps(plan).encode())


@cache
def _ingredients() -> bytes:
    return press.ingredients()
