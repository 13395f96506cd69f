"""Text pasted from Word, Teams or a web page, as if it had been typed here; `shared/pasted.js` does the same."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_LINE_ENDS = re.compile(r"\r\n?|[\u000b\u0085\u2028\u2029]")
_HARD = re.compile(r"^(?P<mark>[ \t]*(?:(?:[-*+]|\d+\.|#{1,6})[ \t]*)?)[\u00a0\u2007\u202f]+", re.MULTILINE)
# Word marks the points of a list with signs of its own; some of them only count as such before a tab,
# or before the hard spaces that stand for one on the web.
_BULLET = re.compile(r"^(?P<indent> *)(?:[•▪●◦■·\uf0b7\uf0a7][\t \u00a0]+|[o§–](?:\t|\u00a0{2,} ?))", re.MULTILINE)
_NUMBER = re.compile(r"^(?P<indent> *)(?P<number>\d{1,2})(?:\)[ \t\u00a0]+|\.\t+)", re.MULTILINE)
_TABS = re.compile(r"(?<=\S)\t+(?=\S)")
_STUCK_LIST = re.compile(r"^(?! *(?:[-*+>|#]|\d+\. ))(?P<before>[^\S\n]*\S.*)\n(?=(?:[-*] |1\. ))", re.MULTILINE)


def seen(text: str) -> str:
    """One line or more without characters that nobody sees, and with letters as one character each."""
    whole = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    return _UNSEEN.sub("", whole).replace("\u2011", "-")


def typed(text: str) -> str:
    """Markdown whose lists are lists: their points are marked as Markdown wants it, after an empty line."""
    plain = _HARD.sub(r"\g<mark> ", seen(text))
    plain = _NUMBER.sub(r"\g<indent>\g<number>. ", _BULLET.sub(r"\g<indent>- ", plain))
    return _STUCK_LIST.sub("\\g<before>\n\n", _TABS.sub(" ", plain))
