"""`make serve`: MkDocs with live reload, started anew when the hooks change, which MkDocs itself never reloads."""

from __future__ import annotations

import os
import sys

from watchfiles import PythonFilter, run_process

if __name__ == "__main__":
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    command = f"{sys.executable} -m mkdocs serve --livereload {' '.join(sys.argv[1:])}"
    run_process("hooks", target=command, target_type="command", watch_filter=PythonFilter())
