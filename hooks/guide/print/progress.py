"""A line that tells how far a long piece of work has come."""

from __future__ import annotations

import sys
from collections.abc import Callable


def line(label: str) -> Callable[[int, int], None]:
    """Writes `label: 3 av 12` over itself where somebody watches, and nothing into a log."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{label}: {done} av {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return tell
