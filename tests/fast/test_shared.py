"""Rules that build and browser both have are tested from the same tables; `js/shared.test.js` reads them too."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from guide.coach import plans
from guide.content import privacy
from guide.editor import content_file
from guide.text import pasted, patterns, wording
from guide.text.names import slug
from guide.text.sorting import swedish

FOLDER = Path(__file__).parents[1] / "shared"


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", table("durations"), ids=lambda row: row["minutes"])
def test_minutes_are_said_as_in_the_table(row: dict[str, str]) -> None:
    assert wording.minutes(int(row["minutes"])) == row["text"]
    assert wording.instant(int(row["minutes"])) == row["clock"]


@pytest.mark.parametrize("row", table("names"), ids=lambda row: row["title"])
def test_a_title_s_name_in_addresses_is_as_in_the_table(row: dict[str, str]) -> None:
    assert slug(row["title"]) == row["id"]


@pytest.mark.parametrize("row", table("slugs"), ids=lambda row: row["id"])
def test_a_name_of_a_file_is_right_or_wrong_as_in_the_table(row: dict[str, str]) -> None:
    assert bool(re.fullmatch(patterns.SLUG, row["id"])) == (row["fits"] == "ja")


@pytest.mark.parametrize("row", table("privacy"), ids=lambda row: row["text"])
def test_personal_data_is_found_as_in_the_table(row: dict[str, str]) -> None:
    assert " och ".join(dict.fromkeys(sort for sort, _ in privacy.personal(row["text"]))) == row["found"]


@pytest.mark.parametrize("row", table("scalars"), ids=lambda row: row["written"])
def test_a_text_is_written_in_a_file_as_in_the_table(row: dict[str, str]) -> None:
    text = json.loads(f'"{row["text"]}"')
    assert content_file.write({"title": text}, {}).splitlines()[1] == f"title: {row['written']}"


def test_a_new_file_is_written_as_the_form_does() -> None:
    values = json.loads((FOLDER / "written.json").read_text("utf-8"))
    written = content_file.write(values, {"Varför": "Därför."})
    assert written == (FOLDER / "written.md").read_text("utf-8")


@pytest.mark.parametrize("row", table("plans"), ids=lambda row: row["hash"])
def test_a_plan_is_written_as_in_the_table(row: dict[str, str]) -> None:
    items = [(ref, int(minutes)) for ref, _, minutes in (item.rpartition(" ") for item in row["items"].split("|"))]
    assert plans.plan_address(items, row["name"], remote=row["remote"] == "ja") == row["hash"]


@pytest.mark.parametrize("row", table("pasted"), ids=lambda row: row["pasted"])
def test_pasted_text_becomes_typed_as_in_the_table(row: dict[str, str]) -> None:
    """Line ends and tabs are written as in JSON."""
    assert pasted.typed(json.loads(f'"{row["pasted"]}"')) == json.loads(f'"{row["typed"]}"')


def test_words_are_sorted_as_in_the_table() -> None:
    words = [row["word"] for row in table("sorting")]
    shuffled = words[::-1]
    assert sorted(shuffled, key=swedish) == words
