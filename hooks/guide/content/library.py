"""All content, checked: the one object that everything else reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from guide.content import addresses
from guide.content.base import Model
from guide.content.case import Case
from guide.content.header import Document
from guide.content.kinds import KINDS, Kind
from guide.content.letter import Letter
from guide.content.method import Method
from guide.content.page import Page, Workshop
from guide.content.programme import Course, Programme
from guide.content.question import LAW_PAGE, LawQuestion
from guide.content.vocabulary import Vocabulary
from guide.content.worksheet import Worksheet
from guide.text import prose
from guide.text.sorting import swedish

M = TypeVar("M", bound=Model)
_M_co = TypeVar("_M_co", bound=Model, covariant=True)


@dataclass(frozen=True, eq=False)
class Entry(Generic[_M_co]):
    """One file of content: its kind, its id, its checked values and the text that they came from."""

    kind: Kind[_M_co]
    id: str
    data: _M_co
    document: Document

    @property
    def path(self) -> str:
        """From the top of the repository."""
        return self.document.path

    @property
    def address(self) -> str:
        """From the top of the site."""
        return addresses.address(self.path)

    @property
    def sections(self) -> dict[str, str]:
        """Each heading's Markdown."""
        return {section.title: section.text for section in prose.sections(self.document.body)[1]}


@dataclass(frozen=True, eq=False)
class Library:
    """Everything the guide holds, a field for each kind; ids in alphabetical order.

    It never changes, so what is made of it can be kept: two libraries are the same only if they are one.
    """

    vocabulary: Vocabulary
    methods: Mapping[str, Entry[Method]]
    cases: Mapping[str, Entry[Case]]
    programmes: Mapping[str, Entry[Programme]]
    courses: Mapping[str, Entry[Course]]
    pages: Mapping[str, Entry[Page]]
    worksheets: Mapping[str, Entry[Worksheet]]

    def of(self, kind: Kind[M]) -> Mapping[str, Entry[M]]:
        """The entries of one kind, by id."""
        entries: Mapping[str, Entry[M]] = getattr(self, kind.name)
        return entries

    def at(self, path: str) -> Entry[Model] | None:
        """What was read from a file, by its path from the top of the repository."""
        return self._by_path.get(path)

    @cached_property
    def _by_path(self) -> dict[str, Entry[Model]]:
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def entries(self) -> list[Entry[Model]]:
        """Every file of content, of every kind, and our own pages."""
        return [*self.contributed, *self.pages.values()]

    @cached_property
    def contributed(self) -> list[Entry[Any]]:
        """Every entry that has a page made from its fields."""
        return [entry for kind in KINDS for entry in self.of(kind).values()]

    @cached_property
    def questions(self) -> dict[str, LawQuestion]:
        """The questions of law, by id, in the order in which they are asked; none where a guide has no such page."""
        page = self.pages.get(LAW_PAGE)
        return {question.id: question for question in page.data.questions} if page else {}

    @cached_property
    def easy(self) -> dict[str, Entry[Page]]:
        """The easier version of a page, by the path of the page from the top of the repository."""
        return {f"docs/{page.data.easy_for}": page for page in self.pages.values() if page.data.easy_for}

    @cached_property
    def letters(self) -> dict[str, Letter]:
        """The texts to copy that the questions of law bring with them, by id."""
        return {letter.id: letter for question in self.questions.values() for letter in question.letters}

    @cached_property
    def workshops(self) -> list[tuple[Entry[Page], Workshop]]:
        """Each ready workshop and its page, in the order of the vocabulary's sectors and then by title."""
        order = self.vocabulary.ids("sectors")
        found = [(page, page.data.workshop) for page in self.pages.values() if page.data.workshop]
        return sorted(found, key=lambda pair: (order.index(pair[1].sector), swedish(pair[0].data.title)))

    @cached_property
    def newest(self) -> date:
        """The day on which something in the guide was last reviewed: the only clock that a build has."""
        return max((entry.data.reviewed for entry in self.contributed), default=date(2026, 1, 1))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How much the guide holds of each kind."""
        return {kind.name: len(self.of(kind)) for kind in KINDS}

    def methods_in(self, step: str) -> list[Entry[Method]]:
        """The methods whose own step it is, by title."""
        return sorted((m for m in self.methods.values() if m.data.step == step), key=lambda m: swedish(m.data.title))

    def worksheets_for(self, method: str) -> list[Entry[Worksheet]]:
        """The worksheets of a method, by title."""
        mine = (sheet for sheet in self.worksheets.values() if sheet.data.method == method)
        return sorted(mine, key=lambda sheet: swedish(sheet.data.title))

    def cases_with(self, method: str) -> list[Entry[Case]]:
        """The cases that used a method, by title."""
        return sorted((c for c in self.cases.values() if method in c.data.methods), key=lambda c: swedish(c.data.title))
