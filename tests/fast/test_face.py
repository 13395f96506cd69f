"""One list says what stands on a card; versions, checks and templates follow it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from guide.cards import versions
from guide.cards.face import CASE_FACTS, CASE_FIELDS, METHOD_FIELDS, PRINTED, CardField
from guide.content.kinds import KINDS, Kind
from guide.content.library import Entry
from guide.content.method import Method

from .conftest import Guide

HOOKS = Path(__file__).parents[2] / "hooks"
TEMPLATES = sorted((HOOKS / "print").glob("*.typ"))
PAGES = sorted((HOOKS / "theme").rglob("*.html"))


@pytest.fixture
def method(guide: Guide) -> Entry[Method]:
    return guide.load().methods["enkat"]


@pytest.fixture
def later_field(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that came to the card after the first ones had been printed."""
    later = CardField("formerly", "Förr", "det tidigare namnet", counted="when filled")
    monkeypatch.setattr(versions, "_COUNTED", (*(f for f in METHOD_FIELDS if f.counted != "never"), later))


def test_a_field_that_comes_later_leaves_every_printed_card_current(
    method: Entry[Method], request: pytest.FixtureRequest
) -> None:
    before = versions.current(method)
    request.getfixturevalue("later_field")
    assert versions.current(method) == before


def test_a_later_field_makes_a_new_card_once_it_is_filled_in(
    method: Entry[Method], request: pytest.FixtureRequest
) -> None:
    before = versions.current(method)
    request.getfixturevalue("later_field")
    document = dataclasses.replace(method.document, values={**method.document.values, "formerly": ["frageformular"]})
    filled = dataclasses.replace(method, document=document)
    assert before.changes(versions.current(filled)) == ["det tidigare namnet"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in PRINTED], ids=lambda kind: kind.name)
def test_what_stands_on_a_card_is_a_field_or_a_heading_of_its_kind(kind: Kind[Any]) -> None:
    for field in PRINTED[kind.name]:
        assert (
            field.heading in (*kind.model.sections, *kind.model.optional_sections)
            if field.heading
            else field.name in kind.model.model_fields
        )


def test_the_facts_of_a_case_are_fields_of_its_card() -> None:
    assert set(CASE_FACTS) <= {field.name for field in CASE_FIELDS}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_no_print_template_has_a_label_of_its_own(template: Path) -> None:
    text = template.read_text("utf-8")
    labels = {field.label for field in (*METHOD_FIELDS, *CASE_FIELDS)}
    assert [label for label in labels if f'"{label}"' in text] == []


@pytest.mark.parametrize("template", PAGES, ids=lambda file: file.name)
def test_no_page_template_has_a_label_of_its_own(template: Path) -> None:
    text = template.read_text("utf-8")
    labels = {field.label for field in (*METHOD_FIELDS, *CASE_FIELDS)}
    assert [label for label in labels if f"<dt>{label}</dt>" in text or f">{label}</h2>" in text] == []
