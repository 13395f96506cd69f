"""What every test may use: the real content and the tests' own guide, and the site built from each once."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from guide.content import reader
from guide.content.header import parse_yaml
from guide.content.library import Library

ROOT = Path(__file__).parent.parent
OWN = Path(__file__).parent / "own"
CODE = ("docs/assets/js", "docs/assets/css", "docs/redigera")

settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")


def lay_out(folder: Path) -> Path:
    """The tests' own guide with the code beside it, so that it can be built."""
    shutil.copytree(OWN, folder)
    shutil.copy(ROOT / reader.CONFIG, folder / "machinery.yml")
    for path in CODE:
        shutil.copytree(ROOT / path, folder / path)
    for path in ("hooks", "node_modules"):
        (folder / path).symlink_to(ROOT / path)
    return folder


def without_theme(guide: Path) -> Path:
    """A guide that stands on MkDocs alone."""
    return _set(guide, "  name: material", "  name: null")


def _set(guide: Path, old: str, new: str) -> Path:
    file = guide / "machinery.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    return guide


def site_url(guide: Path = ROOT) -> str:
    """The address that a guide says it has, with a slash at the end."""
    values, _ = parse_yaml((guide / reader.CONFIG).read_text("utf-8"), reader.CONFIG, limit=1_000_000)
    return f"{str(values['site_url']).rstrip('/')}/"


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content."""
    return reader.load(ROOT)


@pytest.fixture(scope="session")
def own_library() -> Library:
    """The content of the tests' own guide."""
    return reader.load(OWN)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built strictly by MkDocs as it is."""
    return once(tmp_path_factory, "site", lambda folder: build(ROOT, folder))


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' own guide, built as the real one is; the guide itself lies beside it, as `own_guide` has it."""
    return once(tmp_path_factory, "own-site", lambda folder: build(lay_out(folder.with_name("own")), folder))


@pytest.fixture(scope="session")
def unprinted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' own guide, which makes no prints, with its site."""
    return once(tmp_path_factory, "unprinted", _unprinted)


def _unprinted(folder: Path) -> None:
    build(_set(lay_out(folder), "  prints: true", "  prints: false"), folder / "site")


@pytest.fixture
def own_guide(own_site: Path, tmp_path: Path) -> Path:
    """A copy of the tests' own guide and of the code, free to change; what was printed before need not be again."""
    return _copy(own_site.with_name("own"), tmp_path)


@pytest.fixture
def unprinted_guide(unprinted: Path, tmp_path: Path) -> Path:
    """The same, that makes no prints."""
    return _copy(unprinted, tmp_path)


def _copy(guide: Path, folder: Path) -> Path:
    shutil.copytree(guide, folder, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns("site"))
    (folder / "hooks").unlink()
    shutil.copytree(ROOT / "hooks", folder / "hooks")
    return folder


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that whichever worker comes first makes for all."""
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / name).is_dir():
            make(shared / f"half-{name}")
            (shared / f"half-{name}").rename(shared / name)
    return shared / name


def build(guide: Path, site: Path) -> None:
    """Builds a guide strictly by MkDocs, as a stranger would."""
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site))
    built = subprocess.run(mkdocs, cwd=guide, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
