"""What the planner builds on: everything that a plan may hold, and plans as addresses."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from guide.coach import holidays, plans
from guide.content.library import Library
from tests.sitting import long_sittings

from .conftest import Guide
from .test_shared import table


def test_what_a_plan_may_hold_names_every_method_part_and_agenda_item(library: Library) -> None:
    catalogue = plans.plan_catalogue(library)
    blocks = catalogue["blocks"]
    assert set(library.methods) | {"incheckning", "paus", "avslut"} <= set(blocks)
    assert blocks["fem-steg.1.2"]["method"] == "aktorskarta"
    assert blocks["coacha.1.3"]["script"] == "Vänta in svaren."
    assert set(catalogue["cases"]) == set(library.cases)
    assert catalogue["cases"]["laxhjalp"]["methods"] == ("djupintervju", "tre-prickar")
    assert [step["name"] for step in catalogue["steps"]] == ["Lyssna", "Samla", "Skissa", "Pröva", "Sprida"]


def test_a_method_takes_its_steps_minutes_and_never_less_than_its_least(library: Library) -> None:
    enkat = plans.plan_catalogue(library)["blocks"]["enkat"]
    assert (enkat["minutes"], enkat["least"], enkat["group"], enkat["preparation"]) == (30, 20, [2, 30], 30)


def test_only_pauses_are_pauses(library: Library) -> None:
    blocks = plans.plan_catalogue(library)["blocks"]
    assert {id for id, block in blocks.items() if block.get("pause")} == {"paus", "fem-steg.1.3", "coacha.1.2"}


def test_small_groups_tell_how_many_sit_in_each_room(library: Library) -> None:
    blocks = plans.plan_catalogue(library)["blocks"]
    assert blocks["fem-steg.1.2"]["grouping"] == "I smågrupper, 4 i varje"
    assert blocks["fem-steg.1.1"]["grouping"] == "Alla tillsammans"
    assert blocks["fem-steg.2.1"]["grouping"] == ""


def test_texts_for_the_planner_are_plain_words(library: Library) -> None:
    catalogue = plans.plan_catalogue(library)
    text = json.dumps(catalogue, ensure_ascii=False)
    assert "<" not in text.replace('"shape"', "")
    assert "](" not in text
    assert "**" not in text
    assert catalogue["blocks"]["fem-steg.1.1"]["question"] == "Säg ditt namn."


def test_a_method_or_a_course_that_a_plan_could_not_tell_apart_is_refused(guide: Guide) -> None:
    guide.write("methods/paus.md", (guide.root / "methods/enkat.md").read_text("utf-8").replace("Enkät", "Paus"))
    course = (guide.root / "docs/program/ett-program.md").read_text("utf-8")
    guide.write("docs/coachning/ett-program.md", course)
    assert guide.mistakes() == [
        "docs/coachning/ett-program.md:1:1: Namnet ”ett-program” är upptaget i planeraren. Kalla filen något annat.",
        "methods/paus.md:1:1: Namnet ”paus” är upptaget i planeraren. Kalla filen något annat.",
    ]


def test_a_plan_to_begin_from_tells_its_step_its_minutes_and_what_it_holds(library: Library) -> None:
    first, second = plans.planner(library).ready
    assert (first.title, first.minutes, first.step and first.step.name) == ("Lyssna på några", 80, "Lyssna")
    assert [name for name, _ in second.items] == [
        *("Incheckning", "Brainwriting", "Tre prickar", "Vem berättar?", "Avslut")
    ]
    assert second.hash.endswith("brainwriting:40,tre-prickar:20,*Vem%20ber%C3%A4ttar%3F:5,avslut:10")


@pytest.mark.parametrize("row", table("pauses"), ids=lambda row: row["agenda"])
def test_people_sit_too_long_where_the_planner_puts_a_pause(row: dict[str, str]) -> None:
    def sittings(agenda: str) -> list[int]:
        items = [(int(item.removeprefix("p")), item.startswith("p")) for item in agenda.split()]
        return long_sittings(items, remote=row["where"] == "distans")

    assert bool(sittings(row["agenda"])) == (row["agenda"] != row["with pauses"])
    assert sittings(row["with pauses"]) == []


def test_an_address_is_what_the_planner_reads(library: Library) -> None:
    assert plans.plan_address([("enkat", 30), ("*Chefen hälsar", 5)], "A & B") == (
        "#v1&namn=A%20%26%20B&m=enkat:30,*Chefen%20h%C3%A4lsar:5"
    )


def test_an_occasion_is_added_as_its_agenda_its_methods_or_its_length(library: Library) -> None:
    def added(programme: str, number: int) -> str:
        return plans.occasion_address(library, library.programmes[programme], number)

    assert added("fem-steg", 1) == "#v1&namn=Lyssna&m=fem-steg.1.1:15,fem-steg.1.2:50,fem-steg.1.3:10"
    assert added("fem-steg", 2) == "#v1&namn=Skissa%20p%C3%A5%20distans&var=distans&m=fem-steg.2.1:5,fem-steg.2.2:40"
    assert added("arsvarvet", 5).endswith("&m=testkort:40,pilot:60")
    assert added("arsvarvet", 6) == "#v1&namn=Avslutning&m=*Avslutning:90"
    assert added("slussen", 1) == ""


def test_an_agenda_is_found_under_its_programme_s_former_name(library: Library) -> None:
    entry = library.programmes["fem-steg"]
    renamed = replace(entry, data=entry.data.model_copy(update={"formerly": ("fyra-steg",)}))
    changed = replace(library, programmes={**library.programmes, "fem-steg": renamed})
    assert plans.plan_catalogue(changed)["renamed"]["fyra-steg.1.1"] == "fem-steg.1.1"


def test_a_case_is_found_under_its_former_name(library: Library) -> None:
    assert plans.plan_catalogue(library)["renamedCases"] == {"laxor": "laxhjalp"}


def test_days_off_are_sweden_s_for_ten_years() -> None:
    days = holidays.days_off(2026)
    assert days["2026-06-19"] == "Midsommarafton"
    assert days["2027-03-26"] == "Långfredagen"
    assert days["2027-05-06"] == "Kristi himmelsfärdsdag"
    assert days["2035-12-24"] == "Julafton"
    assert "2036-01-01" not in days
    assert not any(name == "Söndag" for name in days.values())
