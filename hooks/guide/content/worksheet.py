"""What a worksheet consists of: a sheet of paper to fill in, put together from a few kinds of blocks."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator

from guide.content.base import Distinct, Line, MethodId, Model, Slug, Summary, Title
from guide.text.mistakes import unknown, wrong

ORIENTATIONS = {"staende": "stående", "liggande": "liggande"}
PAPERS = ("A4", "A3")
_BLOCKS = ("fields", "table", "matrix", "rings", "checks")


def _among(label: str, known: tuple[str, ...]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in known:
            raise wrong(unknown(label, value, known, choices=True))
        return value

    return AfterValidator(check)


Paper = Annotated[str, _among("Papperet", PAPERS)]
Orientation = Annotated[str, _among("Läget", tuple(ORIENTATIONS))]
Instruction = Annotated[Line, StringConstraints(max_length=140)]
Share = Annotated[int, Field(ge=1, le=40)]
Answer = Annotated[str, StringConstraints(strip_whitespace=True)]  # empty where a place is left open


class Caption(Model):
    """What stands over a place to write in."""

    title: Title = Field(title="Rubrik")
    hint: Line | None = Field(None, title="Ledtråd")


class Answered(Caption):
    """A place to write in, and what stands there on the sheet that is filled in as an example."""

    answer: Line | None = Field(None, title="Ifyllt", description="Ur exemplet. Står bara på det ifyllda bladet.")


class Room(Answered):
    """A field: an empty box, or lines to write on. `span` is how many places of its row it takes."""

    span: Share = Field(1, title="Bredd")
    ruled: bool = Field(False, title="Skrivrader")


class Fields(Model):
    """Fields in rows, `across` places in each."""

    across: Share = Field(1, title="Platser i bredd")
    items: tuple[Room, ...] = Field(title="Fält", min_length=1)

    @field_validator("items")
    @classmethod
    def _fill_their_rows(cls, items: tuple[Room, ...], info: ValidationInfo) -> tuple[Room, ...]:
        across, filled = info.data.get("across", 1), 0
        for item in items:
            if filled % across + item.span > across:
                raise wrong(
                    f"Fältet ”{item.title}” får inte plats på sin rad, som har {across} platser. "
                    "Gör fältet smalare, eller flytta det till en ny rad."
                )
            filled += item.span
        return items


class TableColumn(Caption):
    """A column; `width` is its share of the table's."""

    width: Share = Field(1, title="Bredd")


class TableRow(Caption):
    """A row with a label. Where it has `ends` it is one wide field, to draw a line in between the two."""

    height: Share = Field(1, title="Höjd")
    ends: tuple[Line, Line] | None = Field(None, title="Överst och nederst")


class Table(Model):
    """Rows with labels in the first column, or empty ones. `answers` are rows of the example, without the labels."""

    columns: tuple[TableColumn, ...] = Field(title="Spalter", min_length=2, max_length=12)
    rows: tuple[TableRow, ...] = Field((), title="Rader")
    empty: int | None = Field(None, title="Tomma rader", ge=1, le=40, validate_default=True)
    answers: tuple[tuple[Answer, ...], ...] = Field((), title="Ifyllda rader", description="Ur exemplet.")

    @field_validator("empty")
    @classmethod
    def _one_kind(cls, empty: int | None, info: ValidationInfo) -> int | None:
        if bool(empty) == bool(info.data.get("rows")):
            raise wrong("Ange antingen ”rows” eller ”empty”, inte båda.")
        return empty

    @field_validator("answers")
    @classmethod
    def _fill_the_places(
        cls, answers: tuple[tuple[str, ...], ...], info: ValidationInfo
    ) -> tuple[tuple[str, ...], ...]:
        if not {"columns", "rows", "empty"} <= info.data.keys():
            return answers
        columns, rows = len(info.data["columns"]), info.data["rows"]
        places = [1 if row.ends else columns - 1 for row in rows] or [columns] * info.data["empty"]
        if len(answers) > len(places):
            raise wrong(f"”answers” har {len(answers)} rader, men tabellen har {len(places)}.")
        for number, (answer, most) in enumerate(zip(answers, places, strict=False), 1):
            if len(answer) != most:
                raise wrong(f"Rad {number} i ”answers” har {len(answer)} rutor men ska ha {most}.")
        return answers


class Axis(Model):
    """What an axis is called where it begins and where it ends."""

    low: Title = Field(title="Lågt")
    high: Title = Field(title="Högt")


class Matrix(Model):
    """Two axes and the four fields between them: upper left, upper right, lower left, lower right."""

    up: Axis = Field(title="Uppåt")
    right: Axis = Field(title="Åt höger")
    quadrants: tuple[Title, Title, Title, Title] = Field(title="Fälten")
    answers: tuple[Answer, Answer, Answer, Answer] | None = Field(
        None, title="Ifyllda fält", description="Ur exemplet."
    )


class Rings(Model):
    """Rings around a middle, from the innermost out, and what lies outside them."""

    rings: tuple[Answered, ...] = Field(title="Ringar", min_length=2, max_length=5)
    outside: Answered = Field(title="Utanför")


class Block(Model):
    """One part of a sheet, with a heading of its own where it needs one; `height` is its share of its column."""

    title: Title | None = Field(None, title="Rubrik")
    hint: Line | None = Field(None, title="Ledtråd")
    height: Share = Field(1, title="Höjd")
    fields: Fields | None = Field(None, title="Fält")
    table: Table | None = Field(None, title="Tabell")
    matrix: Matrix | None = Field(None, title="Matris")
    rings: Rings | None = Field(None, title="Ringar")
    checks: Distinct[Line] | None = Field(None, title="Frågor att kryssa för", validate_default=True)

    @field_validator("checks")
    @classmethod
    def _one_kind(cls, checks: tuple[str, ...] | None, info: ValidationInfo) -> tuple[str, ...] | None:
        given = {**info.data, "checks": checks}
        if all(name in given for name in _BLOCKS) and sum(given[name] is not None for name in _BLOCKS) != 1:
            raise wrong("Ange ett av ”fields”, ”table”, ”matrix”, ”rings” och ”checks”, och ta bort de andra.")
        return checks


class Column(Model):
    """Blocks from the top down; `width` is their share of the sheet's."""

    width: Share = Field(1, title="Bredd")
    blocks: tuple[Block, ...] = Field(title="Delar", min_length=1)


class Back(Model):
    """The other side of the paper."""

    title: Title = Field(title="Rubrik")
    columns: tuple[Column, ...] = Field(title="Spalter", min_length=1, max_length=4)


class Worksheet(Model):
    """A sheet to fill in, for one method. `copies` alike on each paper are cut apart."""

    sections: ClassVar[tuple[str, ...]] = ("I rummet", "På distans")
    optional_sections: ClassVar[tuple[str, ...]] = ()

    title: Title = Field(title="Namn")
    summary: Summary = Field(title="I en mening")
    method: MethodId = Field(title="Metod")
    paper: Paper = Field(title="Papper")
    orientation: Orientation = Field(title="Stående eller liggande")
    copies: int = Field(1, title="Kort på varje ark")
    instruction: Instruction = Field(title="Instruktion på bladet")
    columns: tuple[Column, ...] = Field(title="Spalter", min_length=1, max_length=4)
    back: Back | None = Field(None, title="Baksida")
    reviewed: date = Field(title="Senast granskat")
    formerly: Distinct[Slug] = Field((), title="Tidigare adresser")

    @field_validator("copies")
    @classmethod
    def _halves_or_quarters(cls, copies: int) -> int:
        if copies not in (1, 2, 4):
            raise wrong("Ett ark delas i 1, 2 eller 4 lika delar.")
        return copies

    @property
    def answered(self) -> bool:
        """Whether the sheet also comes filled in, as an example."""
        sides = (*self.columns, *(self.back.columns if self.back else ()))
        return any(_answered(block) for column in sides for block in column.blocks)


def _answered(block: Block) -> bool:
    rooms = (*(block.fields.items if block.fields else ()), *(block.rings.rings if block.rings else ()))
    return any(
        (*(room.answer for room in rooms), block.table and block.table.answers, block.matrix and block.matrix.answers)
    )
