"""Ready workshops: what their pages show, where they are listed, and how the search finds them."""

from __future__ import annotations

import json

import pytest

from guide.coach import plans
from guide.content.library import Library
from guide.data import search
from guide.site.letter import LetterPart
from guide.site.pages import shown
from guide.site.workshop import WorkshopPage, workshop_groups, workshop_link

from .conftest import Guide
from .test_shared import table

LIST = "docs/workshoppar/index.md"
QUEUE = "docs/workshoppar/kon.md"
SIGN = "docs/workshoppar/skylten.md"


@pytest.fixture(scope="module")
def sign(library: Library) -> WorkshopPage:
    view = shown(library, SIGN, "workshoppar/skylten/").view
    assert isinstance(view, WorkshopPage)
    return view


def test_workshops_are_listed_by_area_in_the_order_of_the_areas(library: Library) -> None:
    groups = workshop_groups(library)
    assert shown(library, LIST, "workshoppar/").view == groups
    assert [(group.id, group.name, [card.title for card in group.cards]) for group in groups] == [
        ("omsorg", "Omsorg", ["Kön växer"]),
        ("kultur", "Kultur och fritid", ["Ingen läser skylten"]),
    ]
    assert groups[0].cards[0].facts == ("30 min", "3 personer", "På plats")
    assert groups[1].cards[0].address == "workshoppar/skylten/"


def test_a_workshop_has_a_page_of_its_own_kind(library: Library) -> None:
    page = shown(library, QUEUE, "workshoppar/kon/")
    assert (page.title, page.template, page.ours) == ("Kön växer", "workshop.html", True)


def test_a_plan_tells_when_each_item_begins_and_how_to_divide_those_who_are_many(sign: WorkshopPage) -> None:
    assert [(row.time, row.minutes, row.title) for row in sign.rows] == [
        ("0.00", 5, "Incheckning"),
        ("0.05", 40, "Brainwriting"),
        ("0.45", 10, "Paus"),
        ("0.55", 10, "Vem skriver om den?"),
        ("1.05", 30, "Brainwriting"),
        ("1.35", 5, "Avslut"),
    ]
    assert (sign.length, sign.people, sign.where) == ("1 tim 40 min", "4–24 personer", "På distans")
    first, second = (row for row in sign.rows if row.address)
    assert (first.note, second.note) == ("Skriv frågan överst.", "")
    assert first.groups == "Dela in er i grupper om 3–12"
    assert first.address == "metoder/brainwriting/"


def test_a_plan_s_address_is_one_that_the_planner_reads(library: Library, sign: WorkshopPage) -> None:
    """`js/shared.test.js` reads every row of the table with the planner's own reader."""
    (row,) = (row for row in table("plans") if row["name"] == "Ingen läser skylten")
    assert sign.plan == row["hash"]


def test_cards_to_print_are_the_plan_s_methods_each_once(library: Library, sign: WorkshopPage) -> None:
    assert sign.deck == "?valda=brainwriting"
    assert [card.title for card in sign.cards] == ["Brainwriting"]
    queue = shown(library, QUEUE, "workshoppar/kon/").view
    assert (queue.deck, queue.cards, queue.sheets) == ("", (), ())


def test_texts_to_copy_tell_what_is_to_be_filled_in(sign: WorkshopPage) -> None:
    assert sign.invitation[:2] == (LetterPart("Hej ", blank=False), LetterPart("[namn]", blank=True))
    assert [part.text for part in sign.consent if part.blank] == ["[skylten]"]
    assert [(link.title, link.address) for link in sign.letters] == [("Brev", "far-vi-det-har/#text-brev")]


def test_the_search_finds_a_workshop_as_one_and_not_as_a_page(library: Library) -> None:
    kinds = json.loads(search.page_names(library))
    found = {page["id"]: page for page in kinds["workshoppar"]}
    assert set(found) == {"workshoppar/kon/", "workshoppar/skylten/"}
    assert found["workshoppar/skylten/"]["aliases"] == ["skylt", "anslagstavla"]
    said = json.loads(search.page_texts(library, {}))["pages"]
    assert said["workshoppar/skylten/"]["note"] == "Kultur och fritid · 1 tim 40 min · 4–24 personer"
    pages = {page["id"] for page in kinds["sidor"]}
    assert "workshoppar/" in pages
    assert not set(found) & pages


def test_the_start_page_and_the_planner_lead_to_the_list(library: Library) -> None:
    link = workshop_link(library)
    assert link
    assert (link.title, link.address) == ("två", "workshoppar/")
    assert plans.planner(library).workshops == "workshoppar/"
    assert [ready.title for ready in plans.planner(library).ready] == ["Lyssna på några", "Skissa och välj"]


def test_a_guide_may_have_no_workshops(whole_guide: Guide) -> None:
    for path in (QUEUE, SIGN):
        (whole_guide.root / path).unlink()
    library = whole_guide.load()
    assert (workshop_groups(library), workshop_link(library), plans.planner(library).workshops) == ((), None, "")
    assert "workshoppar" not in json.loads(search.page_names(library))


def test_a_link_may_lead_to_a_letter(whole_guide: Guide) -> None:
    whole_guide.replace("docs/om/bidra.md", "Skriv till", "[Brev](../far-vi-det-har/index.md#text-brev) Skriv till")
    assert whole_guide.mistakes() == []


def test_where_the_page_of_law_is_wrong_letters_are_not_told_of(whole_guide: Guide) -> None:
    whole_guide.replace("docs/far-vi-det-har/index.md", "    decides: Rektorn.\n", "")
    assert [told.partition(":")[0] for told in whole_guide.mistakes()] == ["docs/far-vi-det-har/index.md"]


def test_where_there_is_no_page_of_law_a_letter_is_a_mistake(whole_guide: Guide) -> None:
    (whole_guide.root / "docs/far-vi-det-har/index.md").unlink()
    whole_guide.replace("methods/djupintervju.md", ", rule: manniskor", "")
    (told,) = whole_guide.mistakes()
    assert told == f"{SIGN}:25:13: Texten ”brev” finns inte. Rätta namnet, eller ta bort det."
