"""JSON Schemas: of the fields that editors fill in, and of the data that the site publishes."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from guide.content.base import Model
from guide.content.kinds import KINDS
from guide.content.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"


# Which kinds of front matter have a schema, by its address from the top of the site.
FRONT_MATTER = {f"schema/{kind.schema}.json": kind for kind in KINDS if kind.schema}


def content_schemas(words: Vocabulary, site: str) -> dict[str, dict[str, Any]]:
    """The schema of each kind of front matter, by its address; `site` is the site's own, with a slash at the end."""
    return {
        address: {"$schema": DIALECT, "$id": f"{site}{address}", **schema(kind.model, words)}
        for address, kind in FRONT_MATTER.items()
    }


def schema(model: type[Model], words: Vocabulary) -> dict[str, Any]:
    """A model's schema, its vocabularies written out as the ids that may be chosen."""
    found = deepcopy(_bare(model))
    for kind, part in _choices(found):
        part["enum"] = words.ids(kind)
    return found


@cache
def _bare(model: type[Model]) -> dict[str, Any]:
    return model.model_json_schema()


def _choices(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each part of a schema that takes a word of the vocabulary, and the name of that vocabulary."""
    if isinstance(part, dict):
        if kind := part.get("vocabulary"):
            yield kind, part
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from _choices(inner)
