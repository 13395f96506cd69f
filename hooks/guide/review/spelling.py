"""Words that Swedish hunspell data does not know, where such data is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from spylls.hunspell import Dictionary

DICTIONARIES = ("/usr/share/hunspell/sv_SE", "/usr/share/myspell/dicts/sv_SE", "/Library/Spelling/sv_SE")
OUR_WORDS = Path(__file__).with_name("words.txt")

_PART = 3  # letters; the shortest part of a compound

Speller = Callable[[str], bool]


def speller(dictionaries: Iterable[str] = DICTIONARIES) -> Speller | None:
    """A function that tells whether a word is spelt right, or nothing where no Swedish data is installed.

    Capitalised words, which are mostly names, and the words of `words.txt` pass.
    """
    found = next((path for path in dictionaries if Path(f"{path}.dic").is_file()), None)
    if found is None:
        return None
    known, ours = Dictionary.from_files(found).lookup, set(OUR_WORDS.read_text("utf-8").split())

    @cache
    def is_right(word: str) -> bool:
        if not word.isalpha() or not word.islower() or word in ours or known(word):
            return True
        return any(known(word[:i]) and known(word[i:]) for i in range(_PART, len(word) - _PART + 1))

    return is_right
