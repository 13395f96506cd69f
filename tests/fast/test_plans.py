import json
from dataclasses import replace
from datetime import date

from guide.coach import holidays, plans
from guide.content.library import Library
from guide.site.programme import open_calls

from .conftest import Guide


def test_what_a_plan_may_hold_names_every_method_part_and_agenda_item(library: Library) -> None:
    catalogue = plans.plan_catalogue(library)
    blocks = catalogue["blocks"]
    assert set(library.methods) <= set(blocks)
    assert {"incheckning", "paus", "avslut"} <= set(blocks)
    assert blocks["sex-steg.1.2"]["method"] == "aktorskarta"
    assert set(catalogue["cases"]) == set(library.cases)


def test_texts_for_the_planner_are_plain_words(library: Library) -> None:
    text = json.dumps(plans.plan_catalogue(library), ensure_ascii=False)
    assert "<" not in text.replace('"shape"', "")
    assert "](" not in text
    assert "**" not in text


def test_a_method_or_a_course_that_a_plan_could_not_tell_apart_is_refused(guide: Guide) -> None:
    guide.write("methods/paus.md", (guide.root / "methods/enkat.md").read_text("utf-8").replace("Enkät", "Paus"))
    course = (guide.root / "docs/program/ett-program.md").read_text("utf-8")
    guide.write("docs/coachning/ett-program.md", course)
    assert guide.mistakes() == [
        "docs/coachning/ett-program.md:1:1: Namnet ”ett-program” är upptaget i planeraren. Kalla filen något annat.",
        "methods/paus.md:1:1: Namnet ”paus” är upptaget i planeraren. Kalla filen något annat.",
    ]


def test_there_is_a_ready_plan_for_each_step_and_one_for_a_pressing_problem(library: Library) -> None:
    ready = plans.planner(library).ready
    assert [plan.step.id for plan in ready if plan.step] == library.vocabulary.ids("steps")
    assert any("Innovationsakuten" in plan.title for plan in ready)


def test_no_ready_plan_is_too_short_for_a_method_or_too_long_to_sit_through(library: Library) -> None:
    for page in library.pages.values():
        for plan in page.data.plans:
            sitting = 0
            for item in plan.items:
                if item.method:
                    assert item.minutes >= library.methods[item.method].data.duration.min, plan.title
                sitting = 0 if item.part == "paus" else sitting + item.minutes
                assert sitting <= 90, plan.title


def test_an_address_is_what_the_planner_reads(library: Library) -> None:
    assert plans.plan_address([("enkat", 30), ("*Chefen hälsar", 5)], "A & B") == (
        "#v1&namn=A%20%26%20B&m=enkat:30,*Chefen%20h%C3%A4lsar:5"
    )


def test_an_occasion_is_added_as_its_agenda_its_methods_or_its_length(library: Library) -> None:
    def added(programme: str, number: int) -> str:
        return plans.occasion_address(library, library.programmes[programme], number)

    assert added("sex-steg", 1).startswith("#v1&namn=Ringa%20in&m=sex-steg.1.1:15,")
    assert added("forandra-radikalt", 5).endswith("&m=testkort:60,effekt-insats:60")
    assert added("sex-steg", 2).startswith("#v1&namn=Unders%C3%B6ka&var=distans&m=sex-steg.2.1:")
    assert added("ideslussen", 1) == ""
    timed = library.programmes["ideslussen"].data.occasions[0].model_copy(update={"length": 90})
    entry = library.programmes["ideslussen"]
    longer = replace(entry, data=entry.data.model_copy(update={"occasions": (timed,)}))
    assert plans.occasion_address(library, longer, 1).endswith("&m=*Id%C3%A9n%20tas%20emot:90")


def test_an_agenda_is_found_under_its_programme_s_former_name(library: Library) -> None:
    entry = library.programmes["sex-steg"]
    renamed = replace(entry, data=entry.data.model_copy(update={"formerly": ("sju-steg",)}))
    changed = replace(library, programmes={**library.programmes, "sex-steg": renamed})
    assert plans.plan_catalogue(changed)["renamed"]["sju-steg.1.1"] == "sex-steg.1.1"


def test_every_session_of_the_course_is_ready_to_lead(library: Library) -> None:
    sessions = library.courses["coacha-pa-distans"].data.occasions
    assert len(sessions) >= 6
    for session in sessions:
        assert session.goals and session.prepare and session.homework and session.trouble and session.handover
        assert session.breakout
        work = [item for item in session.agenda if item.title != "Paus"]
        assert all(item.script and item.text for item in work), session.title


def test_days_off_are_sweden_s_for_ten_years() -> None:
    days = holidays.days_off(2026)
    assert days["2026-06-19"] == "Midsommarafton"
    assert days["2027-03-26"] == "Långfredagen"
    assert days["2027-05-06"] == "Kristi himmelsfärdsdag"
    assert days["2035-12-24"] == "Julafton"
    assert "2036-01-01" not in days
    assert not any(name == "Söndag" for name in days.values())


def test_only_calls_that_had_not_closed_when_the_guide_was_reviewed_are_open(library: Library) -> None:
    assert open_calls(library) == ()
    assert library.newest >= date(2026, 11, 20)


def test_no_occasion_of_the_guide_s_lets_people_sit_longer_than_the_planner_does(library: Library) -> None:
    for programme in (*library.programmes.values(), *library.courses.values()):
        for occasion in programme.data.occasions:
            sitting, longest = 0, 50 if occasion.format == "distans" else 90
            for item in occasion.agenda:
                sitting = 0 if item.title == "Paus" else sitting + item.minutes
                assert sitting <= longest, (programme.id, occasion.title, item.title)
