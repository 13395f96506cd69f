"""What a programme and a course consist of: occasions, agendas, roles and calls."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator

from guide.content.base import (
    AudienceId,
    Distinct,
    FormatId,
    GroupingId,
    KindId,
    Line,
    MethodId,
    Minutes,
    Model,
    People,
    Range,
    Slug,
    Source,
    Summary,
    Text,
    Title,
)
from guide.content.contact import Contact
from guide.content.letter import Letter, twice
from guide.text.mistakes import wrong

DaysAfter = Annotated[int, Field(ge=0, le=60)]


class At(Model):
    """When, counted from the programme's start: `day` 0 is the first day, `week` 0 the first week.

    `weekday` is 1 for Monday to 7 for Sunday (ISO 8601); `until` is the last day or week of a span. `by_weekday` says
    it more closely once the start has a date: days after it, for a start on a Monday, a Tuesday … a Sunday.
    """

    day: Annotated[int, Field(ge=0, le=2000)] | None = Field(None, title="Dag")
    week: Annotated[int, Field(ge=0, le=300)] | None = Field(None, title="Vecka")
    weekday: Annotated[int, Field(ge=1, le=7)] | None = Field(None, title="Veckodag")
    until: int | None = Field(None, title="Till och med", validate_default=True)
    by_weekday: tuple[DaysAfter, DaysAfter, DaysAfter, DaysAfter, DaysAfter, DaysAfter, DaysAfter] | None = Field(
        None, title="Dagar efter starten, för en start på måndag till söndag"
    )

    @field_validator("until")
    @classmethod
    def _one_unit(cls, until: int | None, info: ValidationInfo) -> int | None:
        day, week = info.data.get("day"), info.data.get("week")
        if (day is None) == (week is None):
            raise wrong("Ange antingen ”day” eller ”week”, inte båda.")
        if until is not None and until < (day if day is not None else week or 0):
            raise wrong("”until” ligger före början. Byt plats på dem, eller rätta en av dem.")
        return until


class AgendaItem(Model):
    """One thing on the agenda of an occasion."""

    minutes: Minutes = Field(title="Minuter")
    title: Title = Field(title="Rubrik")
    text: Text | None = Field(None, title="Vad gruppen ser")
    method: MethodId | None = Field(None, title="Metod")
    grouping: GroupingId | None = Field(None, title="Gruppering")
    script: Text | None = Field(None, title="Manus för den som leder")


class Homework(Model):
    """What a team does on its own between two occasions."""

    text: Text = Field(title="Uppgift")
    at: At | None = Field(None, title="När")


class Occasion(Model):
    """One time that people meet, or one stage of a process. `length` is minutes."""

    title: Title = Field(title="Rubrik")
    summary: Text = Field(title="Vad som händer")
    at: At | None = Field(None, title="När", description="Utelämnas där bara ordningen är känd.")
    length: Minutes | None = Field(None, title="Längd i minuter")
    who: AudienceId | None = Field(None, title="Vilka")
    format: FormatId | None = Field(None, title="På plats eller på distans")
    agenda: tuple[AgendaItem, ...] = Field((), title="Dagordning")
    methods: Distinct[MethodId] = Field((), title="Metoder som guiden föreslår")
    homework: Homework | None = Field(None, title="Hemarbete efteråt")
    result: Text | None = Field(None, title="Vad ni har med er därifrån")
    goals: Distinct[Line] = Field((), title="Efter träffen kan du")
    prepare: Distinct[Line] = Field((), title="Förbered")
    breakout: People | None = Field(None, title="Personer i varje grupprum")
    trouble: Text | None = Field(None, title="Om tekniken krånglar")
    handover: Text | None = Field(None, title="Lämna över")

    @field_validator("agenda")
    @classmethod
    def _minutes_add_up(cls, agenda: tuple[AgendaItem, ...], info: ValidationInfo) -> tuple[AgendaItem, ...]:
        total, length = sum(item.minutes for item in agenda), info.data.get("length")
        if agenda and total != length:
            raise wrong(
                f"Dagordningen tar {total} minuter men ”length” är {length or 'inte angiven'}. Ändra ett av dem."
            )
        return agenda


class Role(Model):
    """Who does what."""

    name: Line = Field(title="Roll")
    does: Text = Field(title="Gör")


class Call(Model):
    """An open invitation to take part. It is open from `opens` to `closes`, both included."""

    closed: bool = Field(
        False, title="Stängd", description="För en utlysning som är över, men ingen vet när den stängde."
    )
    opens: date | None = Field(None, title="Öppnar")
    closes: date | None = Field(None, title="Stänger")
    contact: Contact = Field(title="Kontakt")
    costs: Distinct[Line] = Field((), title="Kostnad")
    commits: Distinct[Line] = Field((), title="Det ni åtar er")

    @field_validator("closes")
    @classmethod
    def _ordered(cls, closes: date | None, info: ValidationInfo) -> date | None:
        opens = info.data.get("opens")
        if closes and opens and closes < opens:
            raise wrong("Utlysningen stänger innan den öppnar.")
        return closes


class Version(Model):
    """Another version of the same programme: one that another source tells, or one that the guide proposes."""

    title: Title = Field(title="Rubrik")
    summary: Text = Field(title="Vad som skiljer")
    anchor: Line | None = Field(
        None, title="Vad som räknas som dag 0", description="Där läsaren ska räkna från ett eget datum."
    )
    occasions: tuple[Occasion, ...] = Field(title="Tillfällen", min_length=1)


class Programme(Model):
    """A process over several occasions, or a course for coaches."""

    sections: ClassVar[tuple[str, ...]] = ("Varför",)
    optional_sections: ClassVar[tuple[str, ...]] = ("Så går det till", "Tänk på", "Bakgrund")

    title: Title = Field(title="Namn")
    summary: Summary = Field(title="I en mening")
    kind: KindId = Field(title="Sort")
    anchor: Line = Field(title="Vad som räknas som dag 0")
    roles: tuple[Role, ...] = Field((), title="Roller")
    team: Range | None = Field(None, title="Personer i ett team")
    terms: Distinct[Line] = Field((), title="Villkor")
    call: Call | None = Field(None, title="Utlysning")
    report: Title | None = Field(
        None, title="Rapport", description="Rubriken på rutan där läsaren rapporterar, om programmet tar emot något."
    )
    occasions: tuple[Occasion, ...] = Field(title="Tillfällen", min_length=1)
    versions: tuple[Version, ...] = Field((), title="Andra versioner")
    letters: tuple[Letter, ...] = Field((), title="Texter att kopiera")
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    reviewed: date = Field(title="Senast granskad")
    formerly: Distinct[Slug] = Field((), title="Tidigare adresser")

    @field_validator("letters")
    @classmethod
    def _letters_told_apart(cls, letters: tuple[Letter, ...]) -> tuple[Letter, ...]:
        again = twice([letter.id for letter in letters])
        if again:
            raise wrong(f"Två texter har kortnamnet ”{again}”. Byt det ena.")
        return letters

    @field_validator("versions")
    @classmethod
    def _anchored_versions_have_times(cls, versions: tuple[Version, ...]) -> tuple[Version, ...]:
        for version in versions:
            if version.anchor and not any(occasion.at for occasion in version.occasions):
                raise wrong(
                    f"”{version.title}” har ”anchor” men inget tillfälle med ”at” att räkna fram. "
                    "Ange ”at” för ett tillfälle, eller ta bort ”anchor”."
                )
        return versions


class Course(Programme):
    """Coaching material: the same parts as a programme, kept in a folder of its own."""
