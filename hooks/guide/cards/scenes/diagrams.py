"""Scenes that order something: rings, lanes, a matrix, weeks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin

from guide.cards.scenes.labels import Naming, beside, lines_about
from guide.cards.scenes.letters import Setting, block_height, set_alike, set_in, text_width
from guide.cards.scenes.marks import (
    AnyMark,
    Box,
    Drawn,
    Oval,
    Point,
    Rect,
    Words,
    around,
    dot,
    headed,
    segment,
    smooth,
)
from guide.cards.scenes.sheets import cut_of
from guide.content.scene import LaneRow, LanesScene, MatrixScene, RingsScene, WeeksScene

_SMALL = (11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5)
_FRAME = Rect(8, 8, 312, 192)


def draw_rings(scene: RingsScene) -> Drawn:
    """Rings with their names on them, somebody in the middle, and dots with lines between."""
    count, middle = len(scene.rings), Point(160, 105)
    reaches = [(index + 1.45) / (count + 0.45) for index in range(count)]
    centre = set_in(scene.centre, 148 * reaches[0] * 1.15, 2, _SMALL, bold=True)
    rings = [set_in(name, 148 * reach * 1.5, 1, _SMALL[2:]) for name, reach in zip(scene.rings, reaches, strict=True)]
    inner = _centre(centre, middle)
    places = _ring_places(scene, middle, reaches)
    pills = [_pill(ring, Point(middle.x, middle.y - 86 * reach)) for ring, reach in zip(rings, reaches, strict=True)]
    legend = _legend() if any(place.new for place in scene.dots) else []
    lines = [
        segment("dashed" if scene.dots[a - 1].new or scene.dots[b - 1].new else "ink", places[a - 1], places[b - 1])
        for a, b in scene.lines
    ]
    dots = [dot("dashed" if item.new else "accent", at, 5.5) for item, at in zip(scene.dots, places, strict=True)]
    taken = [
        around(Point(inner[0].x, inner[0].y), inner[0].across, inner[0].down),
        *(Rect(box.x, box.y, box.x + box.width, box.y + box.height) for box, _ in pills),
        *(around(place, 6, 6) for place in places),
        *(words.room for words in legend if isinstance(words, Words)),
    ]
    labels = [Naming(item.text, at, 6) for item, at in zip(scene.dots, places, strict=True)]
    named = beside(labels, taken, lines, _FRAME)
    marks: list[AnyMark] = [
        *(Oval("tint", middle.x, middle.y, 148 * reach, 86 * reach) for reach in reversed(reaches)),
        *lines,
        inner[0],
        *inner[1],
        *(box for box, _ in pills),
        *(line for _, words in pills for line in words),
        *dots,
        *named.marks,
        *legend,
    ]
    return Drawn(tuple(marks), (*named.cut, *cut_of([scene.centre, *scene.rings], [centre, *rings])))


def _centre(name: Setting, middle: Point) -> tuple[Oval, list[Words]]:
    width = max(text_width(line, name.size, bold=True) for line in name.lines)
    height = block_height(len(name.lines), name.size)
    oval = Oval("accent", middle.x, middle.y, max(17, width * 0.5 + 7), max(12, height * 0.5 + 5))
    return oval, lines_about(name, middle.x, middle.y, "paper", bold=True)


def _pill(name: Setting, top: Point) -> tuple[Box, list[Words]]:
    """A ring's name on its line, at the top."""
    width = text_width(name.lines[0], name.size) + 9
    return Box("paper", top.x - width / 2, top.y - 7.5, width, 15, 7.5), lines_about(name, top.x, top.y)


def _ring_places(scene: RingsScene, middle: Point, reaches: Sequence[float]) -> list[Point]:
    """The dots round the clock, in their order, each in its ring; no one at the top, where the rings' names are."""
    count = len(scene.dots)
    inside = [0.66 * reaches[0], *((a + b) / 2 for a, b in pairwise(reaches))]
    places = []
    for index, item in enumerate(scene.dots):
        angle = radians(-90 + 35 + 290 * (index + 0.5) / count)
        reach = inside[item.ring - 1] * (1.12 if item.ring == 1 else 1)
        places.append(Point(middle.x + 148 * reach * cos(angle), middle.y + 86 * reach * sin(angle)))
    return places


def _legend() -> list[AnyMark]:
    return [dot("dashed", Point(16, 186), 4), Words("ink", 24, 189.5, "inte frågad än", 9.5, "start")]


def draw_lanes(scene: LanesScene) -> Drawn:
    """Columns along a line of time, rows of slips, and under them the curve of how it felt."""
    count, left, right = len(scene.columns), 56, 312
    wide = (right - left) / count
    heads = set_alike(scene.columns, wide - 3, 2, _SMALL, bold=True, height=28)
    middles = [left + wide * (index + 0.5) for index in range(count)]
    marks: list[AnyMark] = [*headed(segment("accent", (left + 2, 42), (right - 2, 42)), 6)]
    if scene.marked:
        marks.insert(0, Box("tint", left + wide * (scene.marked - 1), 8, wide, 184, 6))
    for x, head in zip(middles, heads, strict=True):
        marks += lines_about(head, x, 24, "ink", bold=True)
    marks += [dot("accent", Point(x, 42), 3.5) for x in middles]
    room = 142 if scene.curve is None else (0, 46, 70, 88)[len(scene.rows)]
    drawn, cut = _lanes(scene.rows, middles, wide, 50, room / max(len(scene.rows), 1))
    marks += drawn
    if scene.curve is not None:
        marks += _felt(scene.curve, middles, 58 + room, 186, scene.marked)
    if scene.marked:
        marks.append(Box("ringed", left + wide * (scene.marked - 1), 8, wide, 184, 6))
    return Drawn(tuple(marks), (*cut, *cut_of(scene.columns, heads)))


def _lanes(rows: Sequence[LaneRow], middles: Sequence[float], wide: float, top: float, tall: float) -> Drawn:
    if not rows:
        return Drawn(())
    cells = [cell for row in rows for cell in row.cells]
    labels = set_alike([row.label for row in rows], 45, 3, _SMALL, bold=True, height=tall - 2)
    texts = set_alike(cells, wide - 10, 4, _SMALL, height=tall - 7)
    papers: list[AnyMark] = []
    words: list[AnyMark] = []
    for index, label in enumerate(labels):
        y = top + tall * index
        words += lines_about(label, 10, y + tall / 2, "accent", "start", bold=True)
        for x, text in zip(middles, texts[index * len(middles) :], strict=False):
            papers.append(Box("paper", x - wide / 2 + 3, y + 2.5, wide - 6, tall - 5, 2))
            words += lines_about(text, x, y + tall / 2)
    return Drawn((*papers, *words), (*cut_of(cells, texts), *cut_of([row.label for row in rows], labels)))


def _felt(
    curve: Sequence[int], middles: Sequence[float], top: float, bottom: float, marked: int | None
) -> list[AnyMark]:
    """The curve, with a line for neither good nor bad."""
    middle, unit = (top + bottom) / 2, (bottom - top - 12) / 4
    points = [Point(x, middle - value * unit) for x, value in zip(middles, curve, strict=True)]
    words: list[AnyMark] = [
        Words("ink", 10, top + 9, "bra", 10, "start"),
        Words("ink", 10, bottom - 3, "svårt", 10, "start"),
    ]
    dots = [dot("accent", point, 6 if index == marked else 4) for index, point in enumerate(points, 1)]
    return [segment("soft", (36, middle), (310, middle)), *words, smooth("accent", points), *dots]


def draw_matrix(scene: MatrixScene) -> Drawn:
    """A sheet in four, its axes, and the dots with their names."""
    sheet = Rect(22, 24, 308, 178)
    middle = Point((sheet.left + sheet.right) / 2, (sheet.top + sheet.bottom) / 2)
    wide, tall = sheet.right - sheet.left, sheet.bottom - sheet.top
    quarters = set_alike(scene.quarters, wide / 2 - 14, 1, _SMALL, bold=True)
    names: list[Words] = []
    for index, (name, (right, low)) in enumerate(zip(quarters, ((0, 0), (1, 0), (0, 1), (1, 1)), strict=True)):
        x, y = (sheet.right - 7, sheet.left + 7)[1 - right], sheet.bottom - 11 if low else sheet.top + 11
        names += lines_about(name, x, y, "ink" if index else "accent", "end" if right else "start", bold=True)
    axes = [set_in(word, 200, 1, _SMALL, bold=True) for word in (scene.up, scene.across)]
    places = [
        Point(sheet.left + 9 + (wide - 18) * item.x / 100, sheet.bottom - 25 - (tall - 50) * item.y / 100)
        for item in scene.dots
    ]
    dots = [around(place, 5.5, 5.5) for place in places]
    labels = [Naming(item.text, place, 5.5) for item, place in zip(scene.dots, places, strict=True)]
    axis = [
        segment("soft", (middle.x, sheet.top), (middle.x, sheet.bottom)),
        segment("soft", (sheet.left, middle.y), (sheet.right, middle.y)),
    ]
    named = beside(labels, [*dots, *(name.room for name in names)], axis, sheet)
    marks: list[AnyMark] = [
        Box("paper", sheet.left, sheet.top, wide, tall),
        Box("tint", sheet.left, sheet.top, wide / 2, tall / 2),
        *axis,
        *headed(segment("accent", (sheet.left, sheet.bottom), (sheet.left, 13)), 6),
        *headed(segment("accent", (sheet.left, sheet.bottom), (sheet.right + 5, sheet.bottom)), 6),
        *names,
        *lines_about(axes[0], sheet.left + 8, 15, "ink", "start", bold=True),
        *lines_about(axes[1], sheet.right, 187, "ink", "end", bold=True),
        *(dot("accent", place, 5) for place in places),
        *named.marks,
    ]
    cut = cut_of([*scene.quarters, scene.up, scene.across], [*quarters, *axes])
    return Drawn(tuple(marks), (*named.cut, *cut))


def draw_weeks(scene: WeeksScene) -> Drawn:
    """A calendar: a bar for each row, and the number of a week in which the group meets is filled in."""
    left, right, top = 98, 302, 40
    wide, tall = (right - left) / scene.weeks, 128 / len(scene.rows)
    bar = min(24.0, tall - 12)
    labels = set_alike([row.label for row in scene.rows], 78, 2, _SMALL, bold=True, height=tall - 2)
    marks: list[AnyMark] = [Box("paper", 10, 10, 300, 180, 4)]
    marks += [Box("tint", left + wide * (week - 1), top, wide, 132) for week in scene.meetings]
    if scene.weeks <= 26:
        marks += [
            segment("tint", (left + wide * week, top), (left + wide * week, top + 132))
            for week in range(scene.weeks + 1)
        ]
    for index, (row, label) in enumerate(zip(scene.rows, labels, strict=True)):
        y = top + 2 + tall * (index + 0.5)
        marks += lines_about(label, 18, y, "ink", "start", bold=True)
        marks.append(
            Box(
                "accent",
                left + wide * (row.first - 1) + 1,
                y - bar / 2,
                wide * (row.last - row.first + 1) - 2,
                bar,
                min(4, wide / 3),
            )
        )
    marks += _week_numbers(scene, left, wide)
    return Drawn(tuple(marks), tuple(cut_of([row.label for row in scene.rows], labels)))


def _week_numbers(scene: WeeksScene, left: float, wide: float) -> list[AnyMark]:
    """The weeks' numbers. Those in which the group meets are filled in, or have a dot below where all are narrow."""
    narrow = wide < 15
    every = next(step for step in (1, 2, 4, 5, 10) if wide * step > 15)
    size, radius = (9.5, min(4, wide * 0.4)) if narrow else (10.5, 8.5)
    discs: list[AnyMark] = []
    numbers: list[AnyMark] = [Words("ink", 18, 22 if narrow else 29.5, "Vecka", size, "start")]
    for week in range(1, scene.weeks + 1):
        x, met = left + wide * (week - 0.5), week in scene.meetings
        if met:
            discs.append(dot("accent", Point(x, 32 if narrow else 26), radius))
        if every == 1 or week == 1 or (week > 2 and week % every == 0):
            inside = met and not narrow
            numbers.append(Words("paper" if inside else "ink", x, 22 if narrow else 29.5, str(week), size, bold=inside))
    if scene.meetings:
        discs.append(dot("accent", Point(22, 180), 4))
        numbers.append(Words("ink", 30, 183, "gruppen träffas", 10, "start"))
    return [*discs, *numbers]
