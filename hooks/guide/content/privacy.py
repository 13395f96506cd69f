"""Personal data that must never reach the repository: a pull request is public from its first second."""

from __future__ import annotations

import re
from collections.abc import Iterator

from personnummer import personnummer

from guide.text.mistakes import Mistake

PRIVATE_HOSTS = {
    *("bredband2.com", "comhem.se", "gmail.com", "googlemail.com", "gmx.com", "gmx.net", "hotmail.com", "hotmail.se"),
    *("icloud.com", "live.com", "live.se", "mac.com", "me.com", "msn.com", "outlook.com", "outlook.se", "proton.me"),
    *("protonmail.com", "spray.se", "tele2.se", "telia.com", "yahoo.com", "yahoo.se", "ymail.com"),
}

_NUMBER = re.compile(
    r"(?<!\d)(?P<century>1[89]|20)?(?P<year>\d{2})(?P<s1>[ \u00a0-]?)(?P<month>\d{2})(?P<s2>[ \u00a0-]?)(?P<day>\d{2})"
    r"[ \u00a0]?(?P<sign>[-+\u2013\u2212]?)[ \u00a0]?(?P<last>\d{2}[ \u00a0]?\d{2})(?!\d)"
)
_MOBILE = re.compile(r"(?<!\d)(?:(?:\+|00)46[ -]?(?:\(0\))?|0)[ -]?7[02369](?:[ -]?\d){7}(?!\d)")


def personal_numbers(path: str, text: str) -> Iterator[Mistake]:
    """Every Swedish personal identity or co-ordination number in a file whose date and check digit are right.

    The rule is the Swedish Tax Agency's (SKV 704 and SKV 707), as the package `personnummer` implements it.
    The number itself is left out of the message, which others will read.
    """
    for match in _NUMBER.finditer(text):
        if _is_real(match):
            before = text[: match.start()]
            line, column = before.count("\n") + 1, match.start() - before.rfind("\n")
            message = "Här står ett personnummer eller samordningsnummer. Ta bort det, även ur äldre versioner."
            yield Mistake(path, line, column, message)


def _is_real(match: re.Match[str]) -> bool:
    sign = "+" if match["sign"] == "+" else "-"
    date = f"{match['century'] or ''}{match['year']}{match['month']}{match['day']}"
    return bool(personnummer.valid(f"{date}{sign}{match['last'][:2]}{match['last'][-2:]}"))


def has_mobile(text: str) -> bool:
    """Whether a Swedish mobile number stands in a text (070, 072, 073, 076 and 079, by PTS's numbering plan)."""
    return bool(_MOBILE.search(text))


def is_private_address(email: str) -> bool:
    """Whether an e-mail address is at a provider that private persons use."""
    return email.rpartition("@")[2].lower() in PRIVATE_HOSTS
