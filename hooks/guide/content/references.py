"""What must hold between files: references, links, footnotes, titles and addresses."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guide.content import addresses, pictures, speech
from guide.content.base import Model
from guide.content.case import Case
from guide.content.header import Location
from guide.content.kept import lasting
from guide.content.kinds import CASES, COURSES, KINDS, METHODS, PAGES, PROGRAMMES, Kind
from guide.content.letter import letter_anchor
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.page import Agenda, Page, Workshop
from guide.content.programme import Course, Occasion, Programme
from guide.content.published import is_published
from guide.content.question import LAW_PAGE
from guide.content.story import EXAMPLE
from guide.text import patterns, prose, wording
from guide.text.mistakes import Mistake, suggestion, unknown
from guide.text.unrendered import unrendered, unrendered_inline

_CONTENT = (METHODS.folder, CASES.folder)


def between_files(root: Path, library: Library) -> Iterator[Mistake]:
    """Every mistake between the files of a library."""
    for entry in library.entries:
        yield from (Mistake(entry.path, *told) for told in _alone(library, entry))
        yield from _links(root, library, entry)
    for entry in library.methods.values():
        yield from _methods(root, entry, "related", entry.data.related)
        for number, follows in enumerate(entry.data.next):
            yield from _reference(root, METHODS, entry, ("next", number, "method"), follows.method)
        yield from _rules(root, library, entry)
        if entry.id in entry.data.related:
            place = ("related", entry.data.related.index(entry.id))
            yield entry.document.mistake(place, "Metoden hänvisar till sig själv. Ta bort den ur listan.")
    for case in library.cases.values():
        yield from _case(root, case)
    for programme in (*library.programmes.values(), *library.courses.values()):
        yield from _programme(root, programme)
    for sheet in library.worksheets.values():
        yield from _reference(root, METHODS, sheet, ("method",), sheet.data.method)
    for kind in KINDS:
        yield from _titles(library.of(kind).values())
    yield from _steps(root, library)
    yield from _questions(library)
    for page in library.pages.values():
        yield from _story(root, library, page)
        yield from _easy(root, library, page)
        for index, lacking in enumerate(page.data.lacking):
            for number, id in enumerate(lacking.instead):
                yield from _reference(root, METHODS, page, ("lacking", index, "instead", number), id)
    yield from pictures.unfit(root, library.kept)
    yield from _plans(root, library)


@lasting
def _alone(_: Library, entry: Entry[Any]) -> list[tuple[int, int, str]]:
    """What is wrong in a file whatever the others say."""
    found = [*_placeholders(entry)]
    if entry.kind is not PAGES:
        found += _unrendered(entry)
    if entry.kind in (CASES, PROGRAMMES, COURSES):
        found += _footnotes(entry)
    if entry.kind is METHODS:
        found += [*speech.misdirected(entry), *_notes(entry)]
    return [mistake.told for mistake in found]


def _case(root: Path, case: Entry[Case]) -> Iterator[Mistake]:
    yield from _methods(root, case, "methods", case.data.methods)
    if case.data.programme:
        yield from _reference(root, PROGRAMMES, case, ("programme",), case.data.programme)
    if case.data.image and not (root / pictures.PICTURE_FOLDER / case.data.image.file).is_file():
        where = f"”{case.data.image.file}” finns inte i {pictures.PICTURE_FOLDER}/"
        message = f"Bilden {where}. Lägg den där, eller rätta namnet."
        yield case.document.mistake(("image", "file"), message)


def _footnotes(entry: Entry[Case] | Entry[Programme] | Entry[Course]) -> Iterator[Mistake]:
    document = entry.document
    ids = [source.id for source in entry.data.sources if source.id]
    for note in prose.footnotes(document.body):
        if note.text not in ids:
            yield document.body_mistake(note.offset, unknown("Källan", note.text, ids))
    for word in prose.bracketed(document.body):
        if word.text in ids:
            yield document.body_mistake(word.offset, f"”[{word.text}]” visas som text. Skriv [^{word.text}].")
    for location, text in prose.texts(document.values):
        for note in prose.footnotes(text):
            if note.text not in ids:
                yield document.mistake(location, unknown("Källan", note.text, ids))


def _notes(method: Entry[Method]) -> Iterator[Mistake]:
    """A method's sources are listed, and nothing in its text leads to one of them."""
    told = "Noten ”[^{}]” visas som text i en metod. Ta bort den, och ange källan under ”sources”."
    for note in prose.footnotes(method.document.body):
        yield method.document.body_mistake(note.offset, told.format(note.text))
    for location, text in prose.texts(method.document.values):
        for note in prose.footnotes(text):
            yield method.document.mistake(location, told.format(note.text))


def _programme(root: Path, programme: Entry[Programme] | Entry[Course]) -> Iterator[Mistake]:
    data = programme.data
    yield from _occasions(root, programme, ("occasions",), data.occasions)
    for index, version in enumerate(data.versions):
        yield from _occasions(root, programme, ("versions", index, "occasions"), version.occasions)


def _occasions(
    root: Path, programme: Entry[Model], location: Location, occasions: Iterable[Occasion]
) -> Iterator[Mistake]:
    for index, occasion in enumerate(occasions):
        here = (*location, index)
        for number, method in enumerate(occasion.methods):
            yield from _reference(root, METHODS, programme, (*here, "methods", number), method)
        for number, item in enumerate(occasion.agenda):
            if item.method:
                place = (*here, "agenda", number, "method")
                yield from _reference(root, METHODS, programme, place, item.method)


def _methods(root: Path, entry: Entry[Model], field: str, ids: Iterable[str]) -> Iterator[Mistake]:
    for index, id in enumerate(ids):
        yield from _reference(root, METHODS, entry, (field, index), id)


def _rules(root: Path, library: Library, method: Entry[Method]) -> Iterator[Mistake]:
    """Considerations point to questions that are asked; a page of them that is wrong has told so itself."""
    if (root / LAW_PAGE).is_file() and LAW_PAGE not in library.pages:
        return
    for index, consideration in enumerate(method.data.considerations):
        if consideration.rule and consideration.rule not in library.questions:
            message = unknown("Frågan", consideration.rule, list(library.questions), choices=bool(library.questions))
            yield method.document.mistake(("considerations", index, "rule"), message)


def _questions(library: Library) -> Iterator[Mistake]:
    for page in library.pages.values():
        if page.data.questions and page.path != LAW_PAGE:
            yield page.document.mistake(("questions",), f"Frågorna visas bara i {LAW_PAGE}. Flytta dem dit.")


def _story(root: Path, library: Library, page: Entry[Page]) -> Iterator[Mistake]:
    """A story is told through examples that are there, in the order of the steps."""
    last = 0
    steps = library.vocabulary.ids("steps")
    for index, part in enumerate(page.data.story.parts if page.data.story else ()):
        place = ("story", "parts", index, "method")
        yield from _reference(root, METHODS, page, place, part.method)
        method = library.methods.get(part.method)
        if method is None:
            continue
        if EXAMPLE not in method.sections:
            yield page.document.mistake(place, f"Metoden ”{part.method}” har inget ifyllt exempel. Välj en annan.")
        at = steps.index(method.data.step)
        if at < last:
            yield page.document.mistake(place, f"Metoden ”{part.method}” hör till ett tidigare steg. Flytta upp den.")
        last = max(last, at)


def _easy(root: Path, library: Library, page: Entry[Page]) -> Iterator[Mistake]:
    """An easier version leads back to a page that is there, and a page has one at most."""
    if page.data.easy_for is None:
        return
    path = f"docs/{page.data.easy_for}"
    if not (root / path).is_file():
        known = [known.removeprefix("docs/") for known in library.pages]
        yield page.document.mistake(("easy_for",), unknown("Sidan", page.data.easy_for, known))
    elif library.easy[path] is not page:
        yield page.document.mistake(("easy_for",), f"Sidan har redan en lättläst version i {library.easy[path].path}.")


def _reference(root: Path, kind: Kind[Any], entry: Entry[Model], location: Location, id: str) -> Iterator[Mistake]:
    """A file that is there but wrong has told so itself: only one that is missing is a mistake here."""
    if not (root / kind.path(id)).is_file():
        known = [file.stem for file in sorted((root / kind.folder).glob("*.md"))]
        yield entry.document.mistake(location, unknown(kind.the, id, known))


def _titles(entries: Iterable[Entry[Any]]) -> Iterator[Mistake]:
    """A title belongs to one file of each kind. Each of two is told, since nobody knows which came first."""
    owners: defaultdict[str, list[Entry[Any]]] = defaultdict(list)
    for entry in entries:
        owners[entry.data.title.casefold()].append(entry)
    for first, second, *more in (same for same in owners.values() if len(same) > 1):
        for entry, other in ((first, second), *((entry, first) for entry in (second, *more))):
            yield entry.document.mistake(("title",), f"Titeln används redan i {other.path}. Välj en annan.")


def _steps(root: Path, library: Library) -> Iterator[Mistake]:
    described = {page.data.step for page in library.pages.values() if page.data.step and not page.data.easy_for}
    for step in library.vocabulary.steps:
        path = f"docs/steg/{step.id}.md"
        is_wrong = (root / path).is_file() and path not in library.pages
        if step.id not in described and not is_wrong:
            yield Mistake(path, 1, 1, f"Steget ”{step.name}” har ingen sida. Skapa den, med step: {step.id}.")


def _plans(root: Path, library: Library) -> Iterator[Mistake]:
    """Ready plans use methods that exist, and a plan's address can tell everything it refers to apart."""
    for page in library.pages.values():
        for number, plan in enumerate(page.data.plans):
            yield from _agenda(root, library, page, ("plans", number), plan)
        if page.data.workshop:
            yield from _agenda(root, library, page, ("workshop",), page.data.workshop)
            yield from _workshop(root, library, page, page.data.workshop)
    parts = library.vocabulary.ids("parts")
    for entry in (*library.methods.values(), *library.courses.values()):
        if entry.id in parts or (entry.id in library.programmes and entry.id in library.courses):
            yield Mistake(entry.path, 1, 1, f"Namnet ”{entry.id}” är upptaget i planeraren. Kalla filen något annat.")


def _agenda(root: Path, library: Library, page: Entry[Page], location: Location, agenda: Agenda) -> Iterator[Mistake]:
    for index, item in enumerate(agenda.items):
        if not item.method:
            continue
        here = (*location, "items", index)
        yield from _reference(root, METHODS, page, (*here, "method"), item.method)
        method = library.methods.get(item.method)
        if method and item.minutes < method.data.duration.min:
            least = wording.minutes(method.data.duration.min)
            message = f"{method.data.title} tar minst {least}. Ge den mer tid eller välj en annan metod."
            yield page.document.mistake((*here, "minutes"), message)


def _workshop(root: Path, library: Library, page: Entry[Page], workshop: Workshop) -> Iterator[Mistake]:
    """On remote, methods that can be led there; letters that the page of law has."""
    for index, item in enumerate(workshop.items):
        method = library.methods.get(item.method or "")
        if workshop.remote and method and "distans" not in method.data.formats:
            place = ("workshop", "items", index, "method")
            yield page.document.mistake(
                place,
                f"{method.data.title} går inte att leda på distans. Välj en annan metod, eller ett annat sätt att ses.",
            )
    if (root / LAW_PAGE).is_file() and LAW_PAGE not in library.pages:
        return
    for index, id in enumerate(workshop.letters):
        if id not in library.letters:
            yield page.document.mistake(("workshop", "letters", index), unknown("Texten", id, list(library.letters)))


def _unrendered(entry: Entry[Model]) -> Iterator[Mistake]:
    """Contributed text that was meant as markup and does not become it."""
    document = entry.document
    for found in unrendered(document.body):
        yield document.body_mistake(found.offset, found.text)
    for location, text in prose.texts(document.values):
        for found in unrendered_inline(text):
            yield document.mistake(location, found.text)


def _placeholders(entry: Entry[Model]) -> Iterator[Mistake]:
    document = entry.document
    for found in prose.placeholders(document.body):
        yield document.body_mistake(
            found.offset, f"”{found.text}” ser ut att ha glömts kvar. Skriv det som ska stå där, eller ta bort det."
        )
    for location, text in prose.texts(document.values):
        for found in prose.placeholders(text):
            yield document.mistake(
                location, f"”{found.text}” ser ut att ha glömts kvar. Skriv det som ska stå där, eller ta bort det."
            )


def _links(root: Path, library: Library, entry: Entry[Model]) -> Iterator[Mistake]:
    if not any(message for href in _hrefs(library, entry) for message in _dead(root, library, entry.path, href)):
        return
    document = entry.document
    for link in prose.links(document.body):
        for message in _dead(root, library, document.path, link.text):
            yield document.body_mistake(link.offset, message)
    for location, text in prose.texts(document.values):
        for link in prose.links(text):
            for message in _dead(root, library, document.path, link.text):
                yield document.mistake(location, message)


@lasting
def _hrefs(_: Library, entry: Entry[Model]) -> list[str]:
    """Where the links of a file lead, as they were typed, each once."""
    texts = (entry.document.body, *(text for _, text in prose.texts(entry.document.values)))
    return list(dict.fromkeys(link.text for text in texts for link in prose.links(text)))


def _dead(root: Path, library: Library, path: str, href: str) -> Iterator[str]:
    """Why a link leads nowhere, or nothing."""
    if "{{" in href:
        return
    if addresses.is_external(href):
        if not addresses.is_allowed(href):
            yield f"Länken ”{href}” kan inte användas. Börja med https:// eller mailto:."
        return
    if mistyped := _mistyped(href):
        yield mistyped
        return
    file, anchor = addresses.target(href, path)
    if not _is_shown(root, file):
        near = suggestion(posixpath.basename(file), [posixpath.basename(known.path) for known in library.entries])
        yield f"Länken ”{href}” leder till en fil som inte finns.{near or ' Rätta sökvägen, eller ta bort länken.'}"
    elif anchor and (target := library.at(file)):
        names = prose.anchors(target.document.body) | _places(library, file)
        if anchor not in names:
            yield f"Rubriken ”#{anchor}” finns inte i {file}.{suggestion(anchor, names)}"


def _mistyped(href: str) -> str:
    """What is wrong with a link that was never meant to lead to a file; empty where it may be."""
    if re.fullmatch(patterns.EMAIL, href):
        return f"E-postadressen ”{href}” saknar mailto:. Skriv (mailto:{href})."
    if href.startswith("www."):
        return f"Länken ”{href}” saknar https://. Skriv https://{href}."
    if href.startswith("/") or not href:
        return f"Länken ”{href}” leder ingenstans. Skriv vägen till filen, till exempel ../methods/enkat.md."
    return ""


def _places(library: Library, file: str) -> set[str]:
    """The ids on a page that its template gives it."""
    page = library.pages.get(file)
    if page is None:
        return set()
    story = page.data.story.parts if page.data.story else ()
    told = {library.methods[part.method].data.step for part in story if part.method in library.methods}
    letters = map(letter_anchor, library.letters) if file == LAW_PAGE else ()
    return {
        *letters,
        *(question.id for question in page.data.questions),
        *(word.anchor for word in page.data.words),
        *told,
    }


def _is_shown(root: Path, file: str) -> bool:
    """Whether a file becomes a part of the site."""
    folder, _, name = file.partition("/")
    return (root / file).is_file() and (folder in _CONTENT or (folder == "docs" and is_published(name)))
