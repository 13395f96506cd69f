"""What `make lint` says of regular expressions that somebody could make slow."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.content.reader import FILE_LIMIT
from tests.hostile.patterns import faults, in_javascript, in_python, worst

IN_PYTHON = """
import re

WORD = "[a-z]"
SOUND = re.compile(rf"^{WORD}+$")
SLOW = re.compile(rf"^({WORD}+)+$")
LONG = re.compile(r"<title>(.*?)</title>", re.DOTALL)
"""
IN_JAVASCRIPT = """
const WORD = "[a-z]";
export const SOUND = /^[a-z]+$/;
export const SLOW = new RegExp(`^(${WORD}+ ?)*$`);
"""


def test_patterns_that_take_long_for_some_text_are_found_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_patterns.py").write_text(IN_PYTHON, "utf-8")
    (tmp_path / "slow.js").write_text(IN_JAVASCRIPT, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("tests.hostile.patterns.SOUND", tmp_path)
    found = list(faults([*in_python(tmp_path), *in_javascript(tmp_path)]))
    assert [line.removeprefix(f"{tmp_path}/").partition(": ")[0] for line in found] == [
        "slow_patterns.py:6",
        "slow_patterns.py:7",
        "slow.js:4",
    ]
    assert "exponential" in found[0] and "2nd degree polynomial" in found[1] and "exponential" in found[2]


def test_the_worst_text_is_as_long_as_a_file_may_be() -> None:
    text = worst([{"prefix": "<", "pump": "ab"}], "!")
    assert text.startswith("<abab") and text.endswith("ab!")
    assert FILE_LIMIT - 2 <= len(text) <= FILE_LIMIT
