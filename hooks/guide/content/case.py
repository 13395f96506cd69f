"""What a case consists of, and the rules that it must keep."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator

from guide.content.base import (
    Distinct,
    Line,
    MethodId,
    Model,
    ProgrammeId,
    SectorId,
    Slug,
    Source,
    StatusId,
    Summary,
    Text,
    Title,
    YearOrDate,
    _described,
    _each_once,
)
from guide.content.contact import Contact
from guide.content.matter import Matter
from guide.text import patterns
from guide.text.mistakes import wrong


class Period(Model):
    """Years or dates; no `end` while it goes on."""

    start: YearOrDate = Field(title="Från")
    end: YearOrDate | None = Field(None, title="Till")

    @field_validator("end")
    @classmethod
    def _ordered(cls, end: str | None, info: ValidationInfo) -> str | None:
        start = info.data.get("start", "")
        if end and start and end[: len(start)] < start[: len(end)]:
            raise wrong(f"Slutet ({end}) ligger före början ({start}). Byt plats på dem, eller rätta en av dem.")
        return end


# The editors' form writes a slash before the name.
ImageName = Annotated[
    str,
    StringConstraints(pattern=patterns.IMAGE),
    AfterValidator(lambda name: name.removeprefix("/")),
    _described(holds="image"),
]


class Image(Model):
    """A picture in `docs/assets/bilder/`."""

    file: ImageName = Field(title="Bildfil")
    alt: Annotated[Line, StringConstraints(min_length=10, max_length=200)] = Field(
        title="Beskrivning i ord", description="Vad bilden visar, för den som inte ser den."
    )
    credit: Line = Field(title="Upphov")


class Result(Model):
    """Something measured, as a source tells it."""

    measure: Line = Field(title="Mått")
    before: Line | None = Field(None, title="Före")
    after: Line = Field(title="Efter")
    source: Slug = Field(title="Källans kortnamn", description="Samma kortnamn som bland källorna.")


class Feedback(Model):
    """What whoever gave the idea was told, and when."""

    text: Text = Field(title="Besked")
    date: YearOrDate | None = Field(None, title="När")


class Case(Model):
    """A real story, or a problem or an idea on its way."""

    sections: ClassVar[tuple[str, ...]] = ("Varför", "Vad", "Hur")
    optional_sections: ClassVar[tuple[str, ...]] = ("Resultat", "Lärdomar")

    title: Title = Field(title="Rubrik", description="Högst 70 tecken. Säg vad det handlar om.")
    summary: Summary = Field(title="I en mening", description="20–160 tecken. Vad gjorde ni, och för vem?")
    organisations: Distinct[Line] = Field(
        title="Organisationer", min_length=1, description="Kommuner, regioner och andra som var med."
    )
    sectors: Distinct[SectorId] = Field(title="Sektorer", min_length=1, description="En eller flera.")
    status: StatusId = Field(title="Status", description="Hur långt arbetet har kommit i dag.")
    open_to: Line | None = Field(
        None, title="Öppet för andra", description="Vilka andra som får använda det eller vara med, och hur."
    )
    period: Period | None = Field(None, title="Period", description="Lämna slutet tomt om arbetet pågår.")
    methods: Distinct[MethodId] = Field((), title="Metoder ni använde", description="Bara de som finns i guiden.")
    programme: ProgrammeId | None = Field(None, title="Program", description="Om ni följde ett av guidens program.")
    contact: Contact = Field(title="Kontakt", description="Vem som svarar på frågor: en roll, aldrig ett namn.")
    image: Image | None = Field(None, title="Bild", description="Utan människor som går att känna igen. Högst 1 MB.")
    matter: Matter | None = Field(
        None, title="Ärendets gång", description="För ett problem eller en idé som någon väntar svar på."
    )
    results: tuple[Result, ...] = Field(
        (), title="Resultat i siffror eller ord", description="Bara sådant som en källa visar."
    )
    feedback: tuple[Feedback, ...] = Field(
        (), title="Återkoppling till idégivaren", description="Vad den som kom med idén har fått veta."
    )
    sources: tuple[Source, ...] = Field(
        title="Källor", min_length=1, description="Minst en. Egna anteckningar och rapporter räknas."
    )
    reviewed: date = Field(title="Senast granskad", description="Dagens datum när du är klar.")
    formerly: Distinct[Slug] = Field((), title="Tidigare adresser", description="Om filen har bytt namn.")

    @field_validator("sources")
    @classmethod
    def _sources_cover_results(cls, sources: tuple[Source, ...], info: ValidationInfo) -> tuple[Source, ...]:
        ids = [source.id for source in sources if source.id]
        _each_once(tuple(ids))
        for result in info.data.get("results", ()):
            if result.source not in ids:
                raise wrong(
                    f"Resultatet ”{result.measure}” hänvisar till källan ”{result.source}” som inte finns här. "
                    "Lägg till den under ”sources”, eller rätta namnet."
                )
        return sources
