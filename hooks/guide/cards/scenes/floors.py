"""Scenes seen from above: people at a table, sheets that go round, a floor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from math import atan2, cos, hypot, pi, sin, tan

from guide.cards.scenes.labels import Naming, beside, lines_about
from guide.cards.scenes.letters import Setting, block_height, set_in, text_width
from guide.cards.scenes.marks import (
    AnyMark,
    Box,
    Drawn,
    Oval,
    Point,
    Rect,
    Stroke,
    Tone,
    Words,
    around,
    bow,
    dot,
    headed,
    segment,
)
from guide.cards.scenes.sheets import scribble
from guide.content.scene import ROLES, PassScene, Place, StageScene, TableScene, Watcher

_TONES: dict[str, Tone] = {"leder": "accent", "berattar": "accent", "deltar": "soft", "chef": "soft"}
_FRAME = Rect(8, 8, 312, 192)


@dataclass(frozen=True)
class _Sitter:
    """Somebody at a place, and the direction from the table's middle out to it."""

    who: str
    at: Point
    outwards: float


def _seat(sitter: _Sitter, radius: float) -> list[AnyMark]:
    """Who sits there, and the back of the chair behind."""
    return [_back(sitter, radius + 3.2), dot(_TONES.get(sitter.who, "paper"), sitter.at, radius)]


def _back(sitter: _Sitter, reach: float) -> Stroke:
    spread, x, y = 0.9, sitter.at.x, sitter.at.y
    start, end = (
        Point(x + reach * cos(sitter.outwards + turn), y + reach * sin(sitter.outwards + turn))
        for turn in (-spread, spread)
    )
    return bow("ink", start, end, tan(spread / 2) / 2)


def draw_table(scene: TableScene) -> Drawn:
    """Tables with chairs round them; a word beside everyone who has a part of their own."""
    seats = [seat.who for seat in scene.seats for _ in range(seat.count)]
    stands = "leder" in seats and (scene.board or scene.tables > 1)
    if stands:
        seats.remove("leder")
    shares = _shared(seats, scene.tables)
    tables = [_Table(at, *half, share, scene.board) for (at, half), share in zip(_floor(scene), shares, strict=True)]
    radius = min(table.radius for table in tables)
    leader = dot("accent", _leader(scene), radius)
    board = Rect(92, 10, 228, 36)
    marks: list[AnyMark] = [mark for table in tables for mark in table.marks(radius)]
    taken = [room for table in tables for room in table.rooms(radius)]
    labels = [label for table in tables for label in table.labels(radius)]
    if scene.board:
        marks += [Box("paper", board.left, board.top, 136, 26, 2), Words("ink", 160, 27, "tavla eller skärm", 11)]
        taken.append(board)
    if stands:
        marks.append(leader)
        taken.append(around(Point(leader.x, leader.y), radius, radius))
        labels.insert(0, Naming("leder", Point(leader.x, leader.y), radius))
    named = beside(labels, taken, [], _FRAME)
    return Drawn((*marks, *named.marks), named.cut)


def _shared(seats: Sequence[str], count: int) -> list[list[str]]:
    """Seats shared out among tables, those of a kind evenly; at one table they keep their order."""
    ordered = sorted(seats, key=lambda who: who == "deltar") if count > 1 else seats
    return [list(ordered[index::count]) for index in range(count)]


def _floor(scene: TableScene) -> list[tuple[Point, tuple[float, float]]]:
    """Where the tables stand, and their half width and depth."""
    top = 40 if scene.board else 8
    if scene.tables == 1:
        return [(Point(160, (top + 192) / 2), (104, 38) if scene.board else (104, 50))]
    if scene.tables == 4:
        heights = (top + (192 - top) * share for share in (0.25, 0.75))
        return [(Point(x, y), (44, 14)) for y in heights for x in (84, 236)]
    width = 304 / scene.tables
    return [(Point(8 + width * (index + 0.5), 119), (width / 2 - 23, 28)) for index in range(scene.tables)]


def _leader(scene: TableScene) -> Point:
    """Where the one who leads stands: beside the board, else between four tables or above fewer."""
    if scene.board:
        return Point(70, 23)
    return Point(160, 100 if scene.tables == 4 else 26)


@dataclass(frozen=True)
class _Table:
    """A table, who sits at it, and whether the side towards a board is left open."""

    at: Point
    across: float
    down: float
    people: Sequence[str]
    open: bool

    @property
    def radius(self) -> float:
        """How large a seat can be where all have room."""
        length = 2 * pi * hypot(self.across + 12, self.down + 12) / 2**0.5
        most = 11.0 if self._large else 6.5
        return max(4.0, min(most, length / max(len(self.people), 1) / 2 - 4))

    def marks(self, radius: float) -> Iterator[AnyMark]:
        """The table, how many take part at it, those who sit there, and the paper of those who write."""
        yield Oval("tint", self.at.x, self.at.y, self.across, self.down)
        if self._counted:
            yield from self._count()
        sitters = self._sitters(radius)
        for sitter in sitters:
            yield from _seat(sitter, radius)
        for sitter in sitters:
            if sitter.who == "antecknar" and self._large:
                yield from self._paper(sitter)

    def _count(self) -> Iterator[Words]:
        count = str(self.people.count("deltar"))
        if self.down < 20:
            yield Words("ink", self.at.x, self.at.y + 4, f"{count} deltar", 11, bold=True)
        else:
            yield Words("ink", self.at.x, self.at.y + 1, count, 17, bold=True)
            yield Words("ink", self.at.x, self.at.y + 13, "deltar", 11)

    def rooms(self, radius: float) -> Iterator[Rect]:
        """What no words may cover."""
        yield around(self.at, self.across * 0.8, self.down * 0.8)
        for sitter in self._sitters(radius):
            yield around(sitter.at, radius + 3.5, radius + 3.5)

    def labels(self, radius: float) -> Iterator[Naming]:
        """A word for each who has a part of their own, one for those beside each other who have the same."""
        for who, group in groupby(self._sitters(radius), key=lambda sitter: sitter.who):
            sitters = list(group)
            if who == "deltar" and self._counted:
                continue
            word = ROLES[who] if len(sitters) == 1 else f"{len(sitters)} {ROLES[who]}"
            yield Naming(word, sitters[len(sitters) // 2].at, radius + 3.5)

    @property
    def _large(self) -> bool:
        return self.across > 100

    @property
    def _counted(self) -> bool:
        return self.people.count("deltar") > 1

    def _paper(self, sitter: _Sitter) -> list[AnyMark]:
        share = 0.68
        x = self.at.x + (self.across - 4) * share * cos(sitter.outwards)
        y = self.at.y + (self.down - 2) * share * sin(sitter.outwards)
        return [Box("paper", x - 8, y - 6, 16, 12), *scribble("soft", x - 5, y - 1.5, 10, 7, leading=4)]

    def _sitters(self, radius: float) -> list[_Sitter]:
        """Everyone evenly round the table, in their order."""
        across, down = self.across + radius + 4, self.down + radius + 4
        start, whole = (-pi / 2 + 0.6, 2 * pi - 1.2) if self.open else (-pi / 2, 2 * pi)
        angles = _even(across, down, start, whole, len(self.people), closed=not self.open)
        return [
            _Sitter(who, Point(self.at.x + across * cos(angle), self.at.y + down * sin(angle)), angle)
            for who, angle in zip(self.people, angles, strict=True)
        ]


def _even(across: float, down: float, start: float, whole: float, count: int, *, closed: bool) -> list[float]:
    """Angles at which points stand as far from each other along an ellipse."""
    steps = [start + whole * index / 180 for index in range(181)]
    pieces = (hypot(across * (cos(b) - cos(a)), down * (sin(b) - sin(a))) for a, b in pairwise(steps))
    along = [0.0, *accumulate(pieces)]
    shares = [index / count if closed else (index + 0.5) / count for index in range(count)]
    return [steps[bisect_left(along, along[-1] * share)] for share in shares]


def draw_pass(scene: PassScene) -> Drawn:
    """People in a ring, each with a sheet before them, arrows to the next, and one sheet seen near."""
    middle, turn = Point(160, 100), 2 * pi / scene.people

    def at(place: float, reach: float) -> Point:
        angle = turn * place - pi / 2
        return Point(middle.x + 130 * reach * cos(angle), middle.y + 77 * reach * sin(angle))

    everyone = range(scene.people)
    sitters = [_Sitter("deltar", at(index, 1), turn * index - pi / 2) for index in everyone]
    bend = tan(0.44 * turn / 4) / 2
    ways = [bow("accent", at(index + 0.28, 1.04), at(index + 0.72, 1.04), bend) for index in everyone]
    sheets = [at(index, 0.66) for index in everyone]
    step, lengths = 14 / scene.rows, (16, 13, 15, 11, 16, 12)[: scene.filled]
    marks: list[AnyMark] = [
        Oval("tint", middle.x, middle.y, 113, 61),
        *(mark for sitter in sitters for mark in _seat(sitter, 9)),
        *(mark for way in ways for mark in headed(way)),
        *(Box("paper", x - 12, y - 9, 24, 18) for x, y in sheets),
        *(mark for x, y in sheets for mark in scribble("soft", x - 8, y - 7 + step / 2, *lengths, leading=step)),
        *_near_sheet(scene, middle),
    ]
    return Drawn(tuple(marks))


def _near_sheet(scene: PassScene, middle: Point) -> Iterator[AnyMark]:
    """One sheet with its rows numbered, as many of them written on as have been filled."""
    left, top, width, height = middle.x - 42, middle.y - 32, 84, 64
    tall = (height - 8) / scene.rows
    yield Box("paper", left, top, width, height)
    bottoms = [top + 4 + tall * (index + 0.5) + 3 for index in range(scene.rows)]
    for number, y in enumerate(bottoms, 1):
        yield Words("accent", left + 6, y, str(number), 8.5, "start", bold=True)
    for index, y in enumerate(bottoms):
        lengths = (62, 50, 58, 44, 60, 48)[index] if index < scene.filled else 62
        yield segment("ink" if index < scene.filled else "tint", (left + 16, y - 3), (left + 16 + lengths, y - 3))


@dataclass(frozen=True)
class _Spot:
    """A place on the floor, as large as its name."""

    at: Point
    name: Setting

    @property
    def half(self) -> tuple[float, float]:
        """How far it reaches to each side, and up and down."""
        wide = max(text_width(line, self.name.size, bold=True) for line in self.name.lines)
        return max(22.0, wide / 2 + 7), block_height(len(self.name.lines), self.name.size) / 2 + 6

    @property
    def room(self) -> Rect:
        """What it takes of the floor."""
        return around(self.at, *self.half)


def draw_stage(scene: StageScene) -> Drawn:
    """A floor, its places, the ways between them, and who looks on from where."""
    watchers = [_on_floor(watcher) for watcher in scene.watchers]
    spots, rest = _spots(scene.places, watchers)
    middle = Point(sum(spot.at.x for spot in spots) / len(spots), sum(spot.at.y for spot in spots) / len(spots))
    ways = [way for a, b in scene.paths for way in _way(spots[a - 1], spots[b - 1])]
    looks = [look for at in watchers for look in _sight(at, middle)]
    taken = [*(spot.room for spot in spots), *(around(at, 9, 9) for at in watchers)]
    labels = [Naming(ROLES[item.who], at, 8) for item, at in zip(scene.watchers, watchers, strict=True)]
    named = beside([*labels, *rest], taken, [*ways, *looks], _FRAME)
    marks: list[AnyMark] = [
        Box("tint", 8, 8, 304, 184, 6),
        *looks,
        *(Box("paper", *spot.room[:2], 2 * spot.half[0], 2 * spot.half[1], 6) for spot in spots),
        *ways,
        *(line for spot in spots for line in lines_about(spot.name, spot.at.x, spot.at.y, bold=True) if line.text),
        *(dot(_TONES.get(item.who, "ink"), at, 8) for item, at in zip(scene.watchers, watchers, strict=True)),
        *named.marks,
    ]
    return Drawn(tuple(marks), named.cut)


def _on_floor(thing: Place | Watcher) -> Point:
    return Point(54 + 212 * thing.x / 100, 32 + 136 * thing.y / 100)


def _spots(places: Sequence[Place], watchers: Sequence[Point]) -> tuple[list[_Spot], list[Naming]]:
    """The places with their names within, and the names that have no room there."""
    taken = [around(watcher, 9, 9) for watcher in watchers]
    spots: list[_Spot] = []
    rest: list[Naming] = []
    for place in places:
        spot = _Spot(_on_floor(place), set_in(place.name, 76, 2, (11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8), bold=True))
        if spot.name.cut or any(spot.room.meets(other) for other in taken):
            rest.append(Naming(place.name, spot.at, 7))
            spot = _Spot(spot.at, Setting(("",), 1))
        spots.append(spot)
        taken.append(spot.room)
    return spots, rest


def _way(start: _Spot, end: _Spot) -> tuple[Stroke, ...]:
    """An arrow from the edge of one place to the edge of another, where there is floor between them."""
    across, down = end.at.x - start.at.x, end.at.y - start.at.y
    leaves, arrives = _edge(start, across, down), 1 - _edge(end, across, down)
    if arrives - leaves < 0.1:  # no way left to draw
        return ()
    first, last = (Point(start.at.x + across * part, start.at.y + down * part) for part in (leaves, arrives))
    return headed(bow("accent", first, last, 0.1), 6)


def _edge(spot: _Spot, across: float, down: float) -> float:
    """The share of a way that lies within the place at its end."""
    reach = zip(spot.half, (across, down), strict=True)
    return min((half + 3) / abs(length) if length else 1 for half, length in reach)


def _sight(eye: Point, towards: Point) -> list[Stroke]:
    """What somebody sees from where they stand: the two edges of it."""
    angle, reach = atan2(towards.y - eye.y, towards.x - eye.x), min(80, hypot(towards.x - eye.x, towards.y - eye.y))
    edges = [(eye.x + reach * cos(angle + turn), eye.y + reach * sin(angle + turn)) for turn in (-0.3, 0.3)]
    return [segment("dashed", eye, edge) for edge in edges]
