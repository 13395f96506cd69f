"""What those who carry on read agrees with the code."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from guide.data.opendata import DATA_VERSION
from guide.review import reports
from guide.text.mistakes import Mistake
from tests.conftest import ROOT

PAPERS = ("README.md", "CONTRIBUTING.md", "DECISIONS.md", "SECURITY.md", "CHANGELOG.md")


def test_the_newest_version_in_the_changelog_is_the_package_s_own() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    released = re.findall(r"^## (\d+\.\d+\.\d+) – ", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert released[0] == project["version"]
    assert json.loads((ROOT / "package.json").read_text("utf-8"))["version"] == project["version"]


def test_the_changelog_tells_of_the_version_that_the_open_data_has() -> None:
    told = re.findall(r"open data.*?version (\d+\.\d+)\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.IGNORECASE)
    assert told[0] == DATA_VERSION


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
    browser = json.loads((ROOT / "package.json").read_text("utf-8"))
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    wanted += [*browser["dependencies"], *browser["devDependencies"]]
    names = [re.split(r"[=\[<>]", each)[0] for each in wanted]
    table = (ROOT / "README.md").read_text("utf-8").lower()
    assert [name for name in names if not re.search(rf"[|,] {re.escape(name)}\b", table)] == []


def test_make_help_tells_of_every_target() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony
    assert [name for name in phony[1].split() if not re.search(rf"^{name}:.* ## ", text, re.MULTILINE)] == []


def test_an_editor_of_code_shows_mistakes_and_advice_on_their_lines() -> None:
    (task,) = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
    place = Mistake("methods/enkat.md", 4, 7, "Fältet ”step” saknas: välj ett.")
    told = {
        "error": reports.as_text(reports.Report([place], (), 1)),
        "info": reports.as_text(reports.Report((), [place], 1)),
    }
    assert task["args"] == ["hooks", "check"]
    for matcher in task["problemMatcher"]:
        found = re.findall(matcher["pattern"]["regexp"], told[matcher["severity"]], re.MULTILINE)
        other = told["info" if matcher["severity"] == "error" else "error"]
        assert found == [("methods/enkat.md", "4", "7", place.message)]
        assert not re.search(matcher["pattern"]["regexp"], other, re.MULTILINE)
