"""A zero without the stroke through it: in small facts, ”10 personer” was read as ”18”."""

from __future__ import annotations

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

_Point = tuple[float, float, bool]
_ZERO = 0x30
_HALVES = 3  # contours of a zero with a stroke: the outline, and the two halves that the stroke leaves of the hole


def make_plain(font: TTFont) -> TTFont:
    """Joins the two halves of the zero's hole to one; a zero that is plain already is left as it is."""
    name = font.getBestCmap()[_ZERO]
    contours = sorted(_contours(font, name), key=_width)
    if len(contours) == _HALVES:
        *halves, outline = contours
        font["glyf"][name] = _drawn([outline, _fitted(outline, [point for half in halves for point in half])])
    return font


def _contours(font: TTFont, name: str) -> list[list[_Point]]:
    points, ends, flags = font["glyf"][name].getCoordinates(font["glyf"])
    marked = [(x, y, bool(flag & 1)) for (x, y), flag in zip(points, flags, strict=True)]
    return [marked[start + 1 : end + 1] for start, end in zip([-1, *ends], ends, strict=False)]


def _width(contour: list[_Point]) -> float:
    return max(x for x, _, _ in contour) - min(x for x, _, _ in contour)


def _fitted(outline: list[_Point], hole: list[_Point]) -> list[_Point]:
    """The outline, made to fill the box of the hole, and turned so that it cuts it out."""
    left, low, wide, high = _box(outline)
    at, up, width, height = _box(hole)
    return [((x - left) * width / wide + at, (y - low) * height / high + up, on) for x, y, on in reversed(outline)]


def _box(contour: list[_Point]) -> tuple[float, float, float, float]:
    across, upward = [x for x, _, _ in contour], [y for _, y, _ in contour]
    return min(across), min(upward), max(across) - min(across), max(upward) - min(upward)


def _drawn(contours: list[list[_Point]]) -> object:
    pen = TTGlyphPen(None)
    for contour in contours:
        first = next(place for place, (_, _, on) in enumerate(contour) if on)
        _draw(pen, contour[first:] + contour[:first])
    return pen.glyph()


def _draw(pen: TTGlyphPen, contour: list[_Point]) -> None:
    (x, y, _), *rest = contour
    pen.moveTo((x, y))
    curve: list[tuple[float, float]] = []
    for across, upward, on in [*rest, contour[0]]:
        curve.append((across, upward))
        if on:
            pen.qCurveTo(*curve) if len(curve) > 1 else pen.lineTo(curve[0])
            curve = []
    pen.closePath()
