"""What a method, a case, a programme and a page of ours consist of, and the rules each must keep.

Field titles and descriptions are Swedish: editors read them in forms and skeletons.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from . import patterns, privacy
from .problems import unknown, wrong
from .vocabulary import Model, Slug, Text

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=patterns.ONE_LINE)]
Title = Annotated[Line, StringConstraints(max_length=70)]
Summary = Annotated[Line, StringConstraints(min_length=20, max_length=160)]
Minutes = Annotated[int, Field(ge=1, le=60 * 24 * 5)]
People = Annotated[int, Field(ge=1, le=500)]
Url = Annotated[str, StringConstraints(pattern=patterns.URL)]


def _real(value: str) -> str:
    if "-" in value:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise wrong(f"Datumet ”{value}” finns inte i kalendern.") from None
    return value


YearOrDate = Annotated[str, StringConstraints(pattern=patterns.YEAR_OR_DATE), AfterValidator(_real)]


def _term(kind: str, label: str) -> AfterValidator:
    """Holds an id to one list of the vocabulary, which validation gets as its context."""

    def known(value: str, info: ValidationInfo) -> str:
        ids = info.context.ids(kind) if info.context else [value]
        if value not in ids:
            raise wrong(unknown(label, value, ids, choices=True))
        return value

    return AfterValidator(known)


def _described(**words: str) -> Any:
    """What a schema says of a value beside its type: the vocabulary it is chosen from, or what it refers to."""
    return Field(json_schema_extra=dict(words))


StepId = Annotated[str, _term("steps", "Steget"), _described(vocabulary="steps")]
PurposeId = Annotated[str, _term("purposes", "Syftet"), _described(vocabulary="purposes")]
DifficultyId = Annotated[str, _term("difficulties", "Svårigheten"), _described(vocabulary="difficulties")]
FormatId = Annotated[str, _term("formats", "Formatet"), _described(vocabulary="formats")]
TopicId = Annotated[str, _term("topics", "Ämnet"), _described(vocabulary="topics")]
SectorId = Annotated[str, _term("sectors", "Sektorn"), _described(vocabulary="sectors")]
StatusId = Annotated[str, _term("statuses", "Statusen"), _described(vocabulary="statuses")]
KindId = Annotated[str, _term("kinds", "Sorten"), _described(vocabulary="kinds")]
AudienceId = Annotated[str, _term("audiences", "Deltagarna"), _described(vocabulary="audiences")]
GroupingId = Annotated[str, _term("groupings", "Grupperingen"), _described(vocabulary="groupings")]
PartId = Annotated[str, _term("parts", "Delen"), _described(vocabulary="parts")]
MethodId = Annotated[Slug, _described(refers="methods")]
ProgrammeId = Annotated[Slug, _described(refers="program")]


T = TypeVar("T")


def _each_once(values: tuple[T, ...]) -> tuple[T, ...]:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise wrong(f"”{value}” står två gånger i listan.")
    return values


Distinct = Annotated[tuple[T, ...], AfterValidator(_each_once)]


class Range(Model):
    """From `min` to `max`, both included."""

    min: int = Field(title="Minst", ge=1)
    max: int = Field(title="Högst", ge=1, le=60 * 24 * 5)

    @field_validator("max")
    @classmethod
    def _ordered(cls, value: int, info: ValidationInfo) -> int:
        if value < info.data.get("min", value):
            raise wrong(f"”max” ({value}) är mindre än ”min” ({info.data['min']}).")
        return value


class Source(Model):
    """Where something is known from."""

    id: Slug | None = Field(None, title="Kortnamn", description="Så hänvisar texten till källan: [^kortnamn].")
    author: Line | None = Field(None, title="Upphov")
    title: Line = Field(title="Titel")
    year: int | None = Field(None, title="År", ge=1900, le=2100)
    url: Url | None = Field(None, title="Webbadress")


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

    folder: ClassVar[str] = "methods"
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
    considerations: tuple[Consideration, ...] = Field(title="Att tänka på i kommunen", min_length=1)
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


class Period(Model):
    """Years or dates; no `end` while it goes on."""

    start: YearOrDate = Field(title="Från")
    end: YearOrDate | None = Field(None, title="Till")

    @field_validator("end")
    @classmethod
    def _ordered(cls, end: str | None, info: ValidationInfo) -> str | None:
        start = info.data.get("start", "")
        if end and start and end[: len(start)] < start[: len(end)]:
            raise wrong(f"Slutet ({end}) ligger före början ({start}).")
        return end


def _no_mobile(value: str) -> str:
    if privacy.has_mobile(value):
        raise wrong("Här står ett mobilnummer. Ange en funktion och dess e-post eller webbadress i stället.")
    return value


def _no_private_address(value: str) -> str:
    if privacy.is_private_address(value):
        raise wrong("Adressen är privat. Ange en funktionsbrevlåda hos organisationen.")
    return value


ContactLine = Annotated[Line, AfterValidator(_no_mobile)]
Email = Annotated[str, StringConstraints(pattern=patterns.EMAIL), AfterValidator(_no_private_address)]


class Contact(Model):
    """A role that answers, never a private person."""

    role: ContactLine = Field(title="Roll", description="En funktion, till exempel verksamhetsutvecklare. Inget namn.")
    organisation: ContactLine = Field(title="Organisation")
    url: Url | None = Field(None, title="Webbadress")
    email: Email | None = Field(
        None, title="E-post till funktionsbrevlåda", description="Aldrig en enskild persons adress."
    )


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

    folder: ClassVar[str] = "cases"
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
                raise wrong(f"Resultatet ”{result.measure}” hänvisar till källan ”{result.source}” som inte finns här.")
        return sources
