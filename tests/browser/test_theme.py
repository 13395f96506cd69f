"""Without Material's sheets the guide looks as it did."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import build, once, without_theme

from .conftest import served

PAGES = ("", "metoder/", "metoder/enkat/", "fall/laxhjalp/", "program/", "om/innehall/", "sok/", "kort/")
NEAR = 16  # pixels
serve = contextmanager(served)
# Each element's look, but for the two that only a theme has more to say of.
LOOK = """() => [...document.querySelectorAll("body, body *:not(kbd, .footnote-backref)")].map(element => {
  const { x, width } = element.getBoundingClientRect();
  const { color, backgroundColor, fontSize, fontWeight, lineHeight, display } = getComputedStyle(element);
  const look = [color, backgroundColor, fontSize, fontWeight, lineHeight, display];
  return [[element.localName, element.textContent.trim().slice(0, 60), ...look], [x, width]];
})"""


@pytest.fixture(scope="module")
def plain(unprinted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "plain", lambda folder: _plain(unprinted, folder))


def _plain(guide: Path, folder: Path) -> None:
    shutil.copytree(guide, folder, symlinks=True, ignore=shutil.ignore_patterns("site"))
    build(without_theme(folder), folder / "site")


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_look_the_same_without_a_theme(unprinted: Path, plain: Path, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=False)
    with serve(unprinted / "site") as with_theme, serve(plain / "site") as without:
        for address in PAGES:
            for now, before in zip(_look(page, without, address), _look(page, with_theme, address), strict=True):
                assert now[0] == before[0], address
                assert now[1] == pytest.approx(before[1], abs=NEAR), (address, now[0])
    page.close()


def _look(page: Page, host: str, address: str) -> list[tuple[list[str], list[float]]]:
    page.goto(f"{host}{address}", wait_until="networkidle")
    found: list[tuple[list[str], list[float]]] = page.evaluate(LOOK)
    return found
