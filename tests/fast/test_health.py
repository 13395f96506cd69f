"""The page on how the content is doing names what is due, what is missing and what nobody refers to."""

from __future__ import annotations

from guide.content.library import Library
from guide.review.health import health


def test_it_counts_what_there_is(library: Library) -> None:
    assert health(library).counts == (
        ("Metoder", 14),
        *(("Metoder: Lyssna", 4), ("Metoder: Samla", 3), ("Metoder: Skissa", 3)),
        *(("Metoder: Pröva", 2), ("Metoder: Sprida", 2)),
        ("Fall", 3),
        *(("Fall: Idé", 1), ("Fall: Testas", 1), ("Fall: Används", 1)),
        ("Program", 4),
    )


def test_reviews_stand_by_day_with_whoever_answers_for_the_page(library: Library) -> None:
    reviews = health(library).reviews
    assert [review.day for review in reviews] == sorted(review.day for review in reviews)
    assert (reviews[0].title, reviews[0].when) == ("Ett tyst rum på äldreboendet", "19 november 2028")
    assert reviews[0].owner == "Enhetschef, Åby kommun"
    assert {review.owner for review in reviews if review.address.startswith("metoder/")} == {"Provguidens redaktion"}


def test_what_is_missing_is_named(library: Library) -> None:
    told = health(library)
    with_cases = {"Djupintervju", "Enkät", "Tre prickar"}
    titles = {method.data.title for method in library.methods.values()}
    assert {finding.title for finding in told.methods_without_cases} == titles - with_cases
    assert [finding.title for finding in told.cases_without_methods] == ["Ett tyst rum på äldreboendet"]
    assert [finding.title for finding in told.methods_without_remote] == ["Användarresa", "Rollspel", "Tre prickar"]


def test_a_source_that_no_footnote_and_no_result_uses_is_named(library: Library) -> None:
    assert health(library).unused_sources == ()
