"""A sister guide, made by `make my-guide` and built with its prints: nothing in it is ours by name."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from commands import my_guide
from guide.content.header import parse_yaml
from tests.conftest import ROOT, once

STEPS = "Lyssna=ringa-in+undersoka, Välja=fokusera, Skapa=ta-fram-ideer, Pröva=testa-ideer, Sprida=forverkliga"
METHODS = "djupintervju hur-kan-vi tre-prickar testkort pilot"
ARGUMENTS = {
    "--name": "Kompassen",
    "--organisation": "Provköping",
    "--accent": "#5c1a3d",
    "--accent-on-dark": "#f0b4d2",
    "--steps": STEPS,
    "--methods": METHODS,
    "--mailbox": "guiden@provkoping.example",
    "--forge": "https://codeberg.org/provkoping/kompassen",
    "--site": "https://kompassen.example",
}
OURS = re.compile(
    r"innovationsguid|"  # name, addresses of site and forge
    r"\b(?-i:Ringa in|Undersöka|Fokusera|Ta fram idéer|Testa idéer|Förverkliga)\b|"
    r"(?<![-\w])(?:ringa-in|undersoka|fokusera|ta-fram-ideer|testa-ideer|forverkliga)(?!\w)|"
    r"\bsex\s+steg|\bde\s+sex\b|#0b4a4e|#93d7d1",
    re.IGNORECASE,
)
TEXTS = {".html", ".json", ".xml", ".css", ".js", ".svg", ".txt", ".yml", ".md", ".config", ".conf", ".webmanifest", ""}
VOID = ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
HEADINGS = ("h1", "h2", "h3", "h4", "h5")
FILLED = ("img", "input", "textarea", "canvas")
# What a guide of one's own has as it is: the code and its papers, and whom the texts come from.
AS_IT_IS = (
    "hooks/",
    "tests/",
    "docs/assets/css/",
    "docs/assets/js/",
    ".cache/",
    "node_modules/",
    "site/redigera/sveltia",
)


@pytest.fixture(scope="module")
def sister(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sister guide's folder, with its site in `site/`."""
    return once(tmp_path_factory, "sister", _make)


def _make(folder: Path) -> None:
    assert my_guide.main(ROOT, [*(part for pair in ARGUMENTS.items() for part in pair), "--into", str(folder)]) == 0
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    built = subprocess.run((sys.executable, "hooks", "site"), cwd=folder, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    assert built.stderr == ""


def _read(folder: Path) -> Iterator[tuple[str, str]]:
    """Every text that a sister guide's readers, editors or their programs see, with its path."""
    for top in ("site", "methods", "cases", "docs", ".github", "mkdocs.yml"):
        for file in sorted((folder / top).rglob("*")) if (folder / top).is_dir() else [folder / top]:
            path = file.relative_to(folder).as_posix()
            if file.is_file() and not path.startswith(AS_IT_IS):
                yield path, _text(file)


def _text(file: Path) -> str:
    if file.suffix == ".pdf":
        with pikepdf.open(file) as told, pypdfium2.PdfDocument(file) as pages:
            information = [str(value) for value in told.docinfo.values()] if "/Info" in told.trailer else []
            names = [str(item.title) for item in told.open_outline().root]
            shown = [page.get_textpage().get_text_bounded() for page in pages]
            return "\n".join([*information, str(told.open_metadata()), *names, *shown])
    return file.read_text("utf-8") if file.suffix in TEXTS else ""


def test_nothing_in_it_is_ours_by_name(sister: Path) -> None:
    found = {path: OURS.findall(text) for path, text in _read(sister)}
    assert {path: words for path, words in found.items() if words} == {}
    assert {"site/index.html", "site/kort/metodbok.pdf", "site/assets/data/plan.json"} <= set(found)
    assert {"site/redigera/config.json", ".github/ISSUE_TEMPLATE/metod.yml", ".github/CODEOWNERS"} <= set(found)


def test_the_search_for_our_names_would_find_them(sister: Path) -> None:
    ours = "Innovationsguidens kort, steget Ringa in, de sex stegen, sex steg, /steg/ta-fram-ideer/, #0B4A4E"
    assert len(OURS.findall(ours)) == 6
    assert OURS.findall("Vi ringar in, undersöker och tar fram idéer.") == []
    assert "Kompassens metodbok" in _text(sister / "site/kort/metodbok.pdf")


def test_it_calls_itself_by_its_own_name_on_pages_and_paper(sister: Path) -> None:
    for page in (sister / "site").rglob("*.html"):
        text = page.read_text("utf-8")
        assert "Kompassen" in text or 'http-equiv="refresh"' in text, page
    for file in (sister / "site").rglob("*.pdf"):
        with pikepdf.open(file) as pdf:
            assert "Kompassen" in str(pdf.docinfo.get("/Author", "")), file
    assert "Fem steg från fråga till vardag" in (sister / "site/index.html").read_text("utf-8")


def test_calendars_storage_and_forms_bear_its_name_and_lead_to_its_forge(sister: Path) -> None:
    start = (sister / "site/index.html").read_text("utf-8")
    assert '<meta name="application-name" content="Kompassen" data-id="kompassen">' in start
    plan = json.loads((sister / "site/assets/data/plan.json").read_text("utf-8"))
    assert [step["name"] for step in plan["steps"]] == ["Lyssna", "Välja", "Skapa", "Pröva", "Sprida"]
    form = json.loads((sister / "site/redigera/config.json").read_text("utf-8"))
    assert (form["backend"]["repo"], form["backend"]["name"]) == ("provkoping/kompassen", "gitea")
    asked, _ = parse_yaml((sister / ".github/ISSUE_TEMPLATE/config.yml").read_text("utf-8"), "config.yml")
    assert asked["contact_links"][0]["url"] == "https://kompassen.example/om/bidra/"
    assert "https://codeberg.org/provkoping/kompassen/_edit/main/docs/om/index.md" in (
        sister / "site/om/index.html"
    ).read_text("utf-8")


class _Headings(HTMLParser):
    """Headings of a page's main part that nothing follows before the next of their level or above; what scripts show
    later is hidden until then, with its heading."""

    def __init__(self) -> None:
        super().__init__()
        self.empty: list[str] = []
        self._around: list[tuple[str, bool]] = []
        self._open: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._around.append((tag, tag == "template" or not {"hidden", "data-best"}.isdisjoint(dict(attrs))))
        if not self._is_shown:
            return
        if tag in HEADINGS:
            self._close(int(tag[1]))
            self._open.append((int(tag[1]), ""))
        elif tag in FILLED:
            self._open.clear()

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._close(1)
        while tag not in VOID and self._around and self._around.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_shown or not data.strip():
            return
        if any(tag in HEADINGS for tag, _ in self._around):
            level, text = self._open[-1]
            self._open[-1] = (level, text + data)
        else:
            self._open.clear()

    @property
    def _is_shown(self) -> bool:
        return "main" in dict(self._around) and not any(hidden for _, hidden in self._around)

    def _close(self, level: int) -> None:
        self.empty += [text.strip() for each, text in self._open if each >= level]
        self._open = [(each, text) for each, text in self._open if each < level]


def test_no_heading_stands_over_nothing(sister: Path) -> None:
    empty = {}
    for page in sorted((sister / "site").rglob("index.html")):
        headings = _Headings()
        headings.feed(page.read_text("utf-8"))
        empty[page.relative_to(sister).as_posix()] = headings.empty
    assert {page: titles for page, titles in empty.items() if titles} == {}


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("fall", "Inget är inlagt ännu"),
        ("fall/tavla", "Inget fall är inlagt ännu"),
        ("program", "Inget är inlagt ännu"),
        ("om", "I dag finns här 5 metoder. Metoderna ligger i fem steg"),
        ("metoder", "5 metoder"),
    ],
)
def test_what_there_is_none_of_is_told_as_it_is(page: str, said: str, sister: Path) -> None:
    assert said in re.sub(r"\s+", " ", (sister / "site" / page / "index.html").read_text("utf-8"))


def test_only_settings_content_and_what_is_made_of_them_differ_from_ours(sister: Path) -> None:
    changed = {
        path.relative_to(sister).as_posix()
        for path in sister.rglob("*")
        if path.is_file() and not path.is_symlink() and path.read_bytes() != _ours(path.relative_to(sister))
    }
    made = ("site/", ".cache/", "node_modules/", "docs/", "methods/", "cases/", ".github/ISSUE_TEMPLATE/")
    assert {path for path in changed if not path.startswith(made)} == {"mkdocs.yml", ".github/CODEOWNERS"}
    assert not {path for path in changed if path.startswith(("docs/assets/", "docs/redigera/"))}


def _ours(path: Path) -> bytes:
    file = ROOT / path
    return file.read_bytes() if file.is_file() else b""
