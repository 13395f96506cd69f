"""What somebody wants of a guide of their own, and why it cannot be made as it is wanted."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from guide.content import contrast
from guide.content.forges import FORGES, guessed
from guide.content.library import Library
from guide.content.pictures import PHOTOS
from guide.content.reader import CONFIG
from guide.content.vocabulary import SHORT_NAME, Step, Vocabulary
from guide.text import patterns, wording
from guide.text.mistakes import unknown
from guide.text.names import slug

_ADDRESS = re.compile(r"https?://[^/\s]+(?:/\S*)?")
_REPOSITORY = re.compile(r"https?://[^/\s]+/[^\s]*[^/\s]")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_MAILBOX = re.compile(patterns.EMAIL)


@dataclass(frozen=True)
class WantedStep:
    """A step of the new guide, and which of ours it takes the methods of; the first of them gives its look and page."""

    id: str
    name: str
    takes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wishes:
    """What somebody wants of a guide of their own. `logo` is the name of a picture's file."""

    name: str
    organisation: str
    accent: str
    accent_on_dark: str
    repository: str
    site: str
    steps: tuple[WantedStep, ...]
    methods: tuple[str, ...]
    short: str = ""
    logo: str = ""
    forge: str = ""
    mailbox: str = ""
    cases: bool = False
    programmes: bool = False


def wanted_steps(text: str, words: Vocabulary) -> tuple[WantedStep, ...]:
    """`Lyssna=ringa-in+undersoka, Testa idéer`: names of new steps and those of ours they take, or ours as they are."""
    return tuple(_wanted(*part.partition("=")[::2], words) for part in text.split(",") if part.strip())


def _wanted(name: str, taken: str, words: Vocabulary) -> WantedStep:
    own = _ours(name, words)
    takes = tuple(_id(each, words) for each in taken.split("+") if each.strip()) or ((own.id,) if own else ())
    return WantedStep(own.id if own else slug(name), own.name if own else name.strip(), takes)


def _ours(name: str, words: Vocabulary) -> Step | None:
    known = name.strip().casefold()
    return next((step for step in words.steps if known in (step.id, step.name.casefold())), None)


def _id(name: str, words: Vocabulary) -> str:
    own = _ours(name, words)
    return own.id if own else name.strip()


def homeless(wishes: Wishes, library: Library) -> dict[str, list[str]]:
    """The steps of ours that nobody takes, by id, and the titles of those chosen methods that lie in them."""
    taken = {id for step in wishes.steps for id in step.takes}
    chosen = [library.methods[id].data for id in wishes.methods if id in library.methods]
    found: dict[str, list[str]] = {}
    for step in library.vocabulary.steps:
        titles = [method.title for method in chosen if method.step == step.id and step.id not in taken]
        found |= {step.id: titles} if titles else {}
    return found


def refusals(wishes: Wishes, library: Library) -> Iterator[str]:
    """Why the guide cannot be made as it is wanted, a line each."""
    if not wishes.name.strip():
        yield "Guiden behöver ett namn: --name."
    if len(wishes.short or wishes.name) > SHORT_NAME:
        yield f"”{wishes.short or wishes.name}” är för långt för korten. Ange --short med högst {SHORT_NAME} tecken."
    if not _ADDRESS.fullmatch(wishes.site):
        yield f"”{wishes.site}” är ingen adress till en webbplats. Skriv till exempel https://metod.kommun.example/."
    if wishes.mailbox and not _MAILBOX.fullmatch(wishes.mailbox):
        yield f"”{wishes.mailbox}” är ingen e-postadress. Skriv till exempel metodguiden@kommunen.example."
    yield from _forge_refusals(wishes)
    yield from _colour_refusals(wishes.accent, contrast.on_white)
    yield from _colour_refusals(wishes.accent_on_dark, contrast.on_dark)
    kinds = (".svg", *PHOTOS)
    if wishes.logo and posixpath.splitext(wishes.logo)[1].lower() not in kinds:
        yield f"Logotypen ”{wishes.logo}” har fel format. Den ska sluta på något av {', '.join(kinds)}."
    for id in wishes.methods:
        if id not in library.methods:
            yield unknown("Metoden", id, list(library.methods))
    if not wishes.methods:
        yield "Välj minst en metod: --methods."
    yield from _step_refusals(wishes, library)


def _forge_refusals(wishes: Wishes) -> Iterator[str]:
    kind = wishes.forge or guessed(wishes.repository)
    if not _REPOSITORY.fullmatch(wishes.repository):
        yield f"”{wishes.repository}” är ingen adress till filerna. Skriv till exempel https://codeberg.org/kommunen/guiden."
    elif not kind:
        yield f"Adressen säger inte vad det är för sorts forge. Ange --forge-kind: {', '.join(FORGES)}."
    elif kind not in FORGES:
        yield unknown("Forgen", kind, list(FORGES), choices=True)


def _colour_refusals(colour: str, enough: Callable[[str], str]) -> Iterator[str]:
    if not _COLOUR.fullmatch(colour):
        yield f"Färgen ”{colour}” ska skrivas som #0b4a4e: ett nummertecken och sex siffror eller a–f."
        return
    try:
        enough(colour)
    except PydanticCustomError as error:
        yield error.message()


def _step_refusals(wishes: Wishes, library: Library) -> Iterator[str]:
    words = library.vocabulary
    if not 0 < len(wishes.steps) <= len(words.steps):
        yield f"Ange ett till {wording.number(len(words.steps))} steg. Fler lägger ni till i {CONFIG} efteråt."
    for place, step in enumerate(wishes.steps):
        before = wishes.steps[:place]
        if not step.id or step.id in [other.id for other in before]:
            yield f"Steget ”{step.name}” behöver ett namn som inget annat steg har."
        for id in step.takes:
            if id not in words.ids("steps"):
                yield unknown("Steget", id, words.ids("steps"))
            elif any(id in other.takes for other in before):
                yield f"Steget ”{words.name('steps', id)}” går bara upp i ett nytt steg, inte i två."
    for id, titles in homeless(wishes, library).items():
        methods = f"metoden ”{titles[0]}”" if len(titles) == 1 else f"{len(titles)} metoder"
        yield f'Säg vart {methods} i steget ”{words.name("steps", id)}” ska, till exempel --steps "Nytt steg={id}, …".'
