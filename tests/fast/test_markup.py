"""Contributed Markdown becomes HTML that is safe, and links that lead where their files are."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.content.addresses import address, relative
from guide.text.markup import page, renderer
from guide.text.unrendered import unrendered


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
    assert '<sup id="not-2"><a class="footnote" href="#kalla-2" title="Källa 2">2</a></sup>' in html


def test_the_way_back_from_a_source_is_where_it_was_first_led_to() -> None:
    cited: set[int] = set()
    html = renderer(numbers={"skl": 2, "skr": 3}, cited=cited)("Ett.[^skl] Två.[^skl]")
    assert html.count('id="not-2"') == 1
    assert cited == {2}


def test_a_footnote_without_a_source_stays_as_it_was() -> None:
    assert "[^okand]" in renderer(numbers={})("Påstående.[^okand]")


@given(st.text(alphabet=st.sampled_from("<>\"'&/=abscriptonerjv:()[]!`*_\n "), max_size=80))
def test_no_text_becomes_anything_that_runs(text: str) -> None:
    html = renderer()(text).lower()
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<a href='&#106;avascript:alert(1)'>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe src='data:text/html,x'></iframe>",
        "<form action=/x><button formaction=javascript:alert(1)>",
        "<math><style><img src=x onerror=alert(1)>",
        "<div style='position:fixed' data-md-component=header>",
        "<meta http-equiv=refresh content='0;url=//x'>",
        "<object data=x></object><embed src=x><base href=//x>",
    ],
)
def test_a_page_of_our_own_runs_nothing(typed: str) -> None:
    html = page(markdown.markdown(typed, extensions=["attr_list", "md_in_html"]))
    forbidden = r"<(script|iframe|svg|math|style|form|button|meta|object|embed|base)|\bon\w+=|javascript:|data[:-]"
    assert not re.search(forbidden, html)


def test_a_page_of_our_own_keeps_what_it_is_laid_out_with() -> None:
    for html in (
        '<figure><img alt="Ett rum" src="../rum.webp"><figcaption>Rummet</figcaption></figure>',
        '<details class="more" open=""><summary>Mer</summary><p id="x">Text</p></details>',
        '<p><abbr title="Sveriges Kommuner och Regioner">SKR</abbr> <a href="mailto:a@b.se">Skriv</a></p>',
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<section aria-label="Råd"><span lang="en">pitch</span></section>',
    ):
        assert page(html) == html


def test_a_table_of_a_page_of_our_own_scrolls_in_a_box_that_the_keyboard_reaches() -> None:
    table = (
        '<table><caption>Priser</caption><tbody><tr><th scope="row">A</th><td colspan="2">1</td></tr></tbody></table>'
    )
    box = '<div class="scroll" role="group" aria-label="Tabell" tabindex="0">'
    assert page(f"<p>Se:</p>{table}") == f"<p>Se:</p>{box}{table}</div>"


@pytest.mark.parametrize(
    "text",
    [
        "Vi frågade:\n\n- en\n- två\n\n1. först\n2. sedan",
        "| Nr | Vad |\n|---|---|\n| 1. Först | - |\n| 2. Sedan | * |",
        "– Hej, sa hon.\n– Hej, sa han.",
        "Priset är < 5 kr och a<b. Kör `<b>` och `**`.",
        "**Fet** och [länk](https://prov.example/) (se ovan) [^kalla]",
        "### En rubrik\n\nText.\n\n#### En till",
    ],
)
def test_what_becomes_what_it_was_meant_to_be_is_left_alone(text: str) -> None:
    assert list(unrendered(text)) == []


@given(st.text("abåÄö19 ,.;:?!%/()”’\"'…–—+-*_`<&[]|#", min_size=1, max_size=40).map(str.strip).filter(bool))
def test_a_text_reads_the_same_alone_as_before_another(text: str) -> None:
    other = "\n<p>Ett <em>annat</em>.</p>"
    both = renderer()(f"{text}\n\nEtt *annat*.")
    if both.startswith(f"<p>{text[0]}") and both.endswith(other):
        assert both.removesuffix(other) == renderer()(text)
