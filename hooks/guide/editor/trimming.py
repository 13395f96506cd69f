"""Markdown without what leads to pages that are gone: links, sentences, and headings that nothing is left under."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from guide.content.kinds import METHODS

# The words of a link and where it leads → the link as it shall be, or None where its page is gone.
Fate: TypeAlias = Callable[[str, str], str | None]

_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]+)\]\((?P<href>[^()\s]+)\)")
_UNITS = re.compile(r"(\n{2,}|\n(?=[ ]*(?:[-*]|\d+\.) ))")
_POINT = re.compile(r"\s*(?:(?:[-*]|\d+\.) +)?")
_SENTENCE = re.compile(
    r".+?[.!?](?:[*”\")]|\s?\[\^[^\]]+\])*(?=\s+[A-ZÅÄÖ”\"\[*({]|\s*$)|.+?$",
    re.DOTALL,
)
_LEAD = re.compile(r"\*\*[^*]+\*\*")
_HEADING = re.compile(r"^(?P<marks>#{2,6}) .+\n+", re.MULTILINE)
_NOTE = re.compile(r"^\[\^(?P<id>[^\[\]\n]+)\]:.*\n?(?:(?: {4}.*)?\n)*", re.MULTILINE)
_OURS_ALONE = re.compile(r"^\{# bara här -?#\}\n(?:(?!\{# bara här).)*?^\{# hit -?#\}\n\n?", re.DOTALL | re.MULTILINE)


def relinked(text: str, fate: Fate) -> str:
    """The text with each link as its fate is; the words of one that leads nowhere stay."""
    return _LINK.sub(lambda link: _or(fate(link["words"], link["href"]), link["words"]), text)


def trimmed(body: str, fate: Fate, *, is_ours: bool) -> str:
    """A text without the sentences whose links all lead nowhere.

    A paragraph or a point of which nothing would be left keeps its words. On a page of our own, where no heading has
    to stand, it goes, but for one about methods: those are known by their names. So does what stands between
    `{# bara här #}` and `{# hit #}`, which is about this guide alone.
    """
    whole = _OURS_ALONE.sub("", body) if is_ours else body
    parts = _UNITS.split(whole)
    kept = ""
    for unit, gap in zip(parts[::2], [*parts[1::2], ""], strict=True):
        left = _unit(unit, fate, is_ours=is_ours)
        kept += left + gap if left or not unit else ""
    if not is_ours or kept == body:
        return kept
    return _without_empty_headings(_without_unused_notes(kept)).rstrip("\n") + "\n"


def _unit(unit: str, fate: Fate, *, is_ours: bool) -> str:
    gone = list(_gone(unit, fate))
    if not gone:
        return relinked(unit, fate)
    point = _POINT.match(unit)
    mark = point[0] if point else ""
    left = _sentences(unit[len(mark) :], fate)
    if left and not _LEAD.fullmatch(left):
        return mark + left
    has_words = not is_ours or all(f"{METHODS.folder}/" in href for href in gone)
    return relinked(unit, fate) if has_words else ""


def _sentences(text: str, fate: Fate) -> str:
    kept: list[str] = []
    for sentence in (found[0] for found in _SENTENCE.finditer(text)):
        links = len(_LINK.findall(sentence))
        if not links or len(list(_gone(sentence, fate))) < links:
            kept.append(relinked(sentence, fate))
        elif kept and kept[-1].rstrip().endswith("?"):
            kept.pop()  # what it answered
    return "".join(kept).strip()


def _gone(text: str, fate: Fate) -> Iterator[str]:
    for link in _LINK.finditer(text):
        if fate(link["words"], link["href"]) is None:
            yield link["href"]


def _without_unused_notes(body: str) -> str:
    used = re.findall(r"\[\^([^\[\]]+)\](?!:)", body)
    return _NOTE.sub(lambda note: note[0] if note["id"] in used else "", body)


def _without_empty_headings(body: str) -> str:
    headings = list(_HEADING.finditer(body))
    for place, heading in reversed(list(enumerate(headings))):
        after = body[heading.end() :]
        following = re.match(r"(#{2,6}) ", after)
        if not after.strip() or (following and len(following[1]) <= len(heading["marks"])):
            body = body[: heading.start()] + after
            headings.pop(place)
    return body


def _or(text: str | None, other: str) -> str:
    return other if text is None else text
