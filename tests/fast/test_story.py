"""A story: an invented case told through the methods' own examples."""

from __future__ import annotations

import pytest

from guide.content.library import Library
from guide.site.method import method_page
from guide.site.pages import shown
from guide.site.story import story_page, story_tables

from .conftest import Guide

PAGE = "docs/exempel/skolan.md"
STORY = """---
title: Skolan
description: En sida i guiden som bara finns för att provas.
template: story.html
story:
  place: Skolan
  about: Eleverna väntar.
  parts:
    - {method: enkat, text: Först frågade de.}
    - {method: djupintervju, text: "Sedan [lyssnade](../om/index.md) de."}
    - {method: rollspel, text: Till slut spelade de upp det.}
  end: Ingen väntar längre.
---
"""


@pytest.fixture
def told(whole_guide: Guide) -> Library:
    whole_guide.write(PAGE, STORY)
    return whole_guide.load()


def test_a_story_goes_step_by_step_and_numbers_steps_as_the_guide_does(told: Library) -> None:
    view = shown(told, PAGE, "exempel/skolan/").view
    assert [(step.number, step.step.id, [moment.method.title for moment in step.moments]) for step in view.steps] == [
        (1, "lyssna", ["Enkät", "Djupintervju"]),
        (4, "prova", ["Rollspel"]),
    ]
    assert "Ingen väntar längre." in view.end


def test_a_story_shows_the_example_and_the_picture_that_the_method_has(told: Library) -> None:
    method = told.methods["enkat"]
    moment = shown(told, PAGE, "exempel/skolan/").view.steps[0].moments[0]
    assert "Så här blev enkät i Provköpings kommun" in moment.example
    assert "Så här blev enkät i Provköpings kommun" in method.sections["Exempel"]
    assert moment.picture.startswith("<svg")
    assert moment.method.address == "metoder/enkat/"


def test_links_lead_from_the_story_s_page_though_an_example_was_written_in_another_file(whole_guide: Guide) -> None:
    whole_guide.write(PAGE, STORY)
    whole_guide.replace("methods/enkat.md", "Så här blev enkät", "Efter [Pilot](pilot.md#varfor) blev enkät")
    library = whole_guide.load()
    page = library.pages[PAGE]
    assert page.data.story
    first, second = story_page(library, page, page.data.story).steps[0].moments
    assert 'href="../../metoder/pilot/#varfor"' in first.example
    assert 'href="../../om/"' in second.told


def test_a_method_s_page_leads_to_its_step_of_the_story(told: Library) -> None:
    links = {id: method_page(told, told.methods[id]).stories for id in ("rollspel", "pilot")}
    assert [(link.title, link.address) for link in links["rollspel"]] == [("Skolan", "exempel/skolan/#prova")]
    assert links["pilot"] == ()


def test_all_stories_are_listed_with_their_steps(told: Library) -> None:
    (row,) = story_tables(told)
    assert (row.link.title, row.link.address) == ("Skolan", "exempel/skolan/")
    assert [step.name for step, _ in row.steps] == ["Lyssna", "Pröva"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("method: enkat", "method: enkaten", "Metoden ”enkaten” finns inte. Menade du ”enkat”?"),
        ("method: enkat", "method: pilot", "Metoden ”djupintervju” hör till ett tidigare steg. Flytta upp den."),
    ],
)
def test_a_story_that_cannot_be_told_is_a_mistake(whole_guide: Guide, old: str, new: str, fault: str) -> None:
    whole_guide.write(PAGE, STORY.replace(old, new))
    told = whole_guide.mistakes()
    assert told[0].startswith(PAGE)
    assert told[0].endswith(fault)


def test_a_method_without_an_example_has_nothing_to_tell(whole_guide: Guide) -> None:
    whole_guide.write(PAGE, STORY)
    whole_guide.replace(
        "methods/enkat.md", "## Exempel\n\nSå här blev enkät i Provköpings kommun, som är påhittad.", ""
    )
    (told,) = whole_guide.mistakes()
    assert told.endswith("Metoden ”enkat” har inget ifyllt exempel. Välj en annan.")


def test_a_link_may_lead_to_a_step_of_a_story(whole_guide: Guide) -> None:
    whole_guide.write(PAGE, STORY)
    whole_guide.replace("docs/om/bidra.md", "Skriv till", "[Se](../exempel/skolan.md#prova) Skriv till")
    assert whole_guide.mistakes() == []
