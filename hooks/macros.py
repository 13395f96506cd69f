"""What our own pages in `docs/` may call. Contributed content is never rendered with macros."""

from __future__ import annotations

from typing import Any

from guide.content.case import Case
from guide.editor import fields
from guide.text import wording


def define_env(env: Any) -> None:
    """Gives pages `counts.methods` and the like, `shortest` and `case_fields` beside `guide`, the words."""
    library = env.conf.extra["guide_found"].library
    env.variables["counts"] = library.counts
    env.variables["shortest"] = wording.minutes(min(method.data.duration.min for method in library.methods.values()))
    env.variables["case_fields"] = fields.fields(Case, library)
