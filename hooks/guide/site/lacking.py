"""The page of methods that the guide does not have: what its template shows, and what the search says of each."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guide.cards.sections import Link, method_link, page_renderer
from guide.content.lacking import LackingMethod
from guide.content.library import Library
from guide.text.names import slug
from guide.text.sorting import swedish


@dataclass(frozen=True)
class LackingView:
    """A method, its other names as one line, and what to take instead."""

    name: str
    anchor: str
    others: str
    means: Markup
    url: str
    instead: tuple[Link, ...]


def lacking_page(library: Library) -> tuple[LackingView, ...]:
    """Every method that a page says is not here, as one looks them up."""
    found = [(page, each) for page in library.pages.values() for each in page.data.lacking]
    found.sort(key=lambda pair: swedish(pair[1].name))
    return tuple(_view(library, each, page_renderer(page)(each.means)) for page, each in found)


def _view(library: Library, lacking: LackingMethod, means: Markup) -> LackingView:
    instead = tuple(method_link(library, id) for id in lacking.instead)
    return LackingView(lacking.name, slug(lacking.name), ", ".join(lacking.also), means, lacking.url, instead)
