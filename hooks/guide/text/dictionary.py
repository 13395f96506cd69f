"""The Swedish hunspell dictionary, each entry of it made when somebody asks: to make all 280,000 takes two seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from sysconfig import get_path
from typing import Any

from spylls.hunspell.algo.lookup import Lookup
from spylls.hunspell.data.aff import Aff
from spylls.hunspell.data.dic import Dic, Word
from spylls.hunspell.readers import read_aff
from spylls.hunspell.readers.aff import Context
from spylls.hunspell.readers.file_reader import FileReader

DICTIONARY = Path(get_path("data")) / "share/hunspell/sv_SE"  # where the package hunspell-sv puts it


@cache
def hunspell(dictionary: Path = DICTIONARY) -> Lookup:
    """What tells whether a word is in the dictionary, and of which of its words it is a form.

    Raises:
        OSError: the dictionary is not installed.
    """
    affixes, context = read_aff(FileReader(f"{dictionary}.aff"))
    entries = Dic(words=[])
    entries.index = _Entries(dictionary.with_suffix(".dic").read_text(context.encoding), _maker(affixes, context))
    return _Lookup(affixes, entries)


def put_away() -> None:
    """Gives back the memory, some 80 MB, that a dictionary takes which nobody will ask again."""
    hunspell.cache_clear()


def _maker(affixes: Aff, context: Context) -> Callable[[str, str], Word]:
    def make(stem: str, flags: str) -> Word:
        return Word(stem, {*context.parse_flags(flags)}, data={}, alt_spellings=[], captype=affixes.casing.guess(stem))

    return make


class _Entries:
    """Entries by stem, made of `stem/flags`, as hunspell(5) has it; Swedish has nothing more on a line."""

    def __init__(self, text: str, make: Callable[[str, str], Word]) -> None:
        self._make, self._made = make, dict[str, list[Word]]()
        self._flags: dict[str, tuple[str, ...]] = {}
        for line in text.splitlines()[1:]:
            stem, _, flags = line.partition("/")
            self._flags[stem] = (*self._flags.get(stem, ()), flags)

    def get(self, stem: str, default: list[Word]) -> list[Word]:
        if stem not in self._flags:
            return default
        if stem not in self._made:
            self._made[stem] = [self._make(stem, flags) for flags in self._flags[stem]]
        return self._made[stem]


class _Lookup(Lookup):  # type: ignore[misc]  # spylls has no types
    """The same, which looks for a second ending only in a language that puts one on another."""

    def __init__(self, affixes: Aff, entries: Dic) -> None:
        super().__init__(affixes, entries)
        followed = {flag for suffixes in affixes.SFX.values() for suffix in suffixes for flag in suffix.flags}
        self.has_one_suffix = followed.isdisjoint(affixes.SFX)

    def desuffix(self, word: str, *flags: Any, nested: bool = False, **more: Any) -> Iterator[Any]:
        forms: Iterator[Any] = super().desuffix(word, *flags, nested=nested or self.has_one_suffix, **more)
        return forms
