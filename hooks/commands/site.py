"""`make site`: builds the site, unless it is there and would come out the same."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from guide.build import unchanged

SITE = "site"
WHERE = f"Webbplatsen ligger i {SITE}/. Titta på den: kör make serve och öppna http://127.0.0.1:8000/."


def main(root: Path, _: Sequence[str] = ()) -> int:
    """Sees to that the site below `root` is what its files say; the exit status says whether it is."""
    made_from = unchanged.ingredients(root)
    told = unchanged.told_last(root, root / SITE, made_from)
    if told is None:
        return int(import_module("commands.build").build(root, made_from))  # which takes as long to read as this to do
    print(told, end="", file=sys.stderr)
    print(f"Ingenting har ändrats sedan webbplatsen byggdes.\n{WHERE}")
    return 0
