"""Building as editors and maintainers do it: what they are told, and that nothing good is lost."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

METHOD = "methods/enkat.md"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The repository's own content and code, free to change."""
    for folder in ("docs", "methods", "cases", "hooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    for cache in (".cache/fonts", ".cache/print"):
        if (ROOT / cache).is_dir():
            shutil.copytree(ROOT / cache, tmp_path / cache)
    return tmp_path


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *command], cwd=root, capture_output=True, text=True, check=False, env=environment
    )


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def test_a_build_tells_what_it_made_and_where(copy: Path) -> None:
    built = run(copy, "hooks", "site")
    assert built.returncode == 0, built.stderr
    methods, cases = (len(list((copy / folder).glob("*.md"))) for folder in ("methods", "cases"))
    assert f"{methods} metoder, {cases} fall och 5 program" in built.stdout
    assert "http://127.0.0.1:8000/" in built.stdout
    assert (copy / "site/index.html").is_file()


def test_mistakes_stop_the_build_and_leave_the_last_good_site(copy: Path) -> None:
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("den förra")
    replace(copy / METHOD, "step: undersoka", "step: undersöka")
    replace(copy / "cases/vi-flyttar-in.md", "status: ", "stauts: ")
    for command in (
        (
            "hooks",
            "site",
        ),
        ("-m", "mkdocs", "build", "--strict"),
    ):
        built = run(copy, *command)
        told = built.stdout + built.stderr
        assert built.returncode == 1
        assert "methods/enkat.md:4:7: Steget ”undersöka” finns inte. Menade du ”undersoka”?" in told
        assert "cases/vi-flyttar-in.md:" in told
        assert "Traceback" not in told
        assert (copy / "site/index.html").read_text() == "den förra"


def test_a_template_that_fails_leaves_the_last_good_site(copy: Path) -> None:
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("den förra")
    replace(copy / "hooks/theme/method.html", "{% block content %}", "{% block content %}{{ nothing.at.all }}")
    built = run(copy, "hooks", "site")
    assert built.returncode != 0
    assert "den förra ligger kvar" in built.stderr
    assert (copy / "site/index.html").read_text() == "den förra"


def test_hostile_text_in_a_method_stays_text(copy: Path) -> None:
    method = copy / METHOD
    replace(method, "title: Enkät", 'title: "{{ 7 * 7 }} <script>alert(1)</script>"')
    replace(method, "## Varför\n", "## Varför\n\n{{ config.site_name }} {% raw %} <img src=x onerror=alert(2)>\n")
    built = run(copy, "hooks", "site")
    assert built.returncode == 0, built.stdout + built.stderr
    html = page(copy / "site", "metoder/enkat")
    assert "{{ 7 * 7 }} &lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ config.site_name }} {% raw %}" in html
    assert "<script>alert" not in html + page(copy / "site", "metoder")
    assert "<img src=x" not in html


def test_a_method_cannot_ask_for_macros(copy: Path) -> None:
    replace(copy / METHOD, "step: undersoka", "step: undersoka\nrender_macros: true")
    built = run(copy, "hooks", "check")
    assert built.returncode == 1
    assert "Fältet ”render_macros” finns inte." in built.stdout


def test_a_method_that_was_renamed_is_found_at_its_old_address(copy: Path) -> None:
    replace(copy / METHOD, "step: undersoka", "step: undersoka\nformerly: [frageformular]")
    built = run(copy, "hooks", "site")
    assert built.returncode == 0, built.stdout + built.stderr
    assert 'content="0; url=../enkat/"' in page(copy / "site", "metoder/frageformular")
    assert "frageformular" not in (copy / "site/sitemap.xml").read_text("utf-8")


def test_the_edit_link_leads_to_the_real_file(site: Path) -> None:
    assert "/edit/main/methods/enkat.md" in page(site, "metoder/enkat")
    assert "/edit/main/cases/vi-flyttar-in.md" in page(site, "fall/vi-flyttar-in")
    assert "/edit/main/docs/om/bidra.md" in page(site, "om/bidra")


def test_a_case_is_found_on_the_page_of_each_method_it_used(site: Path) -> None:
    assert "fall/innovationsguiden-skl/" in page(site, "metoder/prototyp")
    assert "Inget fall än" in page(site, "metoder/tre-prickar")


def test_the_guide_itself_knows_nothing_of_mkdocs() -> None:
    imports = {
        name.split(".")[0]
        for file in (ROOT / "hooks/guide").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert imports.isdisjoint({"mkdocs", "material", "mkdocs_macros", "jinja2"})
