"""A story: one invented case, step by step, through the examples and pictures of the methods that it used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from guide.cards.scenes.svg import picture_of
from guide.cards.sections import Link, guest_renderer, method_link, page_renderer
from guide.content.library import Entry, Library
from guide.content.page import Page
from guide.content.reads import asked
from guide.content.story import EXAMPLE, Story, StoryPart
from guide.content.vocabulary import Step


@dataclass(frozen=True)
class StoryMoment:
    """What happened, and the method's own filled-in example of what came of it."""

    method: Link
    told: Markup
    example: Markup
    picture: Markup


@dataclass(frozen=True)
class StoryStep:
    """One step of the story, numbered as the guide numbers it."""

    step: Step
    number: int
    moments: tuple[StoryMoment, ...]


@dataclass(frozen=True)
class StoryPage:
    """A whole story, and where the other ones are told."""

    place: str
    about: Markup
    steps: tuple[StoryStep, ...]
    end: Markup
    others: tuple[Link, ...]


@dataclass(frozen=True)
class StoryRow:
    """A story among others: its steps, each with the methods that it tells of."""

    link: Link
    about: Markup
    steps: tuple[tuple[Step, tuple[Link, ...]], ...]


def story_page(library: Library, page: Entry[Page], story: Story) -> StoryPage:
    """A story's page; `others` are all stories, so that one goes from one to the next."""
    render = page_renderer(page)
    steps = library.vocabulary.steps
    by_step = groupby(story.parts, lambda part: library.methods[part.method].data.step)
    told = {id: tuple(_moment(library, page, part) for part in parts) for id, parts in by_step}
    return StoryPage(
        place=story.place,
        about=render(story.about),
        steps=tuple(StoryStep(step, number, told[step.id]) for number, step in enumerate(steps, 1) if step.id in told),
        end=render(story.end),
        others=tuple(Link(other.place, entry.address) for entry, other in _stories(library)),
    )


def story_tables(library: Library) -> tuple[StoryRow, ...]:
    """Every story, in the order of their files."""
    return tuple(_row(library, page, story) for page, story in _stories(library))


@asked
def stories_with(library: Library, method: str) -> tuple[Link, ...]:
    """The stories that a method is part of, each at the method's step."""
    step = library.methods[method].data.step
    return tuple(
        Link(story.place, f"{page.address}#{step}")
        for page, story in _stories(library)
        if method in {part.method for part in story.parts}
    )


def _stories(library: Library) -> Iterator[tuple[Entry[Page], Story]]:
    for page in library.pages.values():
        if page.data.story:
            yield page, page.data.story


def _moment(library: Library, page: Entry[Page], part: StoryPart) -> StoryMoment:
    method = library.methods[part.method]
    return StoryMoment(
        method=method_link(library, part.method),
        told=page_renderer(page)(part.text),
        example=guest_renderer(method, page)(method.sections[EXAMPLE]),
        picture=picture_of(method.data.picture),
    )


def _row(library: Library, page: Entry[Page], story: Story) -> StoryRow:
    steps = {step.id: step for step in library.vocabulary.steps}
    by_step = groupby(story.parts, lambda part: library.methods[part.method].data.step)
    return StoryRow(
        link=Link(story.place, page.address),
        about=page_renderer(page)(story.about),
        steps=tuple((steps[id], tuple(method_link(library, part.method) for part in parts)) for id, parts in by_step),
    )
