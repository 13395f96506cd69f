"""What stands on a printed card: a method's page → plain data for the templates in `hooks/print/`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from guide.cards.card import case_cards
from guide.cards.face import METHOD_FIELDS, TIPS_ON_A6, labels
from guide.cards.numbers import case_number, method_number, short_address
from guide.cards.versions import CardVersion
from guide.content.case import Case
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.vocabulary import Step
from guide.print import qr, richtext
from guide.print.richtext import Node
from guide.print.scene import printed_scene
from guide.site.method import MethodPage, Spoken, StepView, method_page


@dataclass(frozen=True)
class Address:
    """Where a card leads. `url` is short and tells which version was printed; `host` and `path` are read by people."""

    url: str
    host: str
    path: str


@dataclass(frozen=True)
class PrintedStep:
    """One step of a method: what happens, what is said, and the sign that one may go on."""

    title: str
    time: str
    text: list[Node]
    say: list[Node]
    ready: str


@dataclass(frozen=True)
class PrintedCard:
    """A method as it is printed. `url` leads to the page and tells which version was printed, `leads` are the first
    sentences of those tips that the smallest card has.
    """

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
    room: dict[str, Any] | None
    picture: dict[str, Any] | None
    stop: list[str]
    result: str
    next: list[dict[str, str]]
    trouble: list[dict[str, Any]]
    variants: list[dict[str, Any]]
    attendance: dict[str, Any] | None
    tips: list[list[Node]]
    leads: list[list[Node]]
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
        step=numbered_step(library, card.step),
        time=card.time,
        people=card.people,
        difficulty=card.difficulty.name,
        formats=card.formats,
        preparation=page.preparation,
        materials=[richtext.printable(item) for item in page.materials],
        minutes=list(page.minutes),
        steps=[_step(step, here) for step in page.steps],
        room=printed_scene(method.data.room) if method.data.room else None,
        picture=printed_scene(method.data.picture) if method.data.picture else None,
        stop=[richtext.printable(line) for line in page.stop],
        result=richtext.printable(page.result),
        next=[
            {"title": richtext.printable(item.link.title), "when": richtext.printable(item.when)} for item in page.next
        ],
        trouble=[
            {"sign": richtext.printable(item.sign), "text": richtext.nodes(item.html, here)} for item in page.trouble
        ],
        variants=[
            {"name": f"{item.name} ({item.time})" if item.time else item.name, "text": richtext.nodes(item.html, here)}
            for item in page.variants
        ],
        attendance=_attendance(page, here),
        tips=[richtext.nodes(tip, here) for tip in page.tips],
        leads=[richtext.nodes(lead, here) for lead in page.leads[:TIPS_ON_A6]],
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
    """Where a method's version leads, or a case's card."""
    number = method_number(version) if version else case_number(entry.id)
    return replace(page_address(site, entry.address), url=site + short_address(number))


def page_address(site: str, address: str) -> Address:
    """Where a page is; `address` is its own, from the top of the site."""
    parts = urlsplit(site + address)
    return Address(site + address, parts.netloc, parts.path.rstrip("/"))


def printed_step(step: Step) -> dict[str, Any]:
    """A step's name, colour and shape."""
    return {"id": step.id, "name": step.name, "colour": step.colour, "shape": step.shape}


def numbered_step(library: Library, step: Step) -> dict[str, Any]:
    """A step with its number, and how far down in its shape that is centred."""
    number = library.vocabulary.ids("steps").index(step.id) + 1
    return {**printed_step(step), "number": number, "number_at": step.number_at}


def printed_groups(library: Library, cards: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps in order, each with its cards."""
    return [
        {
            "step": numbered_step(library, each),
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
    parts = {name: getattr(page.remote, name) for name in ("before", "after", "fallback")}
    steps = [
        {"number": number, **_differs(step.here, step.at_home, here)}
        for number, step in enumerate(page.steps, 1)
        if step.at_home
    ]
    texts = {name: richtext.nodes(html, here) for name, html in parts.items()}
    return {**texts, "breakout": page.remote.breakout, "steps": steps}


def _differs(there: Spoken, home: Spoken, here: str) -> dict[str, list[Node]]:
    """What is led and said in another way at home, as nodes; nothing where it is as in the room."""
    do = home.do if home.do != there.do else Markup()
    say = home.say if home.say != there.say else Markup()
    return {"do": richtext.nodes(do, here), "say": richtext.nodes(say, here)}


def _step(step: StepView, here: str) -> PrintedStep:
    return PrintedStep(
        title=richtext.printable(step.title),
        time=step.time,
        text=richtext.nodes(step.here.do, here),
        say=richtext.nodes(step.here.say, here),
        ready=richtext.printable(step.ready),
    )


def _attendance(page: MethodPage, here: str) -> dict[str, Any] | None:
    if not page.people:
        return None
    return {
        "must": [richtext.printable(line) for line in page.people.must],
        "must_not": [richtext.printable(line) for line in page.people.must_not],
        "invite": richtext.nodes(page.invitation, here),
    }
