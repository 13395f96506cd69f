"""What the pages of contributed files have in common: sections, links, footnotes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guide.content import addresses
from guide.content.base import Model, Source
from guide.content.library import Entry, Library
from guide.content.reads import asked
from guide.text import markup


@dataclass(frozen=True)
class RenderedSection:
    """A heading, its id in the address, and safe HTML."""

    title: str
    id: str
    html: Markup


@dataclass(frozen=True)
class Link:
    """A title and the address it leads to, from the top of the site."""

    title: str
    address: str


def page_renderer(
    entry: Entry[Model], numbers: dict[str, int] | None = None, cited: set[int] | None = None
) -> markup.Render:
    """From Markdown in a file to HTML on its page; `numbers` tell its sources apart, `cited` gets those led to."""
    return markup.renderer(lambda href: addresses.relative(href, entry.path), numbers, cited)


def guest_renderer(entry: Entry[Model], page: Entry[Model]) -> markup.Render:
    """From Markdown in a file to HTML on another page than its own."""

    def from_there(href: str) -> str:
        if addresses.is_external(href):
            return href
        file, anchor = addresses.target(href, entry.path)
        here = posixpath.relpath(file, posixpath.dirname(page.path))
        return addresses.relative(f"{here}#{anchor}" if anchor else here, page.path)

    return markup.renderer(from_there)


def numbers_of(sources: Sequence[Source]) -> dict[str, int]:
    """The number that a footnote to each source shows."""
    return {source.id: number for number, source in enumerate(sources, 1) if source.id}


def rendered_sections(entry: Entry[Model], render: markup.Render) -> Iterable[RenderedSection]:
    """Each heading of a file with its HTML."""
    for title, text in entry.sections.items():
        yield RenderedSection(title, markup.anchor(title), render(text))


@asked
def method_link(library: Library, id: str) -> Link:
    """Where a method is told of."""
    method = library.methods[id]
    return Link(method.data.title, method.address)
