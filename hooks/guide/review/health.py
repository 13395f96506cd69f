"""How the content is doing: what is due, what is missing, what nobody refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guide.content.case import Case
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.programme import Programme
from guide.review.advice import due
from guide.text import prose, wording
from guide.text.sorting import swedish


@dataclass(frozen=True)
class Review:
    """A page to read anew: by when, and by whom."""

    title: str
    address: str
    day: date
    when: str
    owner: str


@dataclass(frozen=True)
class Promise:
    """An answer that somebody waits for: by when it was promised, and who answers.

    `late` tells that the day had passed when the guide was last reviewed.
    """

    title: str
    address: str
    day: date
    when: str
    owner: str
    late: bool


@dataclass(frozen=True)
class Finding:
    """A page that something can be said of."""

    title: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Health:
    """Everything on the page about the content; lists in alphabetical order, promises and reviews by day."""

    counts: tuple[tuple[str, int], ...]
    promises: tuple[Promise, ...]
    reviews: tuple[Review, ...]
    methods_without_cases: tuple[Finding, ...]
    cases_without_methods: tuple[Finding, ...]
    methods_without_remote: tuple[Finding, ...]
    unused_sources: tuple[Finding, ...]


def health(library: Library) -> Health:
    """The state of a library. It is built from the content alone and knows no clock: days are told, not judged."""
    methods, cases = library.methods.values(), library.cases.values()
    return Health(
        counts=_counts(library),
        promises=promises(library, library.newest),
        reviews=tuple(sorted(_reviews(library), key=lambda review: (review.day, swedish(review.title)))),
        methods_without_cases=_found(method for method in methods if not library.cases_with(method.id)),
        cases_without_methods=_found(case for case in cases if not case.data.methods),
        methods_without_remote=_found(method for method in methods if not method.data.remote),
        unused_sources=tuple(_unused_sources(library)),
    )


def promises(library: Library, today: date) -> tuple[Promise, ...]:
    """Every answer that somebody waits for, the first promised first."""
    waiting = [(case, case.data.matter) for case in library.cases.values() if case.data.matter]
    found = (
        Promise(
            title=case.data.title,
            address=case.address,
            day=matter.promised,
            when=wording.day(matter.promised),
            owner=matter.owner,
            late=matter.is_late(today),
        )
        for case, matter in waiting
        if matter.is_open
    )
    return tuple(sorted(found, key=lambda promise: (promise.day, swedish(promise.title))))


def _counts(library: Library) -> tuple[tuple[str, int], ...]:
    by_status = [
        (f"Fall: {status.name}", sum(case.data.status == status.id for case in library.cases.values()))
        for status in library.vocabulary.statuses
    ]
    return (
        ("Metoder", len(library.methods)),
        *((f"Metoder: {step.name}", len(library.methods_in(step.id))) for step in library.vocabulary.steps),
        ("Fall", len(library.cases)),
        *by_status,
        ("Program", len(library.programmes)),
    )


def _reviews(library: Library) -> Iterator[Review]:
    for case in library.cases.values():
        contact = case.data.contact
        yield _review(case, f"{contact.role}, {contact.organisation}")
    ours: list[Entry[Method] | Entry[Programme]] = [*library.methods.values(), *library.programmes.values()]
    for entry in ours:
        yield _review(entry, library.vocabulary.contact)


def _review(entry: Entry[Method] | Entry[Case] | Entry[Programme], owner: str) -> Review:
    day = due(entry.data.reviewed)
    return Review(entry.data.title, entry.address, day, wording.day(day), owner)


def _found(entries: Iterator[Entry[Method]] | Iterator[Entry[Case]]) -> tuple[Finding, ...]:
    found = [Finding(entry.data.title, entry.address) for entry in entries]
    return tuple(sorted(found, key=lambda finding: swedish(finding.title)))


def _unused_sources(library: Library) -> Iterator[Finding]:
    """Sources with a short name that no footnote uses; a footnote without a source stops the build."""
    entries: list[Entry[Case] | Entry[Programme]] = [*library.cases.values(), *library.programmes.values()]
    for entry in entries:
        texts = [entry.document.body, *(text for _, text in prose.texts(entry.document.values))]
        cited = {note.text for text in texts for note in prose.footnotes(text)}
        cited |= {result.source for result in getattr(entry.data, "results", ())}
        unused = [source.id for source in entry.data.sources if source.id and source.id not in cited]
        if unused:
            yield Finding(entry.data.title, entry.address, wording.enumeration(unused))
