"""What a check found reaches people, forges and programs as it is, whatever stands in it."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from commands import check
from guide.review import spelling
from guide.review.reports import REPORT_FORMATS, Report, as_github, as_json, as_text
from guide.review.reports import as_markdown as summary
from guide.text.mistakes import Mistake

from .conftest import Guide

MISTAKE = Mistake("cases/ett-fall.md", 3, 5, "Fältet ”status” saknas.")
ADVICE = Mistake("cases/ett-fall.md", 9, 1, "Långt.")
mistakes = st.builds(Mistake, st.text(min_size=1), st.integers(1, 9), st.integers(1, 9), st.text())


def test_text_has_a_line_each_and_a_count() -> None:
    assert as_text(Report([MISTAKE], [ADVICE], 2)).splitlines() == [
        "cases/ett-fall.md:3:5: Fältet ”status” saknas.",
        "cases/ett-fall.md:9:1: Råd: Långt.",
        "1 fel och 1 råd i 2 filer.",
    ]


def test_a_forge_gets_annotations() -> None:
    assert as_github(Report([MISTAKE], [ADVICE], 2)).splitlines()[:2] == [
        "::error file=cases/ett-fall.md,line=3,col=5,title=Fel::Fältet ”status” saknas.",
        "::notice file=cases/ett-fall.md,line=9,col=1,title=Råd::Långt.",
    ]


@given(mistakes)
def test_no_text_becomes_a_command_of_its_own(mistake: Mistake) -> None:
    written = as_github(Report([mistake], [], 1))
    lines = re.split(r"\r\n|\r|\n", written)
    assert len(lines) == 2
    place = lines[0].removeprefix("::error ").partition("::")[0]
    assert place.count(",") == 3


@given(mistakes)
def test_programs_read_back_what_was_found(mistake: Mistake) -> None:
    found = json.loads(as_json(Report([mistake], [], 1)))
    assert found["mistakes"] == [
        {"path": mistake.path, "line": mistake.line, "column": mistake.column, "message": mistake.message}
    ]


@pytest.mark.parametrize("message", ["<img src=x onerror=alert(1)>", "@alla ![x](https://ont.example) #7", "`$(id)`"])
def test_a_comment_shows_what_was_typed_as_text(message: str) -> None:
    html = markdown(summary(Report([Mistake("x.md", 1, 1, message)], [], 1)))
    shown = html.partition("</code> ")[2].partition("</li>")[0]
    assert "<" not in shown
    assert "@" not in summary(Report([Mistake("x.md", 1, 1, message)], [], 1))


def test_a_comment_says_what_to_do() -> None:
    told = summary(Report([MISTAKE, MISTAKE], [], 1))
    assert told.startswith("## Tack! 2 saker behöver ändras")
    assert "klicka på pennan" in told


def test_a_comment_of_a_thousand_mistakes_stays_short() -> None:
    told = summary(Report([MISTAKE] * 1000, [], 1))
    assert "… och 950 till" in told


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes seconds to read, and `tests/site` reads it."""
    monkeypatch.setattr(spelling, "speller", lambda: None)


@pytest.mark.usefixtures("no_dictionary")
def test_the_command_fails_on_a_mistake_and_not_on_advice(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    guide.replace("cases/ett-fall.md", "reviewed: 2026-11-20", "reviewed: 2020-01-01")
    assert check.main(guide.root) == 0
    assert "2020" in capsys.readouterr().out


@pytest.mark.parametrize("format", REPORT_FORMATS)
def test_every_format_fails_on_a_mistake(guide: Guide, format: str) -> None:
    guide.replace("cases/ett-fall.md", "status: testas", "status: Testas")
    assert check.main(guide.root, ["--format", format, "--no-advice"]) == 1


@pytest.mark.usefixtures("no_dictionary")
def test_advice_is_given_on_the_files_that_are_asked_for(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    guide.replace("cases/ett-fall.md", "reviewed: 2026-11-20", "reviewed: 2020-01-01")
    check.main(guide.root, ["methods/enkat.md"])
    assert "2020" not in capsys.readouterr().out
