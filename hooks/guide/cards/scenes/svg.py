"""A drawing → SVG in a page. Colours are the style sheet's: a mark has only the class of its tone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from markupsafe import Markup, escape

from guide.cards.scenes.draw import drawing
from guide.cards.scenes.marks import HIGH, WIDE, AnyMark, Box, Drawing, Oval, Point, Stroke, Words
from guide.content.scene import AnyScene

_SVG = Markup('<svg class="scene" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>')
_GROUP = Markup('<g class="scene__{}">{}</g>')
_PATH = Markup('<path{} d="{}"/>')
_RECT = Markup('<rect x="{}" y="{}" width="{}" height="{}"{}{}/>')
_CIRCLE = Markup('<circle cx="{}" cy="{}" r="{}"/>')
_ELLIPSE = Markup('<ellipse cx="{}" cy="{}" rx="{}" ry="{}"/>')
_TEXT = Markup('<text x="{}" y="{}" font-size="{}"{}{}>{}</text>')
_NOTHING = Markup("")
_LINE, _AREA = Markup(""), Markup(' class="scene__area"')


@cache
def picture_of(scene: AnyScene | None) -> Markup:
    """The scene's picture for a page, or nothing where there is none."""
    return scene_svg(drawing(scene)) if scene else _NOTHING


def scene_svg(drawn: Drawing) -> Markup:
    """The drawing for a page, named by what it shows. `docs/assets/css/method/scene.css` gives it its colours."""
    groups = groupby(drawn.marks, lambda mark: mark.tone)
    inside = _NOTHING.join(_GROUP.format(tone, _NOTHING.join(_elements(marks))) for tone, marks in groups)
    return _SVG.format(WIDE, HIGH, drawn.alt, inside)


def _elements(marks: Iterable[AnyMark]) -> Iterator[Markup]:
    """Each mark; lines that follow on each other share one path."""
    for kind, alike in groupby(marks, lambda mark: isinstance(mark, Stroke) and (_AREA if mark.closed else _LINE)):
        if kind is False:
            yield from map(_element, alike)
        else:
            yield _PATH.format(kind, "".join(_way_through(mark) for mark in alike if isinstance(mark, Stroke)))


def _element(mark: AnyMark) -> Markup:
    match mark:
        case Stroke():
            return _PATH.format(_AREA if mark.closed else _LINE, _way_through(mark))
        case Box():
            return _box(mark)
        case Oval():
            if mark.across == mark.down:
                return _CIRCLE.format(*map(_short, (mark.x, mark.y, mark.across)))
            return _ELLIPSE.format(*map(_short, (mark.x, mark.y, mark.across, mark.down)))
        case Words():
            anchor = Markup(' text-anchor="{}"').format(mark.anchor) if mark.anchor != "start" else ""
            bold = Markup(' font-weight="700"') if mark.bold else ""
            return _TEXT.format(_short(mark.x), _short(mark.y), _short(mark.size), anchor, bold, escape(mark.text))


def _box(box: Box) -> Markup:
    radius = Markup(' rx="{}"').format(_short(box.radius)) if box.radius else ""
    middle = (box.x + box.width / 2, box.y + box.height / 2)
    turn = Markup(' transform="rotate({} {} {})"').format(*map(_short, (box.turn, *middle))) if box.turn else ""
    return _RECT.format(*map(_short, (box.x, box.y, box.width, box.height)), radius, turn)


def _way_through(stroke: Stroke) -> str:
    first, *rest = (_pair(point) for point in stroke.points)
    then = f"{'C' if stroke.curved else 'L'}{' '.join(rest)}" if rest else ""
    return f"M{first}{then}{'Z' if stroke.closed else ''}"


def _pair(point: Point) -> str:
    return f"{_short(point.x)} {_short(point.y)}"


def _short(number: float) -> str:
    """A number to one decimal: `12`, `12.5`."""
    return f"{round(number, 1) + 0:g}"
