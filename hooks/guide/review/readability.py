"""How hard a Swedish text is to read, and which sentences make it so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.text.prose import Found, without_code

_LONG = 6  # letters; a long word has more
_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*|\d+")
_SENTENCE = re.compile(r"[^\s.!?:](?:[^.!?:\n]|[.:](?=\S)|\n(?![\n]))*")
_MARKUP = re.compile(
    r"\{[{%](?:(?!\{[{%]).)*?[}%]\}|</?[a-zA-Z][^<>\n]*>|^[ \t]*(?:#{1,6}.*|[|].*|(?:[-*+]|\d+[.)])[ \t])"
    r"|\]\([^\])\n]*\)|\[\^[^\[\]\n]+\]|https?://\S+|[*_`>\[\]]",
    re.MULTILINE,
)
_PASSIVE = re.compile(
    r"(?i)\b(?:(?!(?:träff|hopp|lyck|and|minn|svett|tillsamm|ann|all|när|läng|måst|en|misslyck|nalk|låts)as)\w{2,}as"
    r"|(?:gör|skriv|sätt|lägg|välj|tag|håll|ställ|för|läs|ge|ta|bryt|följ|hjälp|använd|bestäm|genomför)s"
    r"|(?:bli|blir|blev) \w+(?:at|ad|ade|t|d|na))\b"
)


@dataclass(frozen=True)
class Reading:
    """A text's sentences, each where it begins, and its readability index."""

    sentences: tuple[Found, ...]
    lix: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(length(sentence.text) for sentence in self.sentences)

    def longest(self, most: int) -> Sequence[Found]:
        """Its longest sentences, the longest first."""
        return sorted(self.sentences, key=lambda sentence: -length(sentence.text))[:most]


def measure(text: str) -> Reading:
    """The sentences of a piece of Markdown; headings, tables, code and addresses are none."""
    sentences = tuple(_sentences(_blank(text)))
    return Reading(sentences, lix([sentence.text for sentence in sentences]))


def lix(sentences: Sequence[str]) -> int:
    """LIX: words a sentence plus the percentage of words with more than six letters (C. H. Björnsson, 1968).

    Up to 40 is easy, from 50 hard, from 60 very hard. No words give 0.
    """
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 0
    long = sum(len(word) > _LONG for word in words)
    return round(len(words) / len(sentences) + 100 * long / len(words))


def length(sentence: str) -> int:
    """How many words a sentence has."""
    return len(_WORD.findall(sentence))


def typed_words(text: str) -> Iterator[Found]:
    """The words of a piece of Markdown, each where it begins."""
    for match in _WORD.finditer(_blank(text)):
        yield Found(match[0], match.start())


def passives(text: str) -> list[str]:
    """What is probably passive in a text, as it stands there: `skrivs`, `blir vald`."""
    return [match[0] for match in _PASSIVE.finditer(_blank(text))]


def _sentences(text: str) -> Iterator[Found]:
    for match in _SENTENCE.finditer(text):
        if _WORD.search(match[0]):
            yield Found(" ".join(match[0].split()), match.start())


def _blank(text: str) -> str:
    """The text with its markup blanked out, every other character where it was."""

    def blank(match: re.Match[str]) -> str:
        marker = match[0].strip()[:1]
        return ("\n" if marker in "-+|#" or marker.isdigit() else " ") * len(match[0]) if marker else match[0]

    return _MARKUP.sub(blank, without_code(text))
