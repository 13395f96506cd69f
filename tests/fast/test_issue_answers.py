"""From a filed form to a file: whatever was typed stays text, and what is missing is told in Swedish."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands import from_issue
from guide.content import header, reader
from guide.content.case import Case
from guide.content.library import Library
from guide.editor import content_file, intake, issue_answers
from guide.editor.issue_form import FORMS, Form, Question, questions
from guide.text import pasted, prose
from tests.filled import filled

from .conftest import Guide, Published

ROOT = Path(__file__).parents[2]
CASE, METHOD, IDEA = FORMS
TODAY = date(2026, 11, 22)
HOSTILE = (
    "$(id) `whoami` ${{ secrets.X }} ]]> \" ' \\ <script>alert(1)</script> ---\n---\ntitle: kapad\n---\n# Ett\n## Två"
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_no_two_boxes_of_a_form_are_alike(form: Form, library: Library) -> None:
    asked = questions(form, library)
    assert len({question.label for question in asked}) == len({question.id for question in asked}) == len(asked)


def _asked(form: Form, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in form.skipped}


@pytest.mark.parametrize("kind", ["methods", "cases"])
def test_every_file_of_the_guide_survives_the_form(kind: str, library: Library) -> None:
    form = METHOD if kind == "methods" else CASE
    asked = questions(form, library)
    for entry in getattr(library, kind).values():
        values = _asked(form, entry.data.model_dump(mode="json", exclude_none=True, exclude_defaults=True))
        given = issue_answers.read_answers(form, asked, filled(asked, values, entry.sections))
        assert given == issue_answers.Answers(values, entry.sections, [])


line = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40)
lines = line.map(lambda text: " ".join(pasted.seen(text).split())).filter(
    lambda text: text and text != issue_answers.NOTHING
)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
texts = st.lists(lines, min_size=1, max_size=3).map("\n\n".join).filter(lambda text: pasted.typed(text) == text)


def cases(library: Library) -> st.SearchStrategy[dict[str, Any]]:
    def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries({}, optional=fields)

    row = st.fixed_dictionaries({"title": lines}, optional={"author": lines, "year": st.integers(1900, 2100)})
    needed = st.fixed_dictionaries(
        {
            "title": lines,
            "organisations": st.lists(lines.filter(lambda text: not text.startswith("- ")), min_size=1, unique=True),
            "sectors": st.lists(st.sampled_from(library.vocabulary.ids("sectors")), min_size=1, unique=True),
            "status": st.sampled_from(library.vocabulary.ids("statuses")),
            "contact": st.fixed_dictionaries({"role": lines, "organisation": lines}),
            "sources": st.lists(row, min_size=1, max_size=4),
        }
    )
    more = some(
        methods=st.lists(st.sampled_from(sorted(library.methods)), min_size=1, unique=True),
        feedback=st.lists(st.fixed_dictionaries({"text": texts}, optional={"date": st.just("2026")}), min_size=1),
        results=st.lists(st.fixed_dictionaries({"measure": lines, "after": lines, "source": slugs}), min_size=1),
    )
    return st.tuples(needed, more).map(lambda both: both[0] | both[1])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_case_survives_the_form_and_the_file(data: st.DataObject, library: Library) -> None:
    asked = questions(CASE, library)
    values, story = data.draw(cases(library)), data.draw(texts.filter(lambda text: not text.startswith("#")))
    sections = dict.fromkeys(Case.sections, story)
    given_back = issue_answers.read_answers(CASE, asked, filled(asked, values, sections).replace("\n", "\r\n"))
    assert given_back.values == values
    assert header.parse(content_file.write(values, {}), "x").values == values


def _event(body: str, *labels: str) -> dict[str, Any]:
    named = [{"name": label} for label in labels]
    return {"issue": {"number": 7, "html_url": "https://forge.example/7", "body": body, "labels": named}}


def _body(asked: tuple[Question, ...], **changes: Any) -> str:
    values = {
        "title": "Bygglov på en sida",
        "summary": "En ansökan som går att fylla i med mobilen.",
        "organisations": ["Exempelkommunen"],
        "sectors": ["kultur"],
        "status": "testas",
        "methods": ["enkat"],
        "contact": {"role": "Utvecklare", "organisation": "Exempelkommunen"},
        "sources": [{"title": "Egna anteckningar"}],
    }
    return filled(asked, values | changes, dict.fromkeys(Case.sections, "En text."))


def test_a_filed_case_becomes_a_file_without_a_finding(guide: Guide) -> None:
    asked = questions(CASE, guide.load())
    outcome = intake.take_in(guide.root, CASE, intake.issue(_event(_body(asked), "nytt-fall")), TODAY)
    assert outcome.path == "cases/bygglov-pa-en-sida.md"
    assert guide.mistakes() == []
    assert "Tack! Allt är ifyllt" in outcome.answer


def test_what_is_missing_is_told_in_the_words_of_the_form(guide: Guide) -> None:
    asked = questions(CASE, guide.load())
    body = _body(asked, sources=[], contact={"role": "Anna, 070-123 45 67", "organisation": "Exempelkommunen"})
    outcome = intake.take_in(guide.root, CASE, intake.issue(_event(body)), TODAY)
    assert outcome.path == ""
    assert "mobilnummer" in outcome.answer
    assert "”Källor” har 0 punkter men ska ha minst 1" in outcome.answer
    assert [file.name for file in (guide.root / "cases").iterdir()] == ["ett-fall.md"]


def test_choices_are_told_by_the_names_that_the_form_shows(guide: Guide) -> None:
    body = _body(questions(CASE, guide.load())).replace("Kultur och fritid", "Skolan")
    outcome = intake.take_in(guide.root, CASE, intake.issue(_event(body)), TODAY)
    assert "Omsorg, Vård, Kultur och fritid." in outcome.answer


def test_a_promise_that_is_not_given_is_asked_for(guide: Guide) -> None:
    body = _body(questions(CASE, guide.load())).replace("- [X]", "- [ ]")
    outcome = intake.take_in(guide.root, CASE, intake.issue(_event(body)), TODAY)
    assert "Kryssa i rutan under ”Personuppgifter”" in outcome.answer


@pytest.mark.parametrize("message", ["Lägg till {} ur ärende 7", "{} ur ärende 7 (#12)"])
def test_an_issue_edited_after_its_file_was_published_changes_the_file(
    guide: Guide, tmp_path: Path, message: str
) -> None:
    published = Published(guide.root)
    asked = questions(CASE, guide.load())
    path = intake.take_in(guide.root, CASE, intake.issue(_event(_body(asked))), TODAY).path
    published.git("init", "--quiet")
    published.git("add", "--all")
    published.git("commit", "--quiet", "--message", message.format(path))
    before = (guide.root / path).read_text("utf-8").splitlines()
    event, answer, output = (tmp_path / name for name in ("event.json", "answer.md", "output"))
    arguments = [str(event), "--answer", str(answer), "--output", str(output)]
    event.write_text(json.dumps(_event(_body(asked, summary="En ny mening om bygglovet."), "nytt-fall")))
    assert from_issue.main(guide.root, arguments) == 0
    assert f"path={path}\n" in output.read_text(), answer.read_text()
    assert guide.load().cases[Path(path).stem].data.summary == "En ny mening om bygglovet."
    after = (guide.root / path).read_text("utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new and not new.startswith("reviewed:")]
    assert changed == ["summary: En ny mening om bygglovet."]
    event.write_text(json.dumps(_event(_body(asked, summary="Ring 070-123 45 67."), "nytt-fall")))
    assert from_issue.main(guide.root, arguments) == 0
    assert guide.load().cases[Path(path).stem].data.summary == "En ny mening om bygglovet."


def test_a_title_that_another_case_has_is_told_and_makes_no_file(guide: Guide) -> None:
    (title,) = (case.data.title for case in guide.load().cases.values())
    before = sorted(guide.root.rglob("*.md"))
    body = _body(questions(CASE, guide.load()), title=title.upper())
    outcome = intake.take_in(guide.root, CASE, intake.issue(_event(body)), TODAY)
    assert outcome.path == ""
    assert "Titeln används redan i" in outcome.answer
    assert sorted(guide.root.rglob("*.md")) == before


def test_hostile_text_stays_text(guide: Guide) -> None:
    asked = questions(CASE, guide.load())
    body = _body(asked, title="Ett ../../.github/workflows/x $(id)")
    refused = intake.take_in(guide.root, CASE, intake.issue(_event(body.replace("En text.", HOSTILE))), TODAY)
    assert refused.path == ""
    assert "HTML visas som text" in refused.answer
    body = body.replace("En text.", re.sub("<[^>]+>", "", HOSTILE))
    outcome = intake.take_in(guide.root, CASE, intake.issue(_event(body)), TODAY)
    assert outcome.path == "cases/ett-githubworkflowsx-id.md"
    library = reader.load(guide.root)
    case = library.cases["ett-githubworkflowsx-id"]
    assert case.data.title == "Ett ../../.github/workflows/x $(id)"
    assert list(case.sections) == ["Varför", "Vad", "Hur"]
    assert "### Ett" in case.sections["Varför"]


def test_a_heading_that_looks_like_a_box_is_sought_in_the_forms_order(guide: Guide) -> None:
    asked = questions(CASE, guide.load())
    body = _body(asked, title="Ett").replace("En text.", "Text.\n\n### Rubrik\n\nMer.", 1)
    assert issue_answers.read_answers(CASE, asked, body).values["title"] == "Ett"


def test_an_idea_needs_no_source_but_itself(guide: Guide) -> None:
    asked = questions(IDEA, guide.load())
    outcome = intake.take_in(guide.root, IDEA, intake.issue(_event(_body(asked), "ny-ide")), TODAY)
    idea = guide.load().cases[Path(outcome.path).stem].data
    assert (idea.status, idea.sources[0].url) == ("ide", "https://forge.example/7")


def test_a_body_that_is_no_form_is_answered(guide: Guide) -> None:
    outcome = intake.take_in(guide.root, CASE, intake.issue(_event("hej")), TODAY)
    assert outcome.path == "" and "Rutan ”Rubrik” saknas" in outcome.answer


def test_the_same_title_twice_gives_another_file() -> None:
    assert content_file.new_id("Årets möte!", ["arets-mote", "arets-mote-2"]) == "arets-mote-3"


def test_the_command_tells_the_workflow_a_path_that_is_safe_in_a_shell(guide: Guide, tmp_path: Path) -> None:
    event, answer, output = (tmp_path / name for name in ("event.json", "answer.md", "output"))
    body = _body(questions(CASE, guide.load()), title="Hej; rm -rf / && `id`")
    event.write_text(json.dumps(_event(body, "nytt-fall")))
    arguments = [str(event), "--answer", str(answer), "--output", str(output)]
    assert from_issue.main(guide.root, arguments) == 0
    assert output.read_text() == "path=cases/hej-rm-rf-id.md\nnumber=7\n"


def test_sections_written_by_the_form_are_the_ones_read(library: Library) -> None:
    case = next(iter(library.cases.values()))
    written = content_file.write(case.data.model_dump(mode="json", exclude_none=True), case.sections)
    body = header.parse(written, "x").body
    assert {section.title: section.text for section in prose.sections(body)[1]} == case.sections
