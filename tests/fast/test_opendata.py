"""What the site publishes for programs is what its schemas say, and holds everything."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from jsonschema import Draft202012Validator
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from guide.content.library import Library
from guide.data import dcat, feed, jsonld, opendata
from guide.editor import skeleton

from .conftest import Guide

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = "https://prov.example/"


@pytest.fixture(scope="module")
def published(library: Library) -> dict[str, Any]:
    return {name: json.loads(data) for name, data in opendata.data_files(library, SITE).items()}


@pytest.mark.parametrize("name", ["metoder", "fall", "program", "arbetsblad"])
def test_data_follows_its_published_schema(published: dict[str, Any], name: str) -> None:
    schema, data = published[f"schema/data-{name}.json"], published[f"data/{name}.json"]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)
    assert data["$schema"] == schema["$id"] == f"{SITE}schema/data-{name}.json"
    assert not Draft202012Validator(schema).is_valid({**data, "items": [{"id": "ett"}]})


@pytest.mark.parametrize("name", ["metod", "fall", "program", "kurs", "arbetsblad"])
def test_the_schema_of_a_file_refuses_what_the_guide_refuses(published: dict[str, Any], name: str) -> None:
    schema = published[f"schema/{name}.json"]
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({"title": "Ett"})


def test_the_files_of_the_guide_follow_the_schema_of_a_case(published: dict[str, Any], library: Library) -> None:
    schema = Draft202012Validator(published["schema/fall.json"])
    for case in library.cases.values():
        schema.validate(case.document.values)
    assert not schema.is_valid({**case.document.values, "status": "Testas"})


def test_everything_is_in_the_data(published: dict[str, Any], library: Library) -> None:
    for kind in opendata.PUBLISHED:
        name, entries = kind.data, library.of(kind)
        items = published[f"data/{name}.json"]["items"]
        assert [item["id"] for item in items] == list(entries)
        assert [item["url"] for item in items] == [SITE + entry.address for entry in entries.values()]
        assert [item["sections"] for item in items] == [entry.sections for entry in entries.values()]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_dataportal_finds_every_file_with_licence_and_publisher(published: dict[str, Any], library: Library) -> None:
    """The mandatory and recommended properties of DCAT-AP-SE 3.0, read by a library of the field."""
    graph = Graph().parse(data=json.dumps(dcat.data_catalogue(library, SITE)), format="json-ld")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    (publisher,) = graph.objects(catalogue, DCTERMS.publisher)
    assert str(graph.value(publisher, FOAF.name)) == library.vocabulary.contact
    assert all(graph.value(catalogue, each) for each in (DCTERMS.title, DCTERMS.description, DCTERMS.license))
    found = set()
    for dataset in graph.objects(catalogue, DCAT.dataset):
        file = graph.value(dataset, DCAT.distribution)
        asked = (DCTERMS.title, DCTERMS.description, DCAT.contactPoint, DCAT.theme, DCTERMS.accessRights)
        assert all(graph.value(dataset, each) for each in asked)
        assert graph.value(dataset, DCTERMS.publisher) == publisher
        assert graph.value(file, DCTERMS.license) == URIRef(opendata.LICENCE)
        found.add(str(graph.value(file, DCAT.accessURL)).removeprefix(SITE))
    assert found == {name for name in published if name.startswith("data/")}


def test_the_words_to_choose_among_are_published_with_their_names(published: dict[str, Any]) -> None:
    words = published["schema/ordlista.json"]
    assert [step["name"] for step in words["steps"]] == ["Lyssna", "Samla", "Skissa", "Pröva", "Sprida"]
    assert words["sectors"][2] == {"id": "kultur", "name": "Kultur och fritid"}


def test_a_method_tells_search_engines_how_it_is_done(library: Library) -> None:
    told = json.loads(jsonld.linked(library, "methods/enkat.md", SITE))
    assert (told["@type"], told["name"], told["url"]) == ("HowTo", "Enkät", f"{SITE}metoder/enkat/")
    assert (told["prepTime"], told["performTime"], told["totalTime"]) == ("PT30M", "PT60M", "PT90M")
    assert told["step"][0] == {"@type": "HowToStep", "position": 1, "name": "Skriv frågor", "text": "Skriv tio frågor."}
    assert told["citation"] == [
        {"@type": "CreativeWork", "name": "Konsten att fråga", "url": "https://prov.example/fraga"},
        {"@type": "CreativeWork", "name": "The Art of Asking", "inLanguage": "en"},
    ]


def test_a_case_tells_search_engines_which_methods_it_used(library: Library) -> None:
    told = json.loads(jsonld.linked(library, "cases/laxhjalp.md", SITE))
    assert (told["@type"], told["about"]) == ("Article", ["Kultur och fritid", "Omsorg"])
    assert [method["url"] for method in told["mentions"]] == [
        f"{SITE}metoder/djupintervju/",
        f"{SITE}metoder/tre-prickar/",
    ]
    assert jsonld.linked(library, "docs/om/index.md", SITE) == ""


def test_the_feed_has_every_case_the_newest_first(library: Library) -> None:
    told = Xml.fromstring(feed.feed(library, SITE, "Provguiden"))  # noqa: S314 – our own
    entries = told.findall("a:entry", ATOM)
    assert [entry.findtext("a:title", namespaces=ATOM) for entry in entries] == [
        "Kortare kö till lägret",
        "Läxhjälp i biblioteket",
        "Ett tyst rum på äldreboendet",
    ]
    assert told.findtext("a:updated", namespaces=ATOM) == "2026-11-21T00:00:00Z"
    assert entries[0].findtext("a:summary", namespaces=ATOM) == (
        "Testas. Ett kulturhus frågade alla som stod i kön till lägret."
    )


def test_a_new_case_is_told_what_is_left_and_nothing_else(guide: Guide) -> None:
    guide.write("cases/ny.md", skeleton.case(guide.load(), 'Ny: "titel" med @', "2026-11-22"))
    told = guide.mistakes()
    assert all("är tomt" in line or "Det står ingenting" in line for line in told)
    assert {"summary", "status", "role"} <= set(re.findall("”(.+?)”", " ".join(told)))
