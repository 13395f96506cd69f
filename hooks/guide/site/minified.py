"""The search's scripts made small: MiniSearch as npm installed it, and our modules that are fetched with it."""

from __future__ import annotations

from pathlib import Path

from rjsmin import jsmin

_PACKAGE = "node_modules/minisearch"
_FOLDER = "assets/js/search"
MINISEARCH = f"{_FOLDER}/minisearch.js"
_MODULES = ("swedish.js", "lexicon.js", "engine.js")


def small(root: Path) -> dict[str, bytes]:
    """ES modules without comments, by their addresses from the top of the site; the library's licence is kept.

    Raises:
        FileNotFoundError: `npm ci` has not been run below `root`.
    """
    modules = {name: (root / "docs" / _FOLDER / name).read_text("utf-8") for name in _MODULES}
    scripts = {f"{_FOLDER}/{name}": jsmin(code) for name, code in modules.items()}
    return {name: code.encode() for name, code in (scripts | {MINISEARCH: _minisearch(root)}).items()}


def _minisearch(root: Path) -> str:
    package = root / _PACKAGE
    licence = (package / "LICENSE.txt").read_text("utf-8").strip()
    code = (package / "dist/es/index.js").read_text("utf-8").replace("//# sourceMappingURL=index.js.map", "")
    return f"/*!\n{licence}\n*/\n{jsmin(code)}\n"
