"""What those who carry on read agrees with the code."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.conftest import ROOT

PAPERS = ("README.md", "CONTRIBUTING.md", "DECISIONS.md", "SECURITY.md", "CHANGELOG.md")


def test_the_newest_version_in_the_changelog_is_the_package_s_own() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    released = re.findall(r"^## (\d+\.\d+\.\d+) – ", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert released[0] == project["version"]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_links_to_files_that_exist(name: str) -> None:
    prose = re.sub(r"`[^`]*`", "", (ROOT / name).read_text("utf-8"))
    links = re.findall(r"\]\(([^)#:]+)\)", prose)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_plan_of_the_house_names_each_room() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rooms = sorted(folder.name for folder in (ROOT / "hooks/guide").iterdir() if any(folder.glob("*.py")))
    assert [room for room in rooms if not re.search(rf"^  {room}/ ", text, re.MULTILINE)] == []


def test_every_package_has_its_line_in_readme() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = [re.split(r"[=\[<>]", each)[0] for each in wanted]
    table = (ROOT / "README.md").read_text("utf-8").lower()
    assert [name for name in names if not re.search(rf"[|,] {re.escape(name)}\b", table)] == []


def test_make_help_tells_of_every_target() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony
    assert [name for name in phony[1].split() if not re.search(rf"^{name}:.* ## ", text, re.MULTILINE)] == []
