"""What a change does to the pages that readers see, and the pictures of it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from markdown import markdown
from PIL import Image, ImageDraw

from guide.build.changed import ChangedPage, changed_pages, summary
from guide.build.pictured import BeforeAfter, cropped, gallery

PAGE = '<title>{title} – Guiden</title><link rel="stylesheet" href="{up}x.css"><body><main>{text}</main></body>'
SENT_ON = "<title>Kort 1</title><body><h1>Kort 1</h1></body>"


def site(folder: Path, pages: dict[str, str], sheet: str = "") -> Path:
    for address, text in pages.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * address.count("/")
        file.write_text(PAGE.format(title=address.strip("/") or "Guiden", up=up, text=text), "utf-8")
    (folder / "x.css").write_text(sheet, "utf-8")
    return folder


def test_pages_that_are_new_gone_and_changed_are_told_with_the_changed_file_first(tmp_path: Path) -> None:
    before = site(tmp_path / "a", {"": "lika", "fall/b/": "förr", "metoder/c/": "ett", "om/": "bort"})
    after = site(tmp_path / "b", {"": "lika", "fall/b/": "nu", "metoder/c/": "två", "om/d/": "nytt"})
    found = changed_pages(before, after, ["methods/c.md"])
    assert [(page.address, page.told) for page in found] == [
        ("metoder/c/", "ändrad"),
        ("om/", "borttagen"),
        ("om/d/", "ny sida"),
        ("fall/b/", "ändrad"),
    ]


def test_what_only_sends_its_reader_on_is_no_page(tmp_path: Path) -> None:
    before, after = site(tmp_path / "a", {"": ""}), site(tmp_path / "b", {"": ""})
    (after / "K").mkdir()
    (after / "K/index.html").write_text(SENT_ON, "utf-8")
    assert changed_pages(before, after) == []


@pytest.mark.parametrize("changed", ["style sheet", "picture"])
def test_a_page_changes_with_what_it_shows(tmp_path: Path, changed: str) -> None:
    pages = {"om/": '<img alt="" src="../ett%20tal.png">'}
    before, after = site(tmp_path / "a", pages), site(tmp_path / "b", pages)
    file = after / {"style sheet": "x.css", "picture": "ett tal.png"}[changed]
    file.write_text("annat", "utf-8")
    assert [page.address for page in changed_pages(before, after)] == ["om/"]


def test_the_answer_says_how_many_pages_and_leads_to_the_pictures() -> None:
    pages = [ChangedPage(f"fall/{number}/", "Ett fall", was=True, is_there=True) for number in range(30)]
    told = summary(pages, 12)
    assert "30 sidor blir annorlunda" in told
    assert "[Se bilder av de tolv första före och efter](bilder.html)" in told
    assert "… och 10 till" in told
    assert summary(pages[:1], 1).count("[Se bilder före och efter]") == 1
    assert "Ingen sida blir annorlunda" in summary([], 0)


def test_no_title_becomes_markup_in_the_answer_or_in_the_pictures() -> None:
    page = ChangedPage("x/", "<img src=x onerror=alert(1)> @alla", was=True, is_there=True)
    assert "<img" not in markdown(summary([page], 1)) + gallery([(page, [])])
    assert "@" not in summary([page], 1)


def drawn(height: int, *marks: tuple[int, int]) -> bytes:
    """A page of stripes, no two alike, and black marks from one row to another."""
    image = Image.new("RGB", (20, height))
    draw = ImageDraw.Draw(image)
    for row in range(height):
        draw.line((0, row, 20, row), (row % 251, row // 251, 200))
    for top, bottom in marks:
        draw.rectangle((0, top, 20, bottom - 1), (0, 0, 0))
    data = BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def size(data: bytes | None) -> tuple[int, int] | None:
    return Image.open(BytesIO(data)).size if data else None


def test_a_picture_is_cut_to_the_rows_that_changed() -> None:
    cut = cropped(BeforeAfter("mobil", drawn(2000), drawn(2000, (900, 910), (940, 950))))
    assert size(cut.before) == size(cut.after) == (20, 60 + 50 + 60)


def test_a_picture_of_a_longer_page_shows_what_came_in() -> None:
    old = Image.open(BytesIO(drawn(1000)))
    new = Image.new("RGB", (20, 1100))
    new.paste(old.crop((0, 0, 20, 400)), (0, 0))
    new.paste(old.crop((0, 400, 20, 1000)), (0, 500))
    data = BytesIO()
    new.save(data, "PNG")
    cut = cropped(BeforeAfter("mobil", drawn(1000), data.getvalue()))
    assert (size(cut.before), size(cut.after)) == ((20, 120), (20, 220))


def test_a_page_that_looks_the_same_has_no_pictures_and_says_so() -> None:
    cut = cropped(BeforeAfter("mobil", drawn(100), drawn(100)))
    page = ChangedPage("om/", "Om", was=True, is_there=True)
    assert (cut.before, cut.after) == (None, None)
    assert "Ser likadan ut" in gallery([(page, [cut])])


def test_a_new_page_is_shown_whole() -> None:
    assert cropped(BeforeAfter("mobil", None, drawn(3000))).after == drawn(3000)
