"""What a method consists of, and the rules that it must keep."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field, ValidationInfo, field_validator

from guide.content.base import (
    DifficultyId,
    Distinct,
    FormatId,
    Line,
    MethodId,
    Minutes,
    Model,
    People,
    PurposeId,
    Range,
    Slug,
    Source,
    StepId,
    Summary,
    Text,
    Title,
    TopicId,
)
from guide.text.mistakes import wrong


class MethodStep(Model):
    """One thing the group does."""

    title: Title = Field(title="Rubrik")
    minutes: Minutes | None = Field(None, title="Minuter")
    text: Text = Field(title="Gör så här")


class Remote(Model):
    """How the method is led on remote. `breakout` is people in a room."""

    before: Text = Field(title="Före")
    during: Text = Field(title="Under")
    after: Text = Field(title="Efter")
    breakout: People | None = Field(None, title="Personer i varje grupprum")
    fallback: Text = Field(title="Om det inte finns någon digital tavla")


class Consideration(Model):
    """A question to settle before the method is used on real people."""

    topic: TopicId = Field(title="Ämne")
    text: Text = Field(title="Fråga att reda ut")


class Method(Model):
    """One way of working, on a card."""

    sections: ClassVar[tuple[str, ...]] = ("Varför", "När passar det", "Tänk på")
    optional_sections: ClassVar[tuple[str, ...]] = ("Mall",)

    title: Title = Field(title="Namn")
    summary: Summary = Field(title="I en mening", description="Högst 160 tecken.")
    step: StepId = Field(title="Steg")
    also: Distinct[StepId] = Field((), title="Passar också i")
    purposes: Distinct[PurposeId] = Field(title="Syfte", min_length=1)
    aliases: Distinct[Line] = Field(
        title="Vad folk säger i stället", description="4–8 ord eller uttryck.", min_length=4, max_length=8
    )
    duration: Range = Field(title="Minuter med gruppen")
    elapsed: Range | None = Field(
        None, title="Dagar från början till slut", description="Bara om metoden pågår längre än ett enda tillfälle."
    )
    preparation: int = Field(title="Minuter att förbereda", ge=0, le=60 * 24 * 10)
    group: Range = Field(title="Antal personer")
    difficulty: DifficultyId = Field(title="Svårighet")
    formats: Distinct[FormatId] = Field(title="På plats eller på distans", min_length=1)
    materials: Distinct[Line] = Field(title="Material")
    steps: tuple[MethodStep, ...] = Field(title="Steg för steg", min_length=3, max_length=8)
    remote: Remote | None = Field(None, title="På distans", validate_default=True)
    considerations: tuple[Consideration, ...] = Field(title="Red ut innan ni börjar", min_length=1)
    related: Distinct[MethodId] = Field((), title="Liknande metoder")
    sources: tuple[Source, ...] = Field((), title="Källor")
    reviewed: date = Field(title="Senast granskad")
    formerly: Distinct[Slug] = Field((), title="Tidigare adresser")

    @property
    def usual_minutes(self) -> int:
        """The minutes that its steps take, or where they have none, the fewest that it takes."""
        return sum(step.minutes or 0 for step in self.steps) or self.duration.min

    @field_validator("steps")
    @classmethod
    def _minutes_fit(cls, steps: tuple[MethodStep, ...], info: ValidationInfo) -> tuple[MethodStep, ...]:
        minutes = [step.minutes for step in steps if step.minutes is not None]
        if minutes and len(minutes) < len(steps):
            raise wrong("Ange minuter för alla steg, eller för inget.")
        duration = info.data.get("duration")
        if minutes and duration and not duration.min <= sum(minutes) <= duration.max:
            raise wrong(f"Stegen tar {sum(minutes)} minuter men metoden anges ta {duration.min}–{duration.max}.")
        return steps

    @field_validator("remote")
    @classmethod
    def _remote_when_offered(cls, remote: Remote | None, info: ValidationInfo) -> Remote | None:
        if remote is None and "distans" in info.data.get("formats", ()):
            raise wrong("Metoden går på distans men fältet ”remote” saknas.", at="formats")
        return remote
