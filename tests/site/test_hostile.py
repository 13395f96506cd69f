"""Hostile text in every field that takes free text is shown as text on every page."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guide.content import validation
from guide.content.base import Model
from guide.content.case import Case
from guide.content.header import parse
from guide.content.library import Library
from guide.content.method import Method
from guide.content.programme import Programme
from guide.content.vocabulary import Vocabulary
from guide.content.worksheet import Worksheet
from guide.text.mistakes import ContentError

from .test_build import run

HOSTILE = "<b data-hostile='1'>&\"{{ 1234 * 5678 }}"
FILES: dict[str, type[Model]] = {
    "methods/djupintervju.md": Method,
    "cases/laxhjalp.md": Case,
    "docs/program/fem-steg.md": Programme,
    "docs/program/arsvarvet.md": Programme,
    "docs/program/jouren.md": Programme,
    "docs/material/fragan.md": Worksheet,
}


def texts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every text among nested values."""
    if isinstance(value, str):
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from texts(inner, (*path, key))


def with_hostile(values: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    changed = copy.deepcopy(values)
    holder: Any = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = HOSTILE + str(holder[path[-1]])[:12]
    return changed


def is_right(model: type[Model], header: str, words: Vocabulary) -> bool:
    try:
        validation.read(model, parse(header, "x.md"), words)
    except ContentError:
        return False
    return True


def test_no_field_reaches_a_page_as_markup(own_guide: Path, own_library: Library) -> None:
    poisoned = 0
    for path, model in FILES.items():
        file = own_guide / path
        document = parse(file.read_text("utf-8"), path)
        values = document.values | ({"open_to": "Fler kommuner får pröva."} if model is Case else {})
        for place in list(texts(values)):
            attempt = with_hostile(values, place)
            if is_right(model, f"---\n{json.dumps(attempt)}\n---\n", own_library.vocabulary):
                values, poisoned = attempt, poisoned + 1
        file.write_text(f"---\n{json.dumps(values)}\n---\n{document.body}", "utf-8")
    assert poisoned > 100
    built = run(own_guide, "hooks", "site")
    assert built.returncode == 0, built.stdout + built.stderr
    pages = {str(file): file.read_text("utf-8") for file in (own_guide / "site").rglob("*.html")}
    assert [name for name, html in pages.items() if "<b data-hostile" in html or "7006652" in html] == []
    assert any("&lt;b data-hostile" in html for html in pages.values())
    for address in ("fall", "fall/tavla", "fall/laxhjalp"):
        assert "Öppet för andra" in pages[str(own_guide / "site" / address / "index.html")], address
