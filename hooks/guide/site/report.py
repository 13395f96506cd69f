"""The box where a reader reports a problem or an idea: where it is sent, and what a first plan begins from."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from guide.coach import plans
from guide.content.library import Library
from guide.content.vocabulary import Intake, Vocabulary

# What the reader wrote is put in place of these by `docs/assets/js/report/message.js`.
WHAT, WHERE, HEADING = "{vad}", "{var}", "{rubrik}"
_BODY = f"Vad händer?\n{WHAT}\n\nVar?\n{WHERE}\n"
_IN_MAIL = _BODY.replace("\n", "\r\n")  # RFC 6068, 5


@dataclass(frozen=True)
class ReportBox:
    """The box. `target` is an address with places to fill in, `href` the same with nothing in them.

    `plan` is the workshop that a first plan leads to, as a plan's address.
    """

    title: str
    intake: Intake
    forge: str
    target: str
    href: str
    plan: str


def report_box(library: Library, title: str) -> ReportBox:
    """The box under a heading, sent as the organisation has chosen."""
    words = library.vocabulary
    target = _target(words)
    return ReportBox(
        title=title,
        intake=words.intake,
        forge=words.home.name,
        target=target,
        href=_emptied(target),
        plan=next((ready.hash for ready in plans.same_day(library)), ""),
    )


def _target(words: Vocabulary) -> str:
    intake = words.intake
    if intake.by == "service":
        return intake.address
    if intake.by == "mailbox":
        return _with_places(f"mailto:{intake.address}?subject={quote(HEADING)}&body={quote(_IN_MAIL)}")
    if words.home.has_forms:
        filled = {"title": HEADING, "text-varfor": WHAT, "organisations": WHERE}
        return words.home.form("ide") + "".join(f"&{name}={place}" for name, place in filled.items())
    return _with_places(words.home.new_issue(HEADING, _BODY))


def _with_places(address: str) -> str:
    for place in (WHAT, WHERE, HEADING):
        address = address.replace(quote(place), place)
    return address


def _emptied(target: str) -> str:
    for place in (WHAT, WHERE, HEADING):
        target = target.replace(place, "")
    return target
