"""What every test may use: the real content, and the site built from it once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from guide import reader
from guide.library import Library

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def library() -> Library:
    return reader.load(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built strictly by MkDocs as it is."""
    folder = tmp_path_factory.mktemp("site")
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder))
    built = subprocess.run(mkdocs, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder
