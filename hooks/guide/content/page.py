"""What a page of our own in `docs/` consists of, and the plans, workshop, questions, story or words it has."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator

from guide.content.base import (
    Distinct,
    Line,
    Minutes,
    Model,
    PartId,
    Range,
    SectorId,
    Slug,
    StepId,
    Summary,
    Text,
    Title,
)
from guide.content.lacking import LackingMethod
from guide.content.matter import ExampleMatter
from guide.content.question import LawQuestion, told_apart
from guide.content.scene import Scene
from guide.content.story import Story
from guide.content.word import Word, each_once
from guide.text import patterns
from guide.text.mistakes import wrong

WORKSHOP_PAGE = "docs/workshoppar/index.md"
INVITATION = (60, 100)  # words: fewer leave questions, more are not read
_BLANK = "["


class PlanItem(Model):
    """A method, a part of the vocabulary's, or something with a title of its own."""

    method: Slug | None = None
    part: PartId | None = None
    title: Title | None = Field(None, validate_default=True)
    minutes: Minutes
    note: Line | None = Field(None, title="Så gör ni just här")

    @field_validator("title")
    @classmethod
    def _one_kind(cls, title: str | None, info: ValidationInfo) -> str | None:
        if sum(bool(given) for given in (info.data.get("method"), info.data.get("part"), title)) != 1:
            raise wrong("Ange ett av ”method”, ”part” och ”title”, och ta bort de andra.")
        return title


class Agenda(Model):
    """What a plan holds, in order."""

    items: tuple[PlanItem, ...] = Field(title="Dagordning", min_length=1)


class ReadyPlan(Agenda):
    """A workshop that the planner can begin from."""

    title: Title
    summary: Summary
    step: StepId | None = None
    same_day: bool = Field(False, title="Den som en rapport leder till")


class Workshop(Agenda):
    """A ready plan with all that is needed to call people to it. Its page's title is the situation, as people say it,
    and the page's description is when it fits.

    `guests` are those who come from outside the staff: they are told what happens with what they say, by `consent`,
    which is read aloud, or by `letters` of the page of law.
    """

    sector: SectorId = Field(title="Område")
    aliases: Distinct[Line] = Field((), title="Det man söker på")
    who: Line = Field(title="För vilka")
    group: Range = Field(title="Antal personer")
    remote: bool = Field(False, title="På distans")
    question: Annotated[Title, StringConstraints(pattern=patterns.QUESTION)] = Field(title="Frågan att ställa")
    result: Text = Field(title="Det ni har efteråt")
    invite: Text = Field(title="Inbjudan", description="Skriv [hakar] om det som ska fyllas i.")
    letters: Distinct[Slug] = Field((), title="Texter från Får vi det här?")
    consent: Text | None = Field(None, title="Säg det här innan ni börjar")
    guests: Line | None = Field(None, title="Vilka utanför personalen", validate_default=True)

    @field_validator("invite")
    @classmethod
    def _worth_sending(cls, invite: str) -> str:
        fewest, most = INVITATION
        words = len(invite.split())
        if not fewest <= words <= most:
            raise wrong(f"Inbjudan har {words} ord men ska ha {fewest}–{most}.")
        if _BLANK not in invite:
            raise wrong("Inbjudan har inget att fylla i. Skriv [dag och tid] där den som bjuder in ska skriva.")
        return invite

    @field_validator("guests")
    @classmethod
    def _told(cls, guests: str | None, info: ValidationInfo) -> str | None:
        if guests and not (info.data.get("letters", True) or info.data.get("consent", True)):
            raise wrong("Deltagarna får inte veta vad som händer med det de säger. Ange ”letters” eller ”consent”.")
        return guests


class NamedView(Model):
    """A way into a list by what the reader has; `choose` is a value for each facet that narrows it."""

    title: Title
    choose: dict[Slug, Slug] = Field(min_length=1)


class Page(Model):
    """A page of our own in `docs/`. `easy_for` is the path, in `docs/`, of the page that it says in easier words.

    `picture` is what a step looks like, drawn without its words.
    """

    title: Title
    description: Summary
    aliases: Distinct[Line] = Field((), title="Det man söker på")
    template: Annotated[str, StringConstraints(pattern=r"^[a-z]+\.html$")] | None = None
    step: StepId | None = None
    picture: Scene | None = None
    plans: tuple[ReadyPlan, ...] = ()
    views: tuple[NamedView, ...] = ()
    workshop: Workshop | None = None
    questions: Annotated[tuple[LawQuestion, ...], AfterValidator(told_apart)] = ()
    story: Story | None = None
    examples: tuple[ExampleMatter, ...] = Field((), title="Påhittade ärenden")
    words: Annotated[tuple[Word, ...], AfterValidator(each_once)] = ()
    lacking: tuple[LackingMethod, ...] = Field((), title="Metoder som vi inte har")
    easy_for: Line | None = None
