"""What a page of our own in `docs/` consists of, and the plans, questions, story or words that it may hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator

from guide.content.base import Line, Minutes, Model, PartId, Slug, StepId, Summary, Title
from guide.content.question import LawQuestion, told_apart
from guide.content.story import Story
from guide.content.word import Word, each_once
from guide.text.mistakes import wrong


class PlanItem(Model):
    """A method, a part of the vocabulary's, or something with a title of its own."""

    method: Slug | None = None
    part: PartId | None = None
    title: Title | None = Field(None, validate_default=True)
    minutes: Minutes

    @field_validator("title")
    @classmethod
    def _one_kind(cls, title: str | None, info: ValidationInfo) -> str | None:
        if sum(bool(given) for given in (info.data.get("method"), info.data.get("part"), title)) != 1:
            raise wrong("Ange ett av ”method”, ”part” och ”title”.")
        return title


class ReadyPlan(Model):
    """A workshop that the planner can begin from."""

    title: Title
    summary: Summary
    step: StepId | None = None
    items: tuple[PlanItem, ...] = Field(min_length=1)


class NamedView(Model):
    """A way into a list by what the reader has; `choose` is a value for each facet that narrows it."""

    title: Title
    choose: dict[Slug, Slug] = Field(min_length=1)


class Page(Model):
    """A page of our own in `docs/`. `easy_for` is the path, in `docs/`, of the page that it says in easier words."""

    title: Title
    description: Summary
    template: Annotated[str, StringConstraints(pattern=r"^[a-z]+\.html$")] | None = None
    step: StepId | None = None
    plans: tuple[ReadyPlan, ...] = ()
    views: tuple[NamedView, ...] = ()
    questions: Annotated[tuple[LawQuestion, ...], AfterValidator(told_apart)] = ()
    story: Story | None = None
    words: Annotated[tuple[Word, ...], AfterValidator(each_once)] = ()
    easy_for: Line | None = None
