"""What our own pages in `docs/` may call. Contributed content is never rendered with macros."""

from __future__ import annotations

from typing import Any

from guide.content.case import Case
from guide.editor import fields


def define_env(env: Any) -> None:
    """Gives pages `counts.methods`, `counts.cases`, `counts.programmes` and `case_fields` beside `guide`, the words."""
    library = env.conf.extra["guide_found"].library
    env.variables["counts"] = library.counts
    env.variables["case_fields"] = fields.fields(Case, library)
