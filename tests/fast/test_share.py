"""What is seen of a page where somebody shares it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from guide.content.library import Library
from guide.content.page import Page
from guide.print.share import share_files, share_pictures
from guide.site.share import share, shares


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("methods/tre-prickar.md", "15–30 min · 3–20 personer. "),
        ("cases/laxhjalp.md", "Kultur och fritid · Omsorg. "),
        ("docs/program/arsvarvet.md", "6 tillfällen. "),
        ("docs/workshoppar/skylten.md", "1 tim 40 min · 4–24 personer · På distans. "),
        ("docs/steg/samla.md", ""),
    ],
)
def test_the_facts_that_one_chooses_by_stand_first(library: Library, path: str, told: str) -> None:
    found = share(library, path)
    entry = library.at(path)
    assert entry
    data: Any = entry.data
    assert found
    assert found.title == data.title
    said = data.description if isinstance(data, Page) else data.summary
    assert found.description == told + said


def test_every_page_has_a_picture_of_its_own_as_large_as_chats_show(library: Library, tmp_path: Path) -> None:
    made = share_pictures(library, tmp_path)
    assert set(made) == share_files(library) == {share.picture for share in shares(library).values()}
    assert {Image.open(BytesIO(picture)).size for picture in made.values()} == {(1200, 630)}
    assert len(set(made.values())) == len(made)


def test_a_picture_is_made_once_and_the_same_each_time(library: Library, tmp_path: Path) -> None:
    first = share_pictures(library, tmp_path / "one")
    kept = {file: file.stat().st_mtime_ns for file in (tmp_path / "one").iterdir()}
    assert share_pictures(library, tmp_path / "one") == first
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "one").iterdir()} == kept
    assert share_pictures(library, tmp_path / "two") == first
