from dataclasses import replace

from guide.cards import facets
from guide.cards.card import case_card, case_cards
from guide.content.library import Library


def test_a_case_that_others_may_use_is_marked_and_can_be_filtered_by(library: Library) -> None:
    case = library.cases["icare4-ideslussen"]
    shared = replace(case, data=case.data.model_copy(update={"open_to": "Fler kommuner får pröva modellen."}))
    card = case_card(library, shared)
    assert card.open_to == "Fler kommuner får pröva modellen."
    (facet,) = [facet for facet in facets.case_facets(library.vocabulary, [card]) if facet.name == "oppet"]
    assert [(option.name, option.count) for option in facet.options] == [("Öppet för andra", 1)]


def test_no_case_is_called_open_that_does_not_say_so(library: Library) -> None:
    shown = case_cards(library)
    assert [card.id for card in shown if card.facets["oppet"]] == [card.id for card in shown if card.open_to]
