"""Each ready workshop as the reader meets it: a page that is whole, and a plan that can be led as it stands."""

from __future__ import annotations

import json
import subprocess
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from guide.coach import plans
from guide.content.library import Entry, Library
from guide.content.page import Page, Workshop
from tests.conftest import ROOT
from tests.sitting import long_sittings

WORKSHOPS = sorted(file.stem for file in (ROOT / "docs/workshoppar").glob("*.md") if file.name != "index.md")
WAYS_IN = ("incheckning", "checka-in")
WAYS_OUT = ("avslut", "utcheckning")
READ = """
import { readPlan, writePlan } from "%(js)s/plan/plan.js";
import { mend } from "%(js)s/plan/agenda.js";
let text = "";
for await (const part of process.stdin) text += part;
const { catalogue, hashes } = JSON.parse(text);
const read = hashes.map((hash) => {
  const { plan, faults } = readPlan(hash);
  const mended = mend(plan, catalogue);
  return { name: plan.name, remote: plan.remote, items: mended.plan.items, same: writePlan(mended.plan) === hash,
    faults: [...faults, ...mended.faults] };
});
process.stdout.write(JSON.stringify(read));
"""


def found(library: Library, id: str) -> tuple[Entry[Page], Workshop]:
    page = library.pages[f"docs/workshoppar/{id}.md"]
    assert page.data.workshop
    return page, page.data.workshop


def html(site: Path, address: str) -> str:
    return unescape((site / address / "index.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def read(library: Library) -> list[Any]:
    """Every workshop's plan as the planner's own reader reads it."""
    hashes = [plans.workshop_plan(library, page, workshop).hash for page, workshop in library.workshops]
    given = json.dumps({"catalogue": plans.plan_catalogue(library), "hashes": hashes})
    script = READ % {"js": (ROOT / "docs/assets/js").as_uri()}
    node = (str(ROOT / ".venv/bin/node"), "--input-type=module", "--eval", script)
    told = subprocess.run(node, input=given, capture_output=True, text=True, check=True).stdout
    plans_read: list[Any] = json.loads(told)
    return plans_read


def test_there_are_twenty_of_all_lengths_and_for_all_areas(library: Library) -> None:
    lengths = [plans.workshop_plan(library, page, workshop).minutes for page, workshop in library.workshops]
    workshops = [workshop for _, workshop in library.workshops]
    assert len(WORKSHOPS) == len(workshops) >= 20
    assert min(lengths) == 30
    assert max(lengths) >= 360
    assert {workshop.sector for workshop in workshops} == set(library.vocabulary.ids("sectors"))
    assert any(workshop.remote for workshop in workshops)
    assert max(workshop.group.max for workshop in workshops) >= 40


def test_the_planner_reads_every_plan_as_it_was_written(library: Library, read: list[Any]) -> None:
    for (page, workshop), told in zip(library.workshops, read, strict=True):
        assert told["faults"] == [], page.id
        assert told["same"], page.id
        assert (told["name"], told["remote"]) == (page.data.title, workshop.remote)
        assert [item["minutes"] for item in told["items"]] == [item.minutes for item in workshop.items]


@pytest.mark.parametrize("id", WORKSHOPS)
def test_a_plan_has_a_way_in_a_way_out_and_pauses_in_time(library: Library, id: str) -> None:
    _, workshop = found(library, id)
    refs = [item.part or item.method for item in workshop.items]
    assert refs[0] in WAYS_IN
    assert refs[-1] in WAYS_OUT
    agenda = [(item.minutes, item.part == "paus") for item in workshop.items]
    assert long_sittings(agenda, remote=workshop.remote) == []


@pytest.mark.parametrize("id", WORKSHOPS)
def test_its_groups_are_not_too_small_for_its_methods(library: Library, id: str) -> None:
    _, workshop = found(library, id)
    needed = [library.methods[item.method].data.group.min for item in workshop.items if item.method]
    assert workshop.group.min >= max(needed)


@pytest.mark.parametrize("id", WORKSHOPS)
def test_a_page_is_whole_without_a_script(site: Path, library: Library, id: str) -> None:
    page, workshop = found(library, id)
    shown = html(site, page.address)
    plan = plans.workshop_plan(library, page, workshop)
    for text in (page.data.title, page.data.description, workshop.question, workshop.who, workshop.result):
        assert text in shown
    for title, minutes in plan.items:
        assert title in shown
        assert f"{minutes} min</span>" in shown
    for item in workshop.items:
        assert (item.note or "") in shown
    for line in [*workshop.invite.splitlines(), *(workshop.consent or "").splitlines()]:
        assert line in shown.replace("<mark>", "").replace("</mark>", "")
    assert f'href="../../planera/{plan.hash}"' in shown
    assert f'href="../../visa/{plan.hash}"' in shown


@pytest.mark.parametrize("id", WORKSHOPS)
def test_its_cards_are_those_of_its_methods_and_its_texts_are_the_law_page_s(
    site: Path, library: Library, id: str
) -> None:
    page, workshop = found(library, id)
    shown = html(site, page.address)
    methods = list(dict.fromkeys(item.method for item in workshop.items if item.method))
    assert f'href="../../kort/?valda={",".join(methods)}"' in unquote(shown)
    for method in methods:
        assert f'href="../../metoder/{method}/"' in shown
    for letter in workshop.letters:
        assert f'href="../../far-vi-det-har/#text-{letter}"' in shown


def test_every_workshop_is_listed_and_the_list_is_reached_from_where_one_begins(site: Path, library: Library) -> None:
    listed = html(site, "workshoppar")
    for page, _ in library.workshops:
        assert page.data.title in listed
        assert f'href="{page.address.removeprefix("workshoppar/")}"' in listed
    for address, link in (("", "workshoppar/"), ("planera", "../workshoppar/"), ("coachning", "../workshoppar/")):
        assert f'href="{link}"' in html(site, address)
