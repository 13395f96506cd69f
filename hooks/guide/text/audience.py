"""Who a text speaks to: words that only make sense to the one who leads, or to those in the same room."""

from __future__ import annotations

import re

_LEADERS = re.compile(
    r"\b(säg|säger du|hjälp inte|hjälp dem|deltagarna|deltagare|gruppen ska|be (?:alla|dem|någon|var och en)"
    r"|låt (?:alla|dem|var och en|någon|gruppen)|ge alla|gå runt|avbryt dem|påminn)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(papper\w*|post-it\w*|klisterlapp\w*|lapp(?:en|ar|arna|arnas)?|vänster|höger|vägg(?:en|arna)?|blädderblock\w*"
    r"|tuschpenn\w*|klisterprick\w*|bordet|bordsgrupp\w*|(?:fram )?till väggen|ställ er|res er|gå fram|går fram)\b",
    re.IGNORECASE,
)


def leaders_word(text: str) -> str:
    """The first word in a text that speaks to the one who leads, or nothing."""
    return _first(_LEADERS, text)


def paper_word(text: str) -> str:
    """The first word in a text that needs paper or a shared room, or nothing."""
    return _first(_PAPER, text)


def _first(words: re.Pattern[str], text: str) -> str:
    found = words.search(text)
    return found[0] if found else ""
