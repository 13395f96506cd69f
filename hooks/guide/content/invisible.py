"""What a file has that its writer does not see, or did not write: signs of a merge, and characters without a look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.content.header import place
from guide.text.mistakes import Mistake

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_MERGED = (
    "Två ändringar har krockat här. Behåll det som ska stå kvar mellan <<<<<<< och >>>>>>>, "
    "och ta bort raderna med <<<<<<<, ======= och >>>>>>>."
)
_LINE_END = "ett radslut från ett annat program"
_UNSEEN = {
    "\u0085": _LINE_END,
    "\u00ad": "ett mjukt bindestreck",
    "\u200b": "ett mellanslag utan bredd",
    "\u2011": "ett hårt bindestreck",
    "\u2028": _LINE_END,
    "\u2029": _LINE_END,
    "\u2060": "en ordfogare utan bredd",
    "\ufeff": "ett mellanslag utan bredd",
}
_ANY_UNSEEN = re.compile(f"[{''.join(_UNSEEN)}]")
# Where Markdown and YAML want an ordinary blank: as indentation, and after what begins a point, a heading or a field.
_HARD = re.compile(
    r"^(?:[ \t]*|[ \t]*(?:[-*+]|\d+\.|#{1,6}|[a-z_]+:)[ \t]*)(?P<blank>[\u00a0\u2007\u202f])", re.MULTILINE
)


def strange(path: str, text: str) -> Iterator[Mistake]:
    """What is there unseen, each at its place; of a merge only its first line is told."""
    if merged := _CONFLICT.search(text):
        yield _at(path, text, merged.start(), _MERGED)
        return
    for found in _ANY_UNSEEN.finditer(text):
        name = _UNSEEN[found[0]]
        instead = (
            " Skriv ett vanligt i stället." if found[0] == "\u2011" else " Ta bort det, eller skriv raden på nytt."
        )
        yield _at(path, text, found.start(), f"Här står {name} (U+{ord(found[0]):04X}), som inte syns.{instead}")
    for found in _HARD.finditer(text):
        message = f"Här står ett hårt mellanslag (U+{ord(found['blank']):04X}). Skriv ett vanligt i stället."
        yield _at(path, text, found.start("blank"), message)


def _at(path: str, text: str, offset: int, message: str) -> Mistake:
    return Mistake(path, *place(text, offset), message)
