"""Markdown as an editor types it: its headings, links, footnotes and forgotten placeholders, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify

_CODE = re.compile(r"^(?P<fence>(?:`{3,}|~{3,})(?![`~])).*?^(?P=fence)|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<title>\S.*)$", re.MULTILINE)
_ID = re.compile(r"\{[^{}]*\}$")
_LINK = re.compile(
    r"\]\(\s*<?(?P<inline>(?:[^()\s>]|\([^()\s]*\))*)"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?(?P<reference>[^\s>]+)",
    re.MULTILINE,
)
_FOOTNOTE = re.compile(r"\[\^(?P<id>[^\[\]\s]+)\]")
_BRACKETED = re.compile(r"(?<![\]!^])\[(?P<word>[^\[\]\s^]+)\](?![(\[:])")
_MARKS = re.compile(r"\[[^\[\]]*\](?:\([^)\[]*\))?|^[ ]*[-#>|]+ |[*_`|]", re.MULTILINE)
_LINKED = re.compile(r"\[(?!\^)([^\[\]]*)\]\([^)\[]*\)")
_POINT = re.compile(r"^[-*+] +", re.MULTILINE)
_SENTENCE = re.compile(r"\A.+?[.!?][”\"’)]*(?=\s+[A-ZÅÄÖ”\"(])", re.DOTALL)
_PLACEHOLDER = re.compile(r"\bTODO\b|\bTBD\b|\bFIXME\b|\b[xX]{3,}\b|\b[Ll]orem\b|\(länk\??\)|\?\?\?")


@dataclass(frozen=True)
class Found:
    """A piece of text and the offset at which it begins."""

    text: str
    offset: int


@dataclass(frozen=True)
class Section:
    """A heading of the second level and the text under it."""

    title: str
    text: str
    offset: int


def without_code(text: str) -> str:
    """The text with code blanked out, every other character where it was."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def sections(text: str) -> tuple[str, list[Section]]:
    """The text before the first `##` heading, and what each such heading holds."""
    found = [match for match in _HEADING.finditer(without_code(text)) if match["marks"] == "##"]
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    parts = [
        Section(_title(match).strip(), text[match.end() : end].strip(), match.start())
        for match, end in zip(found, ends, strict=False)  # no heading, no section
    ]
    return text[: found[0].start()] if found else text, parts


def _title(heading: re.Match[str]) -> str:
    """What a heading says, without marks and an id after it."""
    return _ID.sub("", heading["title"]).rstrip(" \t#") or heading["title"]


def unmarked(text: str) -> str:
    """The words of Markdown on one line, without marks, footnotes and links: a link's words are about another page."""
    return " ".join(_MARKS.sub(" ", text).split())


def as_read(text: str) -> str:
    """The same, with what links say, as it is read."""
    return unmarked(_LINKED.sub(r"\1", text))


def points(text: str) -> list[str]:
    """Each point of a list, or each paragraph where the text is not one."""
    parts = _POINT.split(text) if _POINT.match(text) else text.split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def first_sentence(text: str) -> str:
    """The first sentence of a text, or all of it where it is only one."""
    found = _SENTENCE.match(text)
    return found[0] if found and found[0].count("**") % 2 == 0 else text


def top_headings(text: str) -> Iterator[Found]:
    """Headings of the first level, which only a page's title may be."""
    for match in _HEADING.finditer(without_code(text)):
        if match["marks"] == "#":
            yield Found(_title(match), match.start())


def anchors(text: str) -> set[str]:
    """The ids that headings get, as Python-Markdown makes them."""
    return {slugify(_title(match), "-") for match in _HEADING.finditer(without_code(text))}


def links(text: str) -> Iterator[Found]:
    """Where each link leads, as it was typed."""
    for match in _LINK.finditer(without_code(text)):
        group = "inline" if match["inline"] is not None else "reference"
        yield Found(match[group], match.start(group))


def footnotes(text: str) -> Iterator[Found]:
    """The id of each `[^id]`."""
    for match in _FOOTNOTE.finditer(without_code(text)):
        yield Found(match["id"], match.start())


def bracketed(text: str) -> Iterator[Found]:
    """Each word in brackets that is no link."""
    for match in _BRACKETED.finditer(without_code(text)):
        yield Found(match["word"], match.start())


def without_footnotes(text: str) -> str:
    """The text without its `[^id]`."""
    return _FOOTNOTE.sub("", text)


def placeholders(text: str) -> Iterator[Found]:
    """Words that somebody meant to replace."""
    for match in _PLACEHOLDER.finditer(without_code(text)):
        yield Found(match[0], match.start())


def texts(value: object, location: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text among the values, with its place."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*location, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*location, index))
