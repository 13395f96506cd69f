"""How wide words will be, and how they are set in a room: an estimate that no renderer is needed for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import floor, inf

# Shares of the size: no letter of Atkinson Hyperlegible is wider than what is said here.
_WIDTHS = {
    letter: width
    for width, letters in (
        (0.24, "',.:;|"),
        (0.3, "!`ijl·\N{LATIN SMALL LETTER DOTLESS I}’"),
        (0.36, "()[]frt{}ł "),
        (0.42, '"-/1\\_\N{SOFT HYPHEN}'),
        (0.48, "*I–“”„"),
        (0.52, "7csvxyz"),
        (0.56, "2<>FJL^aeghknou~×ø"),
        (0.6, "$3569?ESTbdpqß"),
        (0.65, "+048=ABKPRVYZđ\N{MINUS SIGN}"),
        (0.72, "&CDGHNUXw"),
        (0.8, "#@OQØ—…"),
        (0.93, "%MWmæ"),
    )
    for letter in letters
}
ASCENT, DESCENT = 0.78, 0.24  # of the size: å and g
LEADING = 1.16
_BOLD = 1.07
_UNKNOWN, _WIDE = 1.1, 1.5  # other alphabets; emoji, and all that is set in squares
_VOWELS = set("aeiouyåäöéAEIOUYÅÄÖ")
_BREAK = "\N{SOFT HYPHEN}"
_KEPT = 2  # letters that a broken word has at least on each line


@dataclass(frozen=True)
class Setting:
    """Lines of one size; `cut` where the text had to be shortened."""

    lines: tuple[str, ...]
    size: float
    cut: bool = False


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is at most."""
    return sum(map(_letter, text)) * size * (_BOLD if bold else 1)


@cache
def _letter(letter: str) -> float:
    first = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.category(letter)[0] == "M":
        return 0
    if first in _WIDTHS:
        return _WIDTHS[first]
    return _WIDE if ord(first) > 0x10FF else _UNKNOWN  # the alphabets end here


def block_height(lines: int, size: float) -> float:
    """How high lines are together."""
    return size * (ASCENT + DESCENT + LEADING * (lines - 1))


def most_lines(height: float, size: float) -> int:
    """How many lines of a size have room in a height: one at least."""
    return max(1, floor(min((height / size - ASCENT - DESCENT) / LEADING + 1.0001, 99)))


def set_alike(
    texts: Sequence[str],
    across: float,
    most: int,
    sizes: Sequence[float],
    *,
    bold: bool = False,
    height: float = inf,
) -> list[Setting]:
    """Texts of the same kind in the same size: the largest at which all of them have room in `most` lines."""
    for breaking in (False, True):
        for size in sizes:
            lines = [_lines(text, across / size, bold=bold, breaking=breaking) for text in texts]
            if all(0 < len(found) <= min(most, most_lines(height, size)) for found in lines):
                return [Setting(tuple(found), size) for found in lines]
    most = min(most, most_lines(height, sizes[-1]))
    return [_shortened(text, across, most, sizes[-1], bold=bold) for text in texts]


def set_in(text: str, across: float, most: int, sizes: Sequence[float], *, bold: bool = False) -> Setting:
    """A text in the largest size at which it has room in `most` lines."""
    return set_alike([text], across, most, sizes, bold=bold)[0]


def _shortened(text: str, across: float, most: int, size: float, *, bold: bool) -> Setting:
    lines = _lines(text, across / size, bold=bold, breaking=True)
    if len(lines) <= most:
        return Setting(tuple(lines), size)
    last = lines[most - 1].rstrip("-")
    while last and text_width(last + "…", size, bold=bold) > across:
        last = last[:-1]
    return Setting((*lines[: most - 1], last.rstrip() + "…"), size, cut=True)


def _lines(text: str, across: float, *, bold: bool, breaking: bool) -> list[str]:
    """As few lines as possible, about as long as each other; none where a word is too long and may not be broken."""
    words = text.replace(_BREAK, "").split() or [""]
    if breaking:
        words = [part for word in words for part in _broken(word, across, bold=bold)]
    elif any(text_width(word, 1, bold=bold) > across for word in words):
        return []
    found = _filled(words, across, bold=bold)
    for share in (0.6, 0.7, 0.8, 0.9):
        narrower = _filled(words, across * share, bold=bold)
        if len(narrower) == len(found) and all(text_width(line, 1, bold=bold) <= across * share for line in narrower):
            return narrower
    return found


def _filled(words: Sequence[str], across: float, *, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]} {word}" if lines and not lines[-1].endswith(_BREAK) else ""
        if joined and text_width(joined, 1, bold=bold) <= across:
            lines[-1] = joined
        else:
            lines.append(word)
    return [line.replace(_BREAK, "-") for line in lines]


def _broken(word: str, across: float, *, bold: bool) -> Iterator[str]:
    """A word in parts that have room, broken before a consonant and a vowel where it can be."""
    while text_width(word, 1, bold=bold) > across and len(word) > _KEPT:
        room = [at for at in range(1, len(word)) if text_width(word[:at] + "-", 1, bold=bold) <= across] or [1]
        good = [at for at in room if at >= _KEPT and len(word) - at >= _KEPT and _is_syllable(word, at)]
        at = good[-1] if good else room[-1]
        yield word[:at] + _BREAK
        word = word[at:]
    yield word


def _is_syllable(word: str, at: int) -> bool:
    return word[at] not in _VOWELS and word[at + 1] in _VOWELS
