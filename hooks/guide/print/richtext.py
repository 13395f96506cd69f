"""The site's own safe HTML → nodes that print templates set; nothing in them is ever read as markup again."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from typing import Any, TypeAlias
from urllib.parse import urljoin

from markupsafe import Markup

from guide.content.addresses import is_allowed

Node: TypeAlias = dict[str, Any]

NODE_KINDS = {
    **{tag: tag for tag in ("p", "ul", "ol", "li", "blockquote", "pre", "code", "sup", "dl", "dt", "dd")},
    **{tag: tag for tag in ("h3", "h4", "table", "tr", "th", "td", "strong", "em")},
    **{"a": "link", "thead": "rows", "tbody": "rows"},
}
VOID = {"br": "break", "hr": "rule"}
_BLOCKS = {"ul", "ol", "dl", "table", "rows", "tr", "blockquote", ""}  # hold no text of their own

# Only long words may be broken at the end of a line: that reads with more ease, and sets in half the time. Those named
# are broken in the wrong place by Swedish patterns.
_LONG = re.compile(
    r"\b(?!distans|djupintervju|medarbetar|användarresa|testpanel|utvecklingsområde|uppdragsdialog)([^\W\d_]{10,})",
    re.IGNORECASE,
)
# What no typeface of ours has, and what means the same to a reader.
_INSTEAD = str.maketrans({"✓": "√", "✔": "√", "☑": "√", "☐": "□", "⇒": "→", "➔": "→", "➜": "→", "➡": "→", "\ufe0f": ""})
# A word that no column of ours has room for on one line may be divided anywhere: better so than over the card's edge.
_ENDLESS = re.compile(r"[^\W_]{31,}")
_PIECE = re.compile(r"[^\W_]{15}(?=[^\W_]{6})")
_SPACE = re.compile(r"[ \t\r\n]+")


def nodes(html: Markup, base: str) -> list[Node]:
    """HTML as a tree: `kind`, and `text`, `children` or `href` where the kind has any.

    Tags that the templates do not know give their text only; links keep their address where readers may follow
    it, made whole from `base`, the address of the page they stand on.
    """
    walker = _Walker(base)
    walker.feed(str(html))
    walker.close()
    return walker.tree


def printable(text: str) -> str:
    """Text as print shows it: NFC, spaces in a row made one, no control or direction marks, ticks and arrows set, no
    dash first on a line, and soft hyphens in words that are longer than any line.
    """
    text = text.translate(_INSTEAD)
    if not text.isprintable():
        text = "".join(mark for mark in text if mark in "\t\r\n" or unicodedata.category(mark)[0] != "C")
    text = _SPACE.sub(" ", unicodedata.normalize("NFC", text)).replace(" – ", "\N{NO-BREAK SPACE}– ")
    return _ENDLESS.sub(_divided, text)


def _divided(word: re.Match[str]) -> str:
    return _PIECE.sub("\\g<0>\u00ad", word[0])


def all_text(tree: list[Node]) -> str:
    """All text of a tree, without its shape."""
    return "".join(node.get("text", "") or all_text(node.get("children", [])) for node in tree)


class _Walker(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.tree: list[Node] = []
        self.open: list[tuple[str, Node]] = [("", {"kind": "", "children": self.tree})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1][1]
        if tag in VOID:
            parent["children"].append({"kind": VOID[tag]})
        elif tag in NODE_KINDS:
            node: Node = {"kind": NODE_KINDS[tag], "children": []}
            if tag == "a":
                node["href"] = _whole(dict(attrs).get("href") or "", self.base)
            parent["children"].append(node)
            self.open.append((tag, node))

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        parent = self.open[-1][1]
        text = printable(data)
        if text.strip() or (text and parent["kind"] not in _BLOCKS):
            parent["children"] += _words(text)


def _words(text: str) -> list[Node]:
    """Text as nodes: `long` for a word that may be broken at the end of a line, `text` for what is between."""
    kinds = ("text", "long")
    return [{"kind": kinds[place % 2], "text": part} for place, part in enumerate(_LONG.split(text)) if part]


def _whole(href: str, base: str) -> str:
    """An address that holds on paper too; empty where there is none to follow."""
    address = urljoin(base, href)
    return address if is_allowed(address) else ""
