"""Two guides of the tests' own: a whole one, and a small one that is right in every way, to make mistakes in.

Nothing here stands on the real content: a test that reads it fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from guide.build.inspection import Inspection, examine
from guide.content import reader
from guide.content.library import Library
from guide.text.mistakes import ContentError
from tests.conftest import OWN, ROOT

VALID = Path(__file__).parent / "valid"
CONTENT = tuple(str(ROOT / path) for path in ("methods", "cases", "docs", "site", reader.CONFIG))
CODE = str(ROOT / "docs/assets")

_read: list[str] = []


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], str | os.PathLike):
        path = os.path.abspath(arguments[0])  # noqa: PTH100 – as it was asked for, without asking the disk
        if path.startswith(CONTENT) and not path.startswith(CODE):
            _read.append(path)


sys.addaudithook(_note)


@pytest.fixture(autouse=True)
def _leaves_the_real_content_alone(request: pytest.FixtureRequest) -> Iterator[None]:
    _read.clear()
    yield
    assert not _read
    assert "site" not in request.fixturenames


@dataclass(frozen=True)
class Guide:
    """A guide's folder."""

    root: Path

    def write(self, path: str, text: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def load(self) -> Library:
        return reader.load(self.root)

    def mistakes(self) -> list[str]:
        """Each mistake as an editor is told it."""
        try:
            return [str(mistake) for mistake in examine(self.root, fits=False).mistakes]
        except ContentError as error:
            return [str(mistake) for mistake in error.mistakes]


PATH = "/usr/local/bin:/usr/bin:/bin"
GIT = ("git", "-c", "user.name=En redaktör", "-c", "user.email=redaktor@example.com", "-c", "commit.gpgsign=false")


@dataclass(frozen=True)
class Published(Guide):
    """A guide whose every change is committed on a day of its own."""

    def git(self, *command: str, day: str = "2026-01-01") -> None:
        times = {f"GIT_{who}_DATE": f"{day}T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")}
        subprocess.run([*GIT, *command], cwd=self.root, check=True, capture_output=True, env={"PATH": PATH, **times})

    def publish(self, day: str) -> Inspection:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "En ändring", day=day)
        return self.examined()

    def examined(self) -> Inspection:
        return examine(self.root, fits=False)


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """The small guide, with the words of the whole one."""
    shutil.copytree(VALID, tmp_path, dirs_exist_ok=True)
    shutil.copy(OWN / reader.CONFIG, tmp_path)
    return Guide(tmp_path)


@pytest.fixture
def published(guide: Guide) -> Published:
    """The small guide, first published on 2 January."""
    found = Published(guide.root)
    found.git("init", "--quiet", "--initial-branch", "main")
    found.publish("2026-01-02")
    return found


@pytest.fixture
def whole_guide(tmp_path: Path) -> Guide:
    """A copy of the whole guide, free to change."""
    return Guide(shutil.copytree(OWN, tmp_path / "guide"))


@pytest.fixture(scope="session")
def library(own_library: Library) -> Library:
    return own_library
