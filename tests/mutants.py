"""`make mutants ROOM=print`: breaks a room's code in small ways, one at a time, and tells what no quick test sees.

A help to find what is not tested, not a gate: some breaks change nothing that anyone could notice.
"""

from __future__ import annotations

import ast
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
COPIED = ("hooks", "tests", "docs/assets", ".github", "pyproject.toml")
LINKED = (".venv", "node_modules")
AT_ONCE = 2
AROUND = 30  # characters, before and after what is broken
PATIENCE = 300  # seconds; a break that never ends is seen
CALLS = "MUTANTS_CALLS"  # the file in which a run of the tests notes what each of them calls

OPPOSITES: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot},
    **{ast.IsNot: ast.Is, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.FloorDiv: ast.Mult},
}


@dataclass(frozen=True)
class Mutant:
    """A module with one break in it: in which function, or in none, and what the line says before and after."""

    path: str
    function: str
    line: int
    code: str
    told: str


def mutants(path: str) -> Iterator[Mutant]:
    """Every break of a module, one at a time."""
    source, number = (ROOT / path).read_text("utf-8"), 0
    while True:
        tree, breaker = ast.parse(source), _Breaker(number)
        broken = ast.fix_missing_locations(breaker.visit(tree))
        if breaker.statement is None:
            return
        told = _difference(breaker.before, _first_line(breaker.statement))
        yield Mutant(path, breaker.function, breaker.line, ast.unparse(broken), told)
        number += 1


class _Breaker(ast.NodeTransformer):
    """Breaks the place with a number, counted from 0; `statement` stays None where there are not as many."""

    def __init__(self, number: int) -> None:
        self.left = number
        self.statement: ast.stmt | None = None
        self.function, self.line, self.before = "", 0, ""
        self.inside: list[ast.stmt] = []

    def visit(self, node: ast.AST) -> Any:
        if isinstance(node, ast.arg):
            return node
        if isinstance(node, ast.stmt):
            self.inside.append(node)
        broken = _broken(node)
        if broken is not None:
            self.left -= 1
        if broken is not None and self.left == -1:
            self._note(node, broken)
            found = broken
        else:
            found = self._below(node)
        if isinstance(node, ast.stmt):
            self.inside.pop()
        return found

    def _below(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.AnnAssign):
            node.value = self.visit(node.value) if node.value else None
            return node
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            node.body = [self.visit(statement) for statement in node.body]
            return node
        return self.generic_visit(node)

    def _note(self, node: ast.AST, broken: ast.AST) -> None:
        here = self.inside[-1]
        self.function, self.line = _name(self.inside), getattr(node, "lineno", here.lineno)
        self.before = _first_line(here)
        self.statement = broken if isinstance(broken, ast.stmt) else here


def _name(inside: list[ast.stmt]) -> str:
    """The outermost function of some statements, each in the one before it, as Python names it: `Class.method`."""
    names: list[str] = []
    for statement in inside:
        if isinstance(statement, ast.FunctionDef):
            return ".".join([*names, statement.name])
        names += [statement.name] if isinstance(statement, ast.ClassDef) else []
    return ""


def _first_line(statement: ast.stmt) -> str:
    return ast.unparse(statement).splitlines()[0].strip()


def _difference(before: str, after: str) -> str:
    """Two lines, cut down to where they differ."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    left = max(0, start - AROUND)
    cut = (line[left : len(line) - max(0, end - AROUND)] for line in (before, after))
    return "  →  ".join(cut)


def _broken(node: ast.AST) -> ast.AST | None:
    """A node in another way that is likely wrong, or None."""
    found: ast.AST | None = OPPOSITES[type(node)]() if type(node) in OPPOSITES else None
    match node:
        case ast.Constant(value=bool(value)):
            found = ast.Constant(not value)
        case ast.Constant(value=int(value)):
            found = ast.Constant(value + 1)
        case ast.If() | ast.IfExp():
            kept = {name: value for name, value in ast.iter_fields(node) if name != "test"}
            found = type(node)(test=ast.UnaryOp(ast.Not(), node.test), **kept)
        case ast.comprehension(ifs=[_, *_]):
            found = ast.comprehension(node.target, node.iter, [], node.is_async)
        case ast.Tuple(elts=elements, ctx=ast.Load()) if any(isinstance(one, ast.Starred) for one in elements):
            found = ast.Tuple(elements[:-1], ast.Load())
        case ast.Expr(value=value) if not isinstance(value, ast.Constant):
            found = ast.Pass()
        case ast.Raise() | ast.AugAssign():
            found = ast.Pass()
    return found


def _alike(one: str, other: str) -> int:
    """How many characters are the same from the start of two texts."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


# What each test calls, noted by the tests' own run: `pytest -p tests.mutants`.
_calls: defaultdict[str, set[str]] = defaultdict(set)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Notes every function of the guide that a test calls, its fixtures' calls included."""
    home = f"{item.config.rootpath}/"

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(f"{home}hooks/guide/"):
            function = frame.f_code.co_qualname.partition(".<locals>")[0]
            _calls[f"{frame.f_code.co_filename.removeprefix(home)}:{function}"].add(item.nodeid)

    threading.setprofile(note)
    sys.setprofile(note)
    result = yield
    sys.setprofile(None)
    threading.setprofile(None)
    return result


def pytest_sessionfinish() -> None:
    """Writes what was noted."""
    if CALLS in os.environ:
        Path(os.environ[CALLS]).write_text(json.dumps({name: sorted(tests) for name, tests in _calls.items()}), "utf-8")


def tests_for(mutant: Mutant, calls: dict[str, list[str]]) -> list[str]:
    """The tests that may see a break: those that call its function, then the others that call its module."""
    first = calls.get(f"{mutant.path}:{mutant.function}", [])
    others = [test for name, tests in sorted(calls.items()) if name.startswith(f"{mutant.path}:") for test in tests]
    return list(dict.fromkeys([*first, *others])) or ["tests/fast"]


def _copy(folder: Path) -> Path:
    for path in COPIED:
        take = shutil.copytree if (ROOT / path).is_dir() else shutil.copy
        take(ROOT / path, folder / path)
    for path in LINKED:
        (folder / path).symlink_to((ROOT / path).resolve())
    return folder


def _pytest(folder: Path, *arguments: str, **environment: str) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *arguments]
    surroundings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    try:
        ran = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def survives(mutant: Mutant, tests: list[str], folder: Path) -> bool:
    """Whether no test fails in a copy of the repository that has the break."""
    file = folder / mutant.path
    sound = file.read_text("utf-8")
    file.write_text(mutant.code, "utf-8")
    try:
        return _pytest(folder, *tests)
    finally:
        file.write_text(sound, "utf-8")


def main(room: str) -> None:
    """Breaks every module of a room, or the one that is named, and prints the breaks that no test sees."""
    found = sorted((ROOT / "hooks/guide").glob(f"{room}/*.py")) or [ROOT / "hooks/guide" / room]
    broken = [mutant for file in found for mutant in mutants(file.relative_to(ROOT).as_posix())]
    with tempfile.TemporaryDirectory() as work:
        copies: queue.SimpleQueue[Path] = queue.SimpleQueue()
        for number in range(AT_ONCE):
            (Path(work) / str(number)).mkdir()
            copies.put(_copy(Path(work) / str(number)))
        noted = Path(work) / "calls.json"
        sound = _pytest(Path(work) / "0", "-p", "tests.mutants", "tests/fast", **{CALLS: str(noted)})
        assert sound, "A quick test fails already. Mend that first."
        calls = json.loads(noted.read_text("utf-8"))

        def attempt(mutant: Mutant) -> bool:
            folder = copies.get()
            seen = not survives(mutant, tests_for(mutant, calls), folder)
            copies.put(folder)
            if not seen:
                print(f"{mutant.path}:{mutant.line}: {mutant.told}", flush=True)
            return seen

        with ThreadPoolExecutor(AT_ONCE) as pool:
            seen = sum(pool.map(attempt, broken))
    print(f"{seen} of {len(broken)} breaks are seen by a quick test.")


if __name__ == "__main__":
    main(sys.argv[1])
