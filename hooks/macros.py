"""What our own pages in `docs/` may call. Contributed content is never rendered with macros."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guide.content.case import Case
from guide.content.library import Library
from guide.editor import fields
from guide.text import wording


def _held(counts: Mapping[str, int]) -> str:
    """`3 metoder och 1 fall`: what there is none of is not told."""
    words = {"methods": ("metod", "metoder"), "cases": ("fall", "fall"), "programmes": ("program", "program")}
    return wording.enumeration([wording.count(counts[kind], *names) for kind, names in words.items() if counts[kind]])


def define_env(env: Any) -> None:
    """Gives pages what `said` has."""
    for name, value in said(env.conf.extra["guide_found"].library).items():
        env.variables[name] = value
    env.has_j2 = _is_macro


def said(library: Library) -> dict[str, Any]:
    """`guide`, the words, `counts` by kind, such as `counts.methods`, `held`, the same in words, `shortest` and
    `case_fields`."""
    return {
        "guide": library.vocabulary,
        "counts": library.counts,
        "shortest": wording.minutes(min(method.data.duration.min for method in library.methods.values())),
        "held": _held(library.counts),
        "case_fields": fields.fields(Case, library),
    }


def _is_macro(_: str) -> bool:
    """Titles are words: mkdocs-macros, which asks this of each, would run what stands in them, or stop the build."""
    return False
