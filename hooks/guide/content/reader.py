"""Reads every file of content from disk, and says all that is wrong at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from guide.content import budget, invisible, privacy, references
from guide.content.base import Model
from guide.content.header import Document, one_form, parse, parse_yaml
from guide.content.kept import NOT_KEPT, Kept, Key
from guide.content.kinds import KINDS, PAGES, Kind
from guide.content.library import Entry, Library
from guide.content.neighbour import taken_in
from guide.content.page import Page
from guide.content.pictures import PICTURE_FOLDER
from guide.content.published import fits_windows, is_leftover, strangers
from guide.content.reads import Shelf, digest
from guide.content.validation import read
from guide.content.vocabulary import Vocabulary
from guide.text import prose, wording
from guide.text.mistakes import ContentError, Mistake, suggestion, unknown
from guide.text.names import slug

CONFIG = "mkdocs.yml"
FILE_LIMIT = 100_000  # bytes; our longest has 22 kB
_CONFIG_LIMIT = 262_144  # bytes
_NO_ADDRESS = (
    "”site_url” ska vara webbplatsens adress, till exempel site_url: https://metod.kommun.example/. "
    "QR-koder, kalenderfiler och flöden leder dit."
)
_MISSPELT_AT_MOST = 2  # fields; more than that, and it is another kind of file
_OFFICE = (".doc", ".docx", ".odt", ".pdf", ".rtf")
_HEADER_AGAIN = re.compile(r"^---[ \t]*\n(?:[a-z_]+:[ \t][^\n]*\n){2}", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]*(?P<title>[^#\s][^#\n]*)$", re.MULTILINE)
_SLUG_RULE = "Filnamnet får bara ha a–z, 0–9 och bindestreck, och ska sluta med .md."


def load(root: Path) -> Library:
    """Reads and checks every file of content below the repository's top.

    Raises:
        ContentError: every mistake in every file.
    """
    library, mistakes = inspect(root)
    if mistakes:
        raise ContentError(mistakes)
    return library


def inspect(root: Path, kept: Kept = NOT_KEPT) -> tuple[Library, list[Mistake]]:
    """The files that can be used, and every mistake in the others and between them; what was `kept` is not read anew.

    Raises:
        ContentError: a vocabulary that nothing can be checked against.
    """
    vocabulary = _vocabulary(root)
    mistakes = list(strangers(root))
    found = {kind.name: Shelf(kind.name, _folder(root, kind, vocabulary, kept, mistakes)) for kind in KINDS}
    pages, taken = _pages(root, vocabulary, kept, mistakes), taken_in(root, vocabulary, mistakes)
    library = Library(vocabulary, **found, pages=Shelf(PAGES.name, pages), taken=Shelf("taken", taken), kept=kept)
    kept.lay(*library.shelves)
    mistakes.extend(references.between_files(root, library))
    return library, sorted(set(mistakes))


@dataclass(frozen=True)
class Settings:
    """What `mkdocs.yml` says of the whole site: its address, with a slash at the end, and its name."""

    site: str
    name: str


def settings(root: Path) -> Settings:
    """The site's settings. Raises ContentError where they cannot be read."""
    whole = _configuration(root)
    site = str(whole.values.get("site_url") or "")
    if not site.startswith(("https://", "http://")):
        raise ContentError([whole.mistake(("site_url",), _NO_ADDRESS)])
    if unheard := list(_unheard(whole)):
        raise ContentError(unheard)
    return Settings(f"{site.rstrip('/')}/", str(whole.values.get("site_name") or ""))


def _unheard(whole: Document) -> Iterator[Mistake]:
    """What MkDocs would take in silence and the guide does not heed: its looks stand under `extra.guide`."""
    theme = whole.values.get("theme")
    if not isinstance(theme, dict):
        return
    if "logo" in theme:
        message = "Guidens bild står under ”extra: guide: logo”. Skriv den där, och ta bort raden här."
        yield whole.mistake(("theme", "logo"), message)
    palette = theme.get("palette")
    for index, scheme in enumerate(palette if isinstance(palette, list) else []):
        if isinstance(scheme, dict) and scheme.get("primary", "custom") != "custom":
            message = "Guidens färger står under ”extra: guide: accent”. Skriv custom här, och färgen där."
            yield whole.mistake(("theme", "palette", index, "primary"), message)


def _vocabulary(root: Path) -> Vocabulary:
    whole = _configuration(root)
    guide = whole.under("extra", "guide")
    name = whole.values.get("site_name") or ""
    if not name:
        raise ContentError([whole.mistake(("site_name",), "”site_name” ska vara guidens namn.")])
    values = guide.values if isinstance(guide.values, dict) else {}
    words = read(Vocabulary, replace(guide, values={**values, "title": name}))
    if words.logo and not (root / PICTURE_FOLDER / words.logo).is_file():
        message = f"Bilden ”{words.logo}” finns inte i {PICTURE_FOLDER}/. Lägg den där, eller rätta namnet."
        raise ContentError([guide.mistake(("logo",), message)])
    return words


def _configuration(root: Path) -> Document:
    if not (root / CONFIG).is_file():
        message = "Filen finns inte här. Kör kommandot i guidens mapp, eller hämta tillbaka filen."
        raise ContentError([Mistake(CONFIG, 1, 1, message)])
    text = _text((root / CONFIG).read_bytes(), CONFIG)
    values, _ = parse_yaml(text, CONFIG, limit=_CONFIG_LIMIT)
    return Document(CONFIG, values, body="", body_line=1, header=text, first_line=1)


def _folder(
    root: Path, kind: Kind[Any], vocabulary: Vocabulary, kept: Kept, mistakes: list[Mistake]
) -> dict[str, Entry[Any]]:
    """The entries of one folder, one file each, no folders inside; in `docs/`, `index.md` is a page of ours."""
    entries = {}
    for file in sorted((root / kind.folder).glob("*")):
        if is_leftover(file.name) or (file.name == "index.md" and kind.folder.startswith("docs/")):
            continue
        try:
            document = _document(root, file, kind, kept, mistakes)
            entries[file.stem] = Entry(kind, file.stem, read(kind.model, document, vocabulary), document)
        except ContentError as error:
            mistakes.extend(error.mistakes)
    return entries


def _pages(root: Path, vocabulary: Vocabulary, kept: Kept, mistakes: list[Mistake]) -> dict[str, Entry[Page]]:
    """Our own pages: every other Markdown file in `docs/`, by its path."""
    pages = {}
    for file in sorted((root / "docs").rglob("*.md")):
        path = file.relative_to(root).as_posix()
        is_contributed = file.name != "index.md" and path.rpartition("/")[0] in [kind.folder for kind in KINDS]
        if is_contributed or is_leftover(file.name):
            continue
        try:
            document = _document(root, file, PAGES, kept, mistakes)
            pages[path] = Entry(PAGES, path, read(Page, document, vocabulary), document)
        except ContentError as error:
            mistakes.extend(error.mistakes)
    return pages


def _document(root: Path, file: Path, kind: Kind[Any], kept: Kept, mistakes: list[Mistake]) -> Document:
    """A file as header and body, and what is wrong with its text."""
    path = file.relative_to(root).as_posix()
    _refuse_strangers(file, path)
    data = file.read_bytes()
    key = Key("documents", path, digest(data))
    known = kept.find(None, key)
    if known:
        told, *parts = known
        mistakes.extend(Mistake(path, *each) for each in told)
        return Document(path, *parts)
    found: list[Mistake] = []
    try:
        document = _read_document(data, path, kind, found)
    finally:
        mistakes.extend(found)
    told = tuple(each.told for each in found)
    parts = [document.values, document.body, document.body_line, document.header]
    kept.keep(None, key, (), (told, *parts))
    return document


def _read_document(data: bytes, path: str, kind: Kind[Any], mistakes: list[Mistake]) -> Document:
    """The same from a file's bytes; what must not be published is told even where the rest cannot be read."""
    text = _text(data, path)
    mistakes.extend(privacy.personal_data(path, text))
    if strange := list(invisible.strange(path, text)):
        raise ContentError(strange)
    document = parse(text, path)
    too_heavy = budget.overrun(document)
    if too_heavy:
        raise ContentError([too_heavy])
    _refuse_misplaced(document, kind)
    if kind is not PAGES:
        mistakes.extend(_body(document, kind.model))
    return document


def _refuse_strangers(file: Path, path: str) -> None:
    if file.is_symlink():
        raise ContentError(
            [Mistake(path, 1, 1, "Genvägar (symboliska länkar) får inte ligga här. Lägg in själva filen.")]
        )
    if file.is_dir():
        raise ContentError([Mistake(path, 1, 1, "Här får inga mappar ligga. Flytta filerna ett steg upp.")])
    if file.suffix.lower() in _OFFICE:
        message = f"Filer som slutar på {file.suffix} kan inte läsas. Kopiera texten till en fil som slutar på .md."
        raise ContentError([Mistake(path, 1, 1, message)])
    if not _is_slug(file):
        raise ContentError([Mistake(path, 1, 1, _SLUG_RULE + _better_name(file.name))])
    if not fits_windows(file.name):
        raise ContentError([Mistake(path, 1, 1, "Windows kan inte ha en fil med det namnet. Kalla den något annat.")])
    if file.stat().st_size > FILE_LIMIT:
        raise ContentError([Mistake(path, 1, 1, f"Filen är större än {FILE_LIMIT // 1_000} kB. Korta texten.")])


def _refuse_misplaced(document: Document, kind: Kind[Any]) -> None:
    """One line for a file in the wrong folder, instead of one for each of its fields."""

    def strange(other: Kind[Any]) -> int:
        return len(set(document.values) - set(other.model.model_fields))

    fits = min((kind, *KINDS), key=strange)
    if strange(kind) - strange(fits) > _MISSPELT_AT_MOST:
        message = f"Det här ser ut som {fits.one}. Flytta filen till {fits.folder}/."
        raise ContentError([Mistake(document.path, 1, 1, message)])


def _is_slug(file: Path) -> bool:
    allowed = "abcdefghijklmnopqrstuvwxyz0123456789-"
    return file.suffix == ".md" and bool(file.stem) and all(character in allowed for character in file.stem)


def _better_name(name: str) -> str:
    """A file name that would do in place of one that does not."""
    stem = name.rpartition(".")[0] or name
    plain = slug(stem.removesuffix(".md"))
    return f" Kalla den {plain}.md." if plain else ""


def _text(data: bytes, path: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = data.count(b"\n", 0, error.start) + 1, error.start - data.rfind(b"\n", 0, error.start)
        message = "Filen är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8."
        raise ContentError([Mistake(path, line, column, message)]) from None
    return one_form(text)


def _body(document: Document, model: type[Model]) -> Iterator[Mistake]:
    required: tuple[str, ...] = getattr(model, "sections", ())
    known = (*required, *getattr(model, "optional_sections", ()))
    before, found = prose.sections(document.body)
    again = _HEADER_AGAIN.search(prose.without_code(document.body))
    if again:
        yield document.body_mistake(again.start(), "Här börjar ett filhuvud till. Ta bort det som står två gånger.")
        return
    if required and not found and not _HEADING.search(document.body):
        wanted = wording.enumeration([f"## {title}" for title in required])
        yield Mistake(document.path, document.body_line, 1, f"Texten saknar rubriker. Den ska ha {wanted}.")
        return
    if before.strip() and not before.lstrip().startswith("# "):
        message = f"Text före den första rubriken visas inte. Börja med ## {required[0]}."
        yield document.body_mistake(len(before) - len(before.lstrip()), message)
    for heading in prose.top_headings(document.body):
        yield document.body_mistake(heading.offset, "Rubriken med ett # är redan filens titel. Skriv ## i stället.")
    titles: list[str] = []
    for section in found:
        if section.title not in known:
            yield document.body_mistake(section.offset, unknown("Rubriken", section.title, known, choices=True))
        elif section.title in titles:
            yield document.body_mistake(
                section.offset, f"Rubriken ”{section.title}” står två gånger. Slå ihop texterna under en av dem."
            )
        elif not section.text:
            yield document.body_mistake(
                section.offset, f"Det står ingenting under ”{section.title}”. Skriv ett stycke där."
            )
        titles.append(section.title)
    misspelt = {suggestion(title, known) for title in titles if title not in known}
    for title in required:
        if title not in titles and f" Menade du ”{title}”?" not in misspelt:
            yield _missing_section(document, title)


def _alone(title: str) -> re.Pattern[str]:
    """A line that says nothing but a title: in bold, with a colon, or underlined."""
    return re.compile(rf"^(?:\*\*|__)?{re.escape(title)}:?(?:\*\*|__)?:?[ \t]*$", re.MULTILINE | re.IGNORECASE)


def _missing_section(document: Document, title: str) -> Mistake:
    headings = (match for match in _HEADING.finditer(document.body) if match["title"].strip() == title)
    almost = next(headings, None) or _alone(title).search(document.body)
    if almost:
        return document.body_mistake(almost.start(), f"Skriv rubriken så här, med två # och ett blanksteg: ## {title}")
    return Mistake(
        document.path, document.body_line, 1, f"Rubriken ”## {title}” saknas. Lägg till den, med en text under."
    )
