"""What a method consists of, and the rules that it must keep."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints, ValidationInfo, field_validator

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
    QuestionId,
    Range,
    Slug,
    Source,
    StepId,
    Summary,
    Text,
    Title,
    TopicId,
    VariantId,
)
from guide.content.scene import Scene
from guide.text.mistakes import wrong

ShortLine = Annotated[Line, StringConstraints(max_length=75)]
Screen = Annotated[Line, StringConstraints(max_length=140)]
Sign = Annotated[Line, StringConstraints(max_length=110)]
Caution = Annotated[Line, StringConstraints(max_length=150)]
Product = Annotated[Line, StringConstraints(max_length=240)]


class RemoteStep(Model):
    """Where a step differs on remote; what is left out is as in the room."""

    do: Text | None = Field(None, title="Det som händer")
    say: Text | None = Field(None, title="Säg")
    screen: Screen | None = Field(None, title="På skärmen")
    minutes: Minutes | None = Field(None, title="Minuter")


class MethodStep(Model):
    """One thing the group does: `do` and `say` for the one who leads, `screen` for those who take part, and `ready`,
    the sign that one may go on.
    """

    title: Title = Field(title="Rubrik")
    minutes: Minutes | None = Field(None, title="Minuter")
    do: Text = Field(title="Det som händer", description="För den som leder. Det som sägs högt skrivs i Säg.")
    say: Text | None = Field(None, title="Säg", description="Ord för ord, till gruppen, utan citattecken.")
    screen: Screen = Field(title="På skärmen", description="Det deltagarna ska göra nu, kort.")
    ready: Sign | None = Field(None, title="Klart när")
    remote: RemoteStep | None = Field(None, title="På distans", description="Bara det som skiljer sig.")

    @property
    def at_home(self) -> MethodStep:
        """The step as it is led on remote."""
        changed = self.remote.model_dump(exclude_none=True) if self.remote else {}
        return self.model_copy(update={**changed, "remote": None})


class Remote(Model):
    """How the method is led on remote beside its steps. `breakout` is people in a room."""

    before: Text = Field(title="Före")
    after: Text = Field(title="Efter")
    breakout: People | None = Field(None, title="Personer i varje grupprum")
    fallback: Text = Field(title="Om det inte finns någon digital tavla")


class Next(Model):
    """A method to go on with, and when it fits."""

    method: MethodId = Field(title="Metod")
    when: Line = Field(title="När", description="Fortsätter meningen ”När …”.")


class Variant(Model):
    """What to change for another time, group or way of taking part; `minutes` for the whole of it."""

    kind: VariantId = Field(title="Sort")
    do: Text = Field(title="Gör så här")
    minutes: Minutes | None = Field(None, title="Minuter")


class Attendance(Model):
    """Who has to be there and who must not, and an invitation to copy."""

    must: Distinct[Line] = Field(title="Måste vara med", min_length=1, max_length=3)
    must_not: Distinct[Line] = Field((), title="Ska inte vara med", max_length=2)
    invite: Text = Field(title="Text till inbjudan", description="Skriv […] där något ska fyllas i.")


class Trouble(Model):
    """What one sees when it goes wrong, and what one does."""

    sign: Line = Field(title="Om ni ser att")
    do: Text = Field(title="Gör så här")


class Consideration(Model):
    """A question to settle before the method is used on real people."""

    topic: TopicId = Field(title="Ämne")
    text: Text = Field(title="Fråga att reda ut")
    rule: QuestionId | None = Field(None, title="Regeln står under")


class Method(Model):
    """One way of working, on a card."""

    sections: ClassVar[tuple[str, ...]] = ("Varför", "När passar det", "Tänk på")
    optional_sections: ClassVar[tuple[str, ...]] = ("Mall", "Exempel")

    title: Title = Field(title="Namn")
    summary: Summary = Field(title="I en mening", description="Högst 160 tecken.")
    line: ShortLine | None = Field(
        None, title="Med få ord", description="Högst 75 tecken. Står på kortet i katalogen, under namnet."
    )
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
    difficulty: DifficultyId = Field(title="Svårighet", description="För den som leder.")
    group_difficulty: DifficultyId | None = Field(None, title="Svårighet för gruppen")
    formats: Distinct[FormatId] = Field(title="På plats eller på distans", min_length=1)
    materials: Distinct[Line] = Field(title="Material")
    steps: tuple[MethodStep, ...] = Field(title="Steg för steg", min_length=3, max_length=8)
    remote: Remote | None = Field(None, title="På distans", validate_default=True)
    stop: Distinct[Caution] = Field(
        title="Stopp", description="Fara, skada, samtycke. Står på varje kort.", min_length=1, max_length=2
    )
    result: Product = Field(title="Det här håller ni i handen", description="Högst 240 tecken.")
    next: tuple[Next, ...] = Field((), title="Går bra ihop med", max_length=3)
    variants: tuple[Variant, ...] = Field((), title="Gör på ett annat sätt")
    people: Attendance | None = Field(None, title="Vilka som är med")
    trouble: tuple[Trouble, ...] = Field((), title="När det kärvar", max_length=4)
    considerations: tuple[Consideration, ...] = Field(title="Red ut innan ni börjar", min_length=1)
    related: Distinct[MethodId] = Field((), title="Liknande metoder")
    sources: tuple[Source, ...] = Field((), title="Källor")
    picture: Scene | None = Field(None, title="Bild av resultatet", description="Ifylld ur exemplet.")
    room: Scene | None = Field(None, title="Bild av rummet", description="Hur man sitter eller står.")
    reviewed: date = Field(title="Senast granskad")
    formerly: Distinct[Slug] = Field((), title="Tidigare adresser")

    @property
    def usual_minutes(self) -> int:
        """The minutes that its steps take, or where they have none, the fewest that it takes."""
        return sum(step.minutes or 0 for step in self.steps) or self.duration.min

    @property
    def usual_minutes_at_home(self) -> int:
        """The minutes that its steps take on remote."""
        return sum(step.at_home.minutes or 0 for step in self.steps) or self.duration.min

    @field_validator("steps")
    @classmethod
    def _minutes_fit(cls, steps: tuple[MethodStep, ...], info: ValidationInfo) -> tuple[MethodStep, ...]:
        timed = [step.minutes is not None for step in steps]
        if any(timed) and not all(timed):
            raise wrong("Bara några av stegen har minuter. Ange minuter för alla, eller för inget.")
        duration: Range | None = info.data.get("duration")
        if all(timed) and duration:
            _within(duration, sum(step.minutes or 0 for step in steps), "Stegen")
            _within(duration, sum(step.at_home.minutes or 0 for step in steps), "Stegen på distans")
        return steps

    @field_validator("remote")
    @classmethod
    def _remote_when_offered(cls, remote: Remote | None, info: ValidationInfo) -> Remote | None:
        if remote is None and "distans" in info.data.get("formats", ()):
            raise wrong(
                "Metoden går på distans men fältet ”remote” saknas. Lägg till det, eller ta bort ”distans”.",
                at="formats",
            )
        return remote

    @field_validator("variants")
    @classmethod
    def _each_kind_once(cls, variants: tuple[Variant, ...]) -> tuple[Variant, ...]:
        kinds = [variant.kind for variant in variants]
        for kind in kinds:
            if kinds.count(kind) > 1:
                raise wrong(f"Sorten ”{kind}” står två gånger i listan. Ta bort den ena.")
        return variants


def _within(duration: Range, minutes: int, what: str) -> None:
    if not duration.min <= minutes <= duration.max:
        raise wrong(
            f"{what} tar {minutes} minuter men metoden anges ta {duration.min}–{duration.max}. "
            "Ändra stegens minuter eller ”duration”."
        )
