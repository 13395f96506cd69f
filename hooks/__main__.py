"""What `make` runs, and the way in for those who have no make: `python hooks site`.

In words that Python 3.8 can read, so that an old one is told what to do.
"""

from __future__ import annotations

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
    "site": "build",
    "check": "check",
    "serve": "serve",
    "cards": "cards",
    "new-case": "new_case",
    "forms": "forms",
    "my-guide": "my_guide",
    "from-issue": "from_issue",
    "weekly": "weekly",
    "install": "install",
}
INTERRUPTED = 130


def main(root: Path, arguments: Sequence[str]) -> int:
    """Runs the command that the first argument names; gives its exit status, or 2 where there is no such command."""
    name, *rest = arguments or ("",)
    if name not in COMMANDS:
        print(f"Säg vad som ska göras: python hooks {' | '.join(COMMANDS)}", file=sys.stderr)
        return 2
    if install.is_too_old():
        return 1
    if name != "install" and not find_spec("mkdocs"):
        return _run_in_venv(root, arguments)
    return int(import_module(f"commands.{COMMANDS[name]}").main(root, rest))


def _run_in_venv(root: Path, arguments: Sequence[str]) -> int:
    """The same command by the Python that has the packages, once they are there."""
    if not install.is_current(root) and install.main(root):
        return 1
    command = [str(install.program(root, "python")), str(Path(__file__).parent), *arguments]
    return subprocess.call(command)  # noqa: S603 – ourselves


def _speak_any_console() -> None:
    """A console that lacks a letter shows a question mark in its place, here and in what we start."""
    os.environ.setdefault("PYTHONIOENCODING", ":replace")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    _speak_any_console()
    try:
        sys.exit(main(Path.cwd(), sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
