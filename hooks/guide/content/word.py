"""What the page "Ord i guiden" consists of: one name for one thing."""

from __future__ import annotations

from pydantic import Field

from guide.content.base import Distinct, Line, Model, Text, Title
from guide.text.mistakes import wrong
from guide.text.names import slug


class Word(Model):
    """A word that the guide uses, what it means, and what others call the same thing.

    `avoided` are those of the others that the guide itself does not use for it.
    """

    term: Title = Field(title="Ord")
    means: Text = Field(title="Betyder")
    also: Distinct[Line] = Field((), title="Andra säger också")
    avoided: Distinct[Line] = Field((), title="Skriver vi inte själva")

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return slug(self.term)


def each_once(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The same words, where each stands once and no two share a place on the page."""
    anchors = [word.anchor for word in words]
    twice = next((word.term for index, word in enumerate(words) if word.anchor in anchors[:index]), None)
    if twice:
        raise wrong(f"Ordet ”{twice}” står två gånger. Ta bort det ena.")
    return words
