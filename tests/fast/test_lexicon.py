from __future__ import annotations

from pathlib import Path

import pytest

from guide.data.lexicon import Lookups, lexicon, words_of

AFF = """SET UTF-8
COMPOUNDMIN 2
COMPOUNDPERMITFLAG W
COMPOUNDBEGIN X
COMPOUNDEND Y
ONLYINCOMPOUND Z
SFX E Y 3
SFX E 0 n .
SFX E 0 t .
SFX E 0 r .
SFX B Y 2
SFX B 0 et .
SFX B 0 en .
SFX v Y 1
SFX v 0 s/XZW .
"""
DIC = """8
möte/EYv
mötet
användare/E
användar/XZ
resa/EY
plats/BY
kort/BXY
idé/EXY
"""


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    for ending, text in ((".aff", AFF), (".dic", DIC)):
        (tmp_path / f"prov{ending}").write_text(text, "utf-8")
    return tmp_path / "prov"


def test_the_forms_of_a_word_have_one_root(dictionary: Path) -> None:
    found = lexicon(["möte", "mötet", "möten"], {}, dictionary)
    assert found == {"forms": {"möte": "möten mötet"}, "parts": {}}


def test_a_compound_is_told_with_what_its_parts_are_alone(dictionary: Path) -> None:
    found = lexicon(
        ["mötesplats", "mötesplatsen", "användare", "användaresa", "användarresa", "idékort"], {}, dictionary
    )
    assert found["parts"] == {"användarresa": "användare resa", "idékort": "idé kort", "mötesplats": "möte plats"}
    assert found["forms"]["mötesplats"] == "mötesplatsen"


def test_only_words_of_ours_and_their_parts_leave_the_dictionary(dictionary: Path) -> None:
    found = lexicon(["idékort", "Trollhättan", "qwerty"], {}, dictionary)
    assert set(found["forms"]) == {"idékort", "idé", "kort"}


def test_a_dictionary_is_not_asked_again_of_what_it_has_answered(dictionary: Path, tmp_path: Path) -> None:
    answers: Lookups = {}
    words = ["möte", "mötet", "mötesplats", "qwerty"]
    asked = lexicon(words, answers, dictionary)
    assert lexicon(words, answers, tmp_path / "ingen") == asked
    with pytest.raises(OSError, match="ingen"):
        lexicon([*words, "resa"], answers, tmp_path / "ingen")


def test_words_are_taken_in_lower_case_and_without_figures() -> None:
    assert words_of("Möte 4, möte: IDÉ2 å-ä") == {"möte", "idé", "å", "ä"}
