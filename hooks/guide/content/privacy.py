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

# Typed by hand, copied from Word or from a web page: every dash and every blank that looks like one.
_DASH = r"\u002d\u2010-\u2015\u2212\ufe63\uff0d"
_BLANK = r"\u0020\u00a0\u2007\u2009\u202f"
_GAP = rf"[{_BLANK}{_DASH}]?"
_NUMBER = re.compile(
    rf"(?<![\d+])(?P<century>1[89]|20)?(?P<year>\d{{2}}){_GAP}(?P<month>\d{{2}}){_GAP}(?P<day>\d{{2}})"
    rf"[{_BLANK}]?(?P<sign>[+{_DASH}]?)[{_BLANK}]?(?P<last>\d{{2}}[{_BLANK}]?\d{{2}})(?!\d)"
)
_MOBILE = re.compile(rf"(?<!\d)(?:(?:\+|00)46{_GAP}(?:\(0\))?|0){_GAP}7[02369](?:{_GAP}\d){{7}}(?!\d)")
_MAIL = re.compile(r"(?<![^\s@<>(),;:\"'”])[^\s@<>(),;:\"'”]+@(?P<host>(?:[\w-]+\.)+[A-Za-z]{2,})")
_WEB = re.compile(r"https?://\S+")

PERSONAL_NUMBER = "ett personnummer"
MOBILE_NUMBER = "ett mobilnummer"
PRIVATE_MAIL = "en privat e-postadress"
_TOLD = {
    PERSONAL_NUMBER: "Här står ett personnummer eller samordningsnummer. Ta bort det, även ur äldre versioner.",
    MOBILE_NUMBER: "Här står ett mobilnummer. Ange en funktion och dess e-post eller webbadress i stället.",
    PRIVATE_MAIL: "Adressen är privat. Ange en funktionsbrevlåda hos organisationen.",
}


def personal_data(path: str, text: str) -> Iterator[Mistake]:
    """Every personal number, mobile number and private mail address in a file.

    What was found is left out of the message, which others will read.
    """
    for sort, offset in personal(text):
        line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
        yield Mistake(path, line, column, _TOLD[sort])


def personal(text: str) -> Iterator[tuple[str, int]]:
    """What sort of personal data stands in a text, and at which character. `docs/assets/js/report/message.js` finds
    the same.

    Personal identity and co-ordination numbers are those whose date and check digit are right, by the Swedish Tax
    Agency's rule (SKV 704 and SKV 707) as the package `personnummer` has it; mobile numbers begin with 070, 072, 073,
    076 or 079, by PTS's numbering plan. A number in a web address is no telephone.
    """
    for match in _NUMBER.finditer(text):
        if _is_real(match):
            yield PERSONAL_NUMBER, match.start()
    rest = _NUMBER.sub(lambda match: " " * len(match[0]) if _is_real(match) else match[0], text)
    for match in _MOBILE.finditer(_WEB.sub(lambda address: " " * len(address[0]), rest)):
        yield MOBILE_NUMBER, match.start()
    for match in _MAIL.finditer(text):
        if is_private_address(match[0]):
            yield PRIVATE_MAIL, match.start()


def is_private_address(email: str) -> bool:
    """Whether an e-mail address is at a provider that private persons use."""
    return email.rpartition("@")[2].lower() in PRIVATE_HOSTS


def _is_real(match: re.Match[str]) -> bool:
    sign = "+" if match["sign"] == "+" else "-"
    date = f"{match['century'] or ''}{match['year']}{match['month']}{match['day']}"
    return bool(personnummer.valid(f"{date}{sign}{match['last'][:2]}{match['last'][-2:]}"))
