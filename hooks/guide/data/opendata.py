"""The guide as open data: everything in files, for anyone's programs."""

from __future__ import annotations

import json
from typing import Any

from guide.content.base import Model
from guide.content.kinds import KINDS, Kind
from guide.content.library import Entry, Library
from guide.data.schemas import DIALECT, content_schemas, schema

# The first number grows when a field is removed or means something else, the second when one is added.
DATA_VERSION = "2.0"
PUBLISHED = tuple(kind for kind in KINDS if kind.data)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def data_files(library: Library, site: str) -> dict[str, bytes]:
    """Data and schemas, by their addresses from the top of the site; `site` is its own, with a slash at the end."""
    found: dict[str, Any] = dict(content_schemas(library.vocabulary, site))
    for kind in PUBLISHED:
        found[f"data/{kind.data}.json"] = _data(kind, library, site)
        found[_schema_file(kind)] = _data_schema(kind, library, site)
    found["schema/ordlista.json"] = _vocabulary(library, site)
    return {name: _encoded(value) for name, value in found.items()}


def _data(kind: Kind[Any], library: Library, site: str) -> dict[str, Any]:
    return {
        "$schema": f"{site}{_schema_file(kind)}",
        "version": DATA_VERSION,
        "title": kind.many,
        "license": LICENCE,
        "source": site,
        "items": [_item(entry, site) for entry in library.of(kind).values()],
    }


def _item(entry: Entry[Model], site: str) -> dict[str, Any]:
    values = entry.data.model_dump(mode="json", exclude_none=True, by_alias=True)
    return {"id": entry.id, "url": f"{site}{entry.address}", **values, "sections": entry.sections}


def _data_schema(kind: Kind[Any], library: Library, site: str) -> dict[str, Any]:
    item = schema(kind.model, library.vocabulary)
    parts = item.pop("$defs", {})
    item["properties"] = {
        "id": {"type": "string", "title": "Kortnamn, samma så länge innehållet finns"},
        "url": {"type": "string", "format": "uri", "title": "Sidans adress"},
        **item["properties"],
        "sections": {
            "type": "object",
            "title": "Texten i Markdown, efter rubrik",
            "additionalProperties": {"type": "string"},
        },
    }
    item["required"] = ["id", "url", *item["required"], "sections"]
    return {
        "$schema": DIALECT,
        "$id": f"{site}{_schema_file(kind)}",
        "title": kind.many,
        "type": "object",
        "required": ["version", "license", "source", "items"],
        "properties": {
            "version": {"const": DATA_VERSION, "title": "Schemats version"},
            "license": {"const": LICENCE, "title": "Licens"},
            "source": {"type": "string", "format": "uri", "title": "Källa att ange"},
            "items": {"type": "array", "items": item},
        },
        "$defs": parts,
    }


def _vocabulary(library: Library, site: str) -> dict[str, Any]:
    lists = ("steps", "purposes", "difficulties", "formats", "topics", "sectors", "statuses", "kinds")
    words = library.vocabulary
    return {
        "version": DATA_VERSION,
        "license": LICENCE,
        "source": site,
        **{kind: [{"id": id, "name": words.name(kind, id)} for id in words.ids(kind)] for kind in lists},
    }


def _schema_file(kind: Kind[Any]) -> str:
    return f"schema/data-{kind.data}.json"


def _encoded(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
