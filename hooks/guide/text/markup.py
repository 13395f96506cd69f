"""Contributed Markdown → HTML that is safe to publish, whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

TAGS = {
    *("p", "br", "hr", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code"),
    *("em", "strong", "a", "sup", "table", "thead", "tbody", "tr", "th", "td", "div"),
}
ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "ol": {"start"},
    "sup": {"id"},
    "div": {"class", "role", "aria-label", "tabindex"},
}
# What our own pages may hold beside that; never a script, a form, a frame, a style of their own or an event handler.
PAGE_TAGS = TAGS | {
    *("h1", "h2", "h5", "h6", "img", "figure", "figcaption", "details", "summary", "section", "aside", "span"),
    *("caption", "colgroup", "col", "tfoot", "abbr", "b", "cite", "del", "dfn", "i", "ins", "kbd", "mark", "q", "s"),
    *("samp", "small", "sub", "time", "u", "var", "wbr"),
}
PAGE_ATTRIBUTES = {
    "*": {"id", "class", "title", "lang", "dir", "role", "tabindex"},
    "a": {"href", "hreflang", "rel", "download"},
    "col": {"span"},
    "details": {"open", "name"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
}
SCHEMES = {"http", "https", "mailto"}

Render = Callable[[str], Markup]

# Words and the marks between them, with nothing that Markdown or HTML reads: a paragraph as it stands.
_PLAIN = re.compile(r"\A(?!\d+[.)])[^\W_](?:[^\W_]|[ ,.;:?!%/()”’\"'…–—+-])*(?<! )\Z")


class _Links(Treeprocessor):
    """Leads every link where the page's address says it should."""

    resolve: Callable[[str], str]

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if not link.get("class"):
                link.set("href", self.resolve(link.get("href", "")))


_BOX = {"class": "scroll", "role": "group", "aria-label": "Tabell", "tabindex": "0"}
_ATTRIBUTES = "".join(f' {name}="{value}"' for name, value in _BOX.items())
_TABLE = re.compile(r"<table\b(?:(?!<table\b).)*?</table>", re.DOTALL)


class _Tables(Treeprocessor):
    """Puts each table in a box that scrolls sideways on a narrow screen, and that a keyboard reaches."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for place, table in enumerate(list(parent)):
                if table.tag == "table":
                    box = Element("div", _BOX)
                    box.append(table)
                    parent[place] = box


class _Footnotes(InlineProcessor):
    """`[^id]` → a raised number that leads to that source in the page's list; the first of each has an id."""

    numbers: Mapping[str, int]
    cited: set[int]

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], _: str
    ) -> tuple[Element, int, int] | tuple[None, None, None]:
        number = self.numbers.get(m.group(1))
        if number is None:
            return None, None, None
        raised = Element("sup", {} if number in self.cited else {"id": f"not-{number}"})
        self.cited.add(number)
        link = Element("a", {"href": f"#kalla-{number}", "class": "footnote", "title": f"Källa {number}"})
        link.text = str(number)
        raised.append(link)
        return raised, m.start(0), m.end(0)


class _Guide(Extension):
    """What the guide's Markdown has beside Python-Markdown's own; `turn` says for which page it now is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.deregister("html_block")  # typed HTML stays text
        md.inlinePatterns.deregister("html")
        self.links, self.footnotes = _Links(md), _Footnotes(r"\[\^([^\]\s]+)\]", md)
        md.treeprocessors.register(self.links, "guide-links", 0)
        md.treeprocessors.register(_Tables(md), "guide-tables", 0)
        md.inlinePatterns.register(self.footnotes, "guide-footnotes", 180)

    def turn(self, resolve: Callable[[str], str], numbers: Mapping[str, int], cited: set[int]) -> None:
        self.links.resolve = resolve
        self.footnotes.numbers, self.footnotes.cited = numbers, cited


@cache
def _parser() -> tuple[Markdown, _Guide]:
    """One for all texts: to make one takes as long as to read ten."""
    guide = _Guide()
    return Markdown(extensions=["sane_lists", "tables", guide]), guide


def renderer(
    resolve: Callable[[str], str] = str, numbers: Mapping[str, int] | None = None, cited: set[int] | None = None
) -> Render:
    """A function from Markdown to HTML for the texts of one page.

    `resolve` turns a link as typed into an address; `numbers` says which source a footnote's id stands for, and `cited`
    is filled with those that a text has led to, whose first place on the page is `not-` and the number.
    """
    those_cited: set[int] = set() if cited is None else cited

    def render(text: str) -> Markup:
        if _PLAIN.match(text):
            return Markup(f"<p>{text}</p>")  # noqa: S704 – nothing in it is HTML
        markdown, guide = _parser()
        guide.turn(resolve, numbers or {}, those_cited)
        return _safe(markdown.reset().convert(text))

    return render


def _safe(html: str) -> Markup:
    return Markup(nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None))


def page(html: str) -> Markup:
    """The HTML of a page of our own, without anything in it that runs, its tables in boxes that scroll sideways."""
    allowed: dict[str, Any] = {"tags": PAGE_TAGS, "attributes": PAGE_ATTRIBUTES, "url_schemes": SCHEMES}
    boxed = _TABLE.sub(f"<div{_ATTRIBUTES}>\\g<0></div>", html)
    return Markup(nh3.clean(boxed, **allowed, generic_attribute_prefixes={"aria-"}, link_rel=None))


def plain(html: Markup) -> str:
    """The words of a piece of HTML, on one line, as text that is no markup."""
    return " ".join(unescape(nh3.clean(str(html).replace("<", " <"), tags=set())).split())


def unlinked(html: Markup) -> Markup:
    """Safe HTML without its links, for where nothing can be followed."""
    return Markup(nh3.clean(html, tags=TAGS - {"a"}, attributes={}, link_rel=None))


def words(text: str) -> str:
    """Markdown as the words it shows, on one line; an address that a link leads to is left out."""
    return " ".join(unescape(nh3.clean(renderer()(text), tags=set())).split())


def anchor(title: str) -> str:
    """The id of a heading, as Python-Markdown's table of contents would make it."""
    return slugify(title, "-")
