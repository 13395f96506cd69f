"""What `make` runs, and the way in for those who have no make: `python hooks site`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

COMMANDS = {
    "site": "build",
    "check": "check",
    "serve": "serve",
    "cards": "cards",
    "new-case": "new_case",
    "forms": "forms",
    "from-issue": "from_issue",
    "weekly": "weekly",
}


def main(root: Path, arguments: Sequence[str]) -> int:
    """Runs the command that the first argument names; gives its exit status, or 2 where there is no such command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a letter must not hide the message
    name, *rest = arguments or ("",)
    if name not in COMMANDS:
        print(f"Säg vad som ska göras: python hooks {' | '.join(COMMANDS)}", file=sys.stderr)
        return 2
    return int(import_module(f"commands.{COMMANDS[name]}").main(root, rest))


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), sys.argv[1:]))
