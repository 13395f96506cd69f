"""A plan, and what a workshop came to, as Word documents: made on the reader's own machine, read as Word does."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import BrowserContext, Page, expect

from .conftest import Watch

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAN = (
    "planera/#v1&namn=Torsdag&fraga=Hur%20kan%20vi%20%3Cb%3Elyssna%3C%2Fb%3E%3F&start=2026-11-26T13:00&var=distans"
    "&antal=7&m=incheckning:10,brainwriting:40,*%3Cscript%3E:15,avslut:10&vem2=Amina&not2=Dela%20ut%20listan"
)
LIBRARY = "word.js"


def saved(page: Page, folder: Path) -> tuple[str, dict[str, str]]:
    """The name of the Word file that the page gives, and its parts."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Spara som Word (.docx)").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return file.name, {name: archive.read(name).decode() for name in archive.namelist()}


def paragraphs(parts: dict[str, str]) -> list[str]:
    body = ElementTree.fromstring(parts["word/document.xml"])  # noqa: S314 – what our own page made
    return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in body.iter(f"{W}p")]


def test_a_plan_becomes_a_word_document_with_its_question_times_and_each_item(
    page: Page, tmp_path: Path, watch: Watch
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(PLAN)
    expect(page.locator("[data-row]")).to_have_count(4)
    assert LIBRARY not in asked, "the library is fetched before anybody asked for Word"
    name, parts = saved(page, tmp_path)
    assert name == "torsdag.docx"
    assert LIBRARY in asked
    expect(page.locator("[data-out-note]")).to_have_text("Word-filen är sparad.")
    texts = paragraphs(parts)
    assert texts[:2] == ["Torsdag", "Hur kan vi <b>lyssna</b>?"]
    begins = texts.index("Vem leder") + 1
    assert [text for text in texts[begins:] if text[2:3] == "." and text[:2].isdigit()] == [
        *("13.00", "13.10", "13.50", "14.05")
    ]
    for text in ("Incheckning", "Brainwriting", "<script>", "Avslut", "Amina", "Anteckning: Dela ut listan"):
        assert text in texts[begins:]
    assert any("grupprum" in text for text in texts)
    assert '<w:lang w:val="sv-SE"' in parts["word/styles.xml"]
    assert "<dc:title>Torsdag</dc:title>" in parts["docProps/core.xml"]


def test_an_empty_plan_has_no_document_and_a_lost_library_is_told(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("planera/")
    button = page.get_by_role("button", name="Spara som Word (.docx)")
    expect(button).to_be_disabled()
    page.route(f"**/{LIBRARY}", lambda route: route.abort())
    page.evaluate("address => { location.hash = address }", PLAN.split("#")[1])
    button.click()
    expect(page.locator("[data-out-note]")).to_contain_text("Ladda om sidan och försök igen")
