"""Templates show text as text by themselves; nobody has to remember it."""

from __future__ import annotations

import re
from pathlib import Path

from guide.text import markup

TEMPLATES = Path(__file__).parents[2] / "hooks/theme"
BY_HAND = re.compile(r"\|\s*(e|escape|forceescape|safe)\b|\bautoescape\b")


def test_no_template_escapes_by_hand_or_says_that_text_is_markup() -> None:
    by_hand = {file.name for file in TEMPLATES.rglob("*") if file.is_file() and BY_HAND.search(file.read_text("utf-8"))}
    assert by_hand == set()


def test_the_words_of_a_piece_of_markup_are_plain_text() -> None:
    words = markup.plain(markup.renderer()("Först.\n\nSen *och* &lt;b>."))
    assert words == "Först. Sen och <b>."
    assert type(words) is str
