from __future__ import annotations

from dataclasses import replace

from guide.cards import facets
from guide.cards.card import case_card, case_cards, case_facts, method_card, method_cards
from guide.cards.facets import Facet
from guide.content.library import Library


def facet(found: list[Facet], name: str) -> dict[str, int]:
    """How many cards each option of a facet finds, by the name that readers see."""
    (one,) = [facet for facet in found if facet.name == name]
    return {option.name: option.count for option in one.options}


def test_a_case_that_others_may_use_is_marked_and_can_be_filtered_by(library: Library) -> None:
    case = library.cases["tyst-rum"]
    shared = replace(case, data=case.data.model_copy(update={"open_to": "Fler kommuner får pröva modellen."}))
    card = case_card(library, shared)
    assert card.open_to == "Fler kommuner får pröva modellen."
    found = facets.case_facets(library.vocabulary, [card, *case_cards(library) * 3])
    assert facet(found, "oppet") == {"Öppet för andra": 4}


def test_no_case_is_called_open_that_does_not_say_so(library: Library) -> None:
    shown = case_cards(library)
    assert [card.id for card in shown if card.facets["oppet"]] == ["kortare-ko"]


def test_a_method_is_found_under_every_step_that_it_suits(library: Library) -> None:
    found = facet(facets.method_facets(library.vocabulary, method_cards(library)), "steg")
    assert found == {"Lyssna": 4, "Samla": 3, "Skissa": 4, "Pröva": 2, "Sprida": 2}
    assert method_card(library, library.methods["tre-prickar"]).step.name == "Samla"


def test_a_method_is_found_under_every_span_that_its_own_touches(library: Library) -> None:
    cards = method_cards(library)
    assert method_card(library, library.methods["djupintervju"]).facets["tid"] == ("timme", "lang")
    assert method_card(library, library.methods["tre-prickar"]).facets["tid"] == ("kort",)
    assert method_card(library, library.methods["atta-skisser"]).facets["grupp"] == ("fa", "fler")
    assert method_card(library, library.methods["djupintervju"]).facets["grupp"] == ("fa",)
    assert facet(facets.method_facets(library.vocabulary, cards), "var")["På plats"] == len(cards)


def test_a_case_is_found_under_the_steps_of_the_methods_it_used_and_no_option_finds_nothing(library: Library) -> None:
    found = facets.case_facets(library.vocabulary, case_cards(library) * 3)
    assert facet(found, "steg") == {"Lyssna": 6, "Samla": 3}
    assert facet(found, "sektor") == {"Omsorg": 6, "Kultur och fritid": 6}
    assert facet(found, "organisation") == {"Ekköpings kommun": 6, "Region Ek": 3, "Åby kommun": 3}


def test_a_register_offers_no_menu_that_would_not_narrow_it(library: Library) -> None:
    cards = case_cards(library)
    assert facets.case_facets(library.vocabulary, cards * 2) == []
    same = [replace(card, facets={**card.facets, "status": ("ide",)}) for card in cards * 3]
    assert "status" not in {found.name for found in facets.case_facets(library.vocabulary, same)}


def test_a_menu_of_many_names_is_searched(library: Library) -> None:
    (card, *_) = case_cards(library)
    many = [replace(card, facets={**card.facets, "organisation": (f"Kommun {n}",)}) for n in range(200)]
    (organisations,) = [one for one in facets.case_facets(library.vocabulary, many) if one.name == "organisation"]
    assert organisations.is_long
    assert len(organisations.options) == 200
    assert not any(one.is_long for one in facets.method_facets(library.vocabulary, method_cards(library)))


def test_cards_stand_in_the_order_of_the_steps_and_then_of_their_titles(library: Library) -> None:
    titles = [card.title for card in method_cards(library)]
    assert titles[:5] == ["Aktörskarta", "Användarresa", "Djupintervju", "Enkät", "Fem varför"]
    assert titles[-1] == "Spridningsplan"


def test_a_card_tells_where_a_method_can_be_led_in_the_order_of_the_vocabulary(library: Library) -> None:
    enkat = library.methods["enkat"]
    turned = replace(enkat, data=enkat.data.model_copy(update={"formats": ("distans", "plats")}))
    assert method_card(library, turned).formats == "På plats eller på distans"
    assert method_card(library, library.methods["rollspel"]).formats == "På plats"


def test_a_problem_card_tells_whose_it_is_who_may_join_and_who_answers(library: Library) -> None:
    assert case_facts(library, library.cases["kortare-ko"]) == {
        "Organisationer": "Ekköpings kommun",
        "Öppet för andra": "Andra kommuner får låna frågorna.",
        "Kontakt": "Lägerchef, Ekköpings kommun",
    }
