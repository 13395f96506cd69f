"""The guide outlives what it stands on: it is built without Material, and by the heir of MkDocs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.conftest import without_theme

MATERIAL = ("material", "mkdocs_material")


@pytest.fixture(scope="module")
def built(unprinted: Path) -> dict[str, bytes]:
    """The site that MkDocs and Material make, by path."""
    return _read(unprinted / "site")


def _read(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def _built(guide: Path, packages: Path, program: str) -> dict[str, bytes]:
    command = (packages / "bin/python", "-m", program, "build", "--strict", "--quiet", "--config-file", "mkdocs.yml")
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    made = subprocess.run(command, cwd=guide, env=quiet, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return _read(guide / "site")


def _copy(guide: Path, to: Path) -> Path:
    return shutil.copytree(guide, to, symlinks=True, ignore=shutil.ignore_patterns(".cache", "site"))


def _packages_without(names: tuple[str, ...], folder: Path) -> Path:
    """Our packages again, without some: a Python that cannot find them."""
    theirs = Path(sysconfig.get_path("purelib"))
    ours = folder / theirs.relative_to(sys.prefix)
    ours.mkdir(parents=True)
    (folder / "bin").mkdir()
    (folder / "bin/python").symlink_to(sys.executable)
    (folder / "share").symlink_to(Path(sys.prefix) / "share")
    shutil.copy(Path(sys.prefix) / "pyvenv.cfg", folder)
    for package in theirs.iterdir():
        if not package.name.startswith(names):
            (ours / package.name).symlink_to(package)
    return folder


def test_a_guide_is_built_where_material_is_not_installed(
    unprinted: Path, built: dict[str, bytes], tmp_path: Path
) -> None:
    packages = _packages_without(MATERIAL, tmp_path / "packages")
    missing = subprocess.run((packages / "bin/python", "-c", "import material"), capture_output=True, check=False)
    assert b"ModuleNotFoundError" in missing.stderr
    plain = _built(without_theme(_copy(unprinted, tmp_path / "alone")), packages, "mkdocs")
    differ = {path for path in {*built, *plain} if built.get(path) != plain.get(path)}
    sheets = {path for path in built if path.startswith("assets/pages/") and path.endswith(".css")}
    assert differ == {*sheets, "sw.js", "offline.json"}  # the last two name what the others hold


def test_the_heir_of_mkdocs_builds_the_same_site_to_the_byte(
    unprinted: Path, built: dict[str, bytes], tmp_path: Path
) -> None:
    assert _built(_copy(unprinted, tmp_path / "again"), Path(sys.prefix), "properdocs") == built
