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


def find(cards: Sequence[dict[str, Any]], folder: Path) -> dict[str, dict[str, Any]]:
    """For each card's id, its fit in `a6`, `a5` and `a4`: sizes in points, or `misfit`, the field that is too long."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {card["id"]: folder / f"{key(json.dumps(card, sort_keys=True))}.json" for card in cards}
    unknown = [card for card in cards if not kept[card["id"]].is_file()]
    for plan in _ask(unknown):
        keep(kept[plan.pop("id")], json.dumps(plan).encode())
    return {id: json.loads(file.read_text("utf-8")) for id, file in kept.items()}


def key(text: str) -> str:
    """A name for what is made from a text by the templates and packages of today."""
    return hashlib.sha256(_ingredients() + text.encode()).hexdigest()[:32]


def keep(file: Path, data: bytes) -> None:
    """Writes a file at once or not at all."""
    partial = file.with_name(f"{file.name}.part")
    partial.write_bytes(data)
    partial.replace(file)


def _ask(cards: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    shares = [list(cards[part::WORKERS]) for part in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        found = pool.map(lambda share: press.answers("plans", {"cards": share}, "plan") if share else [], shares)
        return [plan for plans in found for plan in plans]


@cache
def _ingredients() -> bytes:
    return press.ingredients()
