"""Values and texts → a content file as the guide wants it; `docs/assets/js/editor/content-file.js` writes alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import yaml

from guide.editor.places import is_plain
from guide.text.names import slug

_WIDE = 1_000_000  # characters; nothing is folded, so that a change of a word is a change of a line
_LONGEST = 60  # characters of an id


class _Indented(yaml.SafeDumper):
    """Lists stand below their names, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 – PyYAML's own way
        super().increase_indent(flow, False)


def write(values: Mapping[str, Any], sections: Mapping[str, str]) -> str:
    """A file's text. Texts are quoted wherever they could become anything but text."""
    header = yaml.serialize(_node(values), Dumper=_Indented, allow_unicode=True, width=_WIDE)
    body = "\n\n".join(f"## {title}\n\n{text}" for title, text in sections.items())
    return f"---\n{header}---\n\n{body}\n"


def new_id(title: str, taken: Collection[str]) -> str:
    """An id for a title that no file has yet: ASCII, at most 60 characters."""
    plain = slug(title)[:_LONGEST].strip("-") or "utan-rubrik"
    names = [plain, *(f"{plain[: _LONGEST - 3].rstrip('-')}-{number}" for number in range(2, 100))]
    return next(name for name in names if name not in taken)


def _node(value: Any) -> yaml.Node:
    if isinstance(value, Mapping):
        pairs = [(yaml.ScalarNode("tag:yaml.org,2002:str", str(key)), _node(inner)) for key, inner in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    if isinstance(value, list | tuple):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(inner) for inner in value], flow_style=False)
    if isinstance(value, bool | int):
        tag = "bool" if isinstance(value, bool) else "int"
        return yaml.ScalarNode(f"tag:yaml.org,2002:{tag}", str(value).lower())
    return yaml.ScalarNode("tag:yaml.org,2002:str", str(value), style=None if is_plain(str(value)) else '"')
