"""The front-end packages that the site serves, made small: what npm installed → what a browser loads."""

from __future__ import annotations

from pathlib import Path

from rjsmin import jsmin

_PACKAGE = "node_modules/minisearch"


def minisearch(root: Path) -> bytes:
    """MiniSearch as an ES module without comments, its licence at the top.

    Raises:
        FileNotFoundError: `npm ci` has not been run below `root`.
    """
    package = root / _PACKAGE
    licence = (package / "LICENSE.txt").read_text("utf-8").strip()
    code = (package / "dist/es/index.js").read_text("utf-8").replace("//# sourceMappingURL=index.js.map", "")
    return f"/*!\n{licence}\n*/\n{jsmin(code)}\n".encode()
