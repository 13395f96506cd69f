"""What the page "Får vi det här?" consists of: questions of law, their rules, and letters to copy."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, ValidationInfo, field_validator

from guide.content.base import Line, Model, Slug, Text, Title, Url
from guide.content.letter import Letter, twice
from guide.text import patterns
from guide.text.mistakes import wrong

LAW_PAGE = "docs/far-vi-det-har/index.md"


class Rule(Model):
    """One rule: where it stands and what it says. What nobody has checked against its source is `unverified`."""

    act: Line = Field(title="Lag")
    chapter: Line | None = Field(None, title="Kapitel")
    section: Line | None = Field(None, title="Paragraf eller artikel")
    says: Text = Field(title="Vad den säger")
    url: Url | None = Field(None, title="Källa", description="Där det går att läsa att regeln säger så.")
    unverified: bool = Field(False, title="Ej kontrollerad mot källan", validate_default=True)

    @field_validator("unverified")
    @classmethod
    def _has_a_source(cls, unverified: bool, info: ValidationInfo) -> bool:
        if not unverified and "url" in info.data and info.data["url"] is None:
            raise wrong("Regeln har ingen källa. Ange ”url”, eller skriv unverified: true.", at="act")
        return unverified


class LawQuestion(Model):
    """A question that is answered yes or no, and what a yes brings with it.

    `unverified` tells that no lawyer has read why, the usual answer, what needs no asking, and who decides.
    """

    id: Slug = Field(title="Kortnamn")
    question: Annotated[Title, StringConstraints(pattern=patterns.QUESTION)] = Field(title="Fråga")
    means: Line = Field(title="Vad som räknas som ja")
    why: Text = Field(title="Varför det spelar roll")
    answer: Text = Field(title="Det vanliga svaret")
    alone: Text = Field(title="Det här kan ni göra utan att fråga")
    unverified: bool = Field(False, title="Svaret är inte läst av jurist")
    decides: Line = Field(title="Vem som bestämmer")
    rules: tuple[Rule, ...] = Field(title="Regler", min_length=1)
    letters: tuple[Letter, ...] = Field((), title="Texter att kopiera")


def told_apart(questions: tuple[LawQuestion, ...]) -> tuple[LawQuestion, ...]:
    """The same questions, where each place on their page has a name of its own."""
    letters = [letter.id for question in questions for letter in question.letters]
    again = twice([question.id for question in questions]) or twice(letters)
    if again:
        raise wrong(f"Två frågor eller två texter har kortnamnet ”{again}”. Byt det ena.")
    return questions
