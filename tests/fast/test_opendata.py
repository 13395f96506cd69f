"""What the site publishes for programs is what its schemas say, and holds everything."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from jsonschema import Draft202012Validator

from guide.content.library import Library
from guide.editor import skeleton
from guide.review.health import health

from .conftest import Guide

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(site: Path, name: str) -> Any:
    return json.loads((site / name).read_text("utf-8"))


@pytest.mark.parametrize("name", ["metoder", "fall", "program"])
def test_data_follows_its_published_schema(site: Path, name: str) -> None:
    schema = read(site, f"schema/data-{name}.json")
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(read(site, f"data/{name}.json"))


@pytest.mark.parametrize("name", ["metod", "fall", "program", "kurs"])
def test_the_schema_of_a_file_refuses_what_the_guide_refuses(site: Path, library: Library, name: str) -> None:
    schema = read(site, f"schema/{name}.json")
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({"title": "Ett"})


def test_the_files_of_the_guide_follow_the_schema_of_a_case(site: Path, library: Library) -> None:
    schema = Draft202012Validator(read(site, "schema/fall.json"))
    for case in library.cases.values():
        schema.validate(case.document.values)
    assert not schema.is_valid({**case.document.values, "status": "Testas"})


def test_everything_is_in_the_data(site: Path, library: Library) -> None:
    methods = read(site, "data/metoder.json")["items"]
    assert [item["id"] for item in methods] == list(library.methods)
    assert methods[0]["url"].endswith(f"/metoder/{methods[0]['id']}/")


def test_a_method_and_a_case_tell_search_engines_what_they_are(site: Path) -> None:
    kinds = {}
    for page in ("metoder/enkat", "fall/vi-flyttar-in"):
        html = (site / page / "index.html").read_text("utf-8")
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        kinds[page] = json.loads(found)["@type"]
    assert kinds == {"metoder/enkat": "HowTo", "fall/vi-flyttar-in": "Article"}


def test_the_feed_has_every_case_the_newest_first(site: Path, library: Library) -> None:
    feed = Xml.parse(site / "fall/flode.xml").getroot()  # noqa: S314 – our own
    entries = feed.findall("a:entry", ATOM)
    moments = [entry.findtext("a:updated", namespaces=ATOM) or "" for entry in entries]
    assert len(entries) == len(library.cases)
    assert moments == sorted(moments, reverse=True)


def test_the_page_on_the_content_counts_what_there_is(library: Library) -> None:
    told = health(library)
    assert dict(told.counts)["Metoder"] == len(library.methods)
    assert [review.day for review in told.reviews] == sorted(review.day for review in told.reviews)
    assert {finding.title for finding in told.cases_without_methods} == {
        case.data.title for case in library.cases.values() if not case.data.methods
    }


def test_a_new_case_is_told_what_is_left_and_nothing_else(guide: Guide) -> None:
    guide.write("cases/ny.md", skeleton.case(guide.load(), 'Ny: "titel" med @', "2026-11-22"))
    told = guide.mistakes()
    assert all("är tomt" in line or "Det står ingenting" in line for line in told)
    assert {"summary", "status", "role"} <= set(re.findall("”(.+?)”", " ".join(told)))
