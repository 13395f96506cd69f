"""Changes of a YAML text at the places of its nodes, so that its comments and layout stay."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

_BEGINS = re.compile("[A-Za-zÅÄÖåäö”]")
_NOT_PLAIN = re.compile(r": | #|[: ]$|^(?:true|false|null|yes|no|on|off)$", re.IGNORECASE)
_FLOW = set(",[]{}")


@dataclass(frozen=True, order=True)
class Edit:
    """A piece of a text, by its first character and the one after its last, and what stands there instead."""

    start: int
    end: int
    text: str = ""


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; what lies within a larger one goes with it."""
    parts, done = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= done:
            parts += [text[done : edit.start], edit.text]
            done = edit.end
    return "".join([*parts, text[done:]])


def is_plain(value: str) -> bool:
    """Whether a text on a line of its own needs no quotes to be that text, for any reader of YAML."""
    return bool(_BEGINS.match(value)) and value.isprintable() and not _NOT_PLAIN.search(value)


def scalar(value: str) -> str:
    """A text as YAML reads it back, in quotes only where it needs them, between brackets too."""
    bare = is_plain(value) and not _FLOW & set(value)
    return value if bare else json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True)
class Places:
    """A text and the YAML in it; `first_line` is the text's line, from 1, on which the YAML begins."""

    text: str
    root: yaml.Node | None
    first_line: int = 1

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text)), len(self.text)]

    def pair(self, *path: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
        """The key, where it is in a mapping, and the value at a place: `pair("extra", "guide", "steps", 0)`."""
        found: tuple[yaml.Node | None, yaml.Node] | None = (None, self.root) if self.root else None
        for part in path:
            found = _child(found[1], part) if found else None
        return found

    def node(self, *path: str | int) -> yaml.Node | None:
        """The value at a place."""
        found = self.pair(*path)
        return found[1] if found else None

    def items(self, *path: str | int) -> list[yaml.Node]:
        """The values of a list; none where there is no list."""
        node = self.node(*path)
        return list(node.value) if isinstance(node, yaml.SequenceNode) else []

    def word(self, *path: str | int) -> str:
        """A single value as it is written; empty where there is none."""
        node = self.node(*path)
        return str(node.value) if isinstance(node, yaml.ScalarNode) else ""

    def start(self, node: yaml.Node) -> int:
        """The first character of a node."""
        return self._offset(node.start_mark)

    def end(self, node: yaml.Node) -> int:
        """The character after a node's last: not after the comments that follow it."""
        if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        return len(self.text[: self._offset(node.end_mark)].rstrip())

    def line(self, node: yaml.Node) -> int:
        """Where the line begins on which a node begins: at the dash of a list's item."""
        return self.text.rfind("\n", 0, self.start(node)) + 1

    def after(self, node: yaml.Node) -> int:
        """Where the line begins that follows a node."""
        end = self.text.find("\n", self.end(node))
        return len(self.text) if end < 0 else end + 1

    def source(self, node: yaml.Node) -> str:
        """A node as it is written."""
        return self.text[self.start(node) : self.end(node)]

    def value(self, text: str, *path: str | int) -> Iterator[Edit]:
        """Another text in place of a value; nothing where there is no such value."""
        node = self.node(*path)
        if node:
            yield Edit(self.start(node), self.end(node), text)

    def without_key(self, *path: str | int) -> Iterator[Edit]:
        """A key gone, with its value."""
        (key, value), parent = self.pair(*path) or (None, None), self.node(*path[:-1])
        if not key or not value or not isinstance(parent, yaml.MappingNode):
            return
        others = [pair for pair in parent.value if pair[0] is not key]
        after = [pair for pair in others if self.start(pair[0]) > self.start(key)]
        if parent.flow_style:
            inside = ", ".join(self.text[self.start(one) : self.end(two)] for one, two in others)
            yield Edit(self.start(parent), self.end(parent), f"{{{inside}}}")
        elif self.text[self.line(key) : self.start(key)].strip() and after:  # it stands at the dash of an item
            yield Edit(self.start(key), self.start(after[0][0]))
        else:
            yield Edit(self.line(key), self.after(value))

    def only(self, keep: Callable[[yaml.Node], bool], *path: str | int) -> Iterator[Edit]:
        """A list with those of its items that are kept; where none is, the list's key is gone too."""
        node = self.node(*path)
        items = self.items(*path)
        kept = [item for item in items if keep(item)]
        if not node or len(kept) == len(items):
            return
        if not kept:
            yield from self.without_key(*path)
        elif isinstance(node, yaml.SequenceNode) and node.flow_style:
            yield Edit(self.start(node), self.end(node), f"[{', '.join(map(self.source, kept))}]")
        else:
            yield from (Edit(self.line(item), self.after(item)) for item in items if item not in kept)

    def _offset(self, mark: yaml.Mark) -> int:
        return self._lines[mark.line + self.first_line - 1] + mark.column


def _child(node: yaml.Node, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None
