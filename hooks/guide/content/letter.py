"""A text to copy: what a letter, a form or an invitation consists of, wherever it stands."""

from __future__ import annotations

from pydantic import Field

from guide.content.base import Line, Model, Slug, Text, Title


class Letter(Model):
    """A text to copy and fill in; what is to be filled in stands between […]."""

    id: Slug = Field(title="Kortnamn")
    title: Title = Field(title="Namn")
    use: Line = Field(title="När den används")
    text: Text = Field(title="Text")


def twice(ids: list[str]) -> str | None:
    """The first id that is there two times."""
    return next((id for index, id in enumerate(ids) if id in ids[:index]), None)


def letter_anchor(id: str) -> str:
    """A letter's place on its page."""
    return f"text-{id}"
