"""What search engines read on a page: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from guide.content.base import Source
from guide.content.case import Case
from guide.content.kinds import CASES, METHODS
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.data.opendata import LICENCE
from guide.text import markup

_CONTEXT = "https://schema.org"


def linked(library: Library, path: str, site: str) -> Markup:
    """A method as a HowTo, a case as an Article, nothing for other files; safe inside a script element."""
    entry: Entry[Any] | None = library.at(path)
    describe = DESCRIBED.get(entry.kind.name) if entry else None
    return _safe(describe(library, entry, site)) if entry and describe else Markup()


def _how_to(library: Library, method: Entry[Method], site: str) -> dict[str, Any]:
    data, render = method.data, markup.renderer()
    return {
        "@context": _CONTEXT,
        "@type": "HowTo",
        **_common(method, site),
        "name": data.title,
        "alternateName": data.aliases,
        "totalTime": f"PT{data.preparation + data.duration.max}M",
        "performTime": f"PT{data.duration.max}M",
        "prepTime": f"PT{data.preparation}M",
        "about": library.vocabulary.name("steps", data.step),
        "supply": [{"@type": "HowToSupply", "name": name} for name in data.materials],
        "step": [
            {"@type": "HowToStep", "position": number, "name": step.title, "text": markup.plain(render(step.do))}
            for number, step in enumerate(data.steps, 1)
        ],
        "citation": _citations(data.sources),
    }


def _article(library: Library, case: Entry[Case], site: str) -> dict[str, Any]:
    data = case.data
    return {
        "@context": _CONTEXT,
        "@type": "Article",
        **_common(case, site),
        "headline": data.title,
        "about": [library.vocabulary.name("sectors", id) for id in data.sectors],
        "sourceOrganization": [{"@type": "Organization", "name": name} for name in data.organisations],
        "mentions": [{"@type": "HowTo", "url": f"{site}{library.methods[id].address}"} for id in data.methods],
        "citation": _citations(data.sources),
        "publisher": {"@type": "Organization", "name": library.vocabulary.contact},
    }


# What a kind of content is in the words of schema.org.
DESCRIBED: dict[str, Callable[[Library, Any, str], dict[str, Any]]] = {METHODS.name: _how_to, CASES.name: _article}


def _common(entry: Entry[Method] | Entry[Case], site: str) -> dict[str, Any]:
    return {
        "url": f"{site}{entry.address}",
        "description": entry.data.summary,
        "inLanguage": "sv",
        "dateModified": entry.data.reviewed.isoformat(),
        "license": LICENCE,
        "isAccessibleForFree": True,
    }


def _citations(sources: tuple[Source, ...]) -> list[dict[str, Any]]:
    return [
        {"@type": "CreativeWork", "name": source.title, **_told(url=source.url, inLanguage=source.language)}
        for source in sources
    ]


def _told(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _safe(value: dict[str, Any]) -> Markup:
    data = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return Markup(data)  # noqa: S704 – no element can end or begin in it
