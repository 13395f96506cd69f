"""The short addresses of printed cards: a small page each, which sends whoever scanned the card on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guide.cards import versions
from guide.cards.numbers import case_number, method_number, short_address
from guide.cards.versions import CardVersion, Ledger
from guide.cards.withdrawn import Withdrawn
from guide.content.kinds import CASES
from guide.content.library import Library
from guide.text import wording

_TOP = "../../"
_PAGE = Markup("""<!doctype html>
<html lang="sv">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>{title}</title>
    <meta name="robots" content="noindex">
    <link rel="icon" href="../../{icon}">
{onward}  </head>
  <body>
    <h1>{title}</h1>
{body}  </body>
</html>
""")
_ONWARD = Markup('    <meta http-equiv="refresh" content="0; url={address}">\n')
_WAY = Markup('    <p>{told} <a href="{address}">{link}</a></p>\n')


@dataclass(frozen=True)
class Printed:
    """One card that a number stands on: its name, what there is to tell of it, and where it leads."""

    name: str
    told: str
    link: str
    address: str

    @property
    def way(self) -> Markup:
        """The same as HTML."""
        return _WAY.format(told=self.told, link=self.link, address=_TOP + self.address)


def number_pages(library: Library, ledger: Ledger, gone: Sequence[Withdrawn]) -> dict[str, bytes]:
    """A page for each number that stands on a card, by its address from the top of the site."""
    numbered: defaultdict[str, list[Printed]] = defaultdict(list)
    for number, card in (*_methods(library, ledger), *_cases(library), *_gone(ledger, gone)):
        numbered[number].append(card)
    icon = library.vocabulary.picture
    return {
        f"{short_address(number)}index.html": _page(number, cards, icon) for number, cards in sorted(numbered.items())
    }


def _page(number: str, cards: Sequence[Printed], icon: str) -> bytes:
    """Where two cards have come to have one number, the reader says which it is."""
    if len(cards) == 1:
        (card,) = cards
        return _html(card.name, card.way, icon, _ONWARD.format(address=_TOP + card.address))
    names = wording.enumeration([card.name for card in cards])
    return _html(f"Kort {number}: {names}", Markup("").join(card.way for card in cards), icon)


def _html(title: str, body: Markup, icon: str, onward: str = "") -> bytes:
    return _PAGE.format(title=title, body=body, icon=icon, onward=onward).encode()


def _methods(library: Library, ledger: Ledger) -> Iterator[tuple[str, Printed]]:
    for method in library.methods.values():
        now = versions.printed(ledger, method)
        for version in (now, *versions.earlier(ledger, method)):
            address = f"{method.address}?kort={version.id}"
            card = Printed(f"Metodkortet {method.data.title}", _told(version, now), "Till metoden", address)
            yield method_number(version), card


def _told(version: CardVersion, now: CardVersion) -> str:
    changes = version.changes(now)
    if not changes:
        return f"Kortet är den version som gäller nu, {now}."
    since = f" Sedan {wording.day(version.day)} har" if version.day else " Sedan dess har"
    return f"Kortet är äldre än det som gäller nu.{since} vi ändrat {wording.enumeration(changes)}."


def _cases(library: Library) -> Iterator[tuple[str, Printed]]:
    for case in library.cases.values():
        card = Printed(f"Kortet {case.data.title}", "Fallet kan ha ändrats.", "Till fallet", case.address)
        for id in (case.id, *case.data.formerly):
            yield case_number(id), card


def _gone(ledger: Ledger, gone: Sequence[Withdrawn]) -> Iterator[tuple[str, Printed]]:
    for each in gone:
        card = Printed(each.name, f"{each.kind.the} finns inte längre i guiden.", "Läs mer", each.address)
        is_case = each.kind is CASES
        found = [case_number(each.id)] if is_case else map(method_number, ledger.get(each.id, ()))
        yield from ((number, card) for number in dict.fromkeys(found))
