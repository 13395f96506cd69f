"""What our own pages in `docs/` may call. Contributed content is never rendered with macros."""

from __future__ import annotations

from typing import Any

from guide import pages


def define_env(env: Any) -> None:
    """Gives pages `counts.methods`, `counts.cases`, `counts.programmes` beside `guide`, the vocabulary."""
    env.variables["counts"] = pages.counts(env.conf.extra["library"])
