"""Data → Typst → a PDF that conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from guide.content.vocabulary import Vocabulary
from guide.print import setter
from guide.print.fonts import edition, folders
from guide.print.setter import Flip, Makes, Task, Turn

TEMPLATES = Path(__file__).parents[2] / "print"


@dataclass(frozen=True)
class Job:
    """One PDF to make: a template in `hooks/print/` and what it shows, as JSON.

    `flip` is the edge about which a printer turns the sheet; where `turned`, every second page stands on its head.
    """

    template: str
    data: str
    flip: Flip | None = None
    turned: bool = False


def job(
    template: str, words: Vocabulary, data: Mapping[str, Any], flip: Flip | None = None, *, turned: bool = False
) -> Job:
    """A PDF to make from plain data, dicts, dataclasses, lists, text and numbers, for the guide with these words."""
    whole = {**data, "guide": {"name": words.title, "short": words.short, "steps": words.steps_in_words}}
    return Job(template, json_of(whole), flip, turned)


def pdf(job: Job) -> bytes:
    """The PDF of a job, the same bytes each time."""
    return setter.done(pdfs([job]))[0]


def pictures(job: Job) -> list[bytes]:
    """Each page of a job as SVG, its letters drawn."""
    return setter.done(svgs(job))


def answers(template: str, data: object, label: str) -> list[Any]:
    """What a template that is no print has put under a label."""
    return answers_in(setter.done(question(template, data, label)))


def pdfs(alike: Sequence[Job]) -> Task:
    """What makes the PDFs that show the same thing and differ only in how the sheet is turned."""
    task = _task(alike[0].template, alike[0].data, "pdf")
    return replace(task, turns=tuple(Turn(job.flip, job.turned) for job in alike))


def svgs(job: Job) -> Task:
    """What makes each page of a job as SVG, its letters drawn."""
    return _task(job.template, job.data, "svg")


def pngs(job: Job) -> Task:
    """What makes each page of a job as PNG, two dots for a point."""
    return _task(job.template, job.data, "png")


def question(template: str, data: object, label: str) -> Task:
    """What finds out what a template that is no print has put under a label."""
    return replace(_task(template, json_of(data), "answers"), label=label)


def answers_in(made: Sequence[bytes]) -> list[Any]:
    """What has come of such a task."""
    answers: list[Any] = json.loads(made[0])
    return answers


def key(text: str) -> str:
    """A name for what is made from a text by the templates and packages of today."""
    return hashlib.sha256(_ingredients() + text.encode()).hexdigest()[:32]


@cache
def _ingredients() -> bytes:
    """All that a PDF depends on beside its job: the templates, this code and the versions of what sets them."""
    sources = [file.read_bytes() for file in (*sorted(TEMPLATES.glob("*.typ")), Path(__file__))]
    made_with = (*map(version, ("typst", "pikepdf", "fonttools")), edition())
    return b"\0".join([*sources, *(part.encode() for part in made_with)])


def _task(template: str, data: str, kind: Makes) -> Task:
    return Task(TEMPLATES / f"{template}.typ", data, kind, folders())


def json_of(data: object) -> str:
    """Data as JSON, the same text each time."""
    return json.dumps(data, default=vars, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
