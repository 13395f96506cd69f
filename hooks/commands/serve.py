"""`make serve`: the guide in a browser, started anew when what makes it changes: code, or a template of print."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from watchfiles import Change, run_process

_CODE = (".py", ".typ")


def main(root: Path, arguments: Sequence[str] = ()) -> int:
    """Serves the guide below `root` until it is interrupted; `--dev-addr` says where."""
    run_process(root / "hooks", target=serve, args=(root, *arguments), watch_filter=_is_code)
    return 0


def serve(root: Path, *arguments: str) -> None:
    """The same, in a process of its own: no shell comes between, so any path will do."""
    import_module("mkdocs_preview").serve(root, arguments)


def _is_code(_: Change, path: str) -> bool:
    return path.endswith(_CODE)
