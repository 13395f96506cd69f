"""What a guide is called and looks like is said once, in `mkdocs.yml`, and must be possible to read."""

from __future__ import annotations

import re

import pytest

from guide.content import contrast
from guide.text import wording
from tests.conftest import ROOT

from .conftest import Guide

NAME = "site_name: Provguiden\n"


@pytest.mark.parametrize(
    ("name", "whose"),
    [("Innovationsguiden", "Innovationsguidens"), ("Metodbank Väs", "Metodbank Väs"), ("Idébox", "Idébox")],
)
def test_a_name_that_ends_in_an_s_gets_no_other(name: str, whose: str) -> None:
    assert wording.genitive(name) == whose


@pytest.mark.parametrize(("count", "words"), [(1, "ett"), (5, "fem"), (12, "tolv"), (13, "13")])
def test_small_numbers_are_written_in_words(count: int, words: str) -> None:
    assert wording.number(count, neuter=True) == words


def test_a_name_with_no_room_on_a_card_wants_a_shorter_one(guide: Guide) -> None:
    guide.replace("mkdocs.yml", NAME, "site_name: Region Västernorrlands metodbank\n")
    (told,) = guide.mistakes()
    assert told.endswith(
        "”Region Västernorrlands metodbank” är för långt för korten. Lägg till ”short” med högst 24 tecken."
    )
    guide.replace("mkdocs.yml", '    accent: "', '    short: Metodbanken\n    accent: "')
    words = guide.load().vocabulary
    assert (words.title, words.short) == ("Region Västernorrlands metodbank", "Metodbanken")


def test_a_guide_without_a_name_is_told(guide: Guide) -> None:
    guide.replace("mkdocs.yml", NAME, "")
    assert guide.mistakes() == ["mkdocs.yml:1:1: ”site_name” ska vara guidens namn."]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "accent: ",
            'accent: "#2f80c2"',
            "Färgen #2f80c2 har kontrasten 4,2:1 mot vitt. Välj en mörkare färg, minst 7:1.",
        ),
        (
            "accent_on_dark: ",
            'accent_on_dark: "#0b4a4e"',
            "Färgen #0b4a4e har kontrasten 1,7:1 mot den mörka bakgrunden. Välj en ljusare färg, minst 7:1.",
        ),
    ],
)
def test_a_colour_that_cannot_be_read_is_told(guide: Guide, old: str, new: str, told: str) -> None:
    text = (guide.root / "mkdocs.yml").read_text("utf-8")
    guide.write("mkdocs.yml", re.sub(rf"^    {old}.*$", f"    {new}", text, count=1, flags=re.MULTILINE))
    (found,) = guide.mistakes()
    assert found.endswith(told)


def test_the_dark_ground_is_the_one_that_pages_have() -> None:
    css = (ROOT / "docs/assets/css/shared/base.css").read_text("utf-8")
    assert f"--paper: {contrast.DARK};" in css


def test_readers_write_to_the_mailbox_and_to_the_forge_where_there_is_none(guide: Guide) -> None:
    assert guide.load().vocabulary.message("Å, en sak").endswith("/issues/new?title=%C3%85%2C%20en%20sak")
    guide.replace("mkdocs.yml", '    accent: "', '    mailbox: guiden@prov.example\n    accent: "')
    words = guide.load().vocabulary
    assert words.message("Två & tre", "En\nTvå") == (
        "mailto:guiden@prov.example?subject=Tv%C3%A5%20%26%20tre&body=En%0D%0ATv%C3%A5"
    )
    assert words.answered == "fem arbetsdagar"


@pytest.mark.parametrize(
    ("address", "told"),
    [("guiden", "Skriv en hel adress: "), ("anna.berg@gmail.com", "Adressen är privat. Ange en funktionsbrevlåda ")],
)
def test_a_mailbox_is_a_functional_one(guide: Guide, address: str, told: str) -> None:
    guide.replace("mkdocs.yml", '    accent: "', f'    mailbox: {address}\n    accent: "')
    (found,) = guide.mistakes()
    assert told in found


def test_a_picture_that_is_not_there_is_told(guide: Guide) -> None:
    guide.replace("mkdocs.yml", '    accent: "', '    logo: logo.svg\n    accent: "')
    (told,) = guide.mistakes()
    assert told.endswith("Bilden ”logo.svg” finns inte i docs/assets/bilder/. Lägg den där, eller rätta namnet.")
    guide.write("docs/assets/bilder/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>')
    assert guide.load().vocabulary.picture == "assets/bilder/logo.svg"
