"""What every kind of content is made of: values that keep a form, words of the vocabulary, ranges and sources.

Field titles and descriptions are Swedish: editors read them in forms and skeletons.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator

from guide.text import patterns
from guide.text.mistakes import unknown, wrong

Language = Annotated[str, StringConstraints(pattern=patterns.LANGUAGE)]  # ISO 639-1
Slug = Annotated[str, StringConstraints(pattern=patterns.SLUG, max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=patterns.ONE_LINE)]
Title = Annotated[Line, StringConstraints(max_length=70)]
Summary = Annotated[Line, StringConstraints(min_length=20, max_length=160)]
Usefulness = Annotated[Line, StringConstraints(max_length=140)]
Minutes = Annotated[int, Field(ge=1, le=60 * 24 * 5)]
People = Annotated[int, Field(ge=1, le=500)]
Url = Annotated[str, StringConstraints(pattern=patterns.URL)]


def _real(value: str) -> str:
    if "-" in value:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise wrong(f"Datumet ”{value}” finns inte i kalendern. Skriv ett som finns.") from None
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
CriterionId = Annotated[str, _term("criteria", "Frågan"), _described(vocabulary="criteria")]
VerdictId = Annotated[str, _term("verdicts", "Svaret"), _described(vocabulary="verdicts")]
OutcomeId = Annotated[str, _term("outcomes", "Utfallet"), _described(vocabulary="outcomes")]
KindId = Annotated[str, _term("kinds", "Sorten"), _described(vocabulary="kinds")]
AudienceId = Annotated[str, _term("audiences", "Deltagarna"), _described(vocabulary="audiences")]
GroupingId = Annotated[str, _term("groupings", "Grupperingen"), _described(vocabulary="groupings")]
VariantId = Annotated[str, _term("variants", "Sorten"), _described(vocabulary="variants")]
PartId = Annotated[str, _term("parts", "Delen"), _described(vocabulary="parts")]
MethodId = Annotated[Slug, _described(refers="methods")]
QuestionId = Annotated[Slug, _described(refers="questions")]
ProgrammeId = Annotated[Slug, _described(refers="programmes")]


_T = TypeVar("_T")


def _each_once(values: tuple[_T, ...]) -> tuple[_T, ...]:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise wrong(f"”{value}” står två gånger i listan. Ta bort det ena.")
    return values


Distinct = Annotated[tuple[_T, ...], AfterValidator(_each_once)]


class Model(BaseModel):
    """Values that never change once read, and no field that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(Model):
    """From `min` to `max`, both included."""

    min: int = Field(title="Minst", ge=1)
    max: int = Field(title="Högst", ge=1, le=60 * 24 * 5)

    @field_validator("max")
    @classmethod
    def _ordered(cls, value: int, info: ValidationInfo) -> int:
        if value < info.data.get("min", value):
            raise wrong(
                f"”max” ({value}) är mindre än ”min” ({info.data['min']}). Byt plats på dem, eller rätta ett av dem."
            )
        return value


class Source(Model):
    """Where something is known from."""

    id: Slug | None = Field(None, title="Kortnamn", description="Så hänvisar texten till källan: [^kortnamn].")
    author: Line | None = Field(None, title="Upphov")
    title: Line = Field(title="Titel")
    language: Language | None = Field(
        None, title="Språk", description="Bara om titeln inte är på svenska: en, nb, da, de eller fi."
    )
    year: int | None = Field(None, title="År", ge=1900, le=2100)
    url: Url | None = Field(None, title="Webbadress")
    note: Usefulness | None = Field(None, title="Bra för", description="Vad källan ger, på en rad.")
