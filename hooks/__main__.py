"""What `make` runs, and the way in for those who have no make: `python hooks site`.

In words that Python 3.8 can read, so that an old one is told what to do.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path

from commands import install

COMMANDS = {
    "site": "site",
    "check": "check",
    "serve": "serve",
    "cards": "cards",
    "new-case": "new_case",
    "forms": "forms",
    "my-guide": "my_guide",
    "from-issue": "from_issue",
    "weekly": "weekly",
    "neighbours": "neighbours",
    "pictures": "pictures",
    "sign-in": "sign_in",
    "install": "install",
}
NEED_NO_PACKAGES = ("install", "sign-in")
NEED_TESTS_PACKAGES = ("pictures",)
INTERRUPTED = 130
GARBAGE = 50_000  # objects; a build makes many that stay, and to look among them for others costs a tenth of it


def main(root: Path, arguments: Sequence[str]) -> int:
    """Runs the command that the first argument names; gives its exit status, or 2 where there is no such command."""
    name, *rest = arguments or ("",)
    if name not in COMMANDS:
        print(f"Säg vad som ska göras: python hooks {' | '.join(COMMANDS)}", file=sys.stderr)
        return 2
    if install.is_too_old():
        return 1
    what, package = (install.TEST, "playwright") if name in NEED_TESTS_PACKAGES else (install.SITE, "mkdocs")
    if name not in NEED_NO_PACKAGES and not find_spec(package):
        return _run_in_venv(root, arguments, what)
    try:
        return int(import_module(f"commands.{COMMANDS[name]}").main(root, rest))
    except Exception as error:
        print(_obstacle(error), file=sys.stderr)
        return 1


def _obstacle(error: Exception) -> str:
    """What stands in the way, in Swedish; any other error is ours, and raised."""
    if isinstance(error, OSError):
        return str(import_module("guide.build.swap").obstacle(error))
    if isinstance(error, import_module("guide.text.mistakes").ContentError):
        return str(error)
    raise error


def _run_in_venv(root: Path, arguments: Sequence[str], what: str) -> int:
    """The same command by the Python that has the packages, once they are there."""
    if not install.is_current(root, what) and install.main(root, (f"--{what}",)):
        return 1
    command = [str(install.program(root, "python")), str(Path(__file__).parent), *arguments]
    return subprocess.call(command)  # noqa: S603 – ourselves


def _speak_any_console() -> None:
    """A console that lacks a letter shows a question mark in its place, here and in what we start."""
    os.environ.setdefault("PYTHONIOENCODING", ":replace")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _keep_bytecode() -> None:
    """What Python makes of our code and of packages lies with the packages, out of sight."""
    has_packages = sys.prefix != sys.base_prefix
    kept = Path(sys.prefix, "bytecode") if has_packages else Path(".cache/python")
    sys.pycache_prefix, sys.dont_write_bytecode = str(kept.absolute()), False
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent)  # one place for our code, whatever links lead to it
    _keep_bytecode()
    gc.set_threshold(GARBAGE)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material would tell of its end each time
    _speak_any_console()
    try:
        sys.exit(main(Path.cwd(), sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
