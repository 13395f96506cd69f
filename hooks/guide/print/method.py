"""What stands on a printed card: a method's page → plain data for the templates in `hooks/print/`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from guide.cards.card import case_cards
from guide.cards.face import METHOD_FIELDS, labels
from guide.content.case import Case
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.vocabulary import Step
from guide.print import qr, richtext
from guide.print.richtext import Node
from guide.print.versions import CardVersion
from guide.site.method import MethodPage, method_page


@dataclass(frozen=True)
class Address:
    """Where a card leads. `url` tells the page which version was printed; `host` and `path` are read by people."""

    url: str
    host: str
    path: str


@dataclass(frozen=True)
class PrintedStep:
    """One step of a method."""

    title: str
    time: str
    text: list[Node]


@dataclass(frozen=True)
class PrintedCard:
    """A method as it is printed. `url` leads to the page and tells which version was printed."""

    id: str
    title: str
    summary: str
    step: dict[str, Any]
    time: str
    people: str
    difficulty: str
    formats: str
    preparation: str
    materials: list[str]
    minutes: list[int]
    steps: list[PrintedStep]
    tips: list[list[Node]]
    remote: dict[str, Any] | None
    sections: list[dict[str, Any]]
    considerations: list[dict[str, Any]]
    trail: list[dict[str, Any]]
    version: str
    url: str
    host: str
    path: str
    qr: str
    labels: dict[str, str]
    kind: str = "method"


def printed_card(library: Library, method: Entry[Method], version: CardVersion, site: str) -> PrintedCard:
    """A method's card; `site` is the site's own address, with a slash at the end."""
    page, where = method_page(library, method), printed_address(site, method, version)
    here, card = site + method.address, page.card
    return PrintedCard(
        id=method.id,
        title=richtext.printable(card.title),
        summary=richtext.printable(card.summary),
        step=printed_step(card.step),
        time=card.time,
        people=card.people,
        difficulty=card.difficulty.name,
        formats=card.formats,
        preparation=page.preparation,
        materials=[richtext.printable(item) for item in page.materials],
        minutes=list(page.minutes),
        steps=[PrintedStep(richtext.printable(s.title), s.time, richtext.nodes(s.html, here)) for s in page.steps],
        tips=tips(richtext.nodes(page.sections["Tänk på"].html, here)),
        remote=_remote(page, here),
        sections=[
            {"title": part.title, "text": richtext.nodes(part.html, here)}
            for title, part in page.sections.items()
            if title != "Tänk på"
        ],
        considerations=[
            {"topic": note.topic.name, "text": richtext.nodes(note.html, here)} for note in page.considerations
        ],
        trail=[printed_step(each) for each in library.vocabulary.steps],
        version=str(version),
        url=where.url,
        host=where.host,
        path=where.path,
        qr=qr.svg(where.url),
        labels=labels(METHOD_FIELDS),
    )


def printed_address(site: str, entry: Entry[Method] | Entry[Case], version: CardVersion | None = None) -> Address:
    """Where a card leads, or a version of it."""
    here = site + entry.address
    parts = urlsplit(here)
    return Address(f"{here}?kort={version.id}" if version else here, parts.netloc, parts.path.rstrip("/"))


def printed_step(step: Step) -> dict[str, Any]:
    """A step's name, colour and shape."""
    return {"id": step.id, "name": step.name, "colour": step.colour, "shape": step.shape}


def tips(tree: list[Node]) -> list[list[Node]]:
    """Each point of a list, or each block where the text is not one."""
    blocks = [item for node in tree for item in (node["children"] if node["kind"] in ("ul", "ol") else [node])]
    return [item["children"] if item["kind"] == "li" else [item] for item in blocks]


def printed_groups(library: Library, cards: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps in order, each with its cards."""
    return [
        {
            "step": printed_step(each),
            "number": number,
            "question": each.question,
            "summary": each.summary,
            "cards": [card for card in cards if card["step"]["id"] == each.id],
        }
        for number, each in enumerate(library.vocabulary.steps, 1)
    ]


def printed_cases(library: Library, site: str) -> list[dict[str, Any]]:
    """The cases, by title."""
    return [
        {
            "title": richtext.printable(case.title),
            "summary": richtext.printable(case.summary),
            "organisations": case.organisations,
            "status": case.status.name,
            "url": site + case.address,
            "short": (site + case.address).partition("://")[2].rstrip("/"),
        }
        for case in case_cards(library)
    ]


def _remote(page: MethodPage, here: str) -> dict[str, Any] | None:
    if not page.remote:
        return None
    parts = {name: getattr(page.remote, name) for name in ("before", "during", "after", "fallback")}
    return {name: richtext.nodes(html, here) for name, html in parts.items()} | {"breakout": page.remote.breakout}
