"""The forms that editors fill in at the forge, made from the models: `.github/ISSUE_TEMPLATE/*.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from guide.content.case import Case
from guide.content.kinds import CASES, METHODS, Kind
from guide.content.library import Library
from guide.content.method import Method
from guide.editor.fields import Field, fields, headings
from guide.text.markup import anchor

FORM_FOLDER = ".github/ISSUE_TEMPLATE"
PROMISE = "Personuppgifter"
IDEA = "ide"

_NOT_ASKED = ("reviewed", "formerly", "image", "picture", "room", "matter")  # the editors draw and review
_HEADER = "# Skapad ur modellerna av make forms. Ändra i hooks/guide/content/, inte här.\n"
_MADE = "# Skapad av make forms.\n"
_ABOUT = "Alla sätt att lägga till eller rätta något, steg för steg."
_WARNING = (
    "**Det du skickar blir offentligt direkt**, innan någon har granskat det, och kan finnas kvar även om du tar bort "
    "det. Skriv aldrig namn, telefonnummer, personnummer eller privata adresser, och inget som pekar ut en enskild "
    "person. Är du osäker, fråga ert dataskyddsombud först.\n\n"
    "Fält med stjärna måste fyllas i. När du har skickat får du svar här om något behöver ändras."
)


@dataclass(frozen=True)
class Question:
    """One box of a form. `path` is where its answer goes: fields inside fields, or a heading of the text. The file must
    have what is `kept`, if only empty.
    """

    id: str
    label: str
    hint: str
    path: tuple[str, ...]
    field: Field | None
    required: bool
    kept: bool = False


@dataclass(frozen=True)
class Form:
    """A form and the kind of content that its answers make; `fixed` is what nobody is asked."""

    name: str
    title: str
    about: str
    label: str
    kind: Kind[Case] | Kind[Method]
    skipped: tuple[str, ...] = _NOT_ASKED
    fixed: Mapping[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The form's file, from the top of the repository."""
        return f"{FORM_FOLDER}/{self.name}.yml"


FORMS = (
    Form("fall", "Berätta om ett fall", "Något ni har gjort eller håller på med.", "nytt-fall", CASES),
    Form("metod", "Föreslå en metod", "Ett sätt att arbeta som andra kan leda.", "ny-metod", METHODS),
    Form(
        IDEA,
        "Lämna en idé eller ett problem",
        "Till idéslussen: någon läser, bedömer och svarar dig.",
        "ny-ide",
        CASES,
        skipped=(*_NOT_ASKED, "status", "period", "methods", "programme", "results", "feedback", "sources"),
        fixed={"status": "ide"},
    ),
)


def questions(form: Form, library: Library) -> tuple[Question, ...]:
    """Everything that a form asks, in order."""
    asked = (one for one in fields(form.kind.model, library) if one.name not in form.skipped)
    return (*(question for one in asked for question in _flat(one)), *_texts(form))


def form_file(form: Form, library: Library) -> str:
    """A form's file."""
    whole = {
        "name": form.title,
        "description": form.about,
        "title": f"{form.title}: ",
        "labels": [form.label],
        "body": [
            {"type": "markdown", "attributes": {"value": _WARNING}},
            *(_element(question) for question in questions(form, library)),
            _promise(),
        ],
    }
    return _HEADER + yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=110)


def form_files(library: Library, site: str) -> dict[str, str]:
    """Every form's file, and what the forge shows beside them, by path; `site` is the site's own address."""
    links = {
        "blank_issues_enabled": True,
        "contact_links": [{"name": "Så bidrar du", "url": f"{site.rstrip('/')}/om/bidra/", "about": _ABOUT}],
    }
    beside = yaml.safe_dump(links, allow_unicode=True, sort_keys=False, width=110)
    return {form.path: form_file(form, library) for form in FORMS} | {f"{FORM_FOLDER}/config.yml": _MADE + beside}


def _flat(one: Field, before: tuple[str, ...] = (), said: str = "", required: bool = True) -> Iterator[Question]:
    """A field, or each field of a group under the group's name."""
    path, label, needed = (*before, one.name), f"{said}{one.label}", required and one.required
    if one.kind == "group":
        for part in one.parts:
            yield from _flat(part, path, f"{label}: ", needed)
    else:
        may_be_empty = one.kind in ("lines", "choices", "rows") and not one.low
        yield Question("-".join(path), label, one.hint, path, one, needed and not may_be_empty, needed)


@dataclass(frozen=True)
class RowPart:
    """One line of a row: what it is called, and where its answer goes."""

    label: str
    path: tuple[str, ...]
    field: Field


def row_parts(parts: Sequence[Field]) -> tuple[RowPart, ...]:
    """The lines of a row; a group inside it gives a line for each of its fields, under the group's name."""
    return tuple(
        line
        for part in parts
        for line in (
            [RowPart(f"{part.label}: {inner.label}", (part.name, inner.name), inner) for inner in part.parts]
            if part.kind == "group"
            else [RowPart(part.label, (part.name,), part)]
        )
    )


def _texts(form: Form) -> Iterator[Question]:
    for title, required in headings(form.kind.model):
        hint = "Skriv vanlig text. Tom rad ger nytt stycke."
        yield Question(f"text-{anchor(title)}", f"Texten under ”{title}”", hint, (title,), None, required)


def _element(question: Question) -> dict[str, Any]:
    kind = question.field.kind if question.field else "text"
    attributes: dict[str, Any] = {"label": question.label, "description": _hint(question)}
    if kind in ("choice", "choices") and question.field:
        attributes |= {"multiple": kind == "choices", "options": [option.name for option in question.field.options]}
    if kind == "rows" and question.field:
        attributes["placeholder"] = "\n".join(f"{part.label}:" for part in row_parts(question.field.parts))
    element = {"choice": "dropdown", "choices": "dropdown", "line": "input", "number": "input", "date": "input"}
    return {
        "type": element.get(kind, "textarea"),
        "id": question.id,
        "attributes": {key: value for key, value in attributes.items() if value},
        "validations": {"required": question.required},
    }


def _hint(question: Question) -> str:
    one = question.field
    if one is None:
        return question.hint
    parts = [question.hint, one.explained if one.kind == "line" and "\\n" not in one.pattern else ""]
    if one.kind == "lines":
        parts.append("En på varje rad.")
    if one.kind == "rows":
        parts.append(f"Skriv så här, med tom rad mellan: {', '.join(_part(part) for part in row_parts(one.parts))}.")
    return " ".join(part for part in parts if part)


def _part(part: RowPart) -> str:
    choices = f" ({', '.join(option.name for option in part.field.options)})" if part.field.options else ""
    return f"”{part.label}: …”{choices}{'' if part.field.required else ' (om det finns)'}"


def _promise() -> dict[str, Any]:
    label = "Jag har läst igenom svaren. Här finns inga uppgifter om enskilda personer."
    options = [{"label": label, "required": True}]
    return {"type": "checkboxes", "id": "personuppgifter", "attributes": {"label": PROMISE, "options": options}}
