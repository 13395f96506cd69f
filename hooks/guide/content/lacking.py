"""A method that people look for and that the guide does not have: what it is, and what to take instead."""

from __future__ import annotations

from pydantic import Field

from guide.content.base import Distinct, Line, MethodId, Model, Text, Title, Url


class LackingMethod(Model):
    """A known method by the names that people look for it by. `url` is where one can read that it is so."""

    name: Title = Field(title="Namn")
    also: Distinct[Line] = Field((), title="Kallas också")
    means: Text = Field(title="Vad det är")
    url: Url = Field(title="Källa")
    instead: Distinct[MethodId] = Field((), title="Ta i stället", max_length=3)
