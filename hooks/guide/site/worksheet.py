"""A worksheet's page, and the page that lists them all: what their templates show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.cards.card import MethodCard, method_card
from guide.cards.sections import Link, RenderedSection, method_link, page_renderer, rendered_sections
from guide.content import addresses
from guide.content.library import Entry, Library
from guide.content.vocabulary import Step
from guide.content.worksheet import ORIENTATIONS, Column, Worksheet
from guide.text import wording

_MILLIMETRES = {"A4": (210, 297), "A3": (297, 420)}  # ISO 216
_CUT = {1: "", 2: ", två på varje ark", 4: ", fyra på varje ark"}


@dataclass(frozen=True)
class Picture:
    """One side of a worksheet: the picture's address, and what it shows."""

    address: str
    alt: str


@dataclass(frozen=True)
class FilledSheet:
    """A worksheet filled in as an example: its PDF, and a picture of each of its sides."""

    pdf: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class WorksheetCard:
    """A worksheet's front. `size` is the paper's width and height in millimetres, `alt` what its picture shows."""

    id: str
    title: str
    summary: str
    address: str
    step: Step
    method: Link
    paper: str
    shape: str
    format: str
    copies: int
    sides: int
    pdf: str
    picture: str
    size: tuple[int, int]
    alt: str
    filled: FilledSheet | None


@dataclass(frozen=True)
class WorksheetPage:
    """Everything on a worksheet's page; `has_text` where the method's page has the same to copy."""

    card: WorksheetCard
    sections: tuple[RenderedSection, ...]
    pictures: tuple[Picture, ...]
    method: MethodCard
    has_text: bool
    reviewed: str


@dataclass(frozen=True)
class WorksheetGroup:
    """A step and the worksheets of its methods."""

    step: Step
    number: int
    address: str
    cards: tuple[WorksheetCard, ...]


def worksheet_card(library: Library, sheet: Entry[Worksheet]) -> WorksheetCard:
    """The front of a worksheet. Its step is its method's."""
    data, method = sheet.data, library.methods[sheet.data.method]
    return WorksheetCard(
        id=sheet.id,
        title=data.title,
        summary=data.summary,
        address=sheet.address,
        step=library.vocabulary.term("steps", method.data.step),
        method=method_link(library, method.id),
        paper=data.paper,
        shape=ORIENTATIONS[data.orientation],
        format=f"{data.paper} {ORIENTATIONS[data.orientation]}{_CUT[data.copies]}",
        copies=data.copies,
        sides=2 if data.back else 1,
        pdf=addresses.worksheet(sheet.id, "pdf"),
        picture=addresses.worksheet(sheet.id, addresses.FRONT),
        size=_size(data),
        alt=_alt(f"Arbetsbladet {data.title}", data.columns),
        filled=_filled(sheet) if data.answered else None,
    )


def worksheet_cards(library: Library, method: str) -> tuple[WorksheetCard, ...]:
    """The worksheets of one method."""
    return tuple(worksheet_card(library, sheet) for sheet in library.worksheets_for(method))


def worksheet_page(library: Library, sheet: Entry[Worksheet]) -> WorksheetPage:
    """A worksheet's page, with the method it belongs to."""
    method = library.methods[sheet.data.method]
    return WorksheetPage(
        card=worksheet_card(library, sheet),
        sections=tuple(rendered_sections(sheet, page_renderer(sheet))),
        pictures=tuple(_pictures(sheet)),
        method=method_card(library, method),
        has_text="Mall" in method.sections,
        reviewed=wording.day(sheet.data.reviewed),
    )


def worksheet_groups(library: Library) -> tuple[WorksheetGroup, ...]:
    """Every worksheet, by step; a step without any is left out."""
    groups = (
        WorksheetGroup(step, number, f"steg/{step.id}/", tuple(_of_step(library, step.id)))
        for number, step in enumerate(library.vocabulary.steps, 1)
    )
    return tuple(group for group in groups if group.cards)


def _pictures(sheet: Entry[Worksheet]) -> Iterator[Picture]:
    front, back = (addresses.worksheet(sheet.id, side) for side in addresses.SIDES)
    yield Picture(front, _alt(f"Arbetsbladet {sheet.data.title}", sheet.data.columns))
    if sheet.data.back:
        yield Picture(back, _alt(f"Baksidan, {sheet.data.back.title},", sheet.data.back.columns))


def _filled(sheet: Entry[Worksheet]) -> FilledSheet:
    names = (sheet.data.title, *((f"{sheet.data.title}, baksidan",) if sheet.data.back else ()))
    pictures = (
        Picture(
            addresses.worksheet(sheet.id, side, filled=True),
            f"Arbetsbladet {name}, ifyllt. Samma svar står som text under Exempel på metodens sida.",
        )
        for name, side in zip(names, addresses.SIDES, strict=False)
    )
    return FilledSheet(addresses.worksheet(sheet.id, "pdf", filled=True), tuple(pictures))


def _alt(name: str, columns: tuple[Column, ...]) -> str:
    return f"{name} med plats för {wording.enumeration(list(_places(columns)))}."


def _size(data: Worksheet) -> tuple[int, int]:
    short, long = _MILLIMETRES[data.paper]
    return (long, short) if data.orientation == "liggande" else (short, long)


def _of_step(library: Library, step: str) -> Iterator[WorksheetCard]:
    for method in library.methods_in(step):
        yield from worksheet_cards(library, method.id)


def _places(columns: tuple[Column, ...]) -> Iterator[str]:
    """What a sheet has room for, in the words that stand on it."""
    for block in (block for column in columns for block in column.blocks):
        if block.title:
            yield f"”{block.title}”"
        elif block.fields:
            yield from (f"”{item.title}”" for item in block.fields.items)
        elif block.table:
            yield from (f"”{column.title}”" for column in block.table.columns)
        elif block.matrix:
            yield from (f"”{quadrant}”" for quadrant in block.matrix.quadrants)
        elif block.rings:
            yield from (f"”{ring.title}”" for ring in (*block.rings.rings, block.rings.outside))
