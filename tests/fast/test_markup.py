"""Contributed Markdown becomes HTML that is safe, and links that lead where their files are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.content.addresses import address, relative
from guide.text.markup import renderer


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("methods/enkat.md", "metoder/enkat/"),
        ("cases/vi-flyttar-in.md", "fall/vi-flyttar-in/"),
        ("docs/program/sex-steg.md", "program/sex-steg/"),
        ("docs/om/index.md", "om/"),
        ("docs/index.md", ""),
        ("docs/assets/bilder/rum.png", "assets/bilder/rum.png"),
    ],
)
def test_a_file_has_one_address(path: str, expected: str) -> None:
    assert address(path) == expected


@pytest.mark.parametrize(
    ("href", "path", "expected"),
    [
        ("enkat.md", "methods/pilot.md", "../enkat/"),
        ("../cases/ett.md", "methods/pilot.md", "../../fall/ett/"),
        ("../../methods/enkat.md#varfor", "docs/program/p.md", "../../metoder/enkat/#varfor"),
        ("#varfor", "methods/pilot.md", "#varfor"),
        ("../docs/index.md", "methods/pilot.md", "../../"),
        ("https://skr.se/", "methods/pilot.md", "https://skr.se/"),
    ],
)
def test_a_link_between_files_becomes_one_between_pages(href: str, path: str, expected: str) -> None:
    assert relative(href, path) == expected


def test_typed_html_is_shown_as_typed() -> None:
    html = renderer()("<script>alert(1)</script> och <b onclick='x'>fet</b>")
    assert "<script" not in html
    assert "&lt;b onclick=" in html


def test_a_script_link_loses_its_address() -> None:
    assert "javascript" not in renderer()("[här](javascript:alert(1))")


def test_a_footnote_is_the_number_of_its_source() -> None:
    html = renderer(numbers={"skl": 2})("Påstående.[^skl]")
    assert '<sup><a class="footnote" href="#kalla-2" title="Källa 2">2</a></sup>' in html


def test_a_footnote_without_a_source_stays_as_it_was() -> None:
    assert "[^okand]" in renderer(numbers={})("Påstående.[^okand]")


@given(st.text(alphabet=st.sampled_from("<>\"'&/=abscriptonerjv:()[]!`*_\n "), max_size=80))
def test_no_text_becomes_anything_that_runs(text: str) -> None:
    html = renderer()(text).lower()
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
