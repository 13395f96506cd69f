"""A page's one script and one style sheet."""

from __future__ import annotations

import gzip
import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from guide.print import fonts
from guide.site import bundles, sheets
from guide.text.mistakes import ContentError
from tests.conftest import lay_out

ROOT = Path(__file__).parents[2]
EDITOR = "assets/pages/editor.js"  # fetches its package as the module that it is, and needs a server
CSS = ROOT / "docs/assets/css"


def small(css: str, *texts: str) -> str:
    return re.sub(r"\s", "", sheets.sheet(sheets.parsed(css), sheets.nameable(texts)))


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".card{color:red}", ".card{color:red;}"),
        (".other{color:red}", ""),
        (".card,.other{color:red}", ".card{color:red;}"),
        (".card .other{color:red}", ""),
        ("#card{color:red}", "#card{color:red;}"),
        (".size--large{color:red}", ".size--large{color:red;}"),
        (".card:is(.other,a){color:red}", ".card:is(.other,a){color:red;}"),
        ("table[data-x]{color:red}", "table[data-x]{color:red;}"),
        ("@media print{.other{color:red}.card{color:red}}", "@mediaprint{.card{color:red;}}"),
        ("@media print{.other{color:red}}", ""),
        ("@font-face{font-family:A}", "@font-face{font-family:A}"),
        ("@keyframes turn{to{color:red}}", ""),
        (
            "@keyframes turn{to{color:red}}.card{animation:turn 1s}",
            "@keyframesturn{to{color:red}}.card{animation:turn1s;}",
        ),
        (":root{--md-a:1;--md-b:2}.card{top:var(--md-a)}", ":root{--md-a:1;}.card{top:var(--md-a);}"),
        (":root{--md-a:var(--md-b);--md-b:2}", ""),
        ('.card{content:"a;}b"}', '.card{content:"a;}b";}'),
    ],
)
def test_a_sheet_has_the_rules_for_what_its_pages_have(css: str, left: str) -> None:
    assert small(css, '<p class="card size--{{ size }}">') == left


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("bundles") / "guide")


def bundled(root: Path) -> dict[str, bytes]:
    own = [file.relative_to(ROOT / "docs").as_posix() for file in sorted(CSS.rglob("*.css"))]
    return bundles.bundles(root, ".step-a{--step:red}", own, [])


@pytest.fixture(scope="module")
def made(root: Path) -> dict[str, bytes]:
    return bundled(root)


def test_every_template_of_a_page_has_its_sheet_and_names_a_script_that_is_made(made: dict[str, bytes]) -> None:
    for file in (ROOT / "hooks/theme").glob("*.html"):
        text = file.read_text("utf-8")
        if '{% extends "main.html" %}' not in text:
            continue
        assert f"assets/pages/{file.stem}.css" in made
        named = re.findall(r"[\w-]+", "".join(re.findall(r"\{% block script %\}(.*?)\{% endblock %\}", text)))
        scripts = [name for name in named if f"assets/pages/{name}.js" in made]
        assert scripts or not named, file.name


def test_scripts_are_plain_ones_that_a_browser_runs_from_a_disk(made: dict[str, bytes]) -> None:
    for address, data in made.items():
        if address.endswith(".js") and address != EDITOR:
            assert not re.search(rb"\bimport\b[({\s]|\bexport\b[{\s]", data), address


def test_the_scripts_that_a_first_search_fetches_are_small(made: dict[str, bytes]) -> None:
    assert len(gzip.compress(made["assets/pages/search-engine.js"], mtime=0)) <= 12_000


@pytest.mark.parametrize("name", ["search-engine", "codes", "word"])
def test_the_licence_stays_with_the_library_and_nothing_leads_to_a_file_that_is_not_served(
    made: dict[str, bytes], name: str
) -> None:
    code = made[f"assets/pages/{name}.js"].decode()
    assert code.startswith("/*!\n")
    assert "Copyright" in code
    assert "sourceMappingURL" not in code


def test_the_same_is_made_of_the_same(root: Path, made: dict[str, bytes]) -> None:
    assert bundled(root) == made


def test_the_theme_is_outranked_by_a_layer(root: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.css"
    theirs.write_text(".md-typeset{color:red}.never-there{color:red}", "utf-8")
    sheet = bundles.bundles(root, "", [], [theirs])["assets/pages/text.css"].decode()
    assert sheet.strip() == "@layer theme{.md-typeset{color:red}}"


def test_a_named_sheet_that_is_not_there_is_told_by_its_line(root: Path) -> None:
    with pytest.raises(ContentError) as told:
        bundles.bundles(root, "", ["assets/css/egen.css"], [])
    assert str(told.value).startswith("mkdocs.yml:1:1: Stilmallen docs/assets/css/egen.css finns inte.")


def test_the_second_family_is_asked_for_only_the_letters_that_the_first_lacks() -> None:
    has = set(TTFont(BytesIO(fonts.webfonts()["atkinson-regular.woff2"])).getBestCmap())
    ranges = re.findall(r"unicode-range:([^;]+);", (CSS / "shared/fonts.css").read_text("utf-8"))
    assert len(set(ranges)) == 1
    asked = {
        point for low, high in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges[0]) for point in _span(low, high)
    }
    assert not asked & has
    assert set(fonts.FALLBACK_CODE_POINTS) <= asked | has


def _span(low: str, high: str) -> range:
    return range(int(low, 16), int(high or low, 16) + 1)
