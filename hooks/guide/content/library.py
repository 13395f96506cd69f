"""All content, checked: the one object that everything else reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from guide.content.base import Model
from guide.content.case import Case
from guide.content.header import Document
from guide.content.method import Method
from guide.content.page import Page
from guide.content.programme import Course, Programme
from guide.content.vocabulary import Vocabulary
from guide.content.worksheet import Worksheet
from guide.text import addresses, prose

M_co = TypeVar("M_co", bound=Model, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[M_co]):
    """One file of content: its id, its checked values and the text that they came from."""

    id: str
    data: M_co
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


@dataclass(frozen=True)
class Library:
    """Everything the guide holds; ids in alphabetical order."""

    vocabulary: Vocabulary
    methods: Mapping[str, Entry[Method]]
    cases: Mapping[str, Entry[Case]]
    programmes: Mapping[str, Entry[Programme]]
    courses: Mapping[str, Entry[Course]]
    pages: Mapping[str, Entry[Page]]
    worksheets: Mapping[str, Entry[Worksheet]]

    @cached_property
    def entries(self) -> list[Entry[Model]]:
        """Every file of content, of every kind."""
        kinds: tuple[Mapping[str, Entry[Model]], ...] = (
            *(self.methods, self.cases),
            *(self.programmes, self.courses, self.pages, self.worksheets),
        )
        return [entry for kind in kinds for entry in kind.values()]

    @cached_property
    def contributed(self) -> list[Entry[Method] | Entry[Case] | Entry[Programme] | Entry[Worksheet]]:
        """Every entry that has a page of its own made from its fields."""
        kinds = (self.methods, self.cases, self.programmes, self.courses, self.worksheets)
        return [entry for kind in kinds for entry in kind.values()]

    @cached_property
    def newest(self) -> date:
        """The day on which something in the guide was last reviewed: the only clock that a build has."""
        return max((entry.data.reviewed for entry in self.contributed), default=date(2026, 1, 1))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How much the guide holds."""
        return {"methods": len(self.methods), "cases": len(self.cases), "programmes": len(self.programmes)}

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


def swedish(text: str) -> str:
    """A key that sorts å, ä and ö last, whatever the machine's locale."""
    return text.casefold().translate(str.maketrans("åäöéü", "{|}ey"))
