"""Words that the Swedish hunspell dictionary does not know."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from guide.text.dictionary import DICTIONARY, hunspell

OUR_WORDS = Path(__file__).with_name("words.txt")

_PART = 3  # letters; the shortest part of a compound

Speller = Callable[[str], bool]


def speller(dictionary: Path = DICTIONARY) -> Speller:
    """A function that tells whether a word is spelt right. Raises OSError where the dictionary is not installed.

    Capitalised words, which are mostly names, and the words of `words.txt` pass.
    """
    known, ours = hunspell(dictionary), set(OUR_WORDS.read_text("utf-8").split())

    @cache
    def is_right(word: str) -> bool:
        if not word.isalpha() or not word.islower() or word in ours or known(word):
            return True
        return any(known(word[:i]) and known(word[i:]) for i in range(_PART, len(word) - _PART + 1))

    return is_right
