"""The old site or the new one stands whole at every moment, whatever stops a build."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from guide.build import swap

HOOKS = Path(__file__).parents[2] / "hooks"
FILES = 20
# A build in small: many files of one generation, written beside the site, again and again.
BUILDS = """
import sys
from pathlib import Path
from guide.build import swap
if sys.argv[2] == "by two renames":
    swap._exchange = lambda one, other: False
for generation in range(10_000):
    claim = swap.claim(Path(sys.argv[1]))
    for number in range(20):
        (claim.next / f"{number}.html").write_text(str(generation))
    swap.settle(claim)
    print(generation, flush=True)
"""


def building(site: Path, how: str = "in one step") -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(HOOKS)}
    command = (sys.executable, "-c", BUILDS, str(site), how)
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def generations(site: Path) -> set[str]:
    files = list(site.iterdir())
    assert len(files) == FILES
    return {file.read_text() for file in files}


def built(site: Path, text: str) -> None:
    claim = swap.claim(site)
    for file in claim.next.iterdir():
        file.unlink()
    (claim.next / "index.html").write_text(text)
    swap.settle(claim)


def test_a_new_site_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    for text in ("ett", "två"):
        built(tmp_path / "site", text)
        assert (tmp_path / "site/index.html").read_text() == text
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("rounds", [2, 3, 5, 8, 13])
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path, rounds: int) -> None:
    site = tmp_path / "site"
    with building(site) as process:
        assert process.stdout
        for _ in range(rounds):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert len(generations(site)) == 1
    built(site, "efteråt")
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_where_folders_cannot_change_places_the_next_build_puts_the_site_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with building(site, "by two renames") as process:
        assert process.stdout
        process.stdout.readline()
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    swap.claim(site)
    assert len(generations(site)) == 1


def test_a_site_that_was_lost_between_two_renames_is_put_back(tmp_path: Path) -> None:
    built(tmp_path / "site", "ett")
    (tmp_path / "site").rename(tmp_path / ".site-old-1")
    swap.claim(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "ett"


def test_two_builds_at_once_are_told_apart(tmp_path: Path) -> None:
    claim = swap.claim(tmp_path / "site")
    with pytest.raises(swap.BusyError, match="Webbplatsen byggs redan"):
        swap.claim(tmp_path / "site")
    swap.settle(claim)
    swap.claim(tmp_path / "site")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "Disken är full (site/a.html). Frigör plats"),
        (errno.EFBIG, "Disken är full"),
        (errno.EROFS, "går inte att läsa eller skriva i (site/a.html). Ge dig rätt"),
        (errno.EIO, "går inte att använda (site/a.html): Input/output error"),
    ],
)
def test_what_stopped_a_build_is_told_in_swedish(number: int, words: str) -> None:
    assert words in swap.obstacle(OSError(number, os.strerror(number), "site/a.html"))
