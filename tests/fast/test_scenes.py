"""Scenes: each kind is drawn from its data, whatever is written in it, on screen and on paper."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from io import BytesIO
from itertools import combinations
from math import ceil
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pytest
import typst
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter

from guide.cards.scenes.alt import LONGEST_ALT
from guide.cards.scenes.draw import drawing
from guide.cards.scenes.marks import HIGH, WIDE, Box, Drawing, Oval, Point, Rect, Stroke, Words
from guide.cards.scenes.svg import scene_svg
from guide.content.base import Model
from guide.content.header import parse
from guide.content.scene import ROLES, AnyScene, Scene
from guide.content.validation import read
from guide.print import press, setter
from guide.print.fonts import folders
from guide.print.scene import printed_scene
from guide.text.mistakes import ContentError

EXAMPLES = sorted((Path(__file__).parent / "scenes").glob("*.yaml"))
CSS = Path(__file__).parents[2] / "docs/assets/css/method/scene.css"
FIELD = Rect(0, 0, WIDE, HIGH)
KINDS = [model.model_fields["scene"].annotation.__args__[0] for model in get_args(AnyScene)]


class Content(Model):
    """What has a picture."""

    picture: Scene | None = Field(None, title="Bild")


def scene_of(values: object) -> AnyScene:
    return TypeAdapter[AnyScene](Scene).validate_python(values)


def example(kind: str) -> dict[str, Any]:
    values: dict[str, Any] = yaml.safe_load((Path(__file__).parent / f"scenes/{kind}.yaml").read_text("utf-8"))
    return values


def words_in(drawn: Drawing) -> list[Words]:
    return [mark for mark in drawn.marks if isinstance(mark, Words)]


def points_of(mark: object) -> list[Point]:
    match mark:
        case Stroke():
            return list(mark.points)
        case Box():
            return list(mark.corners)
        case Oval():
            return [Point(mark.x + i * mark.across, mark.y + i * mark.down) for i in (-1, 1)]
        case Words():
            return [Point(*mark.room[:2]), Point(*mark.room[2:])]
    raise TypeError(mark)


def overlaps(drawn: Drawing) -> list[tuple[str, str]]:
    """Lines of words that cover each other by more than a hair."""
    rooms = [(line.text, line.room) for line in words_in(drawn)]
    return [(a, b) for (a, one), (b, other) in combinations(rooms, 2) if _inner(one).meets(_inner(other))]


def _inner(room: Rect) -> Rect:
    return Rect(room.left + 0.5, room.top + 1, room.right - 0.5, room.bottom - 1)


# Whatever may be typed: any letters, words too long for their room, marks that combine, both directions, markup.
HOSTILE = st.sampled_from(
    (
        "<script>alert(1)</script>",
        '"><b onx=1>',
        "&amp;",
        "W" * 22,
        "e" + "\u0301" * 20,
        "שלום עולם",
        "\u202eabc",
        "🏡🏡🏡",
    )
)


def texts(longest: int) -> st.SearchStrategy[str]:
    letters = st.characters(exclude_categories=["Cs"], exclude_characters="\n")
    plain = st.text("abcdefghijklmnopqrstuvwxyzåäö ", min_size=1, max_size=longest)
    return st.one_of(plain, st.text(letters, min_size=1, max_size=longest), HOSTILE).map(
        lambda text: text[:longest].strip() or "x"
    )


def lists(items: st.SearchStrategy[Any], least: int, most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(items, min_size=least, max_size=most)


LABEL, TEXT, SHARE = texts(22), texts(44), st.integers(0, 100)
WHO = st.sampled_from(list(ROLES))


@st.composite
def pairs(draw: st.DrawFn, count: int, most: int) -> list[list[int]]:
    if count < 2:
        return []
    every = [[a, b] for a in range(1, count + 1) for b in range(1, count + 1) if a != b]
    return draw(st.lists(st.sampled_from(every), unique_by=tuple, max_size=most))


@st.composite
def rings(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(lists(LABEL, 2, 4))
    dot = st.fixed_dictionaries({"ring": st.integers(1, len(names)), "text": LABEL, "new": st.booleans()})
    dots = draw(lists(dot, 1, 9))
    lines = draw(pairs(len(dots), 12))
    return {"scene": "rings", "centre": draw(LABEL), "rings": names, "dots": dots, "lines": lines}


@st.composite
def lanes(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(3, 6))
    row = st.fixed_dictionaries({"label": LABEL, "cells": lists(LABEL, count, count)})
    rows, curve = draw(lists(row, 0, 3)), lists(st.integers(-2, 2), count, count)
    return {
        "scene": "lanes",
        "columns": draw(lists(LABEL, count, count)),
        "rows": rows,
        "curve": draw(st.none() | curve if rows else curve),
        "marked": draw(st.none() | st.integers(1, count)),
    }


@st.composite
def grids(draw: st.DrawFn) -> dict[str, Any]:
    box = st.fixed_dictionaries({"title": LABEL, "text": st.none() | TEXT})
    boxes = draw(lists(box, 2, 8))
    ringed = draw(st.none() | st.integers(1, len(boxes)))
    return {"scene": "grid", "columns": draw(st.integers(ceil(len(boxes) / 4), 4)), "boxes": boxes, "ringed": ringed}


@st.composite
def chains(draw: st.DrawFn) -> dict[str, Any]:
    links = draw(lists(TEXT, 2, 6))
    ringed = draw(st.none() | st.integers(1, len(links)))
    return {"scene": "chain", "links": links, "between": draw(LABEL), "ringed": ringed}


@st.composite
def stages(draw: st.DrawFn) -> dict[str, Any]:
    places = draw(lists(st.fixed_dictionaries({"name": LABEL, "x": SHARE, "y": SHARE}), 1, 5))
    watchers = draw(lists(st.fixed_dictionaries({"x": SHARE, "y": SHARE, "who": WHO}), 0, 3))
    return {"scene": "stage", "places": places, "paths": draw(pairs(len(places), 8)), "watchers": watchers}


@st.composite
def weeks(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(2, 52))
    spans = draw(lists(st.tuples(LABEL, st.integers(1, count), st.integers(1, count)), 1, 4))
    rows = [{"label": label, "from": min(span), "to": max(span)} for label, *span in spans]
    meetings = draw(st.lists(st.integers(1, count), unique=True))
    return {"scene": "weeks", "weeks": count, "rows": rows, "meetings": meetings}


def kinds(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields)


NOTES = st.integers(1, 9)
SEAT = kinds(who=WHO, count=st.integers(1, 8))
ANY_SCENE = st.one_of(
    rings(),
    lanes(),
    grids(),
    chains(),
    stages(),
    weeks(),
    kinds(scene=st.just("wall"), groups=lists(kinds(title=LABEL, notes=NOTES), 2, 4), loose=st.integers(0, 6)),
    kinds(
        scene=st.just("matrix"),
        across=LABEL,
        up=LABEL,
        quarters=lists(LABEL, 4, 4),
        dots=lists(kinds(x=SHARE, y=SHARE, text=LABEL), 1, 6),
    ),
    kinds(scene=st.just("card"), title=LABEL, rows=lists(kinds(label=LABEL, text=TEXT), 2, 5)),
    kinds(scene=st.just("table"), seats=lists(SEAT, 1, 3), tables=st.integers(1, 4), board=st.booleans()),
    kinds(scene=st.just("pass"), people=st.integers(3, 8), rows=st.just(6), filled=st.integers(0, 6)),
)


def test_each_kind_has_an_example() -> None:
    assert sorted(KINDS) == [path.stem for path in EXAMPLES]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_kind_is_drawn_as_it_was_seen_and_approved(path: Path) -> None:
    """After a drawing is changed on purpose and looked at: write what is found into the `.svg` beside the example."""
    found = scene_svg(drawing(scene_of(yaml.safe_load(path.read_text("utf-8"))))).replace("><", ">\n<") + "\n"
    assert found == path.with_suffix(".svg").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_has_all_its_words_apart_and_none_is_small(kind: str) -> None:
    drawn = drawing(scene_of(example(kind)))
    assert drawn.cut == ()
    assert overlaps(drawn) == []
    assert min(line.size for line in words_in(drawn)) >= 8


@settings(max_examples=300, deadline=None)
@given(ANY_SCENE)
def test_whatever_is_written_stays_in_the_field_and_is_told(values: dict[str, Any]) -> None:
    drawn = drawing(scene_of(values))
    for mark in drawn.marks:
        for point in points_of(mark):
            assert -0.1 <= point.x <= WIDE + 0.1, mark
            assert -0.1 <= point.y <= HIGH + 0.1, mark
    assert 0 < len(drawn.alt) <= LONGEST_ALT
    json.dumps(printed_scene(scene_of(values)))


@settings(max_examples=200, deadline=None)
@given(ANY_SCENE)
def test_no_words_cover_other_words(values: dict[str, Any]) -> None:
    assert overlaps(drawing(scene_of(values))) == []


@settings(max_examples=200, deadline=None)
@given(ANY_SCENE)
def test_words_that_had_no_room_are_told_to_the_editor(values: dict[str, Any]) -> None:
    drawn, said = drawing(scene_of(values)), json.dumps(values, ensure_ascii=False)
    shortened = [words.text for words in words_in(drawn) if words.text.endswith("…") and words.text not in said]
    assert bool(shortened) <= bool(drawn.cut), shortened


def test_a_name_of_several_words_stands_on_two_lines_and_is_not_shortened() -> None:
    dots = [{"ring": 1, "text": "Den som bokar vikarier"}]
    drawn = drawing(scene_of({"scene": "rings", "centre": "A", "rings": ["B", "C"], "dots": dots}))
    assert {"Den som", "bokar vikarier"} <= {words.text for words in words_in(drawn)}


@settings(max_examples=200, deadline=None)
@given(ANY_SCENE)
def test_the_svg_has_elements_and_attributes_of_its_own_only(values: dict[str, Any]) -> None:
    svg = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", scene_svg(drawing(scene_of(values))))
    known = {"svg", "g", "path", "rect", "circle", "ellipse", "text"}
    for element in ET.fromstring(svg).iter():  # noqa: S314 – what we have just made
        assert element.tag in known
        assert not {"style", "id"} & set(element.attrib)
        assert not any(name.startswith("on") for name in element.attrib)
        assert element.tag != "text" or not list(element)


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("rings", "Bengt i mitten"),
        ("lanes", "Söka, Vänta, Komplettera och Få svar. Komplettera är inringat"),
        ("wall", "tre grupper: ”Vem kommer?” med 5 lappar"),
        ("grid", "Dagens bild är inringad"),
        ("matrix", "Namnlappen ligger i Gör nu"),
        ("chain", "Därför att: Ritningen saknar mått"),
        ("card", "Ett ifyllt kort: Idékort. Namn: Kvällssamtalet"),
        ("table", "Ett bord sett uppifrån: en som leder, en som antecknar och sex som deltar"),
        ("pass", "3 av 4 rader på varje papper är ifyllda"),
        ("stage", "Grinden till Hallen"),
        ("weeks", "Prova på Gran: vecka 2–7"),
    ],
)
def test_the_alternative_names_the_main_thing(kind: str, named: str) -> None:
    assert named in drawing(scene_of(example(kind))).alt


@pytest.mark.parametrize(
    ("written", "column", "told"),
    [
        ("{scene: ring, centre: A}", 18, "Bilden ”ring” finns inte. Menade du ”rings”?"),
        ("{centre: A}", 1, "Fältet ”scene” saknas. Lägg till det."),
        ("rings", 10, "”picture” (Bild) ska ha fält under sig, indragna två steg: scene, centre, rings, dots."),
        (
            "{scene: rings, centre: A, rings: [B, C], dots: [{ring: 3, text: D}]}",
            51,
            "Ring 3 finns inte: bilden har två ringar.",
        ),
        (
            "{scene: rings, centre: A, rings: [B, C], dots: [{ring: 1, text: D}], lines: [[1, 2]]}",
            79,
            "Prick 2 finns inte: bilden har en prick.",
        ),
        (
            "{scene: matrix, across: A, up: B, quarters: [C, D, E, F], dots: [{x: 1, y: 2, tetx: G}]}",
            88,
            "Fältet ”tetx” finns inte. Menade du ”text”?",
        ),
        (
            "{scene: wall, groups: [{title: A, notes: 3}, {title: B, notes: 12}]}",
            73,
            "”notes” (Antal lappar) är 12 men får vara högst 9.",
        ),
        (
            "{scene: weeks, weeks: 4, rows: [{label: A, form: 1, to: 2}]}",
            53,
            "Fältet ”form” finns inte. Menade du ”from” (Från vecka)?",
        ),
        (
            "{scene: weeks, weeks: 4, rows: [{label: A, from: 3, to: 2}]}",
            66,
            "”to” (2) är före ”from” (3).",
        ),
        ("{scene: table, seats: [{who: ledare}]}", 39, "Rollen ”ledare” finns inte. Menade du ”leder”?"),
        (
            "{scene: grid, columns: 1, boxes: [{title: A}, {title: B}, {title: C}, {title: D}, {title: E}]}",
            36,
            "Rutorna blir 5 rader, men bilden har rum för högst 4. Öka ”columns”.",
        ),
        ("{scene: lanes, columns: [A, B, C]}", 1, "Ange ”rows”, ”curve” eller båda."),
    ],
)
def test_a_mistake_in_a_scene_is_told_in_its_place(written: str, column: int, told: str) -> None:
    with pytest.raises(ContentError) as caught:
        read(Content, parse(f"---\npicture: {written}\n---\n", "x.md"))
    (mistake,) = caught.value.mistakes
    assert str(mistake) == f"x.md:2:{column}: {told}"


def test_every_tone_has_its_colours_on_screen_and_on_paper() -> None:
    tones = {mark.tone for path in EXAMPLES for mark in drawing(scene_of(example(path.stem))).marks}
    css, typst = CSS.read_text("utf-8"), (press.TEMPLATES / "scene.typ").read_text("utf-8")
    assert {tone for tone in tones if f".scene__{tone}" not in css or f"\n  {tone}: (" not in typst} == set()


PAGE = b"""#import "/scene.typ": *
#set document(title: data.title)
#show: base
= Bilder
#for scene in data.scenes { scene-picture(scene, width: 60%, colour: rgb("#0b5d62")) }"""


def test_printed_scenes_are_figures_with_their_alternatives() -> None:
    """Typst itself holds the file to PDF/UA-1 and PDF/A-2a."""
    scenes = [printed_scene(scene_of(example(kind))) for kind in KINDS]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in folders()])
    compiler = typst.Compiler(
        PAGE,
        root=press.TEMPLATES,
        font_paths=fonts,
        sys_inputs={"data": json.dumps({"title": "Bilder", "scenes": scenes})},
    )
    made = compiler.compile(format="pdf", pdf_standards=setter.STANDARDS)
    assert isinstance(made, bytes)
    with pikepdf.open(BytesIO(made)) as document:
        parts = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
        told = [str(part["/Alt"]) for part in parts if "/Alt" in part]
    assert sorted(told) == sorted(scene["alt"] for scene in scenes)
