"""All content, checked: the one object that everything else reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from guide.content import addresses
from guide.content.base import Model
from guide.content.case import Case
from guide.content.header import Document
from guide.content.kept import NOT_KEPT, Kept
from guide.content.kinds import KINDS, PAGES, Kind
from guide.content.letter import Letter
from guide.content.method import Method
from guide.content.neighbour import Taken
from guide.content.page import Page, Workshop
from guide.content.programme import Course, Programme
from guide.content.question import LAW_PAGE, LawQuestion
from guide.content.reads import Shelf, asked, noted, remembered
from guide.content.vocabulary import Vocabulary
from guide.content.worksheet import Worksheet
from guide.text import prose
from guide.text.sorting import swedish

M = TypeVar("M", bound=Model)
_M_co = TypeVar("_M_co", bound=Model, covariant=True)

PATHS = "paths"


@dataclass(frozen=True, eq=False, repr=False)
class Entry(Generic[_M_co]):
    """One file of content: its kind, its id, its checked values and the text that they came from."""

    kind: Kind[_M_co]
    id: str
    data: _M_co
    document: Document

    def __repr__(self) -> str:
        """Its file, and a name for all that it says."""
        return f"{self.path}@{self.document.digest.hex()}"

    @property
    def path(self) -> str:
        """From the top of the repository."""
        return self.document.path

    @property
    def address(self) -> str:
        """From the top of the site."""
        return addresses.address(self.path)

    @cached_property
    def sections(self) -> dict[str, str]:
        """Each heading's Markdown."""
        return {section.title: section.text for section in prose.sections(self.document.body)[1]}


@dataclass(frozen=True, eq=False, repr=False)
class Library:
    """Everything the guide holds, a field for each kind; ids in alphabetical order. `taken` is what other guides share.

    It never changes, so what is made of it can be kept, in `kept` also for the next build: two libraries are the same
    only if they are one.
    """

    vocabulary: Vocabulary
    methods: Mapping[str, Entry[Method]]
    cases: Mapping[str, Entry[Case]]
    programmes: Mapping[str, Entry[Programme]]
    courses: Mapping[str, Entry[Course]]
    pages: Mapping[str, Entry[Page]]
    worksheets: Mapping[str, Entry[Worksheet]]
    taken: Mapping[str, Taken]
    kept: Kept = NOT_KEPT

    def of(self, kind: Kind[M]) -> Mapping[str, Entry[M]]:
        """The entries of one kind, by id."""
        entries: Mapping[str, Entry[M]] = getattr(self, kind.name)
        return entries

    def at(self, path: str) -> Entry[Model] | None:
        """What was read from a file, by its path from the top of the repository."""
        return self._by_path.get(path)

    @cached_property
    def _by_path(self) -> Shelf[Entry[Model]]:
        with noted():
            return Shelf(PATHS, {entry.path: entry for entry in self.entries})

    @property
    def shelves(self) -> list[Shelf[Any]]:
        """All that can be read of it, but the vocabulary, where reads are noted."""
        own = (*(self.of(kind) for kind in (*KINDS, PAGES)), self.taken, self._by_path)
        return [shelf for shelf in own if isinstance(shelf, Shelf)]

    @property
    @remembered
    def entries(self) -> list[Entry[Model]]:
        """Every file of content, of every kind, and our own pages."""
        return [*self.contributed, *self.pages.values()]

    @property
    @remembered
    def contributed(self) -> list[Entry[Any]]:
        """Every entry that has a page made from its fields."""
        return [entry for kind in KINDS for entry in self.of(kind).values()]

    @property
    @remembered
    def questions(self) -> dict[str, LawQuestion]:
        """The questions of law, by id, in the order in which they are asked; none where a guide has no such page."""
        page = self.pages.get(LAW_PAGE)
        return {question.id: question for question in page.data.questions} if page else {}

    @property
    @remembered
    def easy(self) -> dict[str, Entry[Page]]:
        """The easier version of a page, by the path of the page from the top of the repository."""
        return {f"docs/{page.data.easy_for}": page for page in self.pages.values() if page.data.easy_for}

    @property
    @remembered
    def letters(self) -> dict[str, Letter]:
        """The texts to copy that the questions of law bring with them, by id."""
        return {letter.id: letter for question in self.questions.values() for letter in question.letters}

    @property
    @remembered
    def workshops(self) -> list[tuple[Entry[Page], Workshop]]:
        """Each ready workshop and its page, in the order of the vocabulary's sectors and then by title."""
        order = self.vocabulary.ids("sectors")
        found = [(page, page.data.workshop) for page in self.pages.values() if page.data.workshop]
        return sorted(found, key=lambda pair: (order.index(pair[1].sector), swedish(pair[0].data.title)))

    @property
    @asked
    def newest(self) -> date:
        """The day on which something in the guide was last reviewed: the only clock that a build has."""
        return max((entry.data.reviewed for entry in self.contributed), default=date(2026, 1, 1))

    @property
    @asked
    def counts(self) -> dict[str, int]:
        """How much the guide holds of each kind."""
        return {kind.name: len(self.of(kind)) for kind in KINDS}

    @asked
    def methods_in(self, step: str) -> list[Entry[Method]]:
        """The methods whose own step it is, by title."""
        return self._by_step.get(step, [])

    @asked
    def worksheets_for(self, method: str) -> list[Entry[Worksheet]]:
        """The worksheets of a method, by title."""
        return self._sheets.get(method, [])

    @asked
    def cases_with(self, method: str) -> list[Entry[Case]]:
        """The cases that used a method, by title."""
        return self._users.get(method, [])

    @property
    @remembered
    def _by_step(self) -> dict[str, list[Entry[Method]]]:
        return _grouped((method.data.step, method) for method in self.methods.values())

    @property
    @remembered
    def _sheets(self) -> dict[str, list[Entry[Worksheet]]]:
        return _grouped((sheet.data.method, sheet) for sheet in self.worksheets.values())

    @property
    @remembered
    def _users(self) -> dict[str, list[Entry[Case]]]:
        return _grouped((method, case) for case in self.cases.values() for method in dict.fromkeys(case.data.methods))


def _grouped(pairs: Iterable[tuple[str, Entry[Any]]]) -> dict[str, list[Entry[Any]]]:
    """The entries that have a key in common, by title."""
    found: dict[str, list[Entry[Any]]] = {}
    for key, entry in sorted(pairs, key=lambda pair: swedish(pair[1].data.title)):
        found.setdefault(key, []).append(entry)
    return found
