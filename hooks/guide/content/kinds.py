"""What each kind of content is: the one table that every other table of kinds is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from guide.content.base import Model
from guide.content.case import Case
from guide.content.method import Method
from guide.content.page import Page
from guide.content.programme import Course, Programme
from guide.content.worksheet import Worksheet

_M_co = TypeVar("_M_co", bound=Model, covariant=True)


@dataclass(frozen=True)
class Kind(Generic[_M_co]):
    """One kind of content: what its files hold, where they lie and where their pages are.

    `name` is what the library calls its entries; `one`, `the` and `many` are what readers do: a method, the method,
    methods. `schema` and `data` name the files that publish its schema and its entries, empty where none does.
    `is_edited` tells whether the editors' form takes it.
    """

    name: str
    model: type[_M_co]
    folder: str
    address: str
    one: str
    the: str
    many: str
    schema: str = ""
    data: str = ""
    is_edited: bool = False

    @property
    def singular(self) -> str:
        """One of them, without its article: Metod."""
        return self.one.partition(" ")[2].capitalize()

    def path(self, id: str) -> str:
        """An entry's file, from the top of the repository."""
        return f"{self.folder}/{id}.md"


METHODS = Kind(
    name="methods",
    model=Method,
    folder="methods",
    address="metoder",
    one="en metod",
    the="Metoden",
    many="Metoder",
    schema="metod",
    data="metoder",
    is_edited=True,
)
CASES = Kind(
    name="cases",
    model=Case,
    folder="cases",
    address="fall",
    one="ett fall",
    the="Fallet",
    many="Fall",
    schema="fall",
    data="fall",
    is_edited=True,
)
PROGRAMMES = Kind(
    name="programmes",
    model=Programme,
    folder="docs/program",
    address="program",
    one="ett program",
    the="Programmet",
    many="Program",
    schema="program",
    data="program",
)
COURSES = Kind(
    name="courses",
    model=Course,
    folder="docs/coachning",
    address="coachning",
    one="en kurs",
    the="Kursen",
    many="Coachning",
    schema="kurs",
)
WORKSHEETS = Kind(
    name="worksheets",
    model=Worksheet,
    folder="docs/material",
    address="material",
    one="ett arbetsblad",
    the="Arbetsbladet",
    many="Arbetsblad",
    schema="arbetsblad",
    data="arbetsblad",
)
# Our own pages: every other Markdown file in `docs/`, known by its path instead of an id.
PAGES = Kind(
    name="pages",
    model=Page,
    folder="docs",
    address="",
    one="en sida",
    the="Sidan",
    many="Sidor i guiden",
)

KINDS: tuple[Kind[Any], ...] = (METHODS, CASES, PROGRAMMES, COURSES, WORKSHEETS)
