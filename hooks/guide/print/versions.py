"""Every version of every card that has been printed from this guide, so that a page can tell an old card from a new."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from guide.cards.face import METHOD_FIELDS, CardField
from guide.content.header import parse_yaml
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.text.mistakes import ContentError, Mistake

LEDGER_PATH = "docs/kort/versioner.yml"
LEDGER_LIMIT = 8_000_000  # bytes
LENGTH = 6  # hexadecimal digits of a hash
UPDATE = "make cards-ledger"

_COUNTED = tuple(field for field in METHOD_FIELDS if field.counted != "never")
# What the first printed cards counted though it was empty. Any other field that is empty counts for nothing.
_COUNTED_EMPTY = {"minutes", "breakout"}
_EMPTY: tuple[object, ...] = (None, [], "")


@dataclass(frozen=True)
class CardVersion:
    """A card as it was at one time: a short hash of it, the day it was reviewed, and a hash of each part."""

    id: str
    day: date
    parts: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.day.isoformat()} · {self.id}"

    def changes(self, other: CardVersion) -> list[str]:
        """What differs in `other`, in the words of readers and in the order of the card."""
        return [field.told for field in _COUNTED if self.parts.get(field.name) != other.parts.get(field.name)]


Ledger = Mapping[str, tuple[CardVersion, ...]]


def current(method: Entry[Method]) -> CardVersion:
    """The version that a method's own file makes today."""
    parts = {field.name: _hash(_value(method, field)) for field in _COUNTED if _is_counted(method, field)}
    return CardVersion(_hash(list(parts.values())), method.data.reviewed, parts)


def _value(method: Entry[Method], field: CardField) -> Any:
    if field.heading:
        return method.sections.get(field.heading)
    return _filled(method.data.model_dump(mode="json")[field.name])


def _is_counted(method: Entry[Method], field: CardField) -> bool:
    return field.counted == "always" or bool(_value(method, field))


def _filled(value: Any) -> Any:
    """A value without the fields in it that are empty."""
    if isinstance(value, dict):
        kept = {name: inner for name, inner in value.items() if inner not in _EMPTY or name in _COUNTED_EMPTY}
        return {name: _filled(inner) for name, inner in kept.items()}
    return [_filled(inner) for inner in value] if isinstance(value, list) else value


def read_ledger(root: Path) -> Ledger:
    """The versions of each method's card, oldest first; none where the ledger has not been begun.

    Raises:
        ContentError: it is not a ledger.
    """
    file = root / LEDGER_PATH
    if not file.is_file():
        return {}
    values, _ = parse_yaml(file.read_text("utf-8"), LEDGER_PATH, limit=LEDGER_LIMIT)
    try:
        return {id: tuple(map(_version, versions)) for id, versions in values.items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        message = f"Filen skrivs av {UPDATE} och går inte att läsa. Ta tillbaka den senaste hela versionen."
        raise ContentError([Mistake(LEDGER_PATH, 1, 1, message)]) from None


def printed(ledger: Ledger, method: Entry[Method]) -> CardVersion:
    """The version that is printed today, by the day on which it was first entered."""
    now = current(method)
    return next((version for version in ledger.get(method.id, ()) if version.id == now.id), now)


def earlier(ledger: Ledger, method: Entry[Method]) -> list[CardVersion]:
    """The versions that are not printed any more, newest first."""
    now = current(method)
    return [version for version in reversed(ledger.get(method.id, ())) if version.id != now.id]


def missing(ledger: Ledger, library: Library) -> list[Entry[Method]]:
    """The methods whose card has changed since the ledger was written."""
    return [method for method in library.methods.values() if printed(ledger, method) not in ledger.get(method.id, ())]


def unentered(ledger: Ledger, library: Library) -> list[Mistake]:
    """One line where cards have changed since the ledger was written."""
    titles = [f"”{method.data.title}”" for method in missing(ledger, library)]
    if not titles:
        return []
    cards = f"Kortet {titles[0]}" if len(titles) == 1 else f"{len(titles)} kort"
    return [Mistake(LEDGER_PATH, 1, 1, f"{cards} har ändrats men är inte inskrivet här. Kör {UPDATE} och spara filen.")]


def updated(ledger: Ledger, library: Library) -> str:
    """The ledger's text with today's versions entered."""
    entered = {id: list(versions) for id, versions in ledger.items()}
    for method in missing(ledger, library):
        entered.setdefault(method.id, []).append(current(method))
    rows = {id: [_row(version) for version in entered[id]] for id in sorted(entered)}
    return _HEAD + yaml.safe_dump(rows, default_flow_style=None, sort_keys=False, width=1_000_000)


_HEAD = f"# Varje version av varje kort, äldst först. Skrivs av {UPDATE} och läses av sidan bakom kortets QR-kod.\n"


def _row(version: CardVersion) -> dict[str, str]:
    return {
        "version": version.id,
        "day": version.day.isoformat(),
        **{field.name: version.parts[field.name] for field in _COUNTED if field.name in version.parts},
    }


def _version(row: Mapping[str, str]) -> CardVersion:
    parts = {field.name: str(row[field.name]) for field in _COUNTED if field.name in row}
    return CardVersion(str(row["version"]), date.fromisoformat(row["day"]), parts)


def _hash(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
