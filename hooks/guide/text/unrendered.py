"""What was typed as markup and shows as text, or not at all: found by comparing what was typed with what it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from guide.text import markup, prose

_CODE = re.compile(r"<(pre|code)>(?:(?!<(?:pre|code)>).)*?</\1>", re.DOTALL)
_LINKED = re.compile(r"<a\b[^<>]*>(?:(?!</?a\b).)*</a>", re.DOTALL)
_CELL = re.compile(r"<(td|th)[^<>]*>")
_TAG = re.compile(r"<[^<>]+>")
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^)\n]*\)?")
_HEADING = re.compile(r"^(?P<marks>#{2,6})[ \t]+\S", re.MULTILINE)
_SECTION = 2  # the level of headings that part a text

_HTML = "HTML visas som text. Ta bort ”{}”. Fet text skrivs **så här**, en länk [så här](https://adressen)."
_REVERSED = "Länken är omvänd: ”{}”. Skriv texten i [hakar] först och adressen i (parenteser) efter."
_NOWHERE = "Länken ”{}” har ingen adress. Skriv [texten](https://adressen)."
_APART = "Länken ”{}” har ett blanksteg mellan ] och (. Ta bort det."
_STARS = "Stjärnorna i ”{}” visas som text. Skriv **ordet** utan blanksteg innanför stjärnorna."
_LIST = "”{}” blir ingen punkt i en lista. Skriv en tom rad före listan, och börja varje punkt med ”- ”."
_NUMBERED = "”{}” blir ingen numrerad lista. Skriv en tom rad före listan, och börja varje punkt med ”1. ”."
_TABLE = "”{}” blir ingen tabell. Skriv en tom rad före tabellen, och raden |---|---| under rubrikerna."
_NOTE = "”{}” visas som text. Skriv noten som [^id], med tecknet ^ innanför hakarna."
_NOTE_TEXT = "”{}” visas som text. Skriv källan under ”sources” i filhuvudet, med samma id."
_STRUCK = "”{}” visas med sina tecken. Ta bort det som inte gäller."
_STRONG = "”{}” visas med sina tecken. Skriv **så här** om det är viktigt."
_RAISED = "”{}” visas med sina tecken. Skriv upphöjda tecken som de är, till exempel m²."
_SMILE = "”{}” visas som text. Ta bort det, eller skriv det med ord."
_OPEN = "Länken ”{}” har inget slut. Skriv ) efter adressen."
_BOX = "Rutan i ”{}” visas som text. Ta bort hakarna."
_BARE = "Adressen ”{0}” blir ingen länk. Skriv [vad den leder till]({0})."
_SPACED = "Adressen i länken ”{}” har ett blanksteg. Skriv %20 i stället för det."
_BESIDE = "”{}” blir ingen underpunkt. Börja raden med fyra blanksteg för varje nivå."
_AS_CODE = "”{}” blir datorkod, för raden börjar med fyra blanksteg. Ta bort dem."

# What no text shows if all that was typed as markup became markup: in any text, and at the start of a line.
_INSIDE = (
    (re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]*)?/?>"), _HTML),
    (re.compile(r"<!--[^\n]*"), _HTML),
    (re.compile(r"\[(?!\^)[^\[\]\n]+\]\[(?!\^)[^\[\]\n]*\]"), _NOWHERE),
    (re.compile(r"\([^()\n]+\)\[(?!\^)[^\[\]\n]+\]"), _REVERSED),
    (re.compile(r"\[[^\[\]\n]+\] +\((?:https?:|\.\./)[^)\n]*\)?"), _APART),
    (re.compile(r"\*\*[^\n]{1,40}"), _STARS),
    (re.compile(r"\^\[[^\[\]\n]+\]"), _NOTE),
    (re.compile(r"^\[\^[^\[\]\s]+\]:[^\n]{0,40}", re.MULTILINE), _NOTE_TEXT),
    (re.compile(r"~~[^~\n]+~~"), _STRUCK),
    (re.compile(r"==[^=\s][^=\n]*=="), _STRONG),
    (re.compile(r"(?<=\w)\^[^\s^]{1,10}\^"), _RAISED),
    (re.compile(r"(?<![\w:]):[a-z][a-z_]{1,30}:(?![\w:])"), _SMILE),
    (re.compile(r"\[[^\[\]\n]+\]\((?:https?:|mailto:|\.\./)[^()\s]*$", re.MULTILINE), _OPEN),
)
# Lines that begin with a dash and are sentences are what somebody says.
_DASHES = re.compile(r"^ {0,3}[–—] \S[^\n]{0,60}(?<![.?!”])(?=\n {0,3}[–—] )", re.MULTILINE)
_STARTS = (
    (re.compile(r"^ {0,3}[-*+•] \S[^\n]{0,30}", re.MULTILINE), _LIST),
    (_DASHES, _LIST),
    (re.compile(r"^ {0,3}(?:\d{1,2}[.)]|[a-zA-Z]\)) \S[^\n]{0,30}", re.MULTILINE), _NUMBERED),
    (re.compile(r"^\[[ xX]\] \S[^\n]{0,30}", re.MULTILINE), _BOX),
    (re.compile(r"^ {0,3}\|[^\n|]+\|[^\n]{0,30}", re.MULTILINE), _TABLE),
)
_LOST = "Bilder i texten visas inte. Ta bort ”{}”, och lägg bilden i fältet för bild."
_ADDRESS = re.compile(r"(?<![\w(<\[/])https?://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?”\"]")
_SPACED_LINK = re.compile(r"\]\((?P<href>https?://[^()\s<>\"]+ [^()\"\n]*)\)")
_ITEM = re.compile(r"^(?P<indent> *)(?:[-*+]|\d{1,2}[.)]) \S[^\n]{0,30}", re.MULTILINE)
_BLOCK = re.compile(r"<pre><code>(?P<line>[^\n<]+)")
_DEEP = 4  # blanks, for a list in a list
_SKIPPED = "Rubriken hoppar över en nivå. Skriv {} i stället för {}."


def unrendered(text: str) -> Iterator[prose.Found]:
    """What is wrong with a text of several paragraphs, in Swedish, and where."""
    typed = prose.without_code(text)
    html = markup.renderer()(typed)
    yield from _residues(typed, html, (*_INSIDE, *_STARTS))
    yield from _lost(typed)
    yield from _bare(typed, html)
    yield from _beside(typed)
    yield from _as_code(typed, html)
    yield from _skipped(typed)


def unrendered_inline(text: str) -> Iterator[prose.Found]:
    """What is wrong with a text of a few words or lines."""
    typed = prose.without_code(text)
    yield from _residues(typed, markup.renderer()(typed), _INSIDE)
    yield from _lost(typed)


def _lost(typed: str) -> Iterator[prose.Found]:
    """What becomes nothing, or leads elsewhere at the forge than here."""
    for picture in _PICTURE.finditer(typed):
        yield prose.Found(_LOST.format(picture[0]), picture.start())
    for link in _SPACED_LINK.finditer(typed):
        yield prose.Found(_SPACED.format(link["href"]), link.start("href"))


def _bare(typed: str, html: str) -> Iterator[prose.Found]:
    """Addresses that a forge makes links of by itself."""
    shown = unescape(_TAG.sub("", _LINKED.sub("", html)))
    for address in _ADDRESS.finditer(typed):
        if address[0] in shown:
            yield prose.Found(_BARE.format(address[0]), address.start())


def _beside(typed: str) -> Iterator[prose.Found]:
    """Points in points that are not as far in as Python-Markdown wants them."""
    outer, end = -1, 0
    for item in _ITEM.finditer(typed):
        indent = len(item["indent"])
        if typed[end : item.start()].partition("\n")[2].strip():
            outer = -1  # other text has ended the list
        if outer >= 0 and 0 < indent - outer < _DEEP:
            yield prose.Found(_BESIDE.format(item[0].strip()), item.start() + indent)
        else:
            outer = indent
        end = item.end()


def _as_code(typed: str, html: str) -> Iterator[prose.Found]:
    for block in _BLOCK.finditer(html):
        line = unescape(block["line"])
        yield prose.Found(_AS_CODE.format(line.strip()), max(typed.find(line), 0))


def _residues(typed: str, html: str, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[prose.Found]:
    shown = _shown(html)
    for pattern, message in patterns:
        position = 0
        for residue in pattern.finditer(shown):
            start = typed.find(residue[0].strip(), position)
            position = max(start, position)
            yield prose.Found(message.format(residue[0].strip()), max(start, 0))


def _shown(html: str) -> str:
    """The words that readers see of a text, line by line, as it was typed where it was not markup."""
    without_code = _CODE.sub("", html)
    return unescape(_TAG.sub("", _CELL.sub("\N{ZERO WIDTH SPACE}", without_code)))  # a cell begins no line


def _skipped(typed: str) -> Iterator[prose.Found]:
    level = _SECTION
    for heading in _HEADING.finditer(typed):
        marks = heading["marks"]
        if len(marks) > level + 1:
            yield prose.Found(_SKIPPED.format("#" * (level + 1), marks), heading.start())
        level = min(len(marks), level + 1)
