"""Advice names what to change; right texts get none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from guide.content.privacy import personal_data
from guide.review import readability, spelling
from guide.review.advice import advice, ahead, due

from .conftest import Guide

TODAY = date(2026, 11, 22)
CASE = "cases/ett-fall.md"


def told(guide: Guide, today: date = TODAY, spells: spelling.Speller | None = None) -> list[str]:
    return [str(mistake) for mistake in advice(guide.load(), today, spells)]


def test_a_guide_in_plain_swedish_gets_no_advice(guide: Guide) -> None:
    assert told(guide) == []


@pytest.mark.parametrize(("mailbox", "count"), [("anna.andersson", 1), ("info.bygglov", 0), ("bygglov-info", 0)])
def test_an_address_that_looks_like_somebody_s_own_is_told(guide: Guide, mailbox: str, count: int) -> None:
    guide.replace(CASE, "organisation: Exempelkommunen}", f"organisation: Ett, email: {mailbox}@kommunen.example}}")
    found = told(guide)
    assert len(found) == count
    assert all("funktionsbrevlåda" in line for line in found)


def test_lix_is_words_a_sentence_and_long_words() -> None:
    # Five words, one sentence, two of them longer than six letters: 5 + 100 · 2 / 5.
    assert readability.measure("Katten hoppade över det höga staketet.").lix == round(6 + 100 * 2 / 6)


def test_markup_is_not_read_as_words() -> None:
    text = "## Rubrik\n\n- [Ett ord](https://exempel.example/a)[^kalla]\n- **Två** ord\n\n| a | b |\n"
    assert [sentence.text for sentence in readability.measure(text).sentences] == ["Ett ord", "Två ord"]


def test_what_a_card_lacks_is_told_in_one_line(guide: Guide) -> None:
    guide.replace("methods/enkat.md", "group_difficulty: latt\n", "")
    guide.replace("methods/enkat.md", "\n## Exempel\n", "\n### Exempel\n")
    (line,) = told(guide)
    assert line == (
        "methods/enkat.md:1:1: Kortet saknar ”group_difficulty” och ”Exempel”. "
        "Den som leder för första gången behöver det."
    )


def test_a_hard_section_is_told_with_its_longest_sentence(guide: Guide) -> None:
    hard = "Verksamhetsutvecklarnas kompetensförsörjningsplanering förutsätter organisationsövergripande "
    hard += "samverkansstrukturer beträffande " * 20
    guide.replace(CASE, "Med papper.", f"Med papper.\n\n{hard}resurstilldelning.")
    (line,) = told(guide)
    assert line.startswith("cases/ett-fall.md:28:1: Avsnittet är svårläst (LIX 1")
    assert "”Verksamhetsutvecklarnas" in line


def test_a_method_of_clipped_sentences_is_told_to_join_them(guide: Guide) -> None:
    guide.replace("methods/enkat.md", "För att veta.", "Skriv en fråga. " * 40)
    (line,) = told(guide)
    assert line.startswith("methods/enkat.md:15:1: Texten är hackig: 3,")
    assert "”eftersom”, ”så att” eller ”men”" in line


def test_a_method_whose_sentences_carry_their_reasons_is_left_alone(guide: Guide) -> None:
    joined = "Skriv en enda fråga i taget, eftersom den som svarar annars blandar ihop dem. "
    guide.replace("methods/enkat.md", "För att veta.", joined * 40)
    assert told(guide) == []


def test_a_long_summary_and_an_old_review_are_told(guide: Guide) -> None:
    guide.replace(CASE, "lärde sig något.", f"lärde sig något {'mer och ' * 13}mer.")
    assert [line.partition(" ")[0] for line in told(guide)] == ["cases/ett-fall.md:3:10:"]
    assert any("20 november 2026" in line for line in told(guide, date(2029, 1, 1)))


def test_content_is_due_two_years_after_its_review() -> None:
    assert due(date(2024, 2, 29)) == date(2026, 2, 28)


def test_steps_in_the_passive_are_told(guide: Guide) -> None:
    assert readability.passives("Lapparna samlas in och skrivs av. Alla träffas sedan i en ring.") == [
        "samlas",
        "skrivs",
    ]


def test_an_alternative_text_that_says_nothing_is_told(guide: Guide) -> None:
    (guide.root / "docs/assets/bilder").mkdir(parents=True)
    Image.new("RGB", (8, 8)).save(guide.root / "docs/assets/bilder/tavla.png")
    guide.replace(CASE, "status: testas", "status: testas\nimage: {file: tavla.png, alt: Bild på en tavla, credit: Vi}")
    assert "Beskriv vad bilden visar" in told(guide)[0]


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    (tmp_path / "sv_SE.aff").write_text("SET UTF-8\n")
    (tmp_path / "sv_SE.dic").write_text("7\nnågot\nbehövde\nbli\nbättre\nvi\nfrågade\npapper\n")
    return tmp_path / "sv_SE"


def test_a_misspelt_word_is_told_once_at_its_place(guide: Guide, dictionary: Path) -> None:
    guide.replace(CASE, "Något behövde bli bättre.", "Något behövde bli bätre, bätre.")
    lines = told(guide, spells=spelling.speller(dictionary))
    assert [line for line in lines if "”bätre”" in line] == [
        "cases/ett-fall.md:18:19: Ordet ”bätre” finns inte i ordlistan. "
        "Är det rätt, lägg till det i hooks/guide/review/words.txt."
    ]


def test_compounds_of_known_words_and_our_own_words_are_right(dictionary: Path) -> None:
    spells = spelling.speller(dictionary)
    assert spells("papperbättre") and spells("brainwriting") and not spells("metdo")


def luhn(digits: str) -> int:
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(digits))
    return -sum(number // 10 + number % 10 for number in doubled) % 10


birthdays = st.dates(date(1930, 1, 1), date(2025, 12, 31))
separators = st.sampled_from(["", "-", " ", " - ", "–"])


def test_a_review_dated_in_the_future_is_a_mistake_until_that_day(guide: Guide) -> None:
    guide.replace("cases/ett-fall.md", "reviewed: 2026-11-20", "reviewed: 2027-11-20")
    library = guide.load()
    assert [str(each) for each in ahead(library, date(2026, 11, 26))] == [
        "cases/ett-fall.md:13:11: Granskningen är daterad 20 november 2027, som inte har varit. "
        "Skriv dagen då texten lästes."
    ]
    assert ahead(library, date(2027, 11, 20)) == []


@given(birthdays, st.integers(1, 999), separators, st.booleans(), st.sampled_from([0, 60]))
def test_every_number_with_the_right_check_digit_is_found(
    day: date, serial: int, separator: str, century: bool, coordination: int
) -> None:
    short = f"{day:%y%m}{day.day + coordination:02}"
    digits = f"{short}{serial:03}"
    written = f"{day.year // 100 if century else ''}{short}{separator}{serial:03}{luhn(digits)}"
    wrong = f"{short}{separator}{serial:03}{(luhn(digits) + 1) % 10}"
    assert [mistake.column for mistake in personal_data("x", f"Nr {written}.")] == [4]
    assert not [mistake for mistake in personal_data("x", f"Nr {wrong}.") if "personnummer" in mistake.message]
