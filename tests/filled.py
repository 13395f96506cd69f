"""An issue's body as the forge would write it: reading a form's answers, the other way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guide.editor.fields import Field
from guide.editor.issue_answers import NOTHING
from guide.editor.issue_form import PROMISE, Question, row_parts


def filled(questions: Sequence[Question], values: Mapping[str, Any], sections: Mapping[str, str]) -> str:
    """The body of an issue with these answers, as the forge would write it."""
    parts = []
    for question in questions:
        value = sections.get(question.path[0]) if question.field is None else _get(values, question.path)
        parts.append(f"### {question.label}\n\n{_answer(question.field, value) or NOTHING}")
    return "\n\n".join([*parts, f"### {PROMISE}\n\n- [X] Ja"])


def _get(values: Mapping[str, Any], path: Sequence[str]) -> Any:
    value: Any = values
    for name in path:
        value = value.get(name) if value else None
    return value


def _answer(one: Field | None, value: Any) -> str:
    if value is None or value in ((), []):
        return ""
    if one is None or one.kind not in ("lines", "choice", "choices", "rows"):
        return str(value)
    names = {option.id: option.name for option in one.options}
    if one.kind == "choice":
        return names.get(str(value), str(value))
    if one.kind == "choices":
        return ", ".join(names.get(id, id) for id in value)
    if one.kind == "lines":
        return "\n".join(value)
    return "\n\n".join(_written_row(one.parts, row) for row in value)


def _written_row(parts: Sequence[Field], row: Mapping[str, Any]) -> str:
    answers = ((part.label, _answer(part.field, _get(row, part.path))) for part in row_parts(parts))
    return "\n".join(f"{label}: {answer}".replace("\n", "\n  ") for label, answer in answers if answer)
