"""The guide as open data: everything in files, for anyone's programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guide.content.base import Model
from guide.content.case import Case
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.content.programme import Programme
from guide.data.schemas import DIALECT, content_schemas, schema

# The first number grows when a field is removed or means something else, the second when one is added.
DATA_VERSION = "1.0"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Dataset:
    """One file of data: its name, what it holds and the model that each item follows."""

    name: str
    title: str
    model: type[Method | Case | Programme]
    entries: Mapping[str, Entry[Model]]


def datasets(library: Library) -> tuple[Dataset, ...]:
    """The files of data, by kind of content."""
    return (
        Dataset("metoder", "Metoder", Method, library.methods),
        Dataset("fall", "Fall", Case, library.cases),
        Dataset("program", "Program", Programme, library.programmes),
    )


def data_files(library: Library, site: str) -> dict[str, bytes]:
    """Data and schemas, by their addresses from the top of the site; `site` is its own, with a slash at the end."""
    found: dict[str, Any] = dict(content_schemas(library.vocabulary, site))
    for dataset in datasets(library):
        found[f"data/{dataset.name}.json"] = _data(dataset, site)
        found[_schema_file(dataset)] = _data_schema(dataset, library, site)
    found["schema/ordlista.json"] = _vocabulary(library, site)
    return {name: _encoded(value) for name, value in found.items()}


def _data(dataset: Dataset, site: str) -> dict[str, Any]:
    return {
        "$schema": f"{site}{_schema_file(dataset)}",
        "version": DATA_VERSION,
        "title": dataset.title,
        "license": LICENCE,
        "source": site,
        "items": [_item(entry, site) for entry in dataset.entries.values()],
    }


def _item(entry: Entry[Model], site: str) -> dict[str, Any]:
    values = entry.data.model_dump(mode="json", exclude_none=True)
    return {"id": entry.id, "url": f"{site}{entry.address}", **values, "sections": entry.sections}


def _data_schema(dataset: Dataset, library: Library, site: str) -> dict[str, Any]:
    item = schema(dataset.model, library.vocabulary)
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
        "$id": f"{site}{_schema_file(dataset)}",
        "title": dataset.title,
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


def _schema_file(dataset: Dataset) -> str:
    return f"schema/data-{dataset.name}.json"


def _encoded(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
