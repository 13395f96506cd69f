"""`make serve`: MkDocs with live reload, started anew when the hooks change, which MkDocs itself never reloads."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from watchfiles import PythonFilter, run_process


def main(root: Path, arguments: Sequence[str] = ()) -> int:
    """Serves the guide below `root` until it is interrupted; `arguments` are those of `mkdocs serve`."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    command = shlex.join([sys.executable, "-m", "mkdocs", "serve", "--livereload", *arguments])
    run_process(root / "hooks", target=command, target_type="command", watch_filter=PythonFilter())
    return 0
