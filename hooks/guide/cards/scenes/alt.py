"""What a scene shows, said in its own words to those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from guide.content.scene import (
    ROLES,
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
from guide.text import wording

LONGEST_ALT = 300  # characters
_MORE = "Med mera."
_HALF = 50  # of a matrix, where a quarter begins
_PEOPLE = {"tolk": ("tolk", "tolkar"), "chef": ("chef", "chefer"), "stod": ("som ger stöd", "som ger stöd")}
_FEELINGS = {-2: "mycket svårt", -1: "svårt", 0: "varken bra eller svårt", 1: "bra", 2: "mycket bra"}


def alt(scene: AnyScene) -> str:
    """What the scene shows, the most important first; what there is no room for is left out."""
    match scene:
        case RingsScene():
            said = _rings(scene)
        case LanesScene():
            said = _lanes(scene)
        case WallScene():
            said = _wall(scene)
        case GridScene():
            said = _grid(scene)
        case MatrixScene():
            said = _matrix(scene)
        case ChainScene():
            said = _chain(scene)
        case CardScene():
            said = _card(scene)
        case TableScene():
            said = _table(scene)
        case PassScene():
            said = _pass(scene)
        case StageScene():
            said = _stage(scene)
        case WeeksScene():
            said = _weeks(scene)
    return _joined([_sentence(part) for part in said])


def _joined(sentences: Sequence[str]) -> str:
    """The sentences that there is room for, and that there is more where some are left out."""
    for count in range(len(sentences), 0, -1):
        text = " ".join([*sentences[:count], *([] if count == len(sentences) else [_MORE])])
        if len(text) <= LONGEST_ALT:
            return text
    return sentences[0][: LONGEST_ALT - 1] + "…"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…", ".”", "?”", "!”")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rings(scene: RingsScene) -> Iterator[str]:
    yield f"{scene.centre} i mitten, med ringar runt om, innerst först: {wording.enumeration(scene.rings)}"
    for number, ring in enumerate(scene.rings, 1):
        dots = [f"{dot.text} (inte frågad än)" if dot.new else dot.text for dot in scene.dots if dot.ring == number]
        if dots:
            yield f"{ring}: {wording.enumeration(dots)}"
    pairs = [f"{scene.dots[a - 1].text} och {scene.dots[b - 1].text}" for a, b in scene.lines]
    if pairs:
        yield f"Linjer mellan {'; '.join(pairs)}"


def _lanes(scene: LanesScene) -> Iterator[str]:
    yield f"Från vänster till höger: {wording.enumeration(scene.columns)}"
    if scene.marked:
        yield f"{scene.columns[scene.marked - 1]} är inringat"
    if scene.curve:
        felt = [f"{name} {_FEELINGS[value]}" for name, value in zip(scene.columns, scene.curve, strict=True)]
        yield f"Så känns det: {', '.join(felt)}"
    for row in scene.rows:
        yield f"{row.label}: {', '.join(row.cells)}"


def _wall(scene: WallScene) -> Iterator[str]:
    groups = [f"”{group.title}” med {wording.count(group.notes, 'lapp', 'lappar')}" for group in scene.groups]
    yield f"Lappar på en vägg i {wording.number(len(groups))} grupper: {wording.enumeration(groups)}"
    if scene.loose:
        yield f"{wording.count(scene.loose, 'lapp', 'lappar')} är kvar utan grupp"


def _grid(scene: GridScene) -> Iterator[str]:
    titles = [box.title for box in scene.boxes]
    yield f"{len(titles)} rutor: {wording.enumeration(titles)}"
    if scene.ringed:
        yield f"{titles[scene.ringed - 1]} är inringad"
    for box in scene.boxes:
        if box.text:
            yield f"{_capital(box.title)}: {box.text}"


def _matrix(scene: MatrixScene) -> Iterator[str]:
    yield f"Fyra fält: {scene.up} växer uppåt och {scene.across} åt höger"
    for dot in sorted(scene.dots, key=lambda dot: (-dot.y, dot.x)):
        yield f"{dot.text} ligger i {scene.quarters[2 * (dot.y < _HALF) + (dot.x >= _HALF)]}"


def _chain(scene: ChainScene) -> Iterator[str]:
    first, *rest = scene.links
    yield f"En kedja. {first}"
    for link in rest:
        yield f"{_capital(scene.between)}: {link}"
    if scene.ringed:
        yield f"Led {scene.ringed} är markerat"


def _card(scene: CardScene) -> Iterator[str]:
    yield f"Ett ifyllt kort: {scene.title}"
    for row in scene.rows:
        yield f"{_capital(row.label)}: {row.text}"


def _table(scene: TableScene) -> Iterator[str]:
    who = [seat.who for seat in scene.seats for _ in range(seat.count)]
    tables = "Ett bord" if scene.tables == 1 else f"{wording.number(scene.tables).capitalize()} bord"
    people = [_people(role, who.count(role)) for role in ROLES if role in who]
    yield f"{tables} sett uppifrån: {wording.enumeration(people)}"
    if scene.board:
        yield "Alla ser en tavla eller skärm"


def _people(role: str, count: int) -> str:
    """`en som leder`, `två tolkar`."""
    one, many = _PEOPLE.get(role, (f"som {ROLES[role]}",) * 2)
    return f"{wording.number(count)} {one if count == 1 else many}"


def _pass(scene: PassScene) -> Iterator[str]:
    yield f"{wording.number(scene.people).capitalize()} personer i en ring skickar var sitt papper vidare till nästa"
    if scene.filled:
        yield f"{scene.filled} av {wording.count(scene.rows, 'rad', 'rader')} på varje papper är ifyllda"
    else:
        yield f"Ingen av {wording.count(scene.rows, 'rad', 'rader')} är ifylld än"


def _stage(scene: StageScene) -> Iterator[str]:
    names = [place.name for place in scene.places]
    yield f"En plats sedd uppifrån: {wording.enumeration(names)}"
    ways = [f"{names[a - 1]} till {names[b - 1]}" for a, b in scene.paths]
    if ways:
        yield f"Vägar: {', '.join(ways)}"
    for who, group in groupby(sorted(watcher.who for watcher in scene.watchers)):
        yield f"{_people(who, len(list(group))).capitalize()} ser på"


def _weeks(scene: WeeksScene) -> Iterator[str]:
    yield f"{scene.weeks} veckor"
    for row in scene.rows:
        span = f"{row.first}–{row.last}" if row.last > row.first else f"{row.first}"
        yield f"{row.label}: vecka {span}"
    if scene.meetings:
        yield f"Gruppen träffas vecka {wording.enumeration([str(week) for week in sorted(scene.meetings)])}"
