"""The measure itself: that its numbers are what they say, and that a corpus of its own can be built."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from . import bench
from .bench import Answer, Query

HERE = bench.ROOT / "tests/search"
CORPUS = HERE / "corpus"


def answer(shown: str, wanted: str = "a") -> Answer:
    return Answer(Query("fråga", frozenset(wanted.split()), "uppgift"), tuple(shown.split()))


def test_a_score_counts_the_first_right_answer() -> None:
    score = bench.score([answer("a b"), answer("b a"), answer("b c d a"), answer("b"), answer("")])
    assert (score.first, score.among_three, score.nothing) == (0.2, 0.4, 0.2)
    assert score.mrr == pytest.approx((1 + 1 / 2 + 1 / 4) / 5)


def test_any_of_several_methods_may_be_the_right_one() -> None:
    assert answer("c b a", "a b").rank == 2


@pytest.mark.parametrize("name", ["queries.tsv", "queries_a.tsv", "queries_b.tsv"])
def test_queries_ask_for_methods_that_there_are_and_none_twice(name: str) -> None:
    queries = bench.read(HERE / name)
    folders = [bench.ROOT / "methods", *([CORPUS / "methods"] if name != "queries.tsv" else [])]
    methods = {file.stem for folder in folders for file in folder.glob("*.md")}
    assert {id for query in queries for id in query.wanted} <= methods
    assert len({query.text for query in queries}) == len(queries) >= 60


def test_queries_of_the_whole_guide_ask_for_pages_that_there_are(site: Path) -> None:
    addresses = {id for name in ("guide.tsv", "absent.tsv") for query in bench.read(HERE / name) for id in query.wanted}
    assert {id for id in addresses - {"-"} if not (site / id / "index.html").is_file()} == set()


def test_what_is_offered_as_near_is_a_miss() -> None:
    assert Answer(Query("fråga", frozenset("a"), "uppgift"), (), ("a",)).rank is None


def test_a_folder_of_methods_is_built_and_searched_in_place_of_ours(tmp_path: Path) -> None:
    """Also one with a method that our planner has a part named like, and one that asks for ours beside its own."""
    queries = tmp_path / "queries.tsv"
    queries.write_text("enkätfrågor\tenkat\tsammansättning\nöppningsrunda\tincheckning\tvardagsord\n", "utf-8")
    command = (sys.executable, "-m", "tests.search.bench", str(queries), str(CORPUS))
    told = subprocess.run(
        command, cwd=bench.ROOT, env={**os.environ, "PYTHONPATH": "hooks"}, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert re.search(r"^alla +2 +1\.000 +1\.000 +1\.000 +0\.0%", told.stdout, re.MULTILINE)
    assert "search.json" in told.stdout
