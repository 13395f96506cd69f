"""Every text of a page, piece by piece, each with its place on the page, so that a search can lead to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown.extensions.toc import slugify

from guide.content import addresses
from guide.content.case import Case
from guide.content.kept import lasting
from guide.content.kinds import CASES, COURSES, METHODS, PAGES, PROGRAMMES, WORKSHEETS
from guide.content.letter import Letter, letter_anchor
from guide.content.library import Entry, Library
from guide.content.method import Method, MethodStep
from guide.content.page import Page, Workshop
from guide.content.programme import Occasion, Programme
from guide.content.question import LawQuestion
from guide.content.worksheet import Block, Worksheet
from guide.data.lexicon import words_of
from guide.text import prose

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_MACROS = re.compile(
    r"\{#(?:(?!\{#).)*?#\}|\{%(?:(?!\{%).)*?%\}|\{\{(?:(?!\{\{).)*?\}\}|<[^<>]*>|\{[:.#][^{}]*\}", re.DOTALL
)
_BLANK = re.compile(r"\[[^\[\]^]*\](?!\()")
_WHEN = "När passar det"
_ELSEWHERE = {"Exempel": "efterat"}  # sections that stand under another heading
_THIRD = re.compile(r"^### +", re.MULTILINE)


@dataclass(frozen=True)
class Passage:
    """A piece of a page: `at` is its id on the page, empty where the page itself is the place; `title` its heading."""

    at: str
    title: str
    text: str


# What methods say of each other when they fit: the text comes from all of them.
_TOGETHER = (Passage("nar-passar-det", _WHEN, ""), Passage("", "", ""))


def passages(library: Library) -> dict[str, tuple[Passage, ...]]:
    """The passages of each page that is found, by its address; those without words are left out."""
    own, others = _when(library)
    found = {}
    for entry in library.entries:
        told = {_WHEN: " ".join(own.get(entry.path, ())), "": " ".join(others.get(entry.path, ()))}
        rows = (
            (at, title, told[title] if to_be_told else text) for at, title, text, to_be_told in _rows(library, entry)
        )
        found[entry.address] = tuple(Passage(*row) for row in rows if row[1] or row[2])
    return found


def passage_words(library: Library) -> set[str]:
    """The different words of all passages, in lower case."""
    return {word for entry in library.entries for word in _words(library, entry)}


@lasting
def _rows(library: Library, entry: Entry[Any]) -> list[tuple[str, str, str, bool]]:
    """The passages of a page; whether the methods together have its text to tell."""
    return [(each.at, each.title, each.text, each in _TOGETHER) for each in _TELL[entry.kind.name](library, entry)]


@lasting
def _words(library: Library, entry: Entry[Any]) -> list[str]:
    """The words of a file's passages."""
    texts = [text for _, title, text, _ in _rows(library, entry) for text in (title, text)]
    if entry.kind is METHODS:
        texts += [_WHEN, *(sentence for _, sentence in _sentences(library, entry))]
    return sorted(words_of(" ".join(texts)))


def _plain(*texts: str | None) -> str:
    """The words of Markdown as they are read, without macros, and with … for what is to be filled in."""
    joined = " ".join(text for text in texts if text)
    return prose.as_read(_BLANK.sub("…", _MACROS.sub(" ", joined)))


def _when(library: Library) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """What each method says of when it fits, and what others say of it, by its path."""
    own: defaultdict[str, list[str]] = defaultdict(list)
    others: defaultdict[str, list[str]] = defaultdict(list)
    paths = {method.path for method in library.methods.values()}
    for method in library.methods.values():
        for targets, sentence in _sentences(library, method):
            for path in sorted(paths.intersection(targets)) or [method.path]:
                (own if path == method.path else others)[path].append(sentence)
    return own, others


@lasting
def _sentences(_: Library, method: Entry[Method]) -> list[tuple[list[str], str]]:
    """What a method says of when something fits, and the files that each sentence leads to."""
    return [
        ([addresses.target(link.text, method.path)[0] for link in prose.links(sentence)], _plain(sentence))
        for sentence in _BETWEEN_SENTENCES.split(method.sections[_WHEN])
    ]


def _sections(entry: Entry[Method] | Entry[Case] | Entry[Programme] | Entry[Worksheet]) -> Iterator[Passage]:
    for title, text in entry.sections.items():
        if title != _WHEN:
            yield Passage(_ELSEWHERE.get(title, slugify(title, "-")), title, _plain(text))


def _method(library: Library, method: Entry[Method]) -> Iterator[Passage]:
    words, data = library.vocabulary, method.data
    for number, step in enumerate(data.steps, 1):
        yield Passage(f"steg-{number}", step.title, _step(step))
    yield from _TOGETHER
    yield from _sections(method)
    yield Passage("material", "Ha framme", _plain(". ".join(data.materials)))
    yield Passage("efterat", "", _plain(data.result, *data.stop))
    if data.remote:
        told = data.remote
        yield Passage("sa-gor-ni", "På distans", _plain(told.before, told.after, told.fallback))
    if data.people:
        yield Passage("vilka", "", _plain(*data.people.must, *data.people.must_not, data.people.invite))
    for trouble in data.trouble:
        yield Passage("karvar", _plain(trouble.sign), _plain(trouble.do))
    for variant in data.variants:
        yield Passage("pa-annat-satt", words.name("variants", variant.kind), _plain(variant.do))
    for note in data.considerations:
        yield Passage("i-kommunen", words.name("topics", note.topic), _plain(note.text))


def _step(step: MethodStep) -> str:
    here = (step.do, step.say, step.screen, step.ready)
    return _plain(*here, *((step.remote.do, step.remote.say) if step.remote else ()))


def _case(_: Library, case: Entry[Case]) -> Iterator[Passage]:
    yield from _sections(case)
    for result in case.data.results:
        yield Passage("resultat", result.measure, _plain(result.before, result.after))
    if case.data.matter:
        yield Passage(
            "arendets-gang", "", _plain(*(text for _, text in prose.texts(case.data.matter.model_dump(mode="json"))))
        )


def _programme(_: Library, programme: Entry[Programme]) -> Iterator[Passage]:
    data = programme.data
    yield from _sections(programme)
    for place, occasions in enumerate((data.occasions, *(version.occasions for version in data.versions)), 1):
        for occasion in occasions:
            yield Passage(f"tillfallen-{place}", occasion.title, _occasion(occasion))
    for role in data.roles:
        yield Passage("roller", role.name, _plain(role.does))
    yield Passage("i-korthet", "Villkor", _plain(*data.terms))
    yield from _letters(data.letters)


def _occasion(occasion: Occasion) -> str:
    items = (text for item in occasion.agenda for text in (f"{item.title}.", item.text, item.script))
    homework = occasion.homework.text if occasion.homework else None
    return _plain(occasion.summary, *occasion.goals, *occasion.prepare, *items, homework, occasion.result)


def _letters(letters: Iterable[Letter]) -> Iterator[Passage]:
    for letter in letters:
        yield Passage(letter_anchor(letter.id), letter.title, _plain(letter.use, letter.text))


def _worksheet(_: Library, sheet: Entry[Worksheet]) -> Iterator[Passage]:
    yield from _sections(sheet)
    columns = (*sheet.data.columns, *(sheet.data.back.columns if sheet.data.back else ()))
    for block in (block for column in columns for block in column.blocks):
        yield Passage("", block.title or "", _block(block))


def _block(block: Block) -> str:
    """What stands on the sheet; what it is filled in with is the method's example."""
    filled = {"answer", "answers"}
    return _plain(*(text for place, text in prose.texts(block.model_dump(mode="json")) if not filled & set(place)))


def _page(_: Library, page: Entry[Page]) -> Iterator[Passage]:
    yield from _headings(page.document.body)
    for question in page.data.questions:
        yield from _law(question)
    for word in page.data.words:
        yield Passage(
            word.anchor,
            word.term,
            _plain(word.means, *(f"{other}." for other in dict.fromkeys((*word.also, *word.avoided)))),
        )
    if page.data.story:
        story = page.data.story
        yield Passage("", "", _plain(story.about, *(part.text for part in story.parts), story.end))
    if page.data.workshop:
        yield from _workshop(page.data.workshop)


def _headings(body: str) -> Iterator[Passage]:
    """The text under each heading of the second and third level."""
    before, found = prose.sections(body)
    yield Passage("", "", _plain(before))
    for section in found:
        first, *rest = _THIRD.split(section.text)
        yield Passage(_anchor(section.title), _plain(section.title), _plain(first))
        for part in rest:
            title, _, text = part.partition("\n")
            yield Passage(_anchor(title), _plain(title), _plain(text))


def _anchor(title: str) -> str:
    """A heading's place on its page; none where a macro completes it."""
    return "" if _MACROS.search(title) else slugify(title, "-")


def _law(question: LawQuestion) -> Iterator[Passage]:
    said = (question.means, question.why, question.answer, question.alone, question.decides)
    yield Passage(question.id, question.question, _plain(*said))
    for rule in question.rules:
        yield Passage(question.id, rule.act, _plain(rule.says))
    yield from _letters(question.letters)


def _workshop(workshop: Workshop) -> Iterator[Passage]:
    yield Passage("fakta", "", _plain(workshop.who, workshop.guests))
    yield Passage("plan", workshop.question, _plain(*(item.note for item in workshop.items)))
    yield Passage("efterat", "", _plain(workshop.result))
    yield Passage("inbjudan", "", _plain(workshop.invite))


_TELL: dict[str, Callable[[Library, Any], Iterator[Passage]]] = {
    METHODS.name: _method,
    CASES.name: _case,
    PROGRAMMES.name: _programme,
    COURSES.name: _programme,
    WORKSHEETS.name: _worksheet,
    PAGES.name: _page,
}
