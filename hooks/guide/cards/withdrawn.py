"""Cards whose method or case is in the guide no more: whoever holds one on paper is told so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from guide.content import addresses
from guide.content.header import one_form, parse
from guide.content.history import History, Past
from guide.content.kinds import CASES, METHODS, Kind
from guide.content.library import Library
from guide.content.vocabulary import Step
from guide.text.mistakes import ContentError


@dataclass(frozen=True)
class Withdrawn:
    """What there was. `day` is when it was taken away, where that is known; a case, which may have been taken away
    for what it told of somebody, has neither title nor step.
    """

    kind: Kind[Any]
    id: str
    day: date | None
    title: str = ""
    step: Step | None = None

    @property
    def name(self) -> str:
        """As readers are told of it: Metoden Enkät."""
        return f"{self.kind.the} {self.title}".strip()

    @property
    def is_method(self) -> bool:
        """Whether it was a method, else a case."""
        return self.kind is METHODS

    @property
    def address(self) -> str:
        """Where its page was, from the top of the site."""
        return addresses.address(self.kind.path(self.id))


def withdrawn(library: Library, past: History) -> list[Withdrawn]:
    """Every method and case that git remembers and that has not only changed its name, by kind and then by id."""
    return [found for kind in (METHODS, CASES) for found in _of(kind, library, past)]


def _of(kind: Kind[Any], library: Library, past: History) -> Iterator[Withdrawn]:
    entries = library.of(kind)
    known = {*entries, *(old for entry in entries.values() for old in entry.data.formerly)}
    states: dict[str, list[Past]] = {}
    for each in past.of(kind):
        states.setdefault(each.id, []).append(each)
    for id in sorted(states.keys() - known):
        yield _told(kind, library, id, states[id])


def _told(kind: Kind[Any], library: Library, id: str, states: list[Past]) -> Withdrawn:
    last = states[-1]
    day = last.day if last.text is None else None
    texts = [state.text for state in states if state.text is not None]
    if kind is not METHODS or not texts:
        return Withdrawn(kind, id, day)
    try:
        values = parse(one_form(texts[-1]), last.path).values
    except ContentError:
        return Withdrawn(kind, id, day)
    steps = {step.id: step for step in library.vocabulary.steps}
    return Withdrawn(kind, id, day, str(values.get("title") or ""), steps.get(str(values.get("step"))))
