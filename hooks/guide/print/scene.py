"""A drawing as plain data for `scene-picture` in `hooks/print/scene.typ`."""

from __future__ import annotations

from typing import Any

from guide.cards.scenes.draw import drawing
from guide.cards.scenes.marks import HIGH, WIDE, AnyMark, Box, Drawing, Oval, Stroke, Words
from guide.content.scene import AnyScene
from guide.print import richtext


def printed_scene(scene: AnyScene) -> dict[str, Any]:
    """A scene's drawing, as JSON can hold it."""
    return scene_data(drawing(scene))


def scene_data(drawing: Drawing) -> dict[str, Any]:
    """A drawing's marks from the back to the front, on a field of `wide` × `high`, and what they show."""
    return {
        "wide": WIDE,
        "high": HIGH,
        "alt": richtext.printable(drawing.alt),
        "marks": [{"tone": mark.tone, **_mark(mark)} for mark in drawing.marks],
    }


def _mark(mark: AnyMark) -> dict[str, Any]:
    match mark:
        case Stroke():
            points = [_numbers(*point) for point in mark.points]
            return {"kind": "stroke", "points": points, "curved": mark.curved, "closed": mark.closed}
        case Box():
            return {"kind": "box", "box": _numbers(mark.x, mark.y, mark.width, mark.height, mark.radius, mark.turn)}
        case Oval():
            return {"kind": "oval", "oval": _numbers(mark.x, mark.y, mark.across, mark.down)}
        case Words():
            place, text = _numbers(mark.x, mark.y, mark.size), richtext.printable(mark.text)
            return {"kind": "words", "words": place, "text": text, "anchor": mark.anchor, "bold": mark.bold}


def _numbers(*numbers: float) -> list[float]:
    return [round(number, 2) for number in numbers]
