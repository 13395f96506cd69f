"""What runs at the forge: pinned, with as few rights as it needs, and deaf to what strangers type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parents[2] / ".github/workflows").glob("*.yml"))

each = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)


def read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 – builds only text
    return found


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


@each
def test_nothing_runs_with_rights_on_a_strangers_change(file: Path) -> None:
    workflow = read(file)
    assert "pull_request_target" not in workflow["on"]
    if "workflow_run" in workflow["on"]:
        assert not any("checkout" in step.get("uses", "") for step in steps(workflow))


@each
def test_no_expression_stands_in_a_command(file: Path) -> None:
    assert not [step["run"] for step in steps(read(file)) if "${{" in step.get("run", "")]


@each
def test_every_action_is_pinned_by_commit(file: Path) -> None:
    used = [step["uses"] for step in steps(read(file)) if "uses" in step]
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in used)


@each
def test_rights_are_named_and_none_are_given_to_the_whole_workflow(file: Path) -> None:
    assert read(file)["permissions"] in ({}, "{}", {"contents": "read"})


def test_a_change_from_outside_is_checked_without_secrets_and_without_rights() -> None:
    check = next(file for file in WORKFLOWS if file.stem == "check")
    assert "secrets." not in check.read_text("utf-8")
    assert "github.token" not in check.read_text("utf-8")
    assert all("permissions" not in job for job in read(check)["jobs"].values())


def test_only_main_is_published() -> None:
    publishing = [file for file in WORKFLOWS if "deploy-pages" in file.read_text("utf-8")]
    assert [read(file)["on"] for file in publishing] == [{"push": {"branches": ["main"]}}]
