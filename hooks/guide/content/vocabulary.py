"""The words that content chooses among: steps, sectors, statuses … as `mkdocs.yml` gives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field, StringConstraints

from guide.content.base import Model, Slug, Text
from guide.text.mistakes import wrong

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Term(Model):
    """A word to choose: its id in files and addresses, its name on the page."""

    id: Slug
    name: Text
    summary: str = ""


class Step(Term):
    """One of the guide's steps.

    `shape` is SVG path data in a square of 24 units; `number_at` is how far down in it the step's number is centred.
    """

    question: Text
    colour: Colour
    colour_on_dark: Colour
    number_at: float = 13
    shape: Annotated[str, StringConstraints(pattern=r"^[MmLlHhVvAaCcZz0-9 .,-]+$")]


class Span(Term):
    """A span of minutes or of people, both ends included; no `max` means no end."""

    min: Annotated[int, Field(ge=0)]
    max: int | None = None

    def touches(self, low: int, high: int) -> bool:
        """Whether any number from `low` to `high` lies in the span."""
        return low <= (self.max if self.max is not None else high) and high >= self.min


class Part(Term):
    """A part of a plan that is no method; `script` is what the one who leads says."""

    minutes: Annotated[int, Field(ge=1)]
    script: str = ""


_T = TypeVar("_T", bound=Term)


def _distinct(terms: tuple[_T, ...]) -> tuple[_T, ...]:
    ids = [term.id for term in terms]
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        raise wrong(f"Samma id står två gånger: {', '.join(twice)}.")
    return terms


Terms = Annotated[tuple[_T, ...], Field(min_length=1), AfterValidator(_distinct)]


class Vocabulary(Model):
    """`extra.guide` in `mkdocs.yml`."""

    repository: Annotated[str, StringConstraints(pattern=r"^https://[^\s]+[^/\s]$")]
    branch: Text
    contact: Text
    steps: Terms[Step]
    purposes: Terms[Term]
    difficulties: Terms[Term]
    formats: Terms[Term]
    durations: Terms[Span]
    groups: Terms[Span]
    topics: Terms[Term]
    sectors: Terms[Term]
    statuses: Terms[Term]
    kinds: Terms[Term]
    audiences: Terms[Term]
    groupings: Terms[Term]
    parts: Terms[Part]
    synonyms: tuple[Annotated[tuple[Text, ...], Field(min_length=2)], ...] = ()

    def ids(self, kind: str) -> list[str]:
        """The ids of one list, in its order: `ids("steps")`."""
        terms: Sequence[Term] = getattr(self, kind)
        return [term.id for term in terms]

    def term(self, kind: str, id: str) -> Any:
        """The term of one list with that id. Raises KeyError where there is none."""
        terms: Sequence[Term] = getattr(self, kind)
        for term in terms:
            if term.id == id:
                return term
        raise KeyError(f"{kind}: {id}")

    def name(self, kind: str, id: str) -> str:
        """What readers see for an id."""
        return str(self.term(kind, id).name)
