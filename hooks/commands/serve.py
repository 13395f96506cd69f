"""`make serve`: MkDocs with live reload, started anew when the hooks change, which MkDocs itself never reloads."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

from watchfiles import PythonFilter, run_process


def main(root: Path, arguments: Sequence[str] = ()) -> int:
    """Serves the guide below `root` until it is interrupted; `arguments` are those of `mkdocs serve`."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    run_process(root / "hooks", target=serve, args=tuple(arguments), watch_filter=PythonFilter())
    return 0


def serve(*arguments: str) -> None:
    """MkDocs' own server, in a process of its own: no shell comes between, so any path will do."""
    sys.argv = ["mkdocs", "serve", "--livereload", *arguments]
    runpy.run_module("mkdocs", run_name="__main__")
