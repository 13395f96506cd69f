"""Rules that build and browser both have are tested from the same tables; `js/shared.test.js` reads them too."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from guide.coach import plans
from guide.text import patterns, wording
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


@pytest.mark.parametrize("row", table("plans"), ids=lambda row: row["hash"])
def test_a_plan_is_written_as_in_the_table(row: dict[str, str]) -> None:
    items = [(ref, int(minutes)) for ref, _, minutes in (item.rpartition(" ") for item in row["items"].split("|"))]
    assert plans.plan_address(items, row["name"], remote=row["remote"] == "ja") == row["hash"]


def test_words_are_sorted_as_in_the_table() -> None:
    words = [row["word"] for row in table("sorting")]
    shuffled = words[::-1]
    assert sorted(shuffled, key=swedish) == words
