"""A guide of one's own is made of ours by changing `mkdocs.yml` and content where it must, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from commands import my_guide
from guide.content import reader
from guide.content.library import Library
from guide.editor import own_guide
from guide.editor.places import Places, applied, scalar
from guide.editor.trimming import trimmed
from guide.editor.wishes import Wishes, refusals, wanted_steps
from tests.conftest import OWN

from .conftest import Guide

STEPS = "Möta=lyssna+samla, Skissa, Pröva=prova, Sprida, Fira"


def wishes(library: Library, *methods: str, steps: str = STEPS, **others: Any) -> Wishes:
    usual = Wishes(
        name="Kompassen",
        organisation="Provköping",
        accent="#0b4a4e",
        accent_on_dark="#93d7d1",
        repository="https://codeberg.org/provkoping/kompassen",
        site="https://kompassen.example",
        steps=wanted_steps(steps, library.vocabulary),
        methods=methods or tuple(library.methods),
    )
    return Wishes(**{**usual.__dict__, **others})


def made(library: Library, folder: Path, wanted: Wishes) -> Library:
    assert list(refusals(wanted, library)) == []
    my_guide.make(OWN, library, wanted, folder / "kompassen")
    return reader.load(folder / "kompassen")


@pytest.mark.parametrize("everything", [True, False])
@pytest.mark.parametrize("methods", [(), ("enkat",), ("tre-prickar", "brainwriting", "djupintervju")])
def test_whatever_is_chosen_nothing_refers_to_what_is_gone(
    methods: tuple[str, ...], everything: bool, own_library: Library, tmp_path: Path
) -> None:
    wanted = wishes(own_library, *methods, cases=everything, programmes=everything)
    new = made(own_library, tmp_path, wanted)
    assert tuple(new.methods) == tuple(sorted(wanted.methods))
    assert bool(new.cases) == bool(new.programmes) == bool(new.courses) == everything
    assert {sheet.data.method for sheet in new.worksheets.values()} <= set(new.methods)
    assert new.vocabulary.ids("steps") == ["mota", "skissa", "prova", "sprida", "fira"]


def test_methods_go_to_the_step_that_takes_theirs(own_library: Library, tmp_path: Path) -> None:
    new = made(own_library, tmp_path, wishes(own_library))
    took = {id for id, method in own_library.methods.items() if method.data.step in ("lyssna", "samla")}
    assert {id for id, method in new.methods.items() if method.data.step == "mota"} == took
    step = new.vocabulary.steps[0]
    assert (step.name, step.colour) == ("Möta", own_library.vocabulary.steps[0].colour)
    assert new.pages["docs/steg/mota.md"].data.title == "Möta"
    assert new.vocabulary.steps[4].question == "Vad gör ni i steget Fira?"


STORY = """---
title: Skolan
description: En sida i guiden som bara finns för att provas.
template: story.html
story:
  place: Skolan
  about: Eleverna väntar.
  parts: [{method: enkat, text: Först.}, {method: rollspel, text: Sedan.}]
  end: Klart.
---
"""
EASY = """---
title: Lyssna, lättläst
description: En sida i guiden som bara finns för att provas.
template: easy.html
step: lyssna
easy_for: steg/lyssna.md
---
"""


@pytest.mark.parametrize(
    ("methods", "steps", "stays"),
    [
        ((), STEPS, True),
        (("enkat", "rollspel"), STEPS, True),
        (("enkat",), STEPS, False),
        (("enkat", "rollspel"), "Pröva=prova, Möta=lyssna+samla", False),
    ],
)
def test_a_story_stays_where_it_can_be_told_and_easy_words_about_a_step_go_with_it(
    methods: tuple[str, ...], steps: str, stays: bool, whole_guide: Guide
) -> None:
    whole_guide.write("docs/exempel/skolan.md", STORY)
    whole_guide.write("docs/aaa/lyssna.md", EASY)
    library = whole_guide.load()
    paths = [reader.CONFIG, *(entry.path for entry in library.entries)]
    texts = {path: (whole_guide.root / path).read_text("utf-8") for path in paths}
    files = own_guide.own_files(library, texts, wishes(library, *methods, steps=steps))
    assert ("docs/exempel/skolan.md" in files) == stays
    assert "docs/aaa/lyssna.md" not in files
    assert "template: step.html" in files["docs/steg/mota.md"]


def test_settings_keep_their_layout_and_every_comment(own_library: Library, tmp_path: Path) -> None:
    made(own_library, tmp_path, wishes(own_library, short="Komp", steps=", ".join(own_library.vocabulary.ids("steps"))))
    old = (OWN / "mkdocs.yml").read_text("utf-8").splitlines()
    new = (tmp_path / "kompassen/mkdocs.yml").read_text("utf-8").splitlines()
    changed = [line.split(":")[0].strip() for line in new if line not in old]
    names = ["site_name", "site_url", "short", "accent", "accent_on_dark", "repository", "branch", "contact"]
    assert changed == [*names, "by", "owner"]
    assert len(new) == len(old)


def test_files_that_nothing_changes_in_stay_as_they_are(own_library: Library, tmp_path: Path) -> None:
    steps = ", ".join(own_library.vocabulary.ids("steps"))
    made(own_library, tmp_path, wishes(own_library, steps=steps, cases=True, programmes=True))
    for entry in own_library.entries:
        if not getattr(entry.data, "formerly", ()):
            assert (tmp_path / "kompassen" / entry.path).read_bytes() == (OWN / entry.path).read_bytes(), entry.path


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"accent": "#2f80c2"}, "Färgen #2f80c2 har kontrasten 4,2:1 mot vitt. Välj en mörkare färg, minst 7:1."),
        ({"accent": "röd"}, "Färgen ”röd” ska skrivas som #0b4a4e: ett nummertecken och sex siffror eller a–f."),
        ({"methods": ("enkatt",)}, "Metoden ”enkatt” finns inte. Menade du ”enkat”?"),
        ({"methods": ()}, "Välj minst en metod: --methods."),
        ({"name": "Region Västernorrlands metodbank"}, "”Region Västernorrlands metodbank” är för långt för korten. "),
        ({"logo": "var.bmp"}, "Logotypen ”var.bmp” har fel format. Den ska sluta på något av .svg, .jpg, "),
        ({"site": "kompassen"}, "”kompassen” är ingen adress till en webbplats."),
        ({"repository": "https://git.prov.example/a/b"}, "Adressen säger inte vad det är för sorts forge."),
        ({"mailbox": "guiden"}, "”guiden” är ingen e-postadress."),
        ({"forge": "svn"}, "Forgen ”svn” finns inte. Välj bland: github, "),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_cannot_be_is_refused_in_one_line(change: dict[str, Any], told: str, own_library: Library) -> None:
    (line,) = refusals(wishes(own_library, **change), own_library)
    assert line.startswith(told)


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("Skissa, Pröva, Sprida, Samla", "Säg vart 4 metoder i steget ”Lyssna” ska, "),
        ("A=lyssna+samla, B=skissa+prova+sprida, C=samla", "Steget ”Samla” går bara upp i ett nytt steg, inte i två."),
        ("A=lyssna+samla+skissa+prova+sprida+hoppa", "Steget ”hoppa” finns inte."),
        ("A=lyssna+samla, A=skissa+prova+sprida", "Steget ”A” behöver ett namn som inget annat steg har."),
        ("lyssna, samla, skissa, prova, sprida, fira", "Ange ett till fem steg."),
    ],
)
def test_steps_that_cannot_be_are_refused(steps: str, told: str, own_library: Library) -> None:
    (line,) = refusals(wishes(own_library, steps=steps), own_library)
    assert line.startswith(told)


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "min.txt").write_text("Min.")
    assert my_guide.main(OWN, ["--steps", STEPS, "--into", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"Mappen {tmp_path} är inte tom. Ange en ny med --into.\n"


def test_whoever_gives_no_argument_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {"Vad heter": "Kompassen", "Vilka metoder": "enkat", "Vilka steg": "Lära, Sprida", "I vilken": tmp_path}
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next((str(said) for start, said in answers.items() if question.startswith(start)), "")

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("commands.check.main", lambda *_: 0)
    assert my_guide.main(OWN) == 0
    assert "Vart ska metoderna i Lyssna (Enkät)? [Lära] " in asked
    assert "Kompassen ligger i" in capsys.readouterr().out
    assert reader.load(tmp_path).methods["enkat"].data.step == "lara"


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("Först det här. Ta då [B](b.md). Sedan det där.\n", "Först det här. Sedan det där.\n"),
        ("Börja. Ta [A](a.md) eller [B](b.md).\n", "Börja. Ta [A](a.md) eller B.\n"),
        ("Börja. Vill du mer? Läs [B](b.md). Sluta.\n", "Börja. Sluta.\n"),
        ("- **Ett.** Läs [B](b.md).\n- Två.\n", "- Två.\n"),
        ("Bra är [B](methods/b.md).\n", "Bra är B.\n"),
        ("Ett.\n\n## Borta\n\nLäs [B](b.md).\n\n## Kvar\n\nTvå.\n", "Ett.\n\n## Kvar\n\nTvå.\n"),
        ("Ett. Läs [B](b.md).[^k]\n\n## Källor\n\n[^k]: Boken.\n", "Ett.\n"),
        ("Ett.\n\n{# bara här #}\nOm oss.\n{# hit #}\n\nTvå.\n", "Ett.\n\nTvå.\n"),
    ],
)
def test_what_leads_nowhere_goes_with_its_sentence(body: str, left: str) -> None:
    def fate(words: str, href: str) -> str | None:
        return None if href.endswith("b.md") else f"[{words}]({href})"

    assert trimmed(body, fate, is_ours=True) == left


def test_a_heading_that_has_to_stand_keeps_its_text() -> None:
    assert trimmed("## Varför\n\nLäs [B](b.md).\n", lambda *_: None, is_ours=False) == "## Varför\n\nLäs B.\n"


@pytest.mark.parametrize(
    ("text", "path", "left"),
    [
        ("a: 1\nb:\n  - x\n  - y\n# om c\nc: 2\n", ("b",), "a: 1\n# om c\nc: 2\n"),
        ("a: {b: 1, c: [x]}  # kvar\n", ("a", "b"), "a: {c: [x]}  # kvar\n"),
        ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "b"), "a:\n  - c: 2\n"),
        ("a: >-\n  två\n  rader\n\nb: 1\n", ("a",), "\nb: 1\n"),
    ],
)
def test_a_key_goes_and_its_neighbours_stay(text: str, path: tuple[str | int, ...], left: str) -> None:
    places = Places(text, yaml.compose(text))
    assert applied(text, places.without_key(*path)) == left


@pytest.mark.parametrize("value", ["Kompassen", "Guide: två", "true", "2026", "En ”sak”", "# nej", "Å", "Möta & lära"])
def test_a_value_is_read_as_it_was_said(value: str) -> None:
    assert yaml.safe_load(f"a: {scalar(value)}") == {"a": value}
