"""What a drawing consists of: a few kinds of marks on a field of 320 × 200, each with a tone and never a colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, radians, sin
from typing import Literal, NamedTuple, TypeAlias

from guide.cards.scenes.letters import ASCENT, DESCENT, text_width

WIDE, HIGH = 320, 200

# ink: lines and words. soft: the tone between. accent: the step's colour. tint: its lightest tone. paper: a sheet.
# dashed: not there yet. ringed: what the picture points at.
Tone = Literal["ink", "soft", "accent", "tint", "paper", "dashed", "ringed"]
Anchor = Literal["start", "middle", "end"]


class Point(NamedTuple):
    """A place, from the upper left corner."""

    x: float
    y: float


class Rect(NamedTuple):
    """The room that something takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rect) -> bool:
        """Whether the two have any room in common."""
        apart = (
            self.right <= other.left,
            other.right <= self.left,
            self.bottom <= other.top,
            other.bottom <= self.top,
        )
        return not any(apart)

    def holds(self, other: Rect) -> bool:
        """Whether the other lies wholly in this."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True)
class Stroke:
    """A line through points. Where `curved` every point but the first is the last of three of a cubic curve's."""

    tone: Tone
    points: tuple[Point, ...]
    curved: bool = False
    closed: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle; `turn` is in degrees about its middle."""

    tone: Tone
    x: float
    y: float
    width: float
    height: float
    radius: float = 0
    turn: float = 0

    @property
    def corners(self) -> tuple[Point, ...]:
        """Its corners as it is turned, from the upper left."""
        middle = Point(self.x + self.width / 2, self.y + self.height / 2)
        along, down = cos(radians(self.turn)), sin(radians(self.turn))
        halves = [(self.width / 2 * i, self.height / 2 * j) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        return tuple(Point(middle.x + x * along - y * down, middle.y + x * down + y * along) for x, y in halves)


@dataclass(frozen=True)
class Oval:
    """An ellipse, by its middle and its half axes."""

    tone: Tone
    x: float
    y: float
    across: float
    down: float


@dataclass(frozen=True)
class Words:
    """One line of text; `y` is where its letters stand."""

    tone: Tone
    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = "middle"
    bold: bool = False

    @property
    def room(self) -> Rect:
        """The room that the line takes, by the estimate of its letters."""
        width = text_width(self.text, self.size, bold=self.bold)
        left = self.x - width * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return Rect(left, self.y - ASCENT * self.size, left + width, self.y + DESCENT * self.size)


AnyMark: TypeAlias = Stroke | Box | Oval | Words


@dataclass(frozen=True)
class Drawing:
    """Marks from the back to the front, and what they show; `cut` are the texts that had no room as they are."""

    marks: tuple[AnyMark, ...]
    alt: str
    cut: tuple[str, ...] = ()


class Drawn(NamedTuple):
    """What is drawn of a scene, and the texts that had no room as they are."""

    marks: tuple[AnyMark, ...]
    cut: tuple[str, ...] = ()


def around(middle: Point, across: float, down: float) -> Rect:
    """The room of so much to each side of a place."""
    return Rect(middle.x - across, middle.y - down, middle.x + across, middle.y + down)


def dot(tone: Tone, at: Point, radius: float) -> Oval:
    """A dot."""
    return Oval(tone, at.x, at.y, radius, radius)


def segment(tone: Tone, *points: tuple[float, float]) -> Stroke:
    """A straight line, or several joined."""
    return Stroke(tone, tuple(Point(*point) for point in points))


def smooth(tone: Tone, points: Sequence[Point]) -> Stroke:
    """A soft curve through points that go from left to right, level at each turn."""
    if len(points) < 2:  # a curve needs two ends
        return Stroke(tone, tuple(points))
    slopes = [_slope(points, index) for index in range(len(points))]
    path = [points[0]]
    for (start, rise), (end, fall) in zip(
        zip(points, slopes, strict=True), zip(points[1:], slopes[1:], strict=False), strict=False
    ):
        third = (end.x - start.x) / 3
        path += [Point(start.x + third, start.y + rise * third), Point(end.x - third, end.y - fall * third), end]
    return Stroke(tone, tuple(path), curved=True)


def _slope(points: Sequence[Point], index: int) -> float:
    """How steep the curve is at a point: level at the ends and where it turns, so that it never overshoots."""
    if index in (0, len(points) - 1):
        return 0
    before, here, after = points[index - 1 : index + 2]
    rises = ((here.y - before.y) / (here.x - before.x), (after.y - here.y) / (after.x - here.x))
    return 0 if rises[0] * rises[1] <= 0 else 2 * rises[0] * rises[1] / (rises[0] + rises[1])


def bow(tone: Tone, start: Point, end: Point, bend: float) -> Stroke:
    """A line that bends to one side by a share of its length: to the left of its way where the share is positive."""
    across, down = end.x - start.x, end.y - start.y
    aside = Point(down * bend * 4 / 3, -across * bend * 4 / 3)
    first = Point(start.x + across / 4 + aside.x, start.y + down / 4 + aside.y)
    second = Point(end.x - across / 4 + aside.x, end.y - down / 4 + aside.y)
    return Stroke(tone, (start, first, second, end), curved=True)


def headed(stroke: Stroke, size: float = 5) -> tuple[Stroke, Stroke]:
    """A line and the arrowhead at its end."""
    before, tip = stroke.points[-2:]
    angle = atan2(tip.y - before.y, tip.x - before.x)
    wings = [
        Point(tip.x - size * cos(angle + turn), tip.y - size * sin(angle + turn))
        for turn in (radians(32), -radians(32))
    ]
    tone = "accent" if stroke.tone == "dashed" else stroke.tone
    return stroke, Stroke(tone, (wings[0], tip, wings[1]))
