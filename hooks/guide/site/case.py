"""A case's page: what its template shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guide.cards.card import CaseCard, MethodCard, case_card, method_card_of
from guide.cards.sections import Link, RenderedSection, numbers_of, page_renderer, rendered_sections
from guide.content.base import Source
from guide.content.case import Case, Image, Result
from guide.content.contact import Contact
from guide.content.library import Entry, Library
from guide.site.matter import MatterView, matter_view
from guide.text import wording


@dataclass(frozen=True)
class CasePage:
    """Everything on a case's page."""

    card: CaseCard
    path: str
    sections: tuple[RenderedSection, ...]
    period: str
    contact: Contact
    image: Image | None
    methods: tuple[MethodCard, ...]
    programme: Link | None
    matter: MatterView | None
    results: tuple[tuple[Result, int], ...]
    feedback: tuple[tuple[str, Markup], ...]
    sources: tuple[Source, ...]
    reviewed: str
    cited: frozenset[int]


def case_page(library: Library, case: Entry[Case]) -> CasePage:
    """A case's page, with the methods and the programme that it used."""
    data = case.data
    numbers = numbers_of(data.sources)
    cited: set[int] = set()
    render = page_renderer(case, numbers, cited)
    programme = library.programmes[data.programme] if data.programme else None
    return CasePage(
        card=case_card(library, case),
        path=case.path,
        sections=tuple(rendered_sections(case, render)),
        period=_period(data),
        contact=data.contact,
        image=data.image,
        methods=tuple(method_card_of(library, id) for id in data.methods),
        programme=Link(programme.data.title, programme.address) if programme else None,
        matter=matter_view(library, data.matter) if data.matter else None,
        results=tuple((result, numbers[result.source]) for result in data.results),
        feedback=tuple((wording.year_or_day(f.date) if f.date else "", render(f.text)) for f in data.feedback),
        sources=data.sources,
        reviewed=wording.day(data.reviewed),
        cited=frozenset(cited),
    )


def _period(case: Case) -> str:
    if not case.period:
        return ""
    start = wording.year_or_day(case.period.start)
    if not case.period.end:
        return f"Från {start}"
    end = wording.year_or_day(case.period.end)
    return start if start == end else f"{start} – {end}" if " " in start + end else f"{start}–{end}"
