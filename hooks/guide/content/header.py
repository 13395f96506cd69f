"""A content file's text → its values, with the line and column of each, and its body."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeAlias

import yaml

from guide.content.reads import digest
from guide.text.mistakes import ContentError, Mistake

HEADER_LIMIT = 65_536  # bytes: a course with its scripts fits, and a page of letters
DEPTH_LIMIT = 20  # levels of lists and mappings

Location: TypeAlias = Sequence[str | int]

_TAGGED = "Taggar som !!python får inte användas. Ta bort den, och skriv bara värdet."
_MORE_FIELDS = re.compile(r"\A\n*(?:[a-z_]+:(?:[ \t].*)?\n(?:[ \t-].*\n)*)+---[ \t]*(?:\n|\Z)")
_HEADER = re.compile(r"\A---[ \t]*\n(?P<header>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


_RULE = re.compile(r"[-\u2010-\u2015_*=~]+")


class _Loader(yaml.CSafeLoader):
    """YAML's core schema without its guesses: `no`, `1:30`, `0123` and dates stay the text that was typed."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 – the library's own way


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
# Longer numbers stay text: Python refuses to read them.
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789"))


@dataclass(frozen=True)
class Document:
    """A file's values as YAML gave them, its body, and where each of them stands."""

    path: str
    values: dict[str, Any]
    body: str
    body_line: int
    header: str = ""
    first_line: int = 2
    inside: tuple[str, ...] = ()

    @cached_property
    def root(self) -> yaml.Node | None:
        """The header as YAML's nodes, which know where they stand: read anew for whoever has a mistake to place."""
        node: yaml.Node | None = _Loader(self.header).get_single_node() if self.header else None
        for key in self.inside:
            found = _child(node, key)
            node = found[1] if found else None
        return node

    def is_of(self, text: str) -> bool:
        """Whether it was read from just that text."""
        match = _HEADER.match(text)
        return match is not None and (match["header"], text[match.end() :]) == (self.header, self.body)

    @cached_property
    def digest(self) -> bytes:
        """A name for the whole file."""
        return digest((self.path, self.header, self.body))

    def mistake(self, location: Location, message: str, *, at_key: bool = False) -> Mistake:
        """A mistake at a field's value (`("steps", 2, "minutes")`), or at its nearest parent that exists."""
        mark = _mark(self.root, location, at_key=at_key)
        line, column = (mark.line + self.first_line, mark.column + 1) if mark else (1, 1)
        return Mistake(self.path, line, column, message)

    def under(self, *keys: str) -> Document:
        """The same document, seen from one of its mappings; empty where there is none."""
        values = self.values
        for key in keys:
            values = values.get(key) or {}
        return replace(self, values=values, inside=(*self.inside, *keys))

    def body_mistake(self, offset: int, message: str) -> Mistake:
        """A mistake at a character of the body."""
        line, column = place(self.body, offset)
        return Mistake(self.path, self.body_line + line - 1, column, message)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def one_form(text: str) -> str:
    """A file's text, however it was saved: one kind of line end, and one form of each letter."""
    return unicodedata.normalize("NFC", text.removeprefix("\N{BYTE ORDER MARK}").replace("\r\n", "\n"))


def parse(text: str, path: str) -> Document:
    """Reads a file that begins with a YAML header between two lines of `---`.

    Raises:
        ContentError: no header, not YAML, or YAML that the guide does not accept.
    """
    match = _HEADER.match(text)
    if not match:
        raise ContentError([_no_header(text, path)])
    header = match["header"]
    _refuse_split_header(text, match.end(), path)
    body_line = text.count("\n", 0, match.end()) + 1
    values, _ = parse_yaml(header, path, first_line=2)
    return Document(path, values, text[match.end() :], body_line, header)


def parse_yaml(
    text: str, path: str, *, first_line: int = 1, limit: int = HEADER_LIMIT
) -> tuple[dict[str, Any], yaml.Node | None]:
    """Reads one YAML mapping: strictly, at most `limit` bytes, no aliases, no key twice.

    Raises:
        ContentError: what is wrong, with its place; `first_line` is the line of the file on which `text` begins.
    """

    def mistake(mark: yaml.Mark | None, message: str) -> Mistake:
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return Mistake(path, first_line + line, column + 1, message)

    if len(text.encode()) > limit:
        raise ContentError([mistake(None, f"Filhuvudet är större än {limit // 1024} kB. Flytta text till brödtexten.")])
    try:
        _refuse_bombs(text, mistake)
        loader = _Loader(text)
        root = loader.get_single_node()
        duplicates = [mistake(mark, message) for mark, message in _duplicate_keys(root)]
        if duplicates:
            raise ContentError(duplicates)
        values = loader.construct_document(root) if root else {}
    except yaml.MarkedYAMLError as error:
        unclosed = _unclosed_quote(text, error.problem_mark)
        if unclosed:
            line, column = place(text, unclosed)
            raise ContentError([Mistake(path, first_line + line - 1, column, _UNCLOSED)]) from None
        raise ContentError([mistake(_blamed(error), _forgotten_comma(text, error) or _say(error))]) from None
    except yaml.reader.ReaderError:
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        offset = found.start() if found else 0
        line, column = place(text, offset)
        message = f"Tecknet U+{ord(text[offset]):04X} får inte stå här. Ta bort det."
        raise ContentError([Mistake(path, first_line + line - 1, column, message)]) from None
    if not isinstance(values, dict):
        raise ContentError([mistake(None, "Filhuvudet ska bestå av rader som ”fält: värde”.")])
    return values, root


def _refuse_bombs(text: str, mistake: Any) -> None:
    """Reads events only, which builds nothing however the text is nested."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "Tecknen & och * har en särskild betydelse i YAML. Sätt citattecken runt hela värdet."
            raise ContentError([mistake(event.start_mark, message)])
        if getattr(event, "tag", None):
            raise ContentError([mistake(event.start_mark, _TAGGED)])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH_LIMIT:
                raise ContentError([mistake(event.start_mark, f"Listor ligger djupare än {DEPTH_LIMIT} nivåer.")])
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _duplicate_keys(node: yaml.Node | None) -> Iterator[tuple[yaml.Mark, str]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _duplicate_keys(item)
    elif isinstance(node, yaml.MappingNode):
        first: dict[Hashable, int] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in first:
                yield key.start_mark, f"Fältet ”{name}” står två gånger. Behåll ett av dem."
            first[name] = key.start_mark.line
            yield from _duplicate_keys(value)


def _mark(node: yaml.Node | None, location: Location, *, at_key: bool) -> yaml.Mark | None:
    mark = None
    for part in location:
        found = _child(node, part)
        if found is None:
            return mark
        key, node = found
        mark = (key or node).start_mark
    written = isinstance(node, yaml.ScalarNode) and node.value
    return node.start_mark if node and written and not at_key else mark


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None


def _refuse_split_header(text: str, end: int, path: str) -> None:
    """A third line of `---` with fields right after the second: the header was closed too early."""
    if _MORE_FIELDS.match(text[end:]):
        line = text.count("\n", 0, end)
        raise ContentError([Mistake(path, line, 1, "Filhuvudet slutar redan här. Ta bort den här raden med ---.")])


def _no_header(text: str, path: str) -> Mistake:
    if not text.strip():
        return Mistake(path, 1, 1, "Filen är tom. Skriv något i den, eller ta bort den.")
    first = text.partition("\n")[0].strip()
    if first != "---" and _RULE.fullmatch(first):
        return Mistake(path, 1, 1, f"Första raden är ”{first}”. Skriv tre bindestreck, ---, och inget mer.")
    if text.startswith("---"):
        return Mistake(path, 1, 1, "Filhuvudet tar aldrig slut. Skriv en rad med --- efter det sista fältet.")
    return Mistake(path, 1, 1, "Filen ska börja med en rad med ---, sedan fälten och en rad med --- till.")


def _unclosed_quote(text: str, mark: yaml.Mark | None) -> int | None:
    """YAML reads on to the next quote, lines away, and blames that one: the first open one is the culprit."""
    before = "".join(text.splitlines(keepends=True)[: mark.line + 1]) if mark else text
    found = _OPEN_QUOTE.search(before)
    return found.start("quote") if found else None


def _blamed(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """A line without a colon is understood to be none when the next one begins."""
    began = error.context_mark if "could not find expected ':'" in str(error.problem) else None
    return began or error.problem_mark or error.context_mark


def _forgotten_comma(text: str, error: yaml.MarkedYAMLError) -> str:
    """What to do where brackets are closed further on, on the same line; empty where they are not."""
    missing = next((closing for closing in "]}" if f"',' or '{closing}'" in str(error.problem)), "")
    mark = error.problem_mark
    rest = text.splitlines()[mark.line][mark.column :] if missing and mark and mark.line < text.count("\n") else ""
    word = rest.split(":")[0].split(missing)[0].strip() if missing else ""
    return f"Det saknas ett kommatecken före ”{word}”." if missing and missing in rest else ""


def _say(error: yaml.MarkedYAMLError) -> str:
    told = f"{error.context or ''} {error.problem or ''}"
    return next((swedish for english, swedish in _YAML_SAYS.items() if english in told), _YAML_UNCLEAR)


_YAML_UNCLEAR = "Raden går inte att läsa. Kontrollera indrag, kolon och citattecken på raden och på raden före."
_UNCLOSED = 'Citattecknet som börjar texten har inget slut. Skriv ett " till efter det sista ordet.'
_OPEN_QUOTE = re.compile(r'^[^"\'#\n]*(?::|-)[ \t]+(?P<quote>")(?:[^"\\\n]|\\.)*$', re.MULTILINE)
_YAML_SAYS = {
    "cannot start any token": "Värdet börjar med ett tecken som YAML inte kan läsa (tabb, @, ` eller %). "
    "Byt tabb mot två blanksteg, eller sätt citattecken runt värdet.",
    "mapping values are not allowed": "Ett kolon följt av blanksteg inne i texten. Sätt citattecken runt hela värdet, "
    "eller flytta fältet till en egen rad.",
    "while scanning a quoted scalar": _UNCLOSED,
    "found a tab character": "Raden har en tabb. Byt den mot två blanksteg.",
    "did not find expected '-' indicator": "Indraget stämmer inte: alla punkter i en lista ska börja lika långt in.",
    "document start": "Indraget stämmer inte: alla fält ska börja längst till vänster.",
    "could not find expected ':'": "Raden saknar kolon och blanksteg efter fältets namn. En anmärkning börjar med #.",
    "did not find expected key": "Indraget stämmer inte, eller så är citattecknen för många eller för få, "
    "på raden eller på raden före.",
    "did not find expected ',' or ']'": "Listan som börjar med [ har inget slut. Skriv ] sist.",
    "did not find expected ',' or '}'": "Gruppen som börjar med { har inget slut. Skriv } sist.",
    "block sequence entries are not allowed": "En punkt i en lista ska stå på en egen rad, under fältets namn.",
    "found character that": "Raden har ett tecken som YAML inte kan läsa. Sätt citattecken runt värdet.",
    "expected a single document": "Filhuvudet får bara ha en rad med --- i början och en i slutet.",
    "found unhashable key": "Fältets namn ska vara ett enda ord.",
}
