"""The guide as open data: everything in files, for anyone's programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from guide.content.base import Model
from guide.content.case import Case
from guide.content.kept import lasting
from guide.content.kinds import CASES, KINDS, Kind
from guide.content.library import Entry, Library
from guide.data.schemas import DIALECT, FRONT_MATTER, content_schemas, schema

# The first number grows when a field is removed or means something else, the second when one is added.
DATA_VERSION = "2.2"
PUBLISHED = tuple(kind for kind in KINDS if kind.data)
OPEN_MATTERS = "arenden"
_WORDS = "schema/ordlista.json"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def data_files(library: Library, site: str) -> dict[str, bytes]:
    """Data and schemas, by their addresses from the top of the site; `site` is its own, with a slash at the end."""
    schemas: dict[str, bytes] = library.kept.once(
        "schemas", (library.vocabulary, site), lambda: _schemas(library, site)
    )
    return {
        **schemas,
        **{data_file(kind.data): _data(kind, library, site) for kind in PUBLISHED},
        data_file(OPEN_MATTERS): _open_matters(library, site),
    }


def _schemas(library: Library, site: str) -> dict[str, bytes]:
    schemas: dict[str, Any] = dict(content_schemas(library.vocabulary, site))
    for kind in PUBLISHED:
        schemas[schema_file(kind)] = _data_schema(kind, library, site)
    schemas[_WORDS] = _vocabulary(library, site)
    return {name: encoded(value) for name, value in schemas.items()}


def data_addresses() -> set[str]:
    """Where they lie."""
    kinds = {name for kind in PUBLISHED for name in (data_file(kind.data), schema_file(kind))}
    return {*FRONT_MATTER, *kinds, data_file(OPEN_MATTERS), _WORDS}


def _data(kind: Kind[Any], library: Library, site: str) -> bytes:
    items = [_item(library, entry, site) for entry in library.of(kind).values()]
    return _with_items(_head(kind, site), items)


def _head(kind: Kind[Any], site: str) -> dict[str, Any]:
    return {
        "$schema": f"{site}{schema_file(kind)}",
        "version": DATA_VERSION,
        "title": kind.many,
        "license": LICENCE,
        "source": site,
    }


def _with_items(head: dict[str, Any], items: Sequence[str]) -> bytes:
    """A file of data, as `encoded` would make it, from items that are JSON already."""
    before, empty, after = encoded({**head, "items": []}).decode().rpartition("[]")
    inner = ",".join(f"\n    {item}" for item in items)
    return (before + (f"[{inner}\n  ]" if items else empty) + after).encode()


def _open_matters(library: Library, site: str) -> bytes:
    """The problems and ideas that others may take part in, as cases are published, for other guides to take in."""
    shared = [case for case in library.cases.values() if is_open_matter(library, case)]
    head = {**_head(CASES, site), "title": "Problem och idéer som är öppna för andra"}
    return _with_items(head, [_item(library, case, site) for case in shared])


def is_open_matter(library: Library, case: Entry[Case]) -> bool:
    """Whether a case is a problem or an idea on its way, and marked open to others."""
    is_matter = case.data.matter is not None or case.data.status in library.vocabulary.problem_statuses
    return is_matter and case.data.open_to is not None


@lasting
def _item(_: Library, entry: Entry[Model], site: str) -> str:
    """An entry as it is published, as JSON inside its file.

    A matter's ledger is only told where the matter is marked open to others.
    """
    values = entry.data.model_dump(mode="json", exclude_none=True, by_alias=True)
    if not values.get("open_to"):
        values.pop("matter", None)
    item = {"id": entry.id, "url": f"{site}{entry.address}", **values, "sections": entry.sections}
    return _json(item).replace("\n", "\n    ")


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
        "$id": f"{site}{schema_file(kind)}",
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
    lists = (
        "steps",
        "purposes",
        "difficulties",
        "formats",
        "topics",
        "sectors",
        "statuses",
        "kinds",
        "criteria",
        "verdicts",
        "outcomes",
    )
    words = library.vocabulary
    return {
        "version": DATA_VERSION,
        "license": LICENCE,
        "source": site,
        **{kind: [{"id": id, "name": words.name(kind, id)} for id in words.ids(kind)] for kind in lists},
    }


def data_file(name: str) -> str:
    """Where data lies, from the top of the site."""
    return f"data/{name}.json"


def schema_file(kind: Kind[Any]) -> str:
    """Where the schema of a kind's data lies, from the top of the site."""
    return f"schema/data-{kind.data}.json"


def encoded(value: Any) -> bytes:
    """A file as readers' programs get it, with a line for each value."""
    return (_json(value) + "\n").encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
