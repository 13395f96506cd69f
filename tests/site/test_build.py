"""Building as editors and maintainers do it: what they are told, and that nothing good is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

METHOD = "methods/enkat.md"


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


def test_a_build_tells_what_it_made_and_where(own_guide: Path) -> None:
    built = run(own_guide, "hooks", "site")
    assert built.returncode == 0, built.stderr
    assert "14 metoder, 3 fall och 4 program" in built.stdout
    assert "http://127.0.0.1:8000/" in built.stdout
    assert (own_guide / "site/index.html").is_file()


def test_mistakes_stop_the_build_and_leave_the_last_good_site(unprinted_guide: Path) -> None:
    (unprinted_guide / "site").mkdir()
    (unprinted_guide / "site/index.html").write_text("den förra")
    replace(unprinted_guide / METHOD, "step: lyssna", "step: lysna")
    replace(unprinted_guide / "cases/laxhjalp.md", "status: ", "stauts: ")
    for command in (
        (
            "hooks",
            "site",
        ),
        ("-m", "mkdocs", "build", "--strict"),
    ):
        built = run(unprinted_guide, *command)
        told = built.stdout + built.stderr
        assert built.returncode == 1
        assert "methods/enkat.md:5:7: Steget ”lysna” finns inte. Menade du ”lyssna”?" in told
        assert "cases/laxhjalp.md:" in told
        assert "Traceback" not in told
        assert (unprinted_guide / "site/index.html").read_text() == "den förra"


def test_a_template_that_fails_leaves_the_last_good_site(unprinted_guide: Path) -> None:
    (unprinted_guide / "site").mkdir()
    (unprinted_guide / "site/index.html").write_text("den förra")
    replace(
        unprinted_guide / "hooks/theme/method.html", "{% block content %}", "{% block content %}{{ nothing.at.all }}"
    )
    built = run(unprinted_guide, "hooks", "site")
    assert built.returncode != 0
    assert "den förra ligger kvar" in built.stderr
    assert (unprinted_guide / "site/index.html").read_text() == "den förra"


def test_plain_mkdocs_tells_of_a_full_disk_in_a_sentence_and_leaves_the_last_good_site(own_guide: Path) -> None:
    (own_guide / "site").mkdir()
    (own_guide / "site/index.html").write_text("den förra")
    limited = (
        "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); "
        "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    )
    built = run(own_guide, "-c", limited, "-m", "mkdocs", "build", "--strict")
    assert built.returncode == 1
    assert "Disken är full" in built.stdout + built.stderr
    assert "Traceback" not in built.stdout + built.stderr
    assert (own_guide / "site/index.html").read_text() == "den förra"


def test_hostile_text_in_a_method_stays_text(unprinted_guide: Path) -> None:
    method = unprinted_guide / METHOD
    replace(method, "title: Enkät", 'title: "{{ 7 * 7 }} < 50"')
    replace(method, "## Varför\n", "## Varför\n\n{{ config.site_name }} {% raw %} `<img src=x onerror=alert(2)>`\n")
    built = run(unprinted_guide, "hooks", "site")
    assert built.returncode == 0, built.stdout + built.stderr
    html = page(unprinted_guide / "site", "metoder/enkat")
    assert "{{ 7 * 7 }} &lt; 50" in html
    assert "{{ config.site_name }} {% raw %}" in html
    assert "&lt;img src=x" in html
    assert "<img src=x" not in html + page(unprinted_guide / "site", "metoder")


def test_a_method_cannot_ask_for_macros(own_guide: Path) -> None:
    replace(own_guide / METHOD, "step: lyssna", "step: lyssna\nrender_macros: true")
    built = run(own_guide, "hooks", "check")
    assert built.returncode == 1
    assert "Fältet ”render_macros” finns inte." in built.stdout


def test_a_method_that_was_renamed_is_found_at_its_old_address(unprinted_guide: Path) -> None:
    replace(unprinted_guide / METHOD, "step: lyssna", "step: lyssna\nformerly: [frageformular]")
    built = run(unprinted_guide, "hooks", "site")
    assert built.returncode == 0, built.stdout + built.stderr
    assert 'content="0; url=../enkat/"' in page(unprinted_guide / "site", "metoder/frageformular")
    assert "frageformular" not in (unprinted_guide / "site/sitemap.xml").read_text("utf-8")


def test_the_edit_link_leads_to_the_real_file(own_site: Path) -> None:
    assert "/edit/trunk/methods/enkat.md" in page(own_site, "metoder/enkat")
    assert "/edit/trunk/cases/laxhjalp.md" in page(own_site, "fall/laxhjalp")
    assert "/edit/trunk/docs/om/bidra.md" in page(own_site, "om/bidra")


def test_a_case_is_found_on_the_page_of_each_method_it_used(own_site: Path) -> None:
    assert "fall/laxhjalp/" in page(own_site, "metoder/djupintervju")
    assert "Inget fall än" in page(own_site, "metoder/brainwriting")
