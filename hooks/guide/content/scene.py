"""What a drawn picture shows, as data: eleven kinds of scene. The words in a picture are few."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    field_validator,
)
from pydantic_core import to_json

from guide.content.base import Distinct, Line, Model
from guide.text import wording
from guide.text.mistakes import unknown, wrong

LABEL, TEXT = 22, 44  # characters: what can be read in a picture that is as wide as a card
MOST_SEATS, MOST_BOX_ROWS = 30, 4

# Who sits where, and the word that stands at the seat.
ROLES = {
    "leder": "leder",
    "antecknar": "antecknar",
    "deltar": "deltar",
    "berattar": "berättar",
    "tolk": "tolk",
    "stod": "stöd",
    "lyssnar": "lyssnar",
    "chef": "chef",
}

Label = Annotated[Line, StringConstraints(max_length=LABEL)]
ShortText = Annotated[Line, StringConstraints(max_length=TEXT)]
Percent = Annotated[int, Field(ge=0, le=100)]
Feeling = Annotated[int, Field(ge=-2, le=2)]
Number = Annotated[int, Field(ge=1)]
Week = Annotated[int, Field(ge=1, le=52)]


def _two_ends(ends: tuple[int, ...]) -> tuple[int, ...]:
    if len(set(ends)) != 2 or len(ends) != 2:  # noqa: PLR2004 – a pair
        raise wrong("Skriv två olika nummer, till exempel [1, 2].")
    return ends


Pair = Annotated[tuple[Number, ...], AfterValidator(_two_ends)]


def _role(value: str) -> str:
    if value not in ROLES:
        raise wrong(unknown("Rollen", value, list(ROLES), choices=True))
    return value


Who = Annotated[str, AfterValidator(_role), Field(json_schema_extra={"enum": list(ROLES), "words": ROLES})]


def _within(number: int | None, count: int, what: str, many: str) -> None:
    """Holds a number to what there are so many of."""
    if number is not None and number > count:
        has = f"{wording.number(count)} {many if count > 1 else what.lower()}"
        raise wrong(f"{what} {number} finns inte: bilden har {has}.")


def _all_within(pairs: Iterable[tuple[int, ...]], count: int, what: str, many: str) -> None:
    for pair in pairs:
        _within(max(pair), count, what, many)


class RingDot(Model):
    """Somebody in a ring, counted from the innermost; `new` has not been asked yet."""

    ring: int = Field(title="Ring", ge=1, le=4)
    text: Label = Field(title="Text")
    new: bool = Field(False, title="Inte tillfrågad än")


class RingsScene(Model):
    """Rings around somebody, from the innermost out, and who is near or far."""

    scene: Literal["rings"] = Field(title="Ringar")
    centre: Label = Field(title="Mitten")
    rings: tuple[Label, ...] = Field(title="Ringar, innerst först", min_length=2, max_length=4)
    dots: tuple[RingDot, ...] = Field(title="Prickar", min_length=1, max_length=9)
    lines: Distinct[Pair] = Field((), title="Linjer mellan prickar", max_length=12)

    @field_validator("dots")
    @classmethod
    def _in_rings_that_exist(cls, dots: tuple[RingDot, ...], info: ValidationInfo) -> tuple[RingDot, ...]:
        for dot in dots if "rings" in info.data else ():
            _within(dot.ring, len(info.data["rings"]), "Ring", "ringar")
        return dots

    @field_validator("lines")
    @classmethod
    def _between_dots_that_exist(cls, lines: tuple[tuple[int, ...], ...], info: ValidationInfo) -> object:
        if "dots" in info.data:
            _all_within(lines, len(info.data["dots"]), "Prick", "prickar")
        return lines


class LaneRow(Model):
    """A row across all columns."""

    label: Label = Field(title="Rubrik")
    cells: tuple[Label, ...] = Field(title="Rutor", min_length=3, max_length=6)


class LanesScene(Model):
    """What happens step by step in rows, and how it feels: `curve` has a value from -2 to 2 for each column."""

    scene: Literal["lanes"] = Field(title="Spår")
    columns: tuple[Label, ...] = Field(title="Spalter", min_length=3, max_length=6)
    rows: tuple[LaneRow, ...] = Field((), title="Rader", max_length=3)
    curve: tuple[Feeling, ...] | None = Field(None, title="Kurva", validate_default=True)
    marked: Number | None = Field(None, title="Markerad spalt")

    @field_validator("rows")
    @classmethod
    def _fill_the_columns(cls, rows: tuple[LaneRow, ...], info: ValidationInfo) -> tuple[LaneRow, ...]:
        count = len(info.data.get("columns", ()))
        for row in rows if count else ():
            if len(row.cells) != count:
                cells = wording.count(len(row.cells), "ruta", "rutor")
                raise wrong(f"Raden ”{row.label}” har {cells}, men bilden har {count} spalter.")
        return rows

    @field_validator("curve")
    @classmethod
    def _one_for_each_column(cls, curve: tuple[int, ...] | None, info: ValidationInfo) -> tuple[int, ...] | None:
        count = len(info.data.get("columns", ()))
        if curve is None and not info.data.get("rows", True):
            raise wrong("Ange ”rows”, ”curve” eller båda.")
        if curve is not None and count and len(curve) != count:
            raise wrong(f"Kurvan har {len(curve)} värden, men bilden har {count} spalter.")
        return curve

    @field_validator("marked")
    @classmethod
    def _a_column_that_exists(cls, marked: int | None, info: ValidationInfo) -> int | None:
        if "columns" in info.data:
            _within(marked, len(info.data["columns"]), "Spalt", "spalter")
        return marked


class NoteGroup(Model):
    """Notes that belong together, under a sentence."""

    title: Label = Field(title="Rubrik")
    notes: int = Field(title="Antal lappar", ge=1, le=9)


class WallScene(Model):
    """Notes in groups on a wall, and those that are left over."""

    scene: Literal["wall"] = Field(title="Lappar på en vägg")
    groups: tuple[NoteGroup, ...] = Field(title="Grupper", min_length=2, max_length=4)
    loose: int = Field(0, title="Lösa lappar", ge=0, le=6)


class GridBox(Model):
    """A box with a heading."""

    title: Label = Field(title="Rubrik")
    text: ShortText | None = Field(None, title="Text")


class GridScene(Model):
    """Boxes in rows, as on a folded paper; one may be ringed."""

    scene: Literal["grid"] = Field(title="Rutor")
    columns: int = Field(title="Rutor i bredd", ge=1, le=4)
    boxes: tuple[GridBox, ...] = Field(title="Rutor", min_length=2, max_length=8)
    ringed: Number | None = Field(None, title="Inringad ruta")

    @field_validator("boxes")
    @classmethod
    def _not_too_many_rows(cls, boxes: tuple[GridBox, ...], info: ValidationInfo) -> tuple[GridBox, ...]:
        rows = ceil(len(boxes) / info.data.get("columns", len(boxes)))
        if rows > MOST_BOX_ROWS:
            raise wrong(f"Rutorna blir {rows} rader, men bilden har rum för högst {MOST_BOX_ROWS}. Öka ”columns”.")
        return boxes

    @field_validator("ringed")
    @classmethod
    def _a_box_that_exists(cls, ringed: int | None, info: ValidationInfo) -> int | None:
        if "boxes" in info.data:
            _within(ringed, len(info.data["boxes"]), "Ruta", "rutor")
        return ringed


class MatrixDot(Model):
    """A dot at so much across and up, in hundredths."""

    x: Percent = Field(title="Åt höger")
    y: Percent = Field(title="Uppåt")
    text: Label = Field(title="Text")


class MatrixScene(Model):
    """Two axes and dots; `quarters` are upper left, upper right, lower left, lower right."""

    scene: Literal["matrix"] = Field(title="Fyrfältare")
    across: Label = Field(title="Axeln åt höger")
    up: Label = Field(title="Axeln uppåt")
    quarters: tuple[Label, ...] = Field(title="De fyra fälten", min_length=4, max_length=4)
    dots: tuple[MatrixDot, ...] = Field(title="Prickar", min_length=1, max_length=6)


class ChainScene(Model):
    """One thing that leads to the next, with a word between; one link may be ringed."""

    scene: Literal["chain"] = Field(title="Kedja")
    links: tuple[ShortText, ...] = Field(title="Led", min_length=2, max_length=6)
    between: Label = Field(title="Ordet emellan")
    ringed: Number | None = Field(None, title="Inringat led")

    @field_validator("ringed")
    @classmethod
    def _a_link_that_exists(cls, ringed: int | None, info: ValidationInfo) -> int | None:
        if "links" in info.data:
            _within(ringed, len(info.data["links"]), "Led", "led")
        return ringed


class CardRow(Model):
    """A row that is filled in."""

    label: Label = Field(title="Rubrik")
    text: ShortText = Field(title="Text")


class CardScene(Model):
    """A card that is filled in."""

    scene: Literal["card"] = Field(title="Kort")
    title: Label = Field(title="Rubrik")
    rows: tuple[CardRow, ...] = Field(title="Rader", min_length=2, max_length=5)


class Seat(Model):
    """One place or several beside each other, and what those do who sit there."""

    who: Who = Field(title="Vem")
    count: int = Field(1, title="Antal", ge=1, le=24)


class TableScene(Model):
    """Who sits where at one table or several; `board` is a wall or a screen in view of all."""

    scene: Literal["table"] = Field(title="Bord och platser")
    seats: tuple[Seat, ...] = Field(title="Platser", min_length=1, max_length=8)
    tables: int = Field(1, title="Bord", ge=1, le=4)
    board: bool = Field(False, title="Tavla eller skärm")

    @field_validator("seats")
    @classmethod
    def _not_too_many(cls, seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
        people = sum(seat.count for seat in seats)
        if people > MOST_SEATS:
            raise wrong(f"Det blir {people} platser, men bilden har rum för högst {MOST_SEATS}.")
        return seats


class PassScene(Model):
    """Sheets that go round among people; `filled` of their rows are written on so far."""

    scene: Literal["pass"] = Field(title="Papper som går runt")
    people: int = Field(title="Personer", ge=3, le=8)
    rows: int = Field(title="Rader på varje papper", ge=1, le=6)
    filled: int = Field(title="Ifyllda rader", ge=0, le=6)

    @field_validator("filled")
    @classmethod
    def _rows_that_exist(cls, filled: int, info: ValidationInfo) -> int:
        rows = info.data.get("rows", filled)
        if filled > rows:
            raise wrong(f"{filled} rader är ifyllda, men papperet har {wording.count(rows, 'rad', 'rader')}.")
        return filled


class Place(Model):
    """A place on the floor, so far from the left and from the top, in hundredths."""

    name: Label = Field(title="Namn")
    x: Percent = Field(title="Från vänster")
    y: Percent = Field(title="Uppifrån")


class Watcher(Model):
    """Somebody who stands still and looks on."""

    x: Percent = Field(title="Från vänster")
    y: Percent = Field(title="Uppifrån")
    who: Who = Field(title="Vem")


class StageScene(Model):
    """A floor plan: places, the ways that people walk between them, and who looks on."""

    scene: Literal["stage"] = Field(title="Golvplan")
    places: tuple[Place, ...] = Field(title="Platser", min_length=1, max_length=5)
    paths: Distinct[Pair] = Field((), title="Vägar mellan platser", max_length=8)
    watchers: tuple[Watcher, ...] = Field((), title="De som ser på", max_length=3)

    @field_validator("paths")
    @classmethod
    def _between_places_that_exist(cls, paths: tuple[tuple[int, ...], ...], info: ValidationInfo) -> object:
        if "places" in info.data:
            _all_within(paths, len(info.data["places"]), "Plats", "platser")
        return paths


class WeekRow(Model):
    """Something that goes on from one week to another, both included."""

    label: Label = Field(title="Rubrik")
    first: Week = Field(title="Från vecka", alias="from")
    last: Week = Field(title="Till vecka", alias="to")

    @field_validator("last")
    @classmethod
    def _ordered(cls, last: int, info: ValidationInfo) -> int:
        first = info.data.get("first", last)
        if last < first:
            raise wrong(f"”to” ({last}) är före ”from” ({first}).")
        return last


class WeeksScene(Model):
    """What goes on in which weeks, and in which of them the group meets."""

    scene: Literal["weeks"] = Field(title="Veckor")
    weeks: int = Field(title="Veckor", ge=2, le=52)
    rows: tuple[WeekRow, ...] = Field(title="Rader", min_length=1, max_length=4)
    meetings: Distinct[Number] = Field((), title="Veckor då gruppen träffas", max_length=52)

    @field_validator("rows")
    @classmethod
    def _end_in_time(cls, rows: tuple[WeekRow, ...], info: ValidationInfo) -> tuple[WeekRow, ...]:
        for row in rows if "weeks" in info.data else ():
            _within(row.last, info.data["weeks"], "Vecka", "veckor")
        return rows

    @field_validator("meetings")
    @classmethod
    def _meet_in_time(cls, meetings: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        for week in meetings if "weeks" in info.data else ():
            _within(week, info.data["weeks"], "Vecka", "veckor")
        return meetings


AnyScene: TypeAlias = (
    RingsScene
    | LanesScene
    | WallScene
    | GridScene
    | MatrixScene
    | ChainScene
    | CardScene
    | TableScene
    | PassScene
    | StageScene
    | WeeksScene
)
_KINDS: dict[str, type[AnyScene]] = {
    get_args(model.model_fields["scene"].annotation)[0]: model for model in get_args(AnyScene)
}


def _kind(value: str) -> str:
    if value not in _KINDS:
        raise wrong(unknown("Bilden", value, list(_KINDS), choices=True))
    return value


class _Chosen(Model):
    """Which kind of scene the values are of."""

    model_config = ConfigDict(extra="ignore")

    scene: Annotated[str, AfterValidator(_kind)]


def _of_its_kind(value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
    """Checks values as the kind that they say, so that a mistake stands where an editor wrote it."""
    if info.mode == "python":
        return handler(value)
    chosen = _Chosen.model_validate(value, strict=True)
    return _KINDS[chosen.scene].model_validate_json(to_json(value), strict=True, context=info.context)


Scene = Annotated[AnyScene, Field(discriminator="scene"), WrapValidator(_of_its_kind)]
