"""Style sheets made as small as a page needs: rules for classes that nothing on that kind of page has are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

import tinycss2
from tinycss2 import ast

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_USED = re.compile(r"var\(\s*(--[\w-]+)|\banimation(?:-name)?:\s*([\w-]+)")
_HOLDING = {"media", "supports", "layer", "container"}  # at-rules that hold rules
_THEIRS = "--md-"  # what properties of the theme's begin with: those that nothing reads are left out


@dataclass(frozen=True)
class StyleRule:
    """A rule: each of its selectors with the classes and ids that it asks for, and its declarations by name."""

    selectors: tuple[tuple[str, frozenset[str]], ...]
    declarations: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Conditional:
    """Rules that hold under a condition, or in a layer."""

    head: str
    parts: tuple[SheetPart, ...]


@dataclass(frozen=True)
class AsItIs:
    """What is kept as it is; `name` is what must be used for that, where there is one."""

    text: str
    name: str = ""


SheetPart = StyleRule | Conditional | AsItIs


@dataclass(frozen=True)
class Nameable:
    """What may be a class or an id on a page: whole words, and beginnings where a template fills in the rest."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Whether a page may have an element of that class or id."""
        return name in self.whole or name.startswith(self.beginnings)


def nameable(texts: Iterable[str]) -> Nameable:
    """Every word of some sources: `card--{{ size }}` and `card--${size}` give the beginning `card--`."""
    found = {word for text in texts for word in _WORD.findall(text)}
    return Nameable(frozenset(found), tuple(sorted(word for word in found if word.endswith(("-", "_")))))


def parsed(css: str) -> tuple[SheetPart, ...]:
    """A style sheet as rules."""
    return tuple(_parts(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def layered(parts: Iterable[SheetPart], name: str) -> Conditional:
    """Rules in a layer, so that any outside of it outranks them."""
    return Conditional(f"@layer {name}", tuple(parts))


def sheet(parts: Sequence[SheetPart], has: Nameable) -> str:
    """The rules for what a page has, as CSS."""
    kept = [left for part in parts if (left := _kept(part, has))]
    used: Set[str] | None = None
    while (now := frozenset(_used(kept))) != used:  # a property may be read by one that nothing reads
        used, kept = now, [left for part in kept if (left := _read(part, now))]
    return "".join(map(_text, kept))


def _parts(nodes: Iterable[ast.Node]) -> Iterable[SheetPart]:
    for node in nodes:
        if isinstance(node, ast.QualifiedRule):
            yield StyleRule(tuple(_selectors(node.prelude)), tuple(_declarations(node.content)))
        elif isinstance(node, ast.AtRule) and node.lower_at_keyword != "charset":  # all that we write is UTF-8
            yield _at(node)


def _at(node: ast.AtRule) -> SheetPart:
    head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}".strip()
    if node.content is not None and node.lower_at_keyword in _HOLDING:
        inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        return Conditional(head, tuple(_parts(inside)))
    name = tinycss2.serialize(node.prelude).strip() if node.lower_at_keyword == "keyframes" else ""
    return AsItIs(node.serialize(), name)


def _selectors(prelude: Sequence[ast.Node]) -> Iterable[tuple[str, frozenset[str]]]:
    one: list[ast.Node] = []
    for node in (*prelude, ast.LiteralToken(0, 0, ",")):
        if node == ",":
            yield tinycss2.serialize(one).strip(), frozenset(_names(one))
            one = []
        else:
            one.append(node)


def _names(selector: Sequence[ast.Node]) -> Iterable[str]:
    """What an element must have; what stands in `:is()` or `:not()` is one way among others."""
    for before, node in zip((None, *selector), selector, strict=False):
        if isinstance(node, ast.HashToken) or (isinstance(node, ast.IdentToken) and before == "."):
            yield node.value


def _declarations(content: Sequence[ast.Node]) -> Iterable[tuple[str, str]]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        yield getattr(node, "name", ""), node.serialize()


def _kept(part: SheetPart, has: Nameable) -> SheetPart | None:
    match part:
        case StyleRule(selectors, declarations):
            here = tuple(one for one in selectors if all(map(has.has, one[1])))
            return StyleRule(here, declarations) if here else None
        case Conditional(head, parts):
            inside = tuple(left for one in parts if (left := _kept(one, has)))
            return Conditional(head, inside) if inside else None
    return part


def _read(part: SheetPart, used: Set[str]) -> SheetPart | None:
    match part:
        case StyleRule(selectors, declarations):
            here = tuple(one for one in declarations if not one[0].startswith(_THEIRS) or one[0] in used)
            return StyleRule(selectors, here) if here else None
        case Conditional(head, parts):
            inside = tuple(left for one in parts if (left := _read(one, used)))
            return Conditional(head, inside) if inside else None
        case AsItIs(_, name) if name and name not in used:
            return None
    return part


def _used(parts: Iterable[SheetPart]) -> Iterable[str]:
    for part in parts:
        for found in _USED.findall(_text(part)):
            yield from filter(None, found)


def _text(part: SheetPart) -> str:
    match part:
        case StyleRule(selectors, declarations):
            inside = "".join(f"{text};" for _, text in declarations)
            return f"{','.join(text for text, _ in selectors)}{{{inside}}}\n"
        case Conditional(head, parts):
            return f"{head}{{{''.join(map(_text, parts))}}}\n"
    return f"{part.text}\n"
