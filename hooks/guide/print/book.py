"""The method book: every method with its background and its worksheets, by step, and the cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from guide.content.library import Library
from guide.print import press, qr
from guide.print.method import printed_cases, printed_groups, printed_step
from guide.print.press import Job
from guide.print.richtext import printable
from guide.site.worksheet import worksheet_cards
from guide.text import wording

_ADVICE = (
    (
        "Se var ni är på vägen.",
        "Varje steg har sin färg, sin form och sin fråga, och börjar med en lista över metoderna.",
    ),
    ("Välj en metod, högst två.", "Jämför tiden, antalet och svårigheten under ”I korthet”."),
    (
        "Slå upp metoden och led.",
        "Till vänster står vad ni gör och säger. Till höger står tipsen, och vad ni gör när det kärvar.",
    ),
    (
        "Vänd blad när ni planerar.",
        "Där står varför metoden fungerar, en mall och ett exempel. Sist ligger arbetsbladen.",
    ),
    ("Öppna koden när du vill veta mer.", "Metodens sida säger också om något har ändrats sedan boken trycktes."),
)


def book(library: Library, cards: Sequence[dict[str, Any]], site: str, pictures: Mapping[str, bytes]) -> Job:
    """The book of methods as templates read them; `pictures` of worksheets are SVG, by their address."""
    data: dict[str, Any] = {
        "title": f"{library.vocabulary.genitive} metodbok",
        "accent": library.vocabulary.accent,
        "advice": _ADVICE,
        "site": site,
        "url": site,
        "qr": qr.svg(site),
        "edition": wording.day(library.newest),
        "host": urlsplit(site).netloc,
        "count": wording.count(len(cards), "metod", "metoder"),
        "steps": [printed_step(step) for step in library.vocabulary.steps],
        "groups": [group for group in printed_groups(library, cards) if group["cards"]],
        "cases": printed_cases(library, site),
        "sheets": {card["id"]: list(_worksheets(library, card["id"], site, pictures)) for card in cards},
    }
    return press.job("book", library.vocabulary, data)


def _worksheets(
    library: Library, method: str, site: str, pictures: Mapping[str, bytes]
) -> Iterator[dict[str, str | bool]]:
    """The empty worksheets of a method, as pictures."""
    for sheet in worksheet_cards(library, method):
        if picture := pictures.get(sheet.picture):
            url = site + sheet.address
            yield {
                "title": printable(sheet.title),
                "picture": picture.decode(),
                "alt": sheet.alt,
                "url": url,
                "short": url.partition("://")[2].rstrip("/"),
                "lying": sheet.size[0] > sheet.size[1],
            }
