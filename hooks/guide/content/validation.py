"""A document's values against a model: every mistake, at its place, in Swedish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
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
    siblings = {item["loc"]: _siblings(model, item["loc"], document.values) for item in errors}
    meant = {_meant(item["loc"], siblings[item["loc"]]) for item in errors if item["type"] == "extra_forbidden"}
    return [
        document.mistake(
            _location(item),
            _explain(item, siblings[item["loc"]], _needed(model, item["loc"])),
            at_key=item["type"] == "extra_forbidden",
        )
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


def _meant(location: tuple[str | int, ...], siblings: Mapping[str, str]) -> tuple[str | int, ...]:
    """The field that a misspelt one was meant to be, so that one mistake gives one line."""
    return (*location[:-1], _near_field(location[-1], siblings) or "")


def _near_field(word: object, siblings: Mapping[str, str]) -> str | None:
    """Editors may write a field's Swedish title where its name should stand."""
    by_title = {title.lower(): name for name, title in siblings.items()}
    title = nearest(word, by_title)
    return nearest(word, siblings) or (by_title[title] if title else None)


def _siblings(model: type[BaseModel], location: tuple[str | int, ...], values: Any) -> dict[str, str]:
    """Name and title of each field that may stand at a place."""
    for part in location[:-1]:
        values = _at(values, part)
        if isinstance(part, str) and part in model.model_fields:
            annotation = model.model_fields[part].annotation
            model = next(_inner(annotation, values), None) or next(_inner(annotation), model)
    titles = {name: field.title for name, field in model.model_fields.items() if not _is_word(field)}
    return {field.alias or name: titles.get(name) or name for name, field in model.model_fields.items()}


def _needed(model: type[BaseModel], location: tuple[str | int, ...]) -> str:
    """The fields that must stand under a place, `: min, max`; empty where none are known."""
    found: type[BaseModel] | None = model
    for part in location:
        if isinstance(part, str):
            field = found.model_fields.get(part) if found else None
            found = next(_inner(field.annotation), None) if field else None
    fields = found.model_fields if found else {}
    needed = [field.alias or name for name, field in fields.items() if field.is_required()]
    return f": {', '.join(needed)}" if needed else ""


def _at(values: Any, part: str | int) -> Any:
    if isinstance(values, Mapping):
        return values.get(str(part))
    return values[part] if isinstance(values, list) and isinstance(part, int) and part < len(values) else None


def _inner(annotation: Any, values: Any = None) -> Iterator[type[BaseModel]]:
    """The models that may stand at a place; where one of several is chosen by a word, those that the values choose."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        words = {name: get_args(field.annotation) for name, field in annotation.model_fields.items() if _is_word(field)}
        if values is None or all(_at(values, name) in word for name, word in words.items()):
            yield annotation
    for part in get_args(annotation):
        yield from _inner(part, values)


def _is_word(field: FieldInfo) -> bool:
    return get_origin(field.annotation) is Literal and field.is_required()


def _explain(item: dict[str, Any], siblings: Mapping[str, str], needed: str) -> str:
    kind, context, value = item["type"], item.get("ctx") or {}, item.get("input")
    name = next((part for part in reversed(item["loc"]) if isinstance(part, str)), "filhuvudet")
    field = _told(name, siblings)
    if kind == "guide":
        return str(item["msg"])
    if kind == "missing":
        return f"Fältet {field} saknas. Lägg till det."
    if kind == "extra_forbidden":
        return _unknown_field(name, siblings)
    if value is None or value == "":
        return f"Fältet {field} är tomt. Skriv ett värde, eller ta bort raden om fältet inte måste finnas."
    template = _TEMPLATES.get(kind)
    if template is None:
        return f"{field}: värdet ”{excerpt(value)}” går inte att använda. Skriv ett annat."
    form = EXPLAINED.get(context.get("pattern", ""), "")
    told = {
        "value": excerpt(value),
        "length": _length(value),
        "points": _points(context),
        "form": form,
        "needed": needed,
    }
    return template.format(field=field, **told, **context).strip()


def _told(name: str, siblings: Mapping[str, str]) -> str:
    """A field by its name in the file and by the name that the form and the pages have: ”step” (Steg)."""
    title = siblings.get(name, name)
    return f"”{name}”" if title.lower() == name.lower() else f"”{name}” ({title})"


def _unknown_field(field: str, siblings: Mapping[str, str]) -> str:
    near = _near_field(field, siblings)
    if near:
        return f"Fältet ”{field}” finns inte. Menade du {_told(near, siblings)}?"
    listed = f"Här får stå: {', '.join(siblings)}." if len(siblings) <= _MOST_LISTED else "Ta bort det."
    return f"Fältet ”{field}” finns inte. {listed}"


def _points(context: Mapping[str, Any]) -> str:
    count = context.get("actual_length")
    return f"{count} {'punkt' if count == 1 else 'punkter'}"


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | list | dict) else 0


_WANTS_FIELDS = "{field} ska ha fält under sig, indragna två steg{needed}."
_WANTS_TEXT = '{field} ska vara text. Sätt citattecken om värdet: "{value}".'
_WANTS_DATE = "{field} ska vara ett datum som finns, skrivet som 2026-03-15. Du skrev ”{value}”."
_WANTS_LIST = "{field} ska vara en lista. Skriv varje värde på en egen rad som börjar med ”- ”."

_TEMPLATES = {
    "bool_type": "{field} ska vara true eller false.",
    "date_from_datetime_inexact": _WANTS_DATE,
    "date_from_datetime_parsing": _WANTS_DATE,
    "date_parsing": _WANTS_DATE,
    "date_type": _WANTS_DATE,
    "dict_type": _WANTS_FIELDS,
    "greater_than_equal": "{field} är {value} men ska vara minst {ge}.",
    "int_type": "{field} ska vara ett heltal utan citattecken. Du skrev ”{value}”.",
    "less_than_equal": "{field} är {value} men får vara högst {le}.",
    "model_type": _WANTS_FIELDS,
    "string_pattern_mismatch": "{field} har fel form: ”{value}”. {form}",
    "string_too_long": "{field} har {length} tecken men får ha högst {max_length}.",
    "string_too_short": "{field} har {length} tecken men ska ha minst {min_length}.",
    "string_type": _WANTS_TEXT,
    "too_long": "{field} har {points} men får ha högst {max_length}.",
    "too_short": "{field} har {points} men ska ha minst {min_length}.",
    "tuple_type": _WANTS_LIST,
    "url_parsing": "{field} är ingen webbadress: ”{value}”. Börja med https://.",
    "url_scheme": "{field} ska börja med https:// eller http://. Du skrev ”{value}”.",
}
