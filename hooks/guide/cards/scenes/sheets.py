"""Scenes of paper: a card, boxes, notes on a wall, a chain of slips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from guide.cards.scenes.labels import lines_about, lines_from
from guide.cards.scenes.letters import Setting, block_height, set_alike, set_in
from guide.cards.scenes.marks import AnyMark, Box, Drawn, Point, Stroke, Tone, headed, segment
from guide.content.scene import CardScene, ChainScene, GridScene, NoteGroup, WallScene

_HEADINGS = (12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)
_LARGE = (13, 12.5, *_HEADINGS)
_TEXTS = (11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)


def cut_of(texts: Sequence[str], settings: Sequence[Setting]) -> list[str]:
    """The texts that did not get room as they are."""
    return [text for text, setting in zip(texts, settings, strict=True) if setting.cut]


def scribble(tone: Tone, x: float, y: float, *lengths: float, leading: float = 6) -> list[AnyMark]:
    """Lines of writing too small to read."""
    return [
        segment(tone, (x, y + index * leading), (x + length, y + index * leading))
        for index, length in enumerate(lengths)
    ]


def draw_card(scene: CardScene) -> Drawn:
    """A card with a band for its title, labels to the left and what is written to the right."""
    left, top, width, height, band = 16, 10, 288, 180, 34
    title = set_in(scene.title, width - 28, 1, (16, 15, 14, 13, 12, 11, 10, 9))
    tall = (height - band - 6) / len(scene.rows)
    labels = set_alike([row.label for row in scene.rows], 80, 2, _TEXTS, bold=True, height=tall - 4)
    texts = set_alike([row.text for row in scene.rows], 172, 3, _LARGE, height=tall - 7)
    marks: list[AnyMark] = [
        Box("paper", left, top, width, height, 5),
        Box("accent", left, top, width, band, 5),
        Box("accent", left, top + band / 2, width, band / 2),
        *lines_about(title, left + 14, top + band / 2, "paper", "start", bold=True),
    ]
    for index, (label, text) in enumerate(zip(labels, texts, strict=True)):
        y = top + band + 3 + tall * index
        marks += lines_about(label, left + 14, y + tall / 2, "accent", "start", bold=True)
        marks += lines_about(text, left + 104, y + tall / 2, "ink", "start")
        if index:
            marks.append(segment("tint", (left + 14, y), (left + width - 14, y)))
    cut = cut_of([row.label for row in scene.rows], labels) + cut_of([row.text for row in scene.rows], texts)
    return Drawn(tuple(marks), (*cut, *cut_of([scene.title], [title])))


def draw_grid(scene: GridScene) -> Drawn:
    """Boxes in rows, each with its heading and its text, or with lines of writing."""
    across, down, gap = scene.columns, ceil(len(scene.boxes) / scene.columns), 9
    across = min(across, len(scene.boxes))
    width, height = (296 - gap * (across - 1)) / across, (172 - gap * (down - 1)) / down
    inner, pad = width - 12, 5 if height < 40 else 7
    large, small = (_LARGE, _LARGE) if across < 3 else (_HEADINGS, _TEXTS)
    worded = any(box.text for box in scene.boxes)
    heads = [box.title for box in scene.boxes]
    room = height - 2 * pad - (3 if worded else 0)
    titles = set_alike(heads, inner, 2, small if worded else large, bold=True, height=room * (0.55 if worded else 1))
    written = [box.text or "" for box in scene.boxes]
    under = height - 2 * pad - 3 - max(block_height(len(title.lines), title.size) for title in titles)
    said = [text for text in written if text]
    texts = set_alike(said, inner, 9, small, height=under)
    found = iter(texts)
    marks: list[AnyMark] = []
    for index, (box, title) in enumerate(zip(scene.boxes, titles, strict=True)):
        x, y = 12 + (width + gap) * (index % across), 14 + (height + gap) * (index // across)
        marks.append(Box("paper", x, y, width, height, 2))
        marks += lines_from(title, x + 6, y + pad, "accent", bold=True)
        below = y + pad + 3 + block_height(len(title.lines), title.size)
        marks += (
            lines_from(next(found), x + 6, below) if box.text else _written(x + 6, below + 4, inner, y + height - 6)
        )
        if scene.ringed == index + 1:
            ring = Box("ringed", x - 4, y - 4, width + 8, height + 8, 8)
    if scene.ringed:
        marks.append(ring)
    cut = cut_of(said, texts)
    return Drawn(tuple(marks), (*cut, *cut_of(heads, titles)))


def _written(x: float, y: float, width: float, bottom: float) -> list[AnyMark]:
    lengths = [width * share for index, share in enumerate((0.85, 0.6, 0.75)) if y + index * 7 < bottom]
    return scribble("soft", x, y, *lengths, leading=7)


def draw_wall(scene: WallScene) -> Drawn:
    """Groups of notes under their sentences, and the notes that are left over at the right."""
    gap, aside = 12, 46 if scene.loose else 0
    width = (296 - aside - gap * (len(scene.groups) - 1)) / len(scene.groups)
    titles = set_alike([group.title for group in scene.groups], width - 8, 2, _HEADINGS, bold=True)
    band = 10 + max(block_height(len(title.lines), title.size) for title in titles)
    marks: list[AnyMark] = []
    for index, title in enumerate(titles):
        x = 12 + (width + gap) * index
        marks.append(Box("accent", x, 14, width, band, 3))
        marks += lines_about(title, x + width / 2, 14 + band / 2, "paper", bold=True)
    notes = [
        _group(group, 12 + (width + gap) * index, 14 + band + 8, width) for index, group in enumerate(scene.groups)
    ]
    marks += _sheets_first([note for group in notes for note in group])
    if scene.loose:
        marks += _loose(scene.loose, 308 - aside + gap + 6)
    return Drawn(tuple(marks), tuple(cut_of([group.title for group in scene.groups], titles)))


def _sheets_first(notes: Sequence[tuple[Box, list[AnyMark]]]) -> list[AnyMark]:
    """All papers, then all that is written on them: few changes of tone keep the drawing small."""
    return [*(box for box, _ in notes), *(line for _, lines in notes for line in lines)]


def _group(group: NoteGroup, x: float, top: float, width: float) -> Iterator[tuple[Box, list[AnyMark]]]:
    across = 1 if group.notes == 1 else 3 if group.notes > 6 and width > 80 else 2
    down = ceil(group.notes / across)
    side = min(44.0, (width - 6 * (across - 1)) / across)
    tall = min(side, (186 - top) / max(down, 3) - 6)
    start = x + (width - across * side - 6 * (across - 1)) / 2
    for index in range(group.notes):
        left = start + (index % across) * (side + 6)
        yield _note(left, top + (index // across) * (tall + 6), side, tall, (-2, 1.5, 2.5, -1.5, 1)[index % 5], index)


def _note(x: float, y: float, width: float, height: float, turn: float, seed: int) -> tuple[Box, list[AnyMark]]:
    lengths = ((0.62, 0.4), (0.5, 0.62), (0.66, 0.3), (0.45, 0.55))[seed % 4]
    lines = scribble(
        "soft", x + width * 0.18, y + height * 0.4, *(width * length for length in lengths), leading=height * 0.26
    )
    return Box("paper", x, y, width, height, turn=turn), lines


def _loose(count: int, x: float) -> list[AnyMark]:
    label = lines_about(Setting(("Lösa",), 11), x + 13, 24, "ink")
    notes = [
        _note(x + (-4, 5, -1)[index % 3], 40 + index * 24.5, 26, 20, (-9, 7, 12, -6, 5, -11)[index], index)
        for index in range(count)
    ]
    return [*label, *_sheets_first(notes)]


def draw_chain(scene: ChainScene) -> Drawn:
    """Slips down a staircase; an arrow leads from each to the next, and the word between stands at it."""
    count = len(scene.links)
    gap = 16 if count < 6 else 13
    tall = min(38.0, (180 - gap * (count - 1)) / count)
    aside = min(26.0, 90 / (count - 1))
    width = 296 - aside * (count - 1)
    top = 100 - (tall * count + gap * (count - 1)) / 2
    texts = set_alike(scene.links, width - 18, 2, _LARGE, height=tall - 5)
    word = set_in(
        scene.between,
        296 - aside * count,
        1,
        _TEXTS if gap > 13 else (9.5, 9, 8.5, 8, 7.5, 7),
    )
    slips: list[AnyMark] = []
    ways: list[AnyMark] = []
    words: list[AnyMark] = []
    for index, text in enumerate(texts):
        x, y = 12 + aside * index, top + (tall + gap) * index
        ringed = scene.ringed == index + 1
        slips.append(Box("accent" if ringed else "paper", x, y, width, tall, 3))
        words += lines_about(text, x + 9, y + tall / 2, "paper" if ringed else "ink", "start", bold=False)
        if index:
            ways += _step(x - aside * 0.6, y - gap, Point(x - 1.5, y + tall / 2))
            words += lines_about(word, x - aside * 0.6 + 7, y - gap / 2, "accent", "start", bold=True)
    return Drawn((*slips, *ways, *words), (*cut_of(scene.links, texts), *cut_of([scene.between], [word])))


def _step(x: float, y: float, end: Point) -> tuple[Stroke, Stroke]:
    """Down, and then to the right."""
    return headed(segment("accent", (x, y + 1), (x, end.y), end))
