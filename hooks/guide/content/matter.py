"""The ledger of a problem or an idea, from the day it came in to the day that whoever gave it had an answer."""

from __future__ import annotations

from datetime import date

from pydantic import Field, ValidationInfo, field_validator

from guide.content.base import CriterionId, Line, Model, OutcomeId, StatusId, Summary, Text, Title, VerdictId
from guide.text.mistakes import wrong


class Assessment(Model):
    """One question that a problem or an idea was tried against, and what was found."""

    criterion: CriterionId = Field(title="Fråga")
    verdict: VerdictId = Field(title="Svar")
    reason: Line | None = Field(None, title="Skäl")


class Decision(Model):
    """What becomes of it, and why."""

    outcome: OutcomeId = Field(title="Utfall")
    reason: Text = Field(title="Skäl", description="Skriv det så att den som kom med idén förstår.")
    day: date = Field(title="Beslutsdag")


class Matter(Model):
    """A matter's ledger. `answered` is the day on which whoever gave it was told; it is late if that day is after
    `promised`, or has not come."""

    received: date = Field(title="Kom in")
    owner: Line = Field(title="Ansvarig", description="En funktion som svarar. Inget namn.")
    promised: date = Field(title="Svar lovat senast")
    criteria: tuple[Assessment, ...] = Field((), title="Bedömning")
    decision: Decision | None = Field(None, title="Beslut")
    answered: date | None = Field(None, title="Svar lämnat")

    @field_validator("promised", "decision", "answered")
    @classmethod
    def _after_it_came_in(cls, value: date | Decision | None, info: ValidationInfo) -> date | Decision | None:
        day = value.day if isinstance(value, Decision) else value
        received = info.data.get("received")
        if day and received and day < received:
            raise wrong(f"Dagen ({day}) ligger före den dag då ärendet kom in ({received}). Rätta en av dem.")
        return value

    @field_validator("criteria")
    @classmethod
    def _each_asked_once(cls, criteria: tuple[Assessment, ...]) -> tuple[Assessment, ...]:
        asked = [assessment.criterion for assessment in criteria]
        for criterion in asked:
            if asked.count(criterion) > 1:
                raise wrong(f"Frågan ”{criterion}” är besvarad två gånger. Behåll ett av svaren.")
        return criteria

    @field_validator("answered")
    @classmethod
    def _answers_a_decision(cls, answered: date | None, info: ValidationInfo) -> date | None:
        if answered and "decision" in info.data and not info.data["decision"]:
            raise wrong("Svar är lämnat men beslutet saknas. Fyll i ”decision”, eller ta bort ”answered”.")
        return answered

    @property
    def is_open(self) -> bool:
        """Whether whoever gave it still waits for an answer."""
        return self.answered is None

    def is_late(self, today: date) -> bool:
        """Whether the answer was promised to have been given before a day, and was not."""
        return self.is_open and self.promised < today


class ExampleMatter(Model):
    """An invented matter, to show how a ledger is kept. It is never counted among the real ones."""

    title: Title
    summary: Summary
    status: StatusId
    matter: Matter
    told: Text | None = Field(None, title="Besked")
