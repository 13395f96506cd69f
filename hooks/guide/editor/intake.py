"""A filed issue → a file in the repository, or an answer that says what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from guide.content import address_book, reader
from guide.content.library import Library
from guide.editor import content_file, issue_answers
from guide.editor.fields import Field
from guide.editor.issue_form import FORMS, IDEA, Form, Question, questions
from guide.review import reports
from guide.text.mistakes import Mistake, listed


@dataclass(frozen=True)
class Issue:
    """What is used of an issue at the forge."""

    number: int
    url: str
    body: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """The file that was written, or none, and the answer to the author, in Markdown."""

    path: str
    answer: str


def issue(event: Mapping[str, Any]) -> Issue:
    """The issue of a forge's event. Raises KeyError where the event is of another kind."""
    told = event["issue"]
    labels = tuple(str(label["name"]) for label in told["labels"])
    return Issue(int(told["number"]), str(told["html_url"]), str(told["body"] or ""), labels)


def form_of(issue: Issue) -> Form | None:
    """The form that an issue was filed with, by its label."""
    return next((form for form in FORMS if form.label in issue.labels), None)


def take_in(root: Path, form: Form, issue: Issue, today: date, earlier: str = "") -> Outcome:
    """Writes the file that an issue makes, unless something is wrong with it. `earlier` is the file that the issue has
    made before, and which it now changes.

    Raises:
        ContentError: a vocabulary that nothing can be checked against.
    """
    library, _ = reader.inspect(root)
    asked = questions(form, library)
    given = issue_answers.read_answers(form, asked, issue.body)
    known = {**_known(form, issue), **_promised(form, library, today), "reviewed": today.isoformat()}
    values = _ordered(form, {**given.values, **known})
    id = content_file.new_id(str(values.get("title", "")), address_book.taken(root, library, form.kind))
    path = earlier if PurePosixPath(earlier).parent.as_posix() == form.kind.folder else form.kind.path(id)
    file = root / path
    before = file.read_text("utf-8") if path == earlier else None
    file.write_text(content_file.write(values, given.sections), "utf-8", newline="\n")
    mistakes = [mistake for mistake in reader.inspect(root)[1] if mistake.path == path]
    if given.faults or mistakes:
        _put_back(file, before)
        return Outcome("", _wanting(given.faults, mistakes, asked))
    return Outcome(path, _thanks(path))


def _put_back(file: Path, text: str | None) -> None:
    if text is None:
        file.unlink()
    else:
        file.write_text(text, "utf-8", newline="\n")


def _known(form: Form, issue: Issue) -> dict[str, Any]:
    """What the issue itself is a source of."""
    if "sources" not in form.skipped:
        return {}
    return {"sources": [{"title": f"Inlämnat i ärende {issue.number}", "url": issue.url}]}


def _promised(form: Form, library: Library, today: date) -> dict[str, Any]:
    """The ledger of what somebody waits for an answer to, begun."""
    if form.name != IDEA:
        return {}
    intake = library.vocabulary.intake
    promised = today + timedelta(days=intake.days)
    return {
        "matter": {"received": today.isoformat(), "owner": intake.owner, "promised": promised.isoformat()},
    }


def _ordered(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in form.kind.model.model_fields if name in values}


def _thanks(path: str) -> str:
    return (
        "## Tack! Allt är ifyllt\n\n"
        f"Vi har gjort ett förslag av dina svar, i filen `{path}`. Redaktionen läser det och svarar här.\n\n"
        "Vill du ändra något? Ändra i ärendet, så görs förslaget om.\n"
    )


def _wanting(faults: Iterable[str], mistakes: Iterable[Mistake], asked: Iterable[Question]) -> str:
    boxes = [question.field for question in asked if question.field]
    told = list(faults) or [_in_their_words(mistake.message, boxes) for mistake in listed(mistakes)]
    lines = "\n".join(f"- {reports.escaped(message)}" for message in told)
    return (
        "## Tack! Något behöver ändras först\n\n"
        f"{lines}\n\n"
        "Klicka på de tre prickarna överst i ditt ärende och välj ”Edit”. Ändra och klicka på ”Update comment”. "
        "Då läses svaren igen. Kör du fast, skriv en kommentar här.\n"
    )


def _all(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _all(field.parts)


def _in_their_words(message: str, boxes: Iterable[Field]) -> str:
    """A message with the boxes, and the choices in them, called what the form calls them."""
    for field in _all(boxes):
        message = re.sub(rf"”{re.escape(field.name)}”(?: \([^)]*\))?", f"”{field.label}”", message)
        ids, names = (", ".join(getattr(each, key) for each in field.options) for key in ("id", "name"))
        message = message.replace(f"Välj bland: {ids}.", f"Välj bland: {names}.") if ids else message
    return message
