"""What is made once and kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from guide.print.cache import keep, kept


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    assert kept(tmp_path / "a" / "b.ttf", lambda: b"first") == b"first"
    assert kept(tmp_path / "a" / "b.ttf", lambda: b"second") == b"first"


def test_many_may_make_the_same_file_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: keep(tmp_path / "b.ttf", b"x" * 100_000), range(64)))
    assert [path.name for path in tmp_path.iterdir()] == ["b.ttf"]
    assert (tmp_path / "b.ttf").read_bytes() == b"x" * 100_000
