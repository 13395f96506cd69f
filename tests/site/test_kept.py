"""What a build takes from the one before it comes out as if everything were made anew."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guide.content.kept import FOLDER
from guide.content.kinds import KINDS, METHODS, WORKSHEETS, Kind
from guide.print import fonts
from mkdocs_hooks import NotBuiltError, build_site
from tests.conftest import ROOT

from .test_build import replace

Tree = dict[str, bytes] | str


@pytest.fixture
def guide(own_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    shutil.copytree(own_site.with_name("own"), tmp_path / "guide", symlinks=True)
    replace(tmp_path / "guide/machinery.yml", "  prints: true\n", "  prints: false\n")
    yield tmp_path / "guide"


def first(kind: Kind[Any], guide: Path) -> Path:
    return min(file for file in (guide / kind.folder).glob("*.md") if file.name != "index.md")


def rewrite(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def edit(kind: Kind[Any], guide: Path) -> None:
    """One that all who show its card must show anew."""
    rewrite(first(kind, guide), "\ntitle: ", "\ntitle: Ny ")


def add(kind: Kind[Any], guide: Path) -> None:
    like = first(kind, guide)
    text = like.read_text("utf-8").replace("\ntitle: ", "\ntitle: Annan ")
    like.with_name(f"{like.stem}-en-till.md").write_text(text, "utf-8")


def rename(kind: Kind[Any], guide: Path) -> None:
    """With all that leads to it, as an editor would."""
    old = first(kind, guide)
    new = old.rename(old.with_name(f"{old.stem}-nytt.md"))
    for file in guide.glob("[!hn]*/**/*.md"):
        rewrite(file, old.stem, new.stem)


def delete(kind: Kind[Any], guide: Path) -> None:
    first(kind, guide).unlink()


def reword(guide: Path) -> None:
    """A page that every page leads to."""
    rewrite(guide / "docs/om/index.md", "\ntitle: ", "\ntitle: Nu ")


def recolour(guide: Path) -> None:
    rewrite(guide / "mkdocs.yml", "#5c1a3d", "#4c1a3d")


def rename_word(guide: Path) -> None:
    """A step, which cards, lists and pages show."""
    rewrite(guide / "mkdocs.yml", "name: Lyssna", "name: Hör efter")


def add_word(guide: Path) -> None:
    rewrite(guide / "mkdocs.yml", "    difficulties:\n", "      - {id: mala, name: Måla}\n\n    difficulties:\n")


def retouch(guide: Path) -> None:
    """A template of every page."""
    if (guide / "hooks").is_symlink():
        (guide / "hooks").unlink()
        shutil.copytree(ROOT / "hooks", guide / "hooks")
    rewrite(guide / "hooks/theme/guide/footer.html", "Innehåll:", "Allt innehåll:")


CHANGES: list[Callable[[Path], None]] = [
    reword,
    recolour,
    rename_word,
    add_word,
    retouch,
    *(partial(how, kind) for how in (edit, add, rename, delete) for kind in KINDS),
]


def built(guide: Path) -> Tree:
    """Every file of the site, or why there is none."""
    site = guide.with_name("site")
    try:
        build_site(guide, str(site))
    except NotBuiltError as error:
        return str(error)
    return tree(site)


def tree(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def differing(some: Tree, others: Tree) -> object:
    if isinstance(some, str) or isinstance(others, str):
        return None if some == others else (some, others)
    return sorted(file for file in some | others if some.get(file) != others.get(file))


@example([partial(edit, METHODS), partial(rename, METHODS), partial(add, WORKSHEETS)])
@example([rename_word, retouch, add_word])
@given(st.lists(st.sampled_from(CHANGES), min_size=2, max_size=4))
@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_build_after_changes_is_as_one_from_nothing(guide: Path, changes: Sequence[Callable[[Path], None]]) -> None:
    again = shutil.copytree(guide, guide.with_name("again"), symlinks=True)
    try:
        built(again)
        for change in changes:
            change(again)
            after = built(again)
        shutil.rmtree(again / FOLDER, ignore_errors=True)
        assert not differing(after, built(again))
    finally:
        shutil.rmtree(again)


def newer(folder: Path, package: str) -> Path:
    """A package as its next version may be: its bold letters are its upright ones."""
    ours = Path(str(files(package)))
    shutil.copytree(ours, folder / package)
    letters = folder / package / "files"
    next(letters.glob("*-Bold.ttf")).write_bytes(next(letters.glob("*-Regular.ttf")).read_bytes())
    (known,) = ours.parent.glob(f"{package}-*.dist-info")
    about = shutil.copytree(known, folder / f"{package}-99.dist-info") / "METADATA"
    about.write_text(re.sub(r"(?m)^Version: .*", "Version: 99", about.read_text("utf-8")), "utf-8")
    return folder


def test_prints_and_letters_are_made_anew_of_a_new_template_and_of_a_new_package(own_guide: Path) -> None:
    def read() -> Tree:
        environment = {**os.environ, "PYTHONPATH": str(packages), "PYTHONDONTWRITEBYTECODE": "1"}
        command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet")
        subprocess.run(command, cwd=own_guide, env=environment, check=True)
        return tree(own_guide / "site")

    packages = own_guide / "none"
    before = read()
    packages = newer(own_guide / ".packages", fonts.PACKAGE)
    rewrite(own_guide / "hooks/print/base.typ", '#let ink = rgb("#1a1613")', '#let ink = rgb("#000000")')
    after = read()
    shutil.rmtree(own_guide / ".cache")
    assert not differing(after, read())
    changed = differing(before, after)
    assert isinstance(changed, list)
    assert {"metoder/enkat/enkat.pdf", "assets/fonts/atkinson-bold.woff2"} <= set(changed)
    assert "assets/fonts/atkinson-regular.woff2" not in changed


@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], lambda data: data[::-1]])
def test_what_was_kept_and_is_damaged_is_made_anew(guide: Path, damage: Callable[[bytes], bytes]) -> None:
    whole = built(guide)
    for file in (guide / FOLDER).iterdir():
        file.write_bytes(damage(file.read_bytes()))
    assert not differing(whole, built(guide))


def test_a_page_that_shows_nothing_new_is_not_made_again(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(guide)
    edit(METHODS, guide)
    made: list[str] = []
    monkeypatch.setattr("guide.build.finished.Pages.finish", lambda _, path, __: made.append(path))
    built(guide)
    assert first(METHODS, guide).relative_to(guide).as_posix() in made
    assert "docs/om/integritet.md" not in made
    assert len(made) < len([*guide.glob("[!hn]*/**/*.md")])
