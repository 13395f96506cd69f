"""What an editor fills in, read from a model once, for every form that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from guide.content.base import Model
from guide.content.kinds import KINDS
from guide.content.library import Library
from guide.data.schemas import schema
from guide.text.patterns import EXPLAINED
from guide.text.sorting import swedish

FieldKind = Literal[
    "line", "text", "number", "date", "yes", "choice", "choices", "lines", "numbers", "pairs", "group", "rows", "shapes"
]


@dataclass(frozen=True)
class Choice:
    """Something to choose: what files hold, and what people read."""

    id: str
    name: str


@dataclass(frozen=True)
class Shape:
    """One of the shapes that a field may have: the word that says so, what people read, and its fields."""

    id: str
    name: str
    parts: tuple[Field, ...]


@dataclass(frozen=True)
class Field:
    """One field. `parts` are the fields of a group, or of each row; `refers` names the kind that is chosen from, and
    `holds` says what the text is a name of: an image. `shapes` are told apart by their part `told_by`.

    `low` and `high` bound a number, a text's characters or a list's length.
    """

    name: str
    label: str
    hint: str
    kind: FieldKind
    required: bool
    options: tuple[Choice, ...] = ()
    refers: str = ""
    holds: str = ""
    parts: tuple[Field, ...] = ()
    shapes: tuple[Shape, ...] = ()
    told_by: str = ""
    pattern: str = ""
    low: int | None = None
    high: int | None = None

    @property
    def explained(self) -> str:
        """What the pattern asks for, in words."""
        return EXPLAINED.get(self.pattern, "")


def fields(model: type[Model], library: Library) -> tuple[Field, ...]:
    """The fields of a model, in its order."""
    whole = schema(model, library.vocabulary)
    return _Reader(library, whole.get("$defs", {})).fields(whole)


def headings(model: type[Any]) -> tuple[tuple[str, bool], ...]:
    """The headings of a model's text, and whether each must be there."""
    return (*((title, True) for title in model.sections), *((title, False) for title in model.optional_sections))


@dataclass(frozen=True)
class _Reader:
    library: Library
    parts: dict[str, Any]

    def fields(self, part: dict[str, Any]) -> tuple[Field, ...]:
        required = part.get("required", [])
        return tuple(self._field(name, inner, name in required) for name, inner in part["properties"].items())

    def _field(self, name: str, part: dict[str, Any], required: bool) -> Field:
        value = self._resolved(part)
        items = self._resolved(value.get("items", {}))
        inner = items if items.get("type") == "object" else value
        chosen = items if value.get("type") == "array" else value
        return Field(
            name=name,
            label=part.get("title", name),
            hint=part.get("description", ""),
            kind=_kind(value, items),
            required=required,
            options=tuple(self._options(chosen)),
            refers=chosen.get("refers", ""),
            holds=value.get("holds", ""),
            parts=self.fields(inner) if inner.get("type") == "object" else (),
            shapes=tuple(self._shapes(value)),
            told_by=value.get("discriminator", {}).get("propertyName", ""),
            pattern=value.get("pattern", ""),
            low=next((value[key] for key in ("minLength", "minItems", "minimum") if key in value), None),
            high=next((value[key] for key in ("maxLength", "maxItems", "maximum") if key in value), None),
        )

    def _resolved(self, part: dict[str, Any]) -> dict[str, Any]:
        """What a part stands for: the other choice than nothing, and what it refers to."""
        for choice in part.get("anyOf", ()):
            if choice.get("type") != "null":
                part = choice
        name = part.get("$ref", "").rpartition("/")[2]
        return self.parts[name] if name else part

    def _shapes(self, part: dict[str, Any]) -> Iterator[Shape]:
        for id, reference in part.get("discriminator", {}).get("mapping", {}).items():
            shape = self._resolved({"$ref": reference})
            asked = dict(shape["properties"])
            name = asked.pop(part["discriminator"]["propertyName"])["title"]
            yield Shape(id, name, self.fields({**shape, "properties": asked}))

    def _options(self, part: dict[str, Any]) -> Iterator[Choice]:
        if "enum" in part:
            for id in part["enum"]:
                yield Choice(
                    id, part["words"][id] if "words" in part else self.library.vocabulary.name(part["vocabulary"], id)
                )
        if part.get("refers") == "questions":
            yield from (Choice(question.id, question.question) for question in self.library.questions.values())
        for kind in KINDS:
            if kind.name == part.get("refers"):
                for entry in sorted(self.library.of(kind).values(), key=lambda entry: swedish(entry.data.title)):
                    yield Choice(entry.id, entry.data.title)


def _kind(value: dict[str, Any], items: dict[str, Any]) -> FieldKind:
    if "discriminator" in value:
        return "shapes"
    if value.get("type") == "array":
        several: dict[Any, FieldKind] = {"object": "rows", "integer": "numbers", "array": "pairs"}
        return "choices" if _is_chosen(items) else several.get(items.get("type"), "lines")
    if value.get("type") == "string":
        return _text_kind(value)
    kinds: dict[Any, FieldKind] = {"object": "group", "integer": "number", "boolean": "yes"}
    return kinds[value.get("type")]


def _text_kind(value: dict[str, Any]) -> FieldKind:
    if _is_chosen(value):
        return "choice"
    if value.get("format") == "date":
        return "date"
    return "line" if "pattern" in value else "text"


def _is_chosen(value: dict[str, Any]) -> bool:
    return "enum" in value or "refers" in value
