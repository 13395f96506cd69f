"""A filed form → a content file, or what is missing. Whatever the author typed stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guide.editor.fields import Choice, Field
from guide.editor.issue_form import PROMISE, Form, Question, RowPart, row_parts
from guide.text import pasted
from guide.text.prose import without_code

NOTHING = "_No response_"  # what the forge writes for a box left empty

_TOO_HIGH = re.compile(r"^#{1,2}(?=[ \t])", re.MULTILINE)


@dataclass(frozen=True)
class Answers:
    """What a form was answered: the values and the texts of a file, and what could not be read."""

    values: Mapping[str, Any]
    sections: Mapping[str, str]
    faults: Sequence[str]


def read_answers(form: Form, questions: Sequence[Question], body: str) -> Answers:
    """Reads the body of an issue. Labels are sought in the form's order, each after the one before it."""
    found, faults = _parts([question.label for question in questions], pasted.seen(body))
    if not faults and "[x]" not in found[PROMISE].lower():
        faults.append(f"Kryssa i rutan under ”{PROMISE}” när du har läst igenom svaren.")
    values: dict[str, Any] = {}
    sections: dict[str, str] = {}
    for question in questions:
        answer = found.get(question.label, "")
        if not answer:
            if question.field and question.kept and question.field.kind in ("lines", "choices", "rows"):
                _put(values, question.path, [])
            continue
        if question.field is None:
            sections[question.path[0]] = _lowered(pasted.typed(answer))
        else:
            _put(values, question.path, _value(question.field, answer))
    return Answers({**values, **form.fixed}, sections, faults)


def _parts(labels: Sequence[str], body: str) -> tuple[dict[str, str], list[str]]:
    """Each label's answer, and what is wrong with the form itself."""
    places: list[tuple[str, int, int]] = []
    position = 0
    for label in (*labels, PROMISE):
        heading = re.compile(rf"^### {re.escape(label)}[ \t]*$", re.MULTILINE)
        match = heading.search(body, position)
        if match is None:
            fault = f"Rutan ”{label}” saknas. Fyll i formuläret från början igen, utan att ta bort någon rubrik."
            return {}, [fault]
        places.append((label, match.start(), match.end()))
        position = match.end()
    ends = [start for _, start, _ in places[1:]] + [len(body)]
    answers = {label: body[begin:end].strip() for (label, _, begin), end in zip(places, ends, strict=True)}
    return {label: "" if answer == NOTHING else answer for label, answer in answers.items()}, []


def _value(one: Field, answer: str) -> Any:
    if one.kind == "number":
        return int(answer) if re.fullmatch(r"\d{1,9}", answer) else answer
    if one.kind == "lines":
        return [line.strip().removeprefix("- ").strip() for line in answer.splitlines() if line.strip()]
    if one.kind == "choice":
        return _id(one.options, answer)
    if one.kind == "choices":
        return list(_chosen(one.options, answer))
    if one.kind == "rows":
        parts = row_parts(one.parts)
        return [_row(parts, row) for row in _rows(parts, answer)]
    return answer


def _id(options: Sequence[Choice], answer: str) -> str:
    return next((option.id for option in options if answer in (option.name, option.id)), answer)


def _chosen(options: Sequence[Choice], answer: str) -> Iterator[str]:
    """Names joined by commas, though a name may have commas of its own: the longest known name first."""
    rest = answer
    while rest:
        names = (option.name for option in options if rest == option.name or rest.startswith(f"{option.name}, "))
        name = max(names, key=len, default=rest.partition(", ")[0])
        yield _id(options, name)
        rest = rest[len(name) :].removeprefix(", ")


def _rows(parts: Sequence[RowPart], answer: str) -> list[dict[str, list[str]]]:
    """Lines of `Label: value`; an empty line or a label said anew begins another row, other lines go on."""
    labels = "|".join(re.escape(part.label) for part in sorted(parts, key=lambda part: -len(part.label)))
    field_line = re.compile(rf"(?:[-*] )?(?P<label>{labels}):[ \t]*(?P<value>.*)")
    rows: list[dict[str, list[str]]] = []
    current: list[str] = []
    after_empty = True
    for line in answer.splitlines():
        match = field_line.fullmatch(line)
        if match:
            if after_empty or not rows or match["label"] in rows[-1]:
                rows.append({})
            current = rows[-1].setdefault(match["label"], [match["value"]])
        elif rows:
            current.append(line.removeprefix("  "))
        elif line.strip():
            rows.append({parts[0].label: [line]})
            current = rows[-1][parts[0].label]
        after_empty = not line.strip()
    return rows


def _row(parts: Sequence[RowPart], row: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for part in parts:
        if text := "\n".join(row.get(part.label, ())).strip():
            _put(values, part.path, _value(part.field, text))
    return values


def _lowered(text: str) -> str:
    """An author's headings become headings inside the section, where they cannot close it."""
    plain = without_code(text)
    marks = [match.start() for match in _TOO_HIGH.finditer(plain)]
    for start in reversed(marks):
        text = f"{text[:start]}###{text[start:].lstrip('#')}"
    return text


def _put(values: dict[str, Any], path: Sequence[str], value: Any) -> None:
    for name in path[:-1]:
        values = values.setdefault(name, {})
    values[path[-1]] = value
