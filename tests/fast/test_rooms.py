"""The house: which room may look into which, and one name for one thing."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[2] / "hooks"
GUIDE = HOOKS / "guide"
ROOMS = ("text", "content", "review", "cards", "coach", "data", "site", "print", "editor", "build")
GENERATOR = {"mkdocs", "material", "jinja2"}
MODULES = sorted(file.relative_to(HOOKS).as_posix() for file in HOOKS.rglob("*.py"))


def imported(path: str) -> set[str]:
    """The full name of every module, and of what is taken from it, that a module asks for."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((HOOKS / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} has a relative import, which tells no room"
            names |= {f"{node.module}.{name.name}" for name in node.names}
    return names


def rooms_of(path: str) -> set[str]:
    """The rooms that a module looks into."""
    return {name.split(".")[1] for name in imported(path) if name.startswith("guide.")}


def public_names(file: Path) -> Iterator[str]:
    """What a module defines at its top for others to use."""
    for node in ast.parse(file.read_text("utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case ast.Assign(targets=targets):
                names = [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_"))


def test_the_guide_has_the_rooms_that_its_plan_has_and_nothing_beside_them() -> None:
    found = {file.relative_to(GUIDE).parts[0] for file in GUIDE.rglob("*.py")} - {"__init__.py"}
    assert found == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_looks_only_into_rooms_before_it(room: str) -> None:
    before = set(ROOMS[: ROOMS.index(room) + 1])
    here = [path for path in MODULES if path.startswith(f"guide/{room}/")]
    assert {path: rooms_of(path) - before for path in here if rooms_of(path) - before} == {}


def test_only_two_modules_know_the_site_generator() -> None:
    knows = [path for path in MODULES if {name.partition(".")[0] for name in imported(path)} & GENERATOR]
    assert knows == ["mkdocs_hooks.py", "mkdocs_preview.py"]


def test_the_guide_knows_neither_its_commands_nor_its_hooks() -> None:
    above = {"commands", "macros", "mkdocs_hooks"}
    guide = [path for path in MODULES if path.startswith("guide/")]
    assert [path for path in guide if {name.partition(".")[0] for name in imported(path)} & above] == []


def test_a_public_name_stands_in_one_module() -> None:
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for file in sorted(GUIDE.rglob("*.py")):
        for name in public_names(file):
            homes[name].add(file.relative_to(GUIDE).as_posix())
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}
