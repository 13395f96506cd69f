"""Making prints: only what has changed, always the same, and nothing that content says is ever run."""

from __future__ import annotations

import dataclasses
import re
from io import BytesIO
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from commands import cards as command
from guide.cards.face import CASE_FIELDS
from guide.content.library import Library
from guide.content.method import Consideration, MethodStep
from guide.print import glyphs, pdfs, press, setter
from guide.print.case import story
from guide.text.mistakes import ContentError
from tests.printed import FLAT, POINT

from .conftest import Guide

SITE = "https://guide.example/"
LARGE = 14  # points: of a front, only its title is
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
    monkeypatch.setattr(setter, "done", lambda *_: pytest.fail("made again"))
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
    assert re.search(r"methods/enkat\.md:\d+:\d+: Materialet får inte plats på kortet i A6", told)
    assert re.search(r"Stegen, .* A4\. Korta med ungefär \d+ tecken\.", told)


@pytest.mark.parametrize("letters", [44, 320])
def test_no_word_leaves_its_card_however_long_it_is(library: Library, tmp_path: Path, letters: int) -> None:
    word = "x" * letters
    step = MethodStep(title=word[:60], do=word, say=word, screen="Skriv.")
    steps = (
        step,
        MethodStep(title="Visa", do="Visa.", screen="Visa."),
        MethodStep(title="Välj", do="Välj.", screen="V."),
    )
    values = {"summary": word[:160], "materials": (word,), "steps": steps, "stop": (word,), "result": word}
    cards = pdfs.cards(few(library, **values), {}, SITE, tmp_path, ["enkat"])
    for job, rim in (
        (pdfs.shop(library.vocabulary, "Kort", cards), 3 + 5),  # bleed and what is left empty within the cut
        (pdfs.sheets(library.vocabulary, "Kort", cards), 14),
        (pdfs.deck(library.vocabulary, "Kort", cards, "a5", "short"), 5),
    ):
        assert reach(press.pdf(job)) >= rim


def reach(pdf: bytes) -> float:
    """How near the left or right edge of its page any letter comes, in millimetres."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        near = [
            float(min(char["x0"], page.width - char["x1"])) * POINT
            for page in document.pages
            for char in page.chars
            if abs(char["matrix"][1]) < FLAT and char["text"].strip()
        ]
    return min(near)


@pytest.mark.parametrize("title", ["Vet vi eller tror vi?", "Spelregler på tio minuter", "Visa mig hur du gör nu"])
def test_a_title_of_two_lines_ends_with_no_lone_short_word(library: Library, tmp_path: Path, title: str) -> None:
    cards = pdfs.cards(few(library, title=title), {}, SITE, tmp_path, ["enkat"])
    with pdfplumber.open(BytesIO(press.pdf(pdfs.shop(library.vocabulary, "Kort", cards)))) as document:
        lines = document.pages[0].filter(lambda piece: piece.get("size", 0) > LARGE).extract_text_lines()
    assert [" ".join(line["text"].split()) for line in lines] != [title]
    widths = [line["x1"] - line["x0"] for line in lines]
    assert min(widths) > max(widths) / 2


def test_a_title_that_no_line_holds_is_told_instead_of_running_over_the_edge(library: Library, tmp_path: Path) -> None:
    with pytest.raises(
        ContentError, match=r"methods/enkat\.md:.* Namnet får inte plats på kortet i A6\. Korta det längsta"
    ):
        pdfs.cards(few(library, title="x" * 44), {}, SITE, tmp_path, ["enkat"])


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
    assert command.main(whole_guide.root, ["--select", "enkat tyst-rum", "--out", str(out)]) == 0
    read = text(out.read_bytes())
    assert "Enkät: så gör ni" in read
    assert "Problemkort" in read
    assert "hur kan vi …?" in read


def test_a_finished_case_tells_its_story_and_asks_what_to_take_from_it(library: Library, tmp_path: Path) -> None:
    story, problem = (dataclasses.replace(library, cases={id: library.cases[id]}) for id in ("laxhjalp", "tyst-rum"))
    files = pdfs.jobs(story, [], SITE, pdfs.cards_of_cases(story, {}, SITE, tmp_path))
    assert pdfs.cases_address("problem") not in files
    assert '"title":"Fallkort: ' in files[pdfs.case_address("laxhjalp")].data
    read = text(press.pdf(files[pdfs.cases_address("case")]))
    assert "Barnen hade ingenstans att läsa." in read
    assert "Hur det gick Fler kom." in read
    assert "vad tar vi med oss?" in read
    assert "Hur kan vi …" not in read
    for guide in (story, problem):
        cards = pdfs.cards_of_cases(guide, {}, SITE, tmp_path)
        assert {address for address in pdfs.jobs(guide, [], SITE, cards) if "kort-a6" in address} <= pdfs.card_files(
            guide
        )


@pytest.mark.parametrize(
    ("text", "whole", "lead"),
    [
        ("Vi frågade. Alla svarade.\n\nSedan gick vi.", "Vi frågade. Alla svarade.", "Vi frågade."),
        ("Två saker:[^a]\n\n- Fråga.\n- Visa.\n\nOch mer.\n\n[^a]: Källan.", "Två saker: Fråga. Visa.", None),
        ("Vi prövade. Den skulle:\n\n- synas\n- höras", "Vi prövade. Den skulle: synas och höras", "Vi prövade."),
    ],
)
def test_a_story_keeps_the_list_that_it_promises(library: Library, text: str, whole: str, lead: str | None) -> None:
    case = library.cases["laxhjalp"]
    field = next(field for field in CASE_FIELDS if field.heading in case.sections)
    told = dataclasses.replace(
        case, document=dataclasses.replace(case.document, body=f"## {field.heading}\n\n{text}\n")
    )
    (part,) = story(told)
    assert (part.text, part.lead) == (whole, lead or whole)


def test_a_problem_too_long_for_its_card_is_told_with_its_field(library: Library, tmp_path: Path) -> None:
    case = library.cases["kortare-ko"]
    long = dataclasses.replace(case, data=case.data.model_copy(update={"open_to": "Alla kommuner. " * 60}))
    with pytest.raises(ContentError, match=r"cases/kortare-ko\.md:.*Det som är öppet för andra får inte plats"):
        pdfs.cards_of_cases(dataclasses.replace(library, cases={case.id: long}), {}, SITE, tmp_path)


def test_a_misspelt_card_is_not_guessed_but_suggested(whole_guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(whole_guide.root, ["--select", "pillot kortare-koo"]) == 1
    told = capsys.readouterr().err
    assert "Menade du ”pilot”?" in told
    assert "Menade du ”kortare-ko”?" in told
