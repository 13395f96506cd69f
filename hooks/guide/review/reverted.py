"""What a change takes back that somebody else has changed: a form sends a file as it was when it was opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guide.content.base import Model
from guide.content.header import Document, one_form, parse
from guide.content.history import History, Past
from guide.content.library import Entry, Library
from guide.text import prose, wording
from guide.text.mistakes import ContentError, Mistake

_FREE = ("reviewed",)  # what may well be as it once was


@dataclass(frozen=True)
class _State:
    past: Past
    parts: Mapping[str, Any]


def reverted(library: Library, history: History, paths: Iterable[str]) -> list[Mistake]:
    """Every field and section of the files that is as it was before the last published change of it."""
    entries = {entry.path: entry for entry in library.contributed}
    return [found for path in paths if path in entries for found in _of_one(entries[path], history)]


def _of_one(entry: Entry[Model], history: History) -> Iterator[Mistake]:
    parts = _parts(entry.document)
    states = list(_states(past for past in history.of(entry.kind) if past.path == entry.path))
    while states and states[-1].parts == parts:
        states.pop()  # the change itself, where it is committed
    for name in parts if states else ():
        if name in _FREE or parts[name] == states[-1].parts.get(name):
            continue
        changed = _taken_back(name, parts[name], states)
        if changed:
            yield _told(entry, name, changed)


def _states(pasts: Iterable[Past]) -> Iterator[_State]:
    for past in pasts:
        try:
            yield _State(past, _parts(parse(one_form(past.text or ""), past.path)))
        except ContentError:
            continue


def _parts(document: Document) -> dict[str, Any]:
    return document.values | {f"## {section.title}": section.text for section in prose.sections(document.body)[1]}


def _taken_back(name: str, value: Any, states: list[_State]) -> _State | None:
    """The state in which a value gave way to another, where a change brings it back."""
    held = [number for number, state in enumerate(states) if name in state.parts and state.parts[name] == value]
    return states[held[-1] + 1] if held else None


def _told(entry: Entry[Model], name: str, changed: _State) -> Mistake:
    message = (
        f"”{name.removeprefix('## ')}” är åter som före {wording.day(changed.past.day)}, då någon ändrade det. "
        "Är det inte meningen: hämta texten ur den publicerade filen."
    )
    if not name.startswith("## "):
        return entry.document.mistake((name,), message, at_key=True)
    return entry.document.body_mistake(max(entry.document.body.find(name), 0), message)
