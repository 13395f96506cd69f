"""What each kind of page shows, of a guide that is not ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import unquote

import pytest

from guide.content.case import Period
from guide.content.library import Library
from guide.site import lists, pages
from guide.site.case import case_page
from guide.site.method import method_page
from guide.site.programme import course_cards, open_calls, programme_cards, programme_page
from guide.site.worksheet import worksheet_card, worksheet_groups, worksheet_page


def with_call(library: Library, **changes: Any) -> Library:
    """The library where one programme's call says something else."""
    entry = library.programmes["arsvarvet"]
    assert entry.data.call
    call = entry.data.call.model_copy(update=changes)
    changed = replace(entry, data=entry.data.model_copy(update={"call": call}))
    return replace(library, programmes={**library.programmes, entry.id: changed})


def test_a_method_s_page_names_the_programmes_that_use_it_in_an_agenda_or_as_a_proposal(library: Library) -> None:
    def named(method: str) -> list[str]:
        return [link.title for link in method_page(library, library.methods[method]).programmes]

    assert named("aktorskarta") == ["Årsvarvet", "Fem steg"]
    assert named("fem-varfor") == ["Årsvarvet", "Jouren"]
    assert named("enkat") == []


def test_a_method_s_page_names_its_other_steps_its_cases_its_kin_and_its_worksheets(library: Library) -> None:
    dots, interview = (method_page(library, library.methods[id]) for id in ("tre-prickar", "djupintervju"))
    assert [(link.title, link.address) for link in dots.also] == [("Skissa", "steg/skissa/")]
    assert [case.title for case in interview.cases] == ["Läxhjälp i biblioteket"]
    assert [method.title for method in interview.related] == ["Enkät"]
    assert [sheet.title for sheet in dots.worksheets] == ["Fyra fält"]


def test_a_method_s_page_tells_times_rooms_and_materials_in_words(library: Library) -> None:
    interview = method_page(library, library.methods["djupintervju"])
    assert [step.time for step in interview.steps] == ["10 min", "30 min", "10 min"]
    assert (interview.minutes, interview.preparation, interview.elapsed) == ((10, 30, 10), "1 tim", "")
    assert interview.remote
    assert interview.remote.breakout == "3 i varje grupprum"
    assert method_page(library, library.methods["atta-skisser"]).preparation == "Ingen"
    assert method_page(library, library.methods["pilot"]).elapsed == "2–6 veckor"
    assert method_page(library, library.methods["rollspel"]).remote is None


def test_purposes_are_one_sentence(library: Library) -> None:
    method = library.methods["enkat"]
    both = replace(method, data=method.data.model_copy(update={"purposes": ("forsta-behov", "valja")}))
    assert method_page(library, both).purposes == "Förstå behov och välja"


def test_a_footnote_and_a_result_show_their_source_s_number(library: Library) -> None:
    case = library.cases["laxhjalp"]
    turned = replace(case, data=case.data.model_copy(update={"sources": case.data.sources[::-1]}))
    first, second = case_page(library, case), case_page(library, turned)
    assert 'href="#kalla-1"' in first.sections[0].html
    assert [number for _, number in first.results] == [1]
    assert 'href="#kalla-2"' in second.sections[0].html
    assert [number for _, number in second.results] == [2]


def test_a_case_s_page_tells_its_methods_its_programme_and_what_the_giver_was_told(library: Library) -> None:
    page = case_page(library, library.cases["laxhjalp"])
    assert [method.title for method in page.methods] == ["Djupintervju", "Tre prickar"]
    assert page.programme
    assert (page.programme.title, page.programme.address) == ("Årsvarvet", "program/arsvarvet/")
    assert [when for when, _ in page.feedback] == ["21 augusti 2023", ""]
    assert case_page(library, library.cases["tyst-rum"]).programme is None


@pytest.mark.parametrize(
    ("period", "told"),
    [
        (None, ""),
        (Period(start="2024"), "Från 2024"),
        (Period(start="2024-02-01"), "Från 1 februari 2024"),
        (Period(start="2023", end="2024"), "2023–2024"),
        (Period(start="2024", end="2024"), "2024"),
        (Period(start="2024", end="2025-05-01"), "2024 – 1 maj 2025"),
    ],
)
def test_a_period_is_told_in_words(library: Library, period: Period | None, told: str) -> None:
    case = library.cases["laxhjalp"]
    dated = replace(case, data=case.data.model_copy(update={"period": period}))
    assert case_page(library, dated).period == told


def test_a_call_is_open_to_its_last_day_and_no_longer(library: Library) -> None:
    def is_open(**changes: Any) -> bool:
        return [link.title for link, _ in open_calls(with_call(library, **changes))] == ["Årsvarvet"]

    assert not is_open()
    assert is_open(closes=library.newest)
    assert not is_open(closes=library.newest - timedelta(days=1))
    assert is_open(closes=None)
    assert not is_open(closes=None, closed=True)


def test_a_call_tells_its_days_in_words(library: Library) -> None:
    call = programme_page(library, library.programmes["arsvarvet"]).call
    assert call
    assert (call.opens, call.closes) == ("10 januari 2017", "10 mars 2017")
    assert call.dates == (date(2017, 1, 10), date(2017, 3, 10))


def test_an_agenda_tells_when_each_item_begins(library: Library) -> None:
    first = programme_page(library, library.programmes["fem-steg"]).versions[0].occasions[0]
    assert [(item.time, item.title) for item in first.agenda] == [
        *(("0.00", "Hej"), ("0.15", "Vilka gäller det?"), ("1.05", "Paus"))
    ]
    assert [item.method and item.method.title for item in first.agenda] == [None, "Aktörskarta", None]
    assert (first.length, first.format, first.breakout) == ("75 min", "På plats", "4 personer i varje grupprum")
    assert (first.when, first.homework_when) == ("Vecka 1, måndag", "Vecka 2–3")


def test_a_programme_s_page_tells_its_team_its_other_versions_and_the_cases_that_followed_it(library: Library) -> None:
    year, urgent, sluice = (
        programme_page(library, library.programmes[id]) for id in ("arsvarvet", "jouren", "slussen")
    )
    assert (year.team, urgent.team) == ("3–7 personer", "")
    assert [case.title for case in year.cases] == ["Läxhjälp i biblioteket"]
    assert [run.title for run in urgent.versions] == ["Jouren", "En vecka i stället"]
    assert [run.dated for run in (year.versions[0], sluice.versions[0])] == [True, False]
    assert [one.number for one in urgent.versions[1].occasions] == [1, 2]


def test_programmes_and_courses_are_listed_by_title_with_their_extent(library: Library) -> None:
    assert [(card.title, card.extent) for card in programme_cards(library)] == [
        *(("Fem steg", "3 tillfällen"), ("Jouren", "3 tillfällen")),
        *(("Slussen", "2 tillfällen"), ("Årsvarvet", "6 tillfällen")),
    ]
    assert [card.title for card in course_cards(library)] == ["Coacha andra"]


def test_the_board_shows_every_status_and_each_case_under_its_own(library: Library) -> None:
    assert [(lane.status.name, [case.card.id for case in lane.cases]) for lane in lists.board(library).lanes] == [
        *(("Idé", ["tyst-rum"]), ("Testas", ["kortare-ko"]), ("Används", ["laxhjalp"]))
    ]


def test_the_newest_cases_come_first_and_only_so_many(library: Library) -> None:
    assert [card.id for card in lists.newest_cases(library, 2)] == ["kortare-ko", "laxhjalp"]


def test_the_path_has_as_many_steps_as_the_guide_numbered_from_one(library: Library) -> None:
    path = lists.step_path(library)
    assert [(group.number, group.address) for group in path][::4] == [(1, "steg/lyssna/"), (5, "steg/sprida/")]
    assert lists.catalogue(library).total == len(library.methods)


def test_a_worksheet_is_described_in_the_words_that_stand_on_it(library: Library) -> None:
    card = worksheet_card(library, library.worksheets["testkort"])
    assert card.alt == "Arbetsbladet Testkort att klippa med plats för ”Vi tror att” och ”Vi mäter”."
    assert (card.format, card.size, card.sides) == ("A4 stående, två på varje ark", (210, 297), 2)
    rings = worksheet_card(library, library.worksheets["karta"])
    assert (rings.format, rings.size, rings.sides) == ("A3 liggande", (420, 297), 1)
    assert "”Möter personen ofta”, ”Möter personen ibland”, ”Utanför” och ”Har ni någon i varje roll?”" in rings.alt
    matrix = worksheet_card(library, library.worksheets["fyra-falt"])
    assert "”Börja nu”, ”Dela upp”, ”Gör sedan”, ”Säg nej” och ”Vi börjar med”" in matrix.alt
    assert "”Insikten”, ”Frågor på prov” och" in worksheet_card(library, library.worksheets["fragan"]).alt


def test_a_worksheet_s_page_shows_its_sides_and_whether_there_is_text_to_copy(library: Library) -> None:
    both, one = (worksheet_page(library, library.worksheets[id]) for id in ("testkort", "fragan"))
    assert [picture.address.rpartition(".")[0] for picture in one.pictures] == ["material/fragan/fragan"]
    assert both.pictures[1].alt == "Baksidan, när vi vet, med plats för ”Vi såg att”."
    assert (one.has_text, both.has_text) == (True, False)


def test_worksheets_are_listed_by_step_and_steps_without_any_left_out(library: Library) -> None:
    groups = worksheet_groups(library)
    assert [(group.number, [card.id for card in group.cards]) for group in groups] == [
        *((1, ["karta"]), (2, ["fragan", "fyra-falt"]), (3, ["idekort"]), (4, ["testkort"]))
    ]


def test_a_step_shows_what_it_looks_like_where_its_page_says_so(library: Library) -> None:
    page = library.pages["docs/steg/samla.md"]
    drawn = page.data.model_copy(update={"picture": library.methods["djupintervju"].data.room})
    shown = lists.step_path(replace(library, pages={**library.pages, page.path: replace(page, data=drawn)}))
    assert {group.step.id: bool(group.picture) for group in shown} == {
        step.id: step.id == "samla" for step in library.vocabulary.steps
    }


def test_an_earlier_address_leads_to_the_one_that_holds_now(library: Library) -> None:
    assert pages.redirects(library) == {"fall/laxor/": "fall/laxhjalp/", "program/varvet/": "program/arsvarvet/"}
    moved = pages.shown(library, "docs/fall/laxor.md", "fall/laxor/")
    assert (moved.template, moved.view) == ("redirect.html", "fall/laxhjalp/")


@pytest.mark.parametrize(("helped", "answer"), [(True, "Ja"), (False, "Nej")])
def test_feedback_says_what_the_reader_answered(library: Library, helped: bool, answer: str) -> None:
    link = unquote(pages.feedback_link(library, "Enkät", "metoder/enkat/", helped))
    assert f"Hjälpte sidan? {answer}: Enkät" in link
    assert f"Hjälpte informationen på sidan dig? {answer}\n" in link
    assert "(/metoder/enkat/)" in link


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("methods/enkat.md", "method.html"),
        ("cases/laxhjalp.md", "case.html"),
        ("docs/program/jouren.md", "programme.html"),
        ("docs/coachning/coacha.md", "programme.html"),
        ("docs/material/karta.md", "worksheet.html"),
        ("docs/om/index.md", "text.html"),
        ("docs/fall/tavla.md", "board.html"),
    ],
)
def test_each_file_is_shown_by_its_own_template_and_only_ours_may_use_macros(
    library: Library, path: str, template: str
) -> None:
    shown = pages.shown(library, path, "x/")
    assert shown.template == template
    assert shown.ours == (template in ("text.html", "board.html"))
