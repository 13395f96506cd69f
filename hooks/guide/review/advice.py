"""What would make a file better. Advice never stops anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from guide.content.base import Model
from guide.content.case import Case
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.review import readability
from guide.review.spelling import Speller
from guide.text import prose, wording
from guide.text.mistakes import Mistake, excerpt

REVIEW_MONTHS = 24
HARD_LIX = 50  # Björnsson's line between middling and hard, as in official texts
LONG_SUMMARY = 140  # characters

_ENOUGH_WORDS = 40  # fewer make LIX jump
_LONG_SENTENCE = 20  # words; no shorter one is worth naming
_PASSIVES = 2  # in one step
_STACCATO = 11  # words a sentence; with fewer, reasons fall out between the sentences
_ENOUGH_SENTENCES = 30  # of one method; fewer make the mean jump
_GENERIC = {"bild", "bilden", "foto", "fotografi", "logotyp", "illustration", "image", "photo", "bild på", "foto på"}
_SENTENCES = frozenset(
    [
        "title",
        "summary",
        "text",
        "do",
        "say",
        "screen",
        "ready",
        "before",
        "after",
        "fallback",
        "stop",
        "when",
        "invite",
        "sign",
        "script",
        "does",
        "alt",
        "result",
    ]
)

# First name and last name, as organisations give their employees; a mailbox of several words mostly has a hyphen.
_SOMEBODY = re.compile(r"(?!(?:info|kontakt|post|registrator|support)\.)[^\W\d_]{2,40}\.[^\W\d_]{2,40}@", re.IGNORECASE)
_FORMS = ("Mall", "Exempel")
_HELPFUL = ("line", "group_difficulty", "variants", "people", "trouble", "picture")


def advice(library: Library, today: date, spells: Speller | None) -> list[Mistake]:
    """All advice on a library's files, in the order of the files. `spells` is None where no spelling is checked."""
    found: list[Mistake] = []
    for entry in library.entries:
        found.extend(_reading(entry))
        found.extend(_summary(entry))
        found.extend(_age(entry, today))
        ours = entry.path in library.pages  # they name things in English: buttons, formats, files
        found.extend(_spelling(entry, spells) if spells and not ours else ())
    for method in library.methods.values():
        found.extend(_passives(method))
        found.extend(_staccato(method))
        found.extend(_gaps(method))
    for case in library.cases.values():
        found.extend(_alternative(case))
        found.extend(_promise(case, today))
        found.extend(_somebody(case))
    found.extend(_other_names(library))
    return sorted(set(found))


def _somebody(case: Entry[Case]) -> Iterator[Mistake]:
    email = case.data.contact.email
    if email and _SOMEBODY.match(email):
        message = "Adressen ser ut att vara en persons egen. Ange en funktionsbrevlåda, om det finns en."
        yield case.document.mistake(("contact", "email"), message)


def _promise(case: Entry[Case], today: date) -> Iterator[Mistake]:
    matter = case.data.matter
    if matter and matter.is_late(today):
        message = (
            f"Svaret lovades senast {wording.day(matter.promised)} och är inte lämnat. Lämna det och fyll i ”answered”."
        )
        yield case.document.mistake(("matter", "promised"), message)


def ahead(library: Library, today: date) -> list[Mistake]:
    """Days of review that have not come: whoever checks knows the day, which a build must not."""
    found = []
    for entry in library.contributed:
        reviewed: date = entry.data.reviewed
        if reviewed > today:
            message = (
                f"Granskningen är daterad {wording.day(reviewed)}, som inte har varit. Skriv dagen då texten lästes."
            )
            found.append(entry.document.mistake(("reviewed",), message))
    return found


def due(reviewed: date) -> date:
    """The day on which content should be read anew: 24 months after it was."""
    return date(reviewed.year + REVIEW_MONTHS // 12, reviewed.month, min(reviewed.day, 28))


def _reading(entry: Entry[Model]) -> Iterator[Mistake]:
    body = entry.document.body
    offsets = [section.offset for section in prose.sections(body)[1]]
    for start, end in pairwise([*offsets, len(body)]):
        text = readability.measure(body[start:end])
        if text.lix < HARD_LIX or text.words < _ENOUGH_WORDS:
            continue
        longest = [s for s in text.longest(2) if readability.length(s.text) >= _LONG_SENTENCE]
        named = wording.enumeration([f"”{excerpt(s.text)}” ({readability.length(s.text)} ord)" for s in longest])
        tip = f"Dela de längsta meningarna: {named}." if longest else "Byt långa ord mot korta."
        offset = start + (longest[0].offset if longest else 0)
        yield entry.document.body_mistake(offset, f"Avsnittet är svårläst (LIX {text.lix}). {tip}")


def _summary(entry: Entry[Model]) -> Iterator[Mistake]:
    summary = str(getattr(entry.data, "summary", ""))
    if len(summary) > LONG_SUMMARY:
        message = f"Sammanfattningen har {len(summary)} tecken. Under {LONG_SUMMARY} är lättare att läsa på ett kort."
        yield entry.document.mistake(("summary",), message)


def _age(entry: Entry[Model], today: date) -> Iterator[Mistake]:
    reviewed: date | None = getattr(entry.data, "reviewed", None)
    if reviewed and due(reviewed) < today:
        message = f"Granskades senast {wording.day(reviewed)}, för mer än två år sedan. Läs igenom och ändra datumet."
        yield entry.document.mistake(("reviewed",), message)


def _gaps(method: Entry[Method]) -> Iterator[Mistake]:
    """The parts that a card can do without, but not one who leads it for the first time."""
    missing = [name for name in _HELPFUL if not getattr(method.data, name)]
    missing += ["Exempel"] if "Exempel" not in method.sections else []
    if missing:
        named = wording.enumeration([f"”{name}”" for name in missing])
        yield method.document.mistake((), f"Kortet saknar {named}. Den som leder för första gången behöver det.")


def _passives(method: Entry[Method]) -> Iterator[Mistake]:
    for index, step in enumerate(method.data.steps):
        found = readability.passives(step.do)
        if len(found) >= _PASSIVES:
            named = wording.enumeration([f"”{word}”" for word in found])
            message = f"Steget säger inte vem som gör vad: {named}. Skriv som en uppmaning: ”Välj”, ”Skriv”."
            yield method.document.mistake(("steps", index, "do"), message)


def _staccato(method: Entry[Method]) -> Iterator[Mistake]:
    """Where sentences are so short, taken together, that nobody is told why: the floor under easy reading."""
    text = readability.measure("\n\n".join(_told(method)))
    count = len(text.sentences)
    if count >= _ENOUGH_SENTENCES and text.words < _STACCATO * count:
        message = (
            f"Texten är hackig: {wording.mean(text.words / count)} ord i en mening, i snitt (LIX {text.lix}). "
            "Bind ihop det som hör ihop med ”eftersom”, ”så att” eller ”men”, så att skälen hörs."
        )
        yield method.document.mistake(("steps",), message)


def _told(method: Entry[Method]) -> Iterator[str]:
    """What a method tells the one who leads. What the group sees is short on purpose, and a form is no text."""
    data = method.data
    yield data.summary
    for step in data.steps:
        yield from (text for part in (step, step.remote) if part for text in (part.do, part.say) if text)
    if data.remote:
        yield from (data.remote.before, data.remote.after, data.remote.fallback)
    yield from (consideration.text for consideration in data.considerations)
    yield from (text for heading, text in method.sections.items() if heading not in _FORMS)


def _other_names(library: Library) -> Iterator[Mistake]:
    """Where a page of ours calls a thing something else than the guide does: two names look like two things."""
    pages = library.pages.values()
    names = {other: word.term for page in pages for word in page.data.words for other in word.avoided}
    if not names:
        return
    other_name = re.compile(rf"(?i)(?<![\w/-])(?:{'|'.join(map(re.escape, names))})(?!\w*\.\w)")
    for page in (page for page in pages if not page.data.words):
        for found in other_name.finditer(prose.without_code(page.document.body)):
            yield page.document.body_mistake(found.start(), _named(found[0], names))


def _named(other: str, names: Mapping[str, str]) -> str:
    term = next(term for name, term in names.items() if name.casefold() == other.casefold())
    return f"Guiden säger ”{term}” och inte ”{other}”. Byt ordet, så att en sak har ett namn."


def _alternative(case: Entry[Case]) -> Iterator[Mistake]:
    image = case.data.image
    if image and (image.alt.lower().rstrip(".") in _GENERIC or image.alt.lower().startswith(("bild på", "foto på"))):
        message = "Beskriv vad bilden visar, utan att börja med ”bild på”: den som inte ser den vet att det är en bild."
        yield case.document.mistake(("image", "alt"), message)


def _spelling(entry: Entry[Model], spells: Speller) -> Iterator[Mistake]:
    told: set[str] = set()
    for word in readability.typed_words(entry.document.body):
        if word.text not in told and not spells(word.text):
            told.add(word.text)
            yield entry.document.body_mistake(word.offset, _misspelt(word.text))
    for location, text in _prose_fields(entry):
        for word in readability.typed_words(text):
            if word.text not in told and not spells(word.text):
                told.add(word.text)
                yield entry.document.mistake(location, _misspelt(word.text))


def _misspelt(word: str) -> str:
    return f"Ordet ”{word}” finns inte i ordlistan. Är det rätt, lägg till det i hooks/guide/review/words.txt."


def _prose_fields(entry: Entry[Model]) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """The values that are sentences, not ids, names or addresses."""
    for location, text in prose.texts(entry.document.values):
        field = next(part for part in reversed(location) if isinstance(part, str))
        if field in _SENTENCES and "sources" not in location:
            yield location, text
