"""The words that content chooses among: steps, sectors, statuses … as `mkdocs.yml` gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import quote

from markdown.extensions.toc import slugify
from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator

from guide.content import contrast, privacy
from guide.content.base import Line, Model, Slug, Text, Url
from guide.content.contact import Mailbox
from guide.content.forges import FORGES, Forge, guessed
from guide.text import patterns, wording
from guide.text.mistakes import unknown, wrong

SHORT_NAME = 24  # characters: what has room at the foot of a card

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
ColourOnWhite = Annotated[Colour, AfterValidator(contrast.on_white)]
ColourOnDark = Annotated[Colour, AfterValidator(contrast.on_dark)]
Logo = Annotated[str, StringConstraints(pattern=r"^(logo\.svg|[a-z0-9][a-z0-9.-]*\.(png|webp|jpg|jpeg))$")]


class Term(Model):
    """A word to choose: its id in files and addresses, its name on the page."""

    id: Slug
    name: Text
    summary: str = ""


class Step(Term):
    """One of the guide's steps.

    `shape` is SVG path data in a square of 24 units; `number_at` is how far down in it the step's number is centred.
    """

    question: Text
    colour: ColourOnWhite
    colour_on_dark: ColourOnDark
    number_at: float = 13
    shape: Annotated[str, StringConstraints(pattern=r"^[MmLlHhVvAaCcZz0-9 .,-]+$")]


class Status(Term):
    """How far a case has come. While it is a `problem`, a group can still work on it."""

    problem: bool = False


class Span(Term):
    """A span of minutes or of people, both ends included; no `max` means no end."""

    min: Annotated[int, Field(ge=0)]
    max: int | None = None

    def touches(self, low: int, high: int) -> bool:
        """Whether any number from `low` to `high` lies in the span."""
        return low <= (self.max if self.max is not None else high) and high >= self.min


class Part(Term):
    """A part of a plan that is no method; `script` is what the one who leads says."""

    minutes: Annotated[int, Field(ge=1)]
    script: str = ""


class Intake(Model):
    """Where an organisation takes in problems and ideas, who answers, and within how many days.

    `by` is the forge's own form, a functional mailbox or an e-service; the last two have an `address`. In an
    e-service's, `{vad}` and `{var}` are replaced by what the reader wrote.
    """

    by: Literal["forge", "mailbox", "service"] = "forge"
    address: Annotated[str, Field(validate_default=True)] = ""
    owner: Text = "Den som håller i idéslussen"
    days: Annotated[int, Field(ge=1, le=365)] = 14

    @field_validator("address")
    @classmethod
    def _reaches(cls, address: str, info: ValidationInfo) -> str:
        by = info.data.get("by")
        if by == "mailbox" and not re.fullmatch(patterns.EMAIL, address):
            raise wrong("Ange brevlådan som ”address”: address: ideer@kommunen.example.")
        if by == "mailbox" and privacy.is_private_address(address):
            raise wrong("Adressen är privat. Ange en funktionsbrevlåda hos organisationen.")
        if by == "service" and not re.fullmatch(patterns.URL, address):
            raise wrong("Ange e-tjänstens adress som ”address”, med https:// först.")
        if by == "forge" and address:
            raise wrong("Adressen används bara av en brevlåda eller en e-tjänst. Ändra ”by”, eller ta bort raden.")
        return address


class Neighbour(Model):
    """Another guide, whose methods or matters are taken in from the address of its open data."""

    id: Slug
    name: Line
    address: Url
    holds: Literal["methods", "matters"]


_T = TypeVar("_T", bound=Term)


def _distinct(terms: tuple[_T, ...]) -> tuple[_T, ...]:
    ids = [term.id for term in terms]
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        raise wrong(f"Samma id står två gånger: {', '.join(twice)}. Byt den ena.")
    return terms


Terms = Annotated[tuple[_T, ...], Field(min_length=1), AfterValidator(_distinct)]


class Vocabulary(Model):
    """`extra.guide` in `mkdocs.yml`, and the guide's title, which is `site_name`.

    `short` is the title where there is little room. `logo` names a picture in `docs/assets/bilder/`, in place of
    our own at the top of every page. `mailbox` is where readers reach the editors without an account, and `answer_days`
    the working days within which they are answered. `sign_in` lets editors into the form without a key: on GitHub it is
    the address of the server that `python hooks sign-in` starts, elsewhere the id of an application at the forge.
    """

    title: Line
    short: Annotated[Line, StringConstraints(max_length=SHORT_NAME)] = Field("", validate_default=True)
    accent: ColourOnWhite
    accent_on_dark: ColourOnDark
    logo: Logo | None = None
    repository: Annotated[str, StringConstraints(pattern=r"^https?://[^/\s]+/[^\s]*[^/\s]$")]
    forge: str = Field("", validate_default=True)
    branch: Text
    contact: Text
    mailbox: Mailbox | None = None
    answer_days: Annotated[int, Field(ge=1, le=30)] = 5
    sign_in: Line | None = None
    steps: Terms[Step]
    purposes: Terms[Term]
    difficulties: Terms[Term]
    formats: Terms[Term]
    durations: Terms[Span]
    groups: Terms[Span]
    topics: Terms[Term]
    sectors: Terms[Term]
    statuses: Terms[Status]
    criteria: Terms[Term]
    verdicts: Terms[Term]
    outcomes: Terms[Term]
    intake: Intake = Intake()
    neighbours: tuple[Neighbour, ...] = ()
    kinds: Terms[Term]
    audiences: Terms[Term]
    groupings: Terms[Term]
    variants: Terms[Term]
    parts: Terms[Part]
    synonyms: tuple[Annotated[tuple[Text, ...], Field(min_length=2)], ...] = ()

    @field_validator("short", mode="before")
    @classmethod
    def _short(cls, value: Any, info: ValidationInfo) -> Any:
        """The name itself, where it is short enough to do without another."""
        name = info.data.get("title", "")
        if value == "" and len(name) > SHORT_NAME:
            raise wrong(f"”{name}” är för långt för korten. Lägg till ”short” med högst {SHORT_NAME} tecken.")
        return value or name or "-"

    @field_validator("forge")
    @classmethod
    def _known_forge(cls, value: str, info: ValidationInfo) -> str:
        """The kind of forge, where the address of the repository tells it."""
        kind = value or guessed(info.data.get("repository", ""))
        if kind or "repository" not in info.data:
            if kind and kind not in FORGES:
                raise wrong(unknown("Forgen", kind, list(FORGES), choices=True))
            return kind
        raise wrong(f"Adressen säger inte vad det är för sorts forge. Lägg till ”forge” med {_forges()}.", "repository")

    @field_validator("sign_in")
    @classmethod
    def _answers_somewhere(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value and info.data.get("forge") == "github" and not re.match(patterns.URL, value):
            raise wrong("På GitHub är ”sign_in” en adress: den till servern som python hooks sign-in startar.")
        return value

    @property
    def id(self) -> str:
        """The name as programs want it: in calendar files, and in what browsers keep."""
        return slugify(self.title.lower(), "-").replace("_", "-") or "guide"

    @property
    def picture(self) -> str:
        """The guide's own picture, from the top of the site."""
        return f"assets/bilder/{self.logo or 'ikon.svg'}"

    @property
    def genitive(self) -> str:
        """Whose something is: Innovationsguidens."""
        return wording.genitive(self.title)

    @property
    def steps_in_words(self) -> str:
        """`sex steg`."""
        return f"{wording.number(len(self.steps), neuter=True)} steg"

    @property
    def problem_statuses(self) -> set[str]:
        """The statuses of problems and ideas, which a group can still work on."""
        return {status.id for status in self.statuses if status.problem}

    @property
    def home(self) -> Forge:
        """The repository, and every address that leads into it."""
        return Forge(FORGES[self.forge], self.repository, self.branch, self.title)

    @property
    def answered(self) -> str:
        """Within what time the editors answer: `fem arbetsdagar`."""
        return f"{wording.number(self.answer_days)} {'arbetsdag' if self.answer_days == 1 else 'arbetsdagar'}"

    def message(self, subject: str, body: str = "") -> str:
        """A message to the editors, filled in but not sent: an e-mail, or an issue where the guide has no mailbox."""
        if not self.mailbox:
            return self.home.new_issue(subject, body)
        text = "\r\n".join(body.splitlines())
        return f"mailto:{self.mailbox}?subject={quote(subject)}{f'&body={quote(text)}' if body else ''}"

    def ids(self, kind: str) -> list[str]:
        """The ids of one list, in its order: `ids("steps")`."""
        terms: Sequence[Term] = getattr(self, kind)
        return [term.id for term in terms]

    def term(self, kind: str, id: str) -> Any:
        """The term of one list with that id. Raises KeyError where there is none."""
        terms: Sequence[Term] = getattr(self, kind)
        for term in terms:
            if term.id == id:
                return term
        raise KeyError(f"{kind}: {id}")

    def name(self, kind: str, id: str) -> str:
        """What readers see for an id."""
        return str(self.term(kind, id).name)


def _forges() -> str:
    *most, last = FORGES
    return f"{', '.join(most)} eller {last}"
