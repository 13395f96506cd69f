"""A small guide that is right in every way, for tests to make mistakes in."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from guide.build.inspection import examine
from guide.content import reader
from guide.content.library import Library
from guide.text.mistakes import ContentError

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


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


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    shutil.copytree(HERE / "valid", tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return Guide(tmp_path)
