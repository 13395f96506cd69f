"""What is in sight can be pressed, however the window is sized and scrolled, and read on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

FULL = (
    "planera/#v1&start=2026-11-26T13:00&antal=7&fall=innovationsakuten"
    "&m=incheckning:10,brainwriting:40,enkat:150,avslut:10"
)

PAGES = {
    "planner": FULL,
    "method": "metoder/brainwriting/",
    "case": "fall/innovationsakuten/",
    "programme": "program/sex-steg/#v1&start=2027-03-22",
    "course": "coachning/coacha-pa-distans/",
    "worksheets": "kort/",
}

# Links, buttons and fields whose middle is in the window, but under something else. Trays and menus that are meant to
# lie above the page are none of these pages' own.
COVERED = """() => [...document.querySelectorAll("main a[href], main button, main input, main select, main summary")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]"))
  .flatMap((one) => [...one.getClientRects()].slice(0, 1).map((box) => [one, box]))
  .filter(([, box]) => box.width > 2 && box.height > 2 && box.top >= 0 && box.bottom <= innerHeight)
  .filter(([one, box]) => {
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!top) return false;
    const panel = one.closest("aside")?.getBoundingClientRect();
    if (panel && (box.bottom > panel.bottom || box.top < panel.top)) return false;
    return !one.contains(top) && !top.contains(one) && one.closest("label") !== top.closest("label");
  })
  .map(([one]) => one.outerHTML.slice(0, 120))"""

# Boxes of text in a panel that lie over the text of another.
OVERLAPS = """() => {
  const panels = "aside > section, aside.facts, .planner__main, .planner__more, .columns__main";
  const boxes = [...document.querySelectorAll(panels)]
    .filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()]);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  return boxes.flatMap(([one, a], index) => boxes.slice(index + 1)
    .filter(([other, b]) => !one.contains(other) && !other.contains(one) && meet(a, b))
    .map(([other]) => `${one.className} ${other.className}`));
}"""


@pytest.fixture(scope="module")
def address(real_address: str) -> str:
    """The real content, every page of which is to hold."""
    return real_address


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize("height", [700, 1500])
def test_what_is_in_sight_can_be_pressed(browser: Browser, address: str, path: str, height: int) -> None:
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    page = context.new_page()
    page.goto(path, wait_until="networkidle")
    for width in (900, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": height})
        end = page.evaluate("document.documentElement.scrollHeight - innerHeight")
        for place in range(0, end + 1, max(1, min(400, end // 6 or 1))):
            page.evaluate("place => scrollTo({ top: place, behavior: 'instant' })", place)
            assert page.evaluate(COVERED) == [], (width, place)
            assert page.evaluate(OVERLAPS) == [], (width, place)
    context.close()


@pytest.mark.parametrize("path", ["program/sex-steg/", "coachning/coacha-pa-distans/"])
@pytest.mark.parametrize("width", [320, 390])
def test_an_opened_agenda_is_read_on_a_phone(browser: Browser, address: str, path: str, width: int) -> None:
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(path)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    expect(page.locator(".agenda").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    widths = page.evaluate("[...document.querySelectorAll('.agenda td:last-child')].map(td => td.clientWidth)")
    assert min(widths) >= 0.45 * width
    context.close()
