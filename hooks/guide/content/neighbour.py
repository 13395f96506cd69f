"""Methods and matters of other guides, taken in from files that lie in this one: a build never fetches anything."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import Field

from guide.content.base import Line, Model, Url
from guide.content.header import Document
from guide.content.validation import read
from guide.content.vocabulary import Neighbour, Vocabulary
from guide.text.mistakes import ContentError, Mistake

NEIGHBOUR_FOLDER = "docs/grannar"
NEIGHBOUR_LIMIT = 2_000_000  # bytes of another guide's data
_MOST = 500  # entries of one guide


class Shared(Model):
    """What this guide shows of an entry of another: enough to choose it by, and where it is."""

    title: Line = Field(max_length=120)
    summary: Line = Field(max_length=300)
    url: Url


class Taken(Model):
    """What was taken in from another guide, with where it came from and on which terms."""

    source: Url
    license: Url
    items: tuple[Shared, ...] = Field(max_length=_MOST)


def taken_path(neighbour: Neighbour) -> str:
    """Where that which was taken in lies, from the top of the repository."""
    return f"{NEIGHBOUR_FOLDER}/{neighbour.id}.json"


def taken_in(root: Path, words: Vocabulary, mistakes: list[Mistake]) -> dict[str, Taken]:
    """What was taken in from each neighbour, by its id; what cannot be read is told."""
    found = {}
    for neighbour in words.neighbours:
        try:
            found[neighbour.id] = _read(root, taken_path(neighbour))
        except ContentError as error:
            mistakes.extend(error.mistakes)
    return found


def selected(data: Mapping[str, Any], path: str) -> Taken:
    """What this guide takes in of another's open data. Raises ContentError where it is something else."""
    items = data.get("items")
    shown = [{name: item.get(name) for name in Shared.model_fields} for item in _objects(items)]
    values = {"source": data.get("source"), "license": data.get("license"), "items": shown}
    return read(Taken, Document(path, values, body="", body_line=1))


def _objects(items: Any) -> Iterator[dict[str, Any]]:
    yield from (item for item in items if isinstance(item, dict)) if isinstance(items, list) else ()


def _read(root: Path, path: str) -> Taken:
    file = root / path
    if not file.is_file():
        raise ContentError([Mistake(path, 1, 1, "Filen saknas. Hämta den med make neighbours, eller ta bort grannen.")])
    if file.stat().st_size > NEIGHBOUR_LIMIT:
        raise ContentError([Mistake(path, 1, 1, f"Filen är större än {NEIGHBOUR_LIMIT // 1_000_000} MB.")])
    try:
        data = json.loads(file.read_text("utf-8"))
    except ValueError:
        data = None
    if not isinstance(data, dict):
        raise ContentError([Mistake(path, 1, 1, "Filen går inte att läsa. Hämta den igen med make neighbours.")])
    return selected(data, path)
