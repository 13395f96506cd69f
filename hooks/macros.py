"""What our own pages in `docs/` may call. Contributed content is never rendered with macros."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guide.content.case import Case
from guide.editor import fields
from guide.text import wording


def _held(counts: Mapping[str, int]) -> str:
    """`3 metoder och 1 fall`: what there is none of is not told."""
    words = {"methods": ("metod", "metoder"), "cases": ("fall", "fall"), "programmes": ("program", "program")}
    return wording.enumeration([wording.count(counts[kind], *names) for kind, names in words.items() if counts[kind]])


def define_env(env: Any) -> None:
    """Gives pages `guide`, the words, `counts` by kind, such as `counts.methods`, `held`, the same in words,
    `shortest` and `case_fields`."""
    library = env.conf.extra["guide_found"].library
    env.variables["guide"] = library.vocabulary
    env.variables["counts"] = library.counts
    env.variables["shortest"] = wording.minutes(min(method.data.duration.min for method in library.methods.values()))
    env.variables["held"] = _held(library.counts)
    env.variables["case_fields"] = fields.fields(Case, library)
