"""A scene → its drawing."""

from __future__ import annotations

from guide.cards.scenes.alt import alt
from guide.cards.scenes.diagrams import draw_lanes, draw_matrix, draw_rings, draw_weeks
from guide.cards.scenes.floors import draw_pass, draw_stage, draw_table
from guide.cards.scenes.marks import Drawing, Drawn
from guide.cards.scenes.sheets import draw_card, draw_chain, draw_grid, draw_wall
from guide.content.scene import (
    AnyScene,
    CardScene,
    ChainScene,
    GridScene,
    LanesScene,
    MatrixScene,
    PassScene,
    RingsScene,
    StageScene,
    TableScene,
    WallScene,
    WeeksScene,
)


def drawing(scene: AnyScene) -> Drawing:
    """What is drawn of a scene, what it shows in words, and the texts that had to be shortened."""
    drawn = _drawn(scene)
    return Drawing(drawn.marks, alt(scene), drawn.cut)


def _drawn(scene: AnyScene) -> Drawn:
    match scene:
        case RingsScene():
            drawn = draw_rings(scene)
        case LanesScene():
            drawn = draw_lanes(scene)
        case WallScene():
            drawn = draw_wall(scene)
        case GridScene():
            drawn = draw_grid(scene)
        case MatrixScene():
            drawn = draw_matrix(scene)
        case ChainScene():
            drawn = draw_chain(scene)
        case CardScene():
            drawn = draw_card(scene)
        case TableScene():
            drawn = draw_table(scene)
        case PassScene():
            drawn = draw_pass(scene)
        case StageScene():
            drawn = draw_stage(scene)
        case WeeksScene():
            drawn = draw_weeks(scene)
    return drawn
