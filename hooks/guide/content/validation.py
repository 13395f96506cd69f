"""A document's values against a model: every mistake, at its place, in Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from guide.content.header import Document
from guide.text.mistakes import ContentError, Mistake, excerpt, nearest
from guide.text.patterns import EXPLAINED

_M = TypeVar("_M", bound=BaseModel)

_MOST_LISTED = 8  # field names that an editor can take in


def read(model: type[_M], document: Document, context: object = None) -> _M:
    """Checks a document's values against a model; `context` is what its rules look things up in.

    Raises:
        ContentError: every mistake in them.
    """
    try:
        return model.model_validate_json(to_json(document.values), strict=True, context=context)
    except ValidationError as error:
        raise ContentError(_mistakes(model, document, error)) from None


def _mistakes(model: type[BaseModel], document: Document, error: ValidationError) -> list[Mistake]:
    errors: list[dict[str, Any]] = [dict(item) for item in error.errors(include_url=False)]
    meant = {_meant(model, item["loc"]) for item in errors if item["type"] == "extra_forbidden"}
    return [
        document.mistake(_location(item), _explain(model, item), at_key=item["type"] == "extra_forbidden")
        for item in errors
        if not (item["type"] == "missing" and item["loc"] in meant) and not _miscounted(item)
    ]


def _miscounted(item: dict[str, Any]) -> bool:
    """Pydantic calls a list too short when items in it are wrong; they have told so themselves."""
    return bool(item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"])


def _location(item: dict[str, Any]) -> tuple[str | int, ...]:
    location: tuple[str | int, ...] = item["loc"]
    elsewhere = (item.get("ctx") or {}).get("at")
    if elsewhere:
        return (*location[:-1], elsewhere)
    return location[:-1] if item["type"] == "missing" else location


def _meant(model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The field that a misspelt one was meant to be, so that one mistake gives one line."""
    return (*location[:-1], _near_field(location[-1], _siblings(model, location)) or "")


def _near_field(word: object, siblings: Mapping[str, str]) -> str | None:
    """Editors may write a field's Swedish title where its name should stand."""
    by_title = {title.lower(): name for name, title in siblings.items()}
    title = nearest(word, by_title)
    return nearest(word, siblings) or (by_title[title] if title else None)


def _siblings(model: type[BaseModel], location: tuple[str | int, ...]) -> dict[str, str]:
    """Name and title of each field that may stand at a place."""
    for part in location[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner(model.model_fields[part].annotation) or model
    return {name: field.title or name for name, field in model.model_fields.items()}


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = getattr(annotation, "__args__", ())
    return next((found for part in parts if (found := _inner(part))), None)


def _explain(model: type[BaseModel], item: dict[str, Any]) -> str:
    kind, context, value = item["type"], item.get("ctx") or {}, item.get("input")
    field = next((part for part in reversed(item["loc"]) if isinstance(part, str)), "filhuvudet")
    if kind == "guide":
        return str(item["msg"])
    if kind == "missing":
        return f"Fältet ”{field}” saknas."
    if kind == "extra_forbidden":
        return _unknown_field(field, _siblings(model, item["loc"]))
    if value is None or value == "":
        return f"Fältet ”{field}” är tomt."
    template = _TEMPLATES.get(kind)
    if template is None:
        return f"”{field}”: värdet ”{excerpt(value)}” går inte att använda."
    form = EXPLAINED.get(context.get("pattern", ""), "")
    return template.format(field=field, value=excerpt(value), length=_length(value), form=form, **context).strip()


def _unknown_field(field: str, siblings: Mapping[str, str]) -> str:
    near = _near_field(field, siblings)
    if near:
        return f"Fältet ”{field}” finns inte. Menade du ”{near}”?"
    listed = f" Här får stå: {', '.join(siblings)}." if len(siblings) <= _MOST_LISTED else ""
    return f"Fältet ”{field}” finns inte.{listed}"


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | list | dict) else 0


_WANTS_FIELDS = "”{field}” ska ha fält under sig, indragna två steg."
_WANTS_TEXT = '”{field}” ska vara text. Sätt citattecken om värdet: "{value}".'
_WANTS_DATE = "”{field}” ska vara ett datum som finns, skrivet som 2026-03-15. Du skrev ”{value}”."
_WANTS_LIST = "”{field}” ska vara en lista. Skriv varje värde på en egen rad som börjar med ”- ”."

_TEMPLATES = {
    "bool_type": "”{field}” ska vara true eller false.",
    "date_from_datetime_inexact": _WANTS_DATE,
    "date_from_datetime_parsing": _WANTS_DATE,
    "date_parsing": _WANTS_DATE,
    "date_type": _WANTS_DATE,
    "dict_type": _WANTS_FIELDS,
    "greater_than_equal": "”{field}” är {value} men ska vara minst {ge}.",
    "int_type": "”{field}” ska vara ett heltal utan citattecken. Du skrev ”{value}”.",
    "less_than_equal": "”{field}” är {value} men får vara högst {le}.",
    "model_type": _WANTS_FIELDS,
    "string_pattern_mismatch": "”{field}” har fel form: ”{value}”. {form}",
    "string_too_long": "”{field}” har {length} tecken men får ha högst {max_length}.",
    "string_too_short": "”{field}” har {length} tecken men ska ha minst {min_length}.",
    "string_type": _WANTS_TEXT,
    "too_long": "”{field}” har {actual_length} punkter men får ha högst {max_length}.",
    "too_short": "”{field}” har {actual_length} punkter men ska ha minst {min_length}.",
    "tuple_type": _WANTS_LIST,
    "url_parsing": "”{field}” är ingen webbadress: ”{value}”. Börja med https://.",
    "url_scheme": "”{field}” ska börja med https:// eller http://. Du skrev ”{value}”.",
}
