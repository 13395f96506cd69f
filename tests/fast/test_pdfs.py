"""Making prints: only what has changed, always the same, and nothing that content says is ever run."""

from __future__ import annotations

import dataclasses
from io import BytesIO
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from commands import cards as command
from guide.content.library import Library
from guide.content.method import Consideration, MethodStep
from guide.print import glyphs, pdfs, press
from guide.text.mistakes import ContentError

from .conftest import Guide

SITE = "https://guide.example/"
HOSTILE = [
    '#panic("x") #read("/etc/passwd")',
    "$ x^2 $ <script>alert(1)</script>",
    "[länk](javascript:alert(1)) ![bild](file:///etc/passwd)",
    '"); #eval("1+1") // \\#let x = 1 @ref <label>',
    "{{ config }} {% raw %} = Rubrik - punkt",
]


def few(library: Library, **values: object) -> Library:
    """Three methods, one of them with other values."""
    methods = {id: library.methods[id] for id in ("enkat", "djupintervju", "pilot")}
    for id, method in methods.items():
        methods[id] = dataclasses.replace(method, data=method.data.model_copy(update={"related": (), "next": ()}))
    enkat = methods["enkat"]
    methods["enkat"] = dataclasses.replace(enkat, data=enkat.data.model_copy(update=values))
    return dataclasses.replace(library, methods=methods, cases={}, programmes={}, courses={})


def made(library: Library, cache: Path, format: str = "a6") -> bytes:
    cards = pdfs.cards(library, {}, SITE, cache)
    return press.pdf(pdfs.deck(library.vocabulary, "Kort", cards, format, "long"))


def text(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as document:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in document.pages)


def test_what_is_made_once_is_not_made_again(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cards = pdfs.cards(few(library), {}, SITE, tmp_path)
    jobs = {
        "a.pdf": pdfs.deck(library.vocabulary, "Kort", cards, "a6", "long"),
        "b.pdf": pdfs.sheets(library.vocabulary, "Kort", cards),
    }
    told: list[tuple[int, int]] = []
    first = pdfs.make(jobs, tmp_path, lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    monkeypatch.setattr(press, "typeset", lambda *_: pytest.fail("made again"))
    monkeypatch.setattr(press, "answers", lambda *_: pytest.fail("measured again"))
    assert pdfs.make(jobs, tmp_path, lambda *_: pytest.fail("nothing to tell")) == first
    assert pdfs.cards(few(library), {}, SITE, tmp_path) == cards


def test_what_is_printed_no_more_leaves_the_cache(library: Library, tmp_path: Path) -> None:
    cards = pdfs.cards(few(library), {}, SITE, tmp_path)
    for title in ("Ett", "Två"):
        pdfs.make({"a.pdf": pdfs.sheets(library.vocabulary, title, cards)}, tmp_path, lambda *_: None)
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_the_same_cards_give_the_same_bytes(library: Library, tmp_path: Path) -> None:
    assert made(few(library), tmp_path / "a") == made(few(library), tmp_path / "b")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_printed_as_text(library: Library, tmp_path: Path, hostile: str) -> None:
    step = MethodStep(title=hostile[:60], do=hostile, say=hostile, screen="Skriv.")
    note = Consideration(topic="barn", text=hostile)
    values = {"title": hostile[:60], "summary": hostile, "materials": (hostile,), "considerations": (note,)}
    pdf = made(few(library, steps=(step, step, step), **values), tmp_path)
    read = text(pdf)
    assert "root:" not in read
    assert hostile.split(maxsplit=1)[0] in read
    with pikepdf.open(BytesIO(pdf)) as document:
        links = [str(o["/URI"]) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/URI" in o]
    assert all(link.startswith(("https://", "http://", "mailto:")) for link in links)


def test_text_too_long_for_the_card_is_told_with_its_field(library: Library, tmp_path: Path) -> None:
    long = MethodStep(title="Skriv", do="mycket text " * 900, screen="Skriv.")
    with pytest.raises(ContentError) as error:
        made(few(library, steps=(long,) * 3, materials=("papper " * 400,)), tmp_path)
    told = str(error.value)
    assert "methods/enkat.md:" in told
    assert "Materialet får inte plats" in told
    assert "Stegen" in told


def test_a_character_that_the_letters_lack_is_told_at_its_place(library: Library) -> None:
    method = library.methods["enkat"]
    values = {**method.document.values, "summary": "Fråga många 🦊"}
    strange = dataclasses.replace(method, document=dataclasses.replace(method.document, values=values))
    (mistake,) = glyphs.unprintable(dataclasses.replace(library, methods={"enkat": strange}))
    assert "”🦊” (U+1F98A)" in mistake.message
    assert mistake.path == "methods/enkat.md"


@pytest.mark.parametrize(
    "text",
    ["Gulahallan ŋ Ŋ ŧ Ŧ đ", "Giehtagirji á ï", "Tjaelemegïele", "ייִדיש", "Привіт", "Ελληνικά", "steg → nästa ✓"],
)
def test_letters_of_the_national_minorities_and_arrows_are_printed(library: Library, text: str) -> None:
    method = library.methods["enkat"]
    values = {**method.document.values, "summary": text}
    written = dataclasses.replace(method, document=dataclasses.replace(method.document, values=values))
    assert list(glyphs.unprintable(dataclasses.replace(library, methods={"enkat": written}))) == []


def test_all_that_cannot_be_printed_in_a_field_is_told_in_one_line(library: Library) -> None:
    method = library.methods["enkat"]
    values = {**method.document.values, "summary": "Fråga 🦊 och 🐻 och 🦊"}
    strange = dataclasses.replace(method, document=dataclasses.replace(method.document, values=values))
    (mistake,) = glyphs.unprintable(dataclasses.replace(library, methods={"enkat": strange}))
    assert mistake.message == (
        "Tecknen ”🦊” (U+1F98A) och ”🐻” (U+1F43B) går inte att trycka. Ta bort dem eller skriv dem med ord."
    )


def test_a_choice_of_cards_is_printed_from_the_command_line(
    whole_guide: Guide, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "kort.pdf"
    assert command.main(whole_guide.root, ["--select", "pilot, enkat", "--format", "a4", "--out", str(out)]) == 0
    with pikepdf.open(out) as document:
        assert len(document.pages) == 4  # two sheets, front and back
    assert "2 kort" in capsys.readouterr().out


def test_a_plan_s_methods_and_problems_are_printed_together(whole_guide: Guide, tmp_path: Path) -> None:
    out = tmp_path / "kort.pdf"
    assert command.main(whole_guide.root, ["--select", "enkat kortare-ko", "--out", str(out)]) == 0
    read = text(out.read_bytes())
    assert "Enkät: så gör ni" in read
    assert "Kortare kö till lägret" in read
    assert "hur kan vi …?" in read


def test_a_problem_too_long_for_its_card_is_told_with_its_field(library: Library, tmp_path: Path) -> None:
    case = library.cases["kortare-ko"]
    long = dataclasses.replace(case, data=case.data.model_copy(update={"open_to": "Alla kommuner. " * 60}))
    with pytest.raises(ContentError, match=r"cases/kortare-ko\.md:.*Det som är öppet för andra får inte plats"):
        pdfs.problem_cards(dataclasses.replace(library, cases={case.id: long}), {}, SITE, tmp_path)


def test_a_misspelt_card_is_not_guessed_but_suggested(whole_guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(whole_guide.root, ["--select", "pillot kortare-koo"]) == 1
    told = capsys.readouterr().err
    assert "Menade du ”pilot”?" in told
    assert "Menade du ”kortare-ko”?" in told
