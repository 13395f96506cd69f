"""A dictionary read bit by bit knows what the library knows that reads all of it at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from spylls.hunspell import Dictionary

from guide.text.dictionary import hunspell

ONE_SUFFIX = """SET UTF-8
COMPOUNDPERMITFLAG W
COMPOUNDBEGIN X
COMPOUNDEND Z
ONLYINCOMPOUND Y
SFX A Y 2
SFX A 0 en/Z [^e]
SFX A e en/Z e
SFX B Y 1
SFX B 0 s/WX .
"""
TWO_SUFFIXES = f"{ONE_SUFFIX}SFX C Y 1\nSFX C 0 ar/A .\n"
ENTRIES = "6\nmöte/ABZ\nledare/BXZ\nplan/ACZ\nplan/BX\nhus/Z\nad hoc\n"
WORDS = (
    *("möte", "möten", "mötes", "möteen", "planen", "planar", "planaren", "planledare", "mötesledare", "ledaremöten"),
    *("hus", "husen", "planshus", "ad hoc", "MÖTE", "Möten", ""),
)


@pytest.mark.parametrize("affixes", [ONE_SUFFIX, TWO_SUFFIXES])
def test_words_and_the_words_they_are_forms_of_are_those_of_the_library(tmp_path: Path, affixes: str) -> None:
    dictionary = tmp_path / "sv_SE"
    dictionary.with_suffix(".aff").write_text(affixes, "utf-8")
    dictionary.with_suffix(".dic").write_text(ENTRIES, "utf-8")
    ours, theirs = hunspell(dictionary), Dictionary.from_files(str(dictionary)).lookuper
    assert [word for word in WORDS if ours(word)] == [word for word in WORDS if theirs(word)]
    for word in WORDS:
        assert [str(form) for form in ours.good_forms(word)] == [str(form) for form in theirs.good_forms(word)]
    assert ours("mötesledare")
    assert ours("planaren") == (affixes is TWO_SUFFIXES)
