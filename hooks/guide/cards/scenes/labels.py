"""Words in a drawing: set as a block, or beside what they name, where nothing is covered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from guide.cards.scenes.letters import ASCENT, LEADING, Setting, block_height, text_width
from guide.cards.scenes.marks import (
    Anchor,
    AnyMark,
    Point,
    Rect,
    Stroke,
    Tone,
    Words,
    segment,
)

SIZES = (11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)
_SMALLEST = 6.5
_AIR = 5
_MESH = 5  # how far apart the places are that are tried when there is no room nearby
_CROSSED, _FAR = 8, 3  # what makes a place worse, measured in places further down the list


@dataclass(frozen=True)
class Naming:
    """Words for something at a place, which reaches so far to each side."""

    text: str
    at: Point
    reach: float


def lines_from(
    setting: Setting, x: float, top: float, tone: Tone = "ink", anchor: Anchor = "start", *, bold: bool = False
) -> list[Words]:
    """A block of lines, the first one's letters reaching up to `top`."""
    first = top + ASCENT * setting.size
    return [
        Words(tone, x, first + index * LEADING * setting.size, line, setting.size, anchor, bold)
        for index, line in enumerate(setting.lines)
    ]


def lines_about(
    setting: Setting, x: float, middle: float, tone: Tone = "ink", anchor: Anchor = "middle", *, bold: bool = False
) -> list[Words]:
    """A block of lines about a height: what the eye takes for the middle of capitals and small letters."""
    size = setting.size
    top = middle - (LEADING * (len(setting.lines) - 1) + 0.6) * size / 2 - (ASCENT - 0.6) * size
    return lines_from(setting, x, top, tone, anchor, bold=bold)


@dataclass(frozen=True)
class Beside:
    """Labels beside what they name, with the thin lines that lead to those that had to stand apart."""

    marks: tuple[AnyMark, ...]
    cut: tuple[str, ...] = ()


def beside(labels: Sequence[Naming], taken: Sequence[Rect], lines: Sequence[Stroke], within: Rect) -> Beside:
    """Sets each label where it covers neither what is `taken` nor another label, and crosses few lines."""
    segments = [pair for line in lines for pair in pairwise(line.points)]
    for size in SIZES:
        tried = [_all_near(order, taken, segments, within, size) for order in (labels, labels[::-1])]
        found = [near for near in tried if near is not None]
        if found:
            best = min(found, key=lambda near: near.cost)
            return Beside(tuple(words for block in best.blocks for words in block))
    return _anywhere(labels, taken, segments, within)


_Segment = tuple[Point, Point]
_Block = list[Words]


class _Near(NamedTuple):
    """Labels that all got room nearby, and how much worse that is than if each had the best place."""

    cost: float
    blocks: list[_Block]


def _all_near(
    labels: Sequence[Naming], taken: Sequence[Rect], segments: Sequence[_Segment], within: Rect, size: float
) -> _Near | None:
    whole = _Near(0, [])
    for label in labels:
        rooms = [_room(block) for block in whole.blocks]
        found = _near(label, [*taken, *map(_with_air, rooms)], segments, within, size)
        found = found or _near(label, [*taken, *rooms], segments, within, size)
        if found is None:
            return None
        whole = _Near(whole.cost + found.cost, [*whole.blocks, *found.blocks])
    return whole


def _near(
    label: Naming, taken: Sequence[Rect], segments: Sequence[_Segment], within: Rect, size: float
) -> _Near | None:
    free = [
        _Near(place + _CROSSED * _crossings(_room(block), segments), [block])
        for place, block in enumerate(_candidates(label, size))
        if _is_free(_room(block), taken, within)
    ]
    return min(free, key=lambda near: near.cost) if free else None


def _candidates(label: Naming, size: float) -> Iterator[_Block]:
    """Places round the label's own, the best first: below, above, to the right, to the left, and aslant."""
    x, y, reach = label.at.x, label.at.y, label.reach
    settings = _settings(label.text, size)
    for setting in settings:
        height, gap = block_height(len(setting.lines), size), reach + 0.15 * size
        yield lines_from(setting, x, y + gap, anchor="middle")
        yield lines_about(setting, x + reach + 0.35 * size, y, anchor="start")
        yield lines_about(setting, x - reach - 0.35 * size, y, anchor="end")
        yield lines_from(setting, x, y - gap - height, anchor="middle")
    for setting in settings:
        height, gap = block_height(len(setting.lines), size), 0.6 * reach
        for top in (y + gap, y - gap - height):
            yield lines_from(setting, x + gap, top, anchor="start")
            yield lines_from(setting, x - gap, top, anchor="end")


def _settings(text: str, size: float) -> list[Setting]:
    """On one line where that is short, else on two."""
    whole, words = Setting((text,), size), text.split()
    if len(words) < 2:
        return [whole]
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    halves = Setting(min(splits, key=lambda lines: max(text_width(line, size) for line in lines)), size)
    return [whole, halves] if text_width(text, size) < 9 * size else [halves, whole]


def _anywhere(labels: Sequence[Naming], taken: Sequence[Rect], segments: Sequence[_Segment], within: Rect) -> Beside:
    """Sets each label as near as there is room, smaller, with a line to what it names."""
    marks: list[AnyMark] = []
    rooms, cut = list(taken), []
    for label in labels:
        sizes = (_near(label, rooms, segments, within, size) for size in (*SIZES, _SMALLEST))
        near = next(filter(None, sizes), None)
        block = near.blocks[0] if near else _nearest(label, rooms, within)
        if block is None:
            cut.append(label.text)
            continue
        room = _room(block)
        rooms.append(room)
        marks += [*_leader(label, room), *block]
    return Beside(tuple(marks), tuple(cut))


def _nearest(label: Naming, taken: Sequence[Rect], within: Rect) -> _Block | None:
    places = sorted(
        (
            Point(x, y)
            for x in range(int(within.left), int(within.right), _MESH)
            for y in range(int(within.top), int(within.bottom), _MESH)
        ),
        key=lambda place: hypot(place.x - label.at.x, place.y - label.at.y),
    )
    for setting in _settings(label.text, _SMALLEST):
        for place in places:
            block = lines_about(setting, place.x, place.y)
            if _is_free(_room(block), taken, within):
                return block
    return None


def _leader(label: Naming, room: Rect) -> list[AnyMark]:
    end = Point(min(max(label.at.x, room.left), room.right), min(max(label.at.y, room.top), room.bottom))
    far = hypot(end.x - label.at.x, end.y - label.at.y) > label.reach + _FAR
    return [segment("soft", label.at, end)] if far else []


def _room(block: _Block) -> Rect:
    rooms = [words.room for words in block]
    return Rect(
        min(room.left for room in rooms),
        min(room.top for room in rooms),
        max(room.right for room in rooms),
        max(room.bottom for room in rooms),
    )


def _with_air(room: Rect) -> Rect:
    """A room and so much about it that nobody takes the next label for a second line."""
    return Rect(room.left - 2, room.top - _AIR, room.right + 2, room.bottom + _AIR)


def _is_free(room: Rect, taken: Sequence[Rect], within: Rect) -> bool:
    return within.holds(room) and not any(room.meets(other) for other in taken)


def _crossings(room: Rect, segments: Sequence[_Segment]) -> int:
    return sum(_crosses(room, *ends) for ends in segments)


def _crosses(room: Rect, start: Point, end: Point) -> bool:
    """Whether a straight line goes through a room, by cutting it down to what lies within each pair of edges."""
    low, high = 0.0, 1.0
    for origin, length, near, far in (
        (start.x, end.x - start.x, room.left, room.right),
        (start.y, end.y - start.y, room.top, room.bottom),
    ):
        if length == 0:
            if not near <= origin <= far:
                return False
            continue
        ends = sorted(((near - origin) / length, (far - origin) / length))
        low, high = max(low, ends[0]), min(high, ends[1])
    return low <= high
