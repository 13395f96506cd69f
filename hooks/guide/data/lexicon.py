"""The guide's own words as the Swedish dictionary knows them: which are forms of one, and which are made of others.

Only words that the guide itself uses leave the dictionary, and the parts of its compounds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from spylls.hunspell.algo.capitalization import Type
from spylls.hunspell.algo.lookup import CompoundPos

from guide.text.dictionary import DICTIONARY, hunspell

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # letters of a word, and of a part of one

Lexicon = Mapping[str, Mapping[str, str]]
# What the dictionary has answered: for a word and where in a compound it stands, the words that it may be a form of.
Lookups = dict[str, list[str]]


def words_of(text: str) -> set[str]:
    """The different words of a text, in lower case."""
    return set(_WORD.findall(text.lower()))


def lexicon(words: Iterable[str], answers: Lookups, dictionary: Path = DICTIONARY) -> Lexicon:
    """`forms`: each word as the dictionary lists it, its other forms among `words`; `parts`: what compounds are of.

    What the dictionary has answered before, `answers`, it is not asked again. They are left as what was needed now.

    Raises:
        OSError: the dictionary is not installed.
    """
    look = _Look(answers, dictionary)
    roots = _roots({word: look.roots(word) for word in sorted(words) if len(word) >= _SHORTEST})
    parts = {root: part for root in sorted(set(roots.values())) if (part := _parts(root, look, roots))}
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for root in sorted({*roots.values(), *(part for both in parts.values() for part in both)}):
        forms[root] = []
    for word, root in roots.items():
        if word != root:
            forms[root].append(word)
    answers.clear()
    answers.update(look.needed)
    return {
        "forms": {root: " ".join(others) for root, others in forms.items()},
        "parts": {root: " ".join(both) for root, both in parts.items()},
    }


class _Look:
    """What the dictionary says of a word. It is read only where it must be asked."""

    def __init__(self, answers: Lookups, dictionary: Path) -> None:
        self._answers, self._dictionary = answers, dictionary
        self.needed: Lookups = {}

    def forms(self, word: str, place: CompoundPos | None = None) -> list[str]:
        """The words of the dictionary that a word may be a form of, alone or at a place in a compound."""
        asked = f"{word} {place.name if place else ''}"
        if asked not in self.needed:
            known = self._answers.get(asked)
            self.needed[asked] = self._asked(word, place) if known is None else known
        return self.needed[asked]

    def _asked(self, word: str, place: CompoundPos | None) -> list[str]:
        lookup = hunspell(self._dictionary)
        bound = [lookup.aff.COMPOUNDPERMITFLAG] if place is CompoundPos.BEGIN else []
        found = lookup.affix_forms(word, Type.NO, compoundpos=place, suffix_flags=bound)
        return sorted({form.stem for form in found})

    def roots(self, word: str) -> frozenset[str]:
        """The same for a word alone, also where it is a compound that the dictionary does not have."""
        known = frozenset(self.forms(word))
        split = None if known else self.split(word)
        return frozenset(split[0] + root for root in self.forms(split[1], CompoundPos.END)) if split else known

    def split(self, word: str) -> tuple[str, str] | None:
        """A compound's two parts as they stand in it, with the longest end that there is."""
        cuts = ((word[:cut], word[cut:]) for cut in range(_SHORTEST, len(word) - _SHORTEST + 1))
        return next((both for both in cuts if self._fit(*both)), None)

    def _fit(self, beginning: str, end: str) -> bool:
        return bool(self.forms(end, CompoundPos.END) and self.forms(beginning, CompoundPos.BEGIN))

    def whole(self, beginning: str) -> list[str]:
        """What the beginning of a compound may stand for: `möte` for `mötes`, `användare` for `användar`."""
        bare = beginning.removesuffix("s")
        guesses = (*self.forms(beginning, CompoundPos.BEGIN), f"{beginning}e", f"{beginning}a")
        return [*guesses, bare, f"{bare}e", f"{bare}a"]


def _roots(candidates: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """The root of each word that has one: the one that most of the words are a form of, and of those the shortest."""
    common = Counter(root for roots in candidates.values() for root in roots)
    return {word: min(roots, key=lambda r: (-common[r], len(r), r)) for word, roots in candidates.items() if roots}


def _parts(root: str, look: _Look, roots: Mapping[str, str]) -> tuple[str, ...]:
    """The roots of a compound's parts, or none where it is no compound."""
    split = look.split(root)
    if not split:
        return ()
    beginning, end = split
    ends = sorted(look.forms(end, CompoundPos.END), key=lambda each: (len(each), each))
    return _ours(look.whole(beginning), look, roots), _ours(ends, look, roots)


def _ours(guesses: Sequence[str], look: _Look, roots: Mapping[str, str]) -> str:
    """The first that is a word of ours, or of the dictionary, or else the first."""
    own = (guess for guess in guesses if roots.get(guess) == guess)
    known = (guess for guess in guesses if guess in look.forms(guess))
    return next(own, None) or next(known, guesses[0])
