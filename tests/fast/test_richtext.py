from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from guide.print import richtext
from guide.text import markup

BASE = "https://guide.example/metoder/enkat/"
ADDRESSES = ("https://", "http://", "mailto:", "")


def links(tree: list[richtext.Node]) -> list[str]:
    here = [node["href"] for node in tree if node["kind"] == "link"]
    return here + [href for node in tree for href in links(node.get("children", []))]


def test_emphasis_lists_and_links_keep_their_shape() -> None:
    html = markup.renderer()("Hej *du* och [er](../djupintervju/).\n\n- ett\n- **två**")
    paragraph, points = richtext.nodes(html, BASE)
    assert [node["kind"] for node in paragraph["children"]] == ["text", "em", "text", "link", "text"]
    assert paragraph["children"][3]["href"] == "https://guide.example/metoder/djupintervju/"
    assert [richtext.all_text([item]) for item in points["children"]] == ["ett", "två"]


def test_unknown_tags_give_their_text_and_nothing_else() -> None:
    tree = richtext.nodes(Markup("<p>ett <blink onclick=x>två</blink></p><script>tre</script>"), BASE)
    assert richtext.all_text(tree) == "ett tvåtre"
    assert tree[0]["kind"] == "p"


def test_a_link_that_may_not_be_followed_leads_nowhere() -> None:
    tree = richtext.nodes(Markup('<a href="javascript:alert(1)">x</a><a href="data:text/html,x">y</a>'), BASE)
    assert links(tree) == ["", ""]


def test_letters_are_whole_and_direction_marks_and_soft_hyphens_are_gone() -> None:
    assert richtext.printable("o\u0308ppen\u00ad \u202eabc\u202c\n x") == "öppen abc x"


@given(st.text(max_size=300))
def test_whatever_is_typed_becomes_known_nodes(text: str) -> None:
    tree = richtext.nodes(markup.renderer()(text), BASE)
    known = {*richtext.NODE_KINDS.values(), *richtext.VOID.values(), "text", "long"}

    def walk(nodes: list[richtext.Node]) -> None:
        for node in nodes:
            assert node["kind"] in known
            assert node.get("href", "").startswith(ADDRESSES)
            assert not any(unicodedata.category(c).startswith("C") for c in node.get("text", ""))
            walk(node.get("children", []))

    walk(tree)


def test_only_long_words_that_break_well_may_be_broken() -> None:
    (paragraph,) = richtext.nodes(Markup("<p>Skriv en sammanfattning av djupintervjuerna.</p>"), BASE)
    assert [(node["kind"], node["text"]) for node in paragraph["children"]] == [
        ("text", "Skriv en "),
        ("long", "sammanfattning"),
        ("text", " av djupintervjuerna."),
    ]


def test_no_line_begins_with_a_dash() -> None:
    assert richtext.printable("En halv miljon idéer – medborgarbudget") == "En halv miljon idéer\xa0– medborgarbudget"
