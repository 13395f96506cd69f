"""The editors' form speaks Swedish, with our words where its package has none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guide.content.library import Library
from guide.editor import cms

ROOT = Path(__file__).parents[2]
# What only whoever writes the form's settings is told, and ours are made and tested here.
FOR_DEVELOPERS = ("config.",)


def strings(told: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in told.items():
        if isinstance(value, dict):
            yield from strings(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def test_nothing_an_editor_meets_is_left_in_english(own_library: Library) -> None:
    locales = ROOT / "node_modules/@sveltia/cms/locales"
    english = dict(strings(json.loads((locales / "en-US.json").read_text("utf-8"))))
    script = cms.cms_files(ROOT, own_library, "https://prov.example/")["redigera/cms/sv.js"].decode()
    swedish = dict(strings(json.loads(script.removeprefix("export default ").rstrip(";\n"))))
    assert [key for key in english if key not in swedish and not key.startswith(FOR_DEVELOPERS)] == []
    assert swedish["save_conflict.title"] == "Någon annan har ändrat här"


def test_our_words_fill_in_the_same_as_the_package_s() -> None:
    locales = ROOT / "node_modules/@sveltia/cms/locales"
    english = dict(strings(json.loads((locales / "en-US.json").read_text("utf-8"))))
    ours = dict(strings(json.loads(Path(cms.__file__).with_name("sv.json").read_text("utf-8"))))
    places = {key: set(re.findall(r"\$\w+", value)) for key, value in ours.items()}
    assert places == {key: set(re.findall(r"\$\w+", english[key])) for key in ours}
