"""The page "Ord i guiden": what its template shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from guide.cards.sections import page_renderer
from guide.content.library import Entry, Library
from guide.content.page import Page
from guide.content.word import Word
from guide.text import markup
from guide.text.sorting import swedish


@dataclass(frozen=True)
class WordView:
    """A word and what it means; `others` are what people also say, as one line."""

    term: str
    anchor: str
    means: Markup
    others: str


@dataclass(frozen=True)
class Initial:
    """The words that begin with one letter."""

    name: str
    words: tuple[WordView, ...]


def words_page(library: Library) -> tuple[Initial, ...]:
    """Every word that a page explains, as one looks them up."""
    return tuple(letter for page in library.pages.values() if page.data.words for letter in _letters(page))


def _letters(page: Entry[Page]) -> tuple[Initial, ...]:
    render = page_renderer(page)
    words = sorted(page.data.words, key=lambda word: swedish(word.term))
    return tuple(
        Initial(name, tuple(_word(word, render) for word in group))
        for name, group in groupby(words, lambda word: word.term[0].upper())
    )


def _word(word: Word, render: markup.Render) -> WordView:
    return WordView(word.term, word.anchor, render(word.means), ", ".join((*word.also, *word.avoided)))
