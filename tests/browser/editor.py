"""Somebody at the form, as a test plays her."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as StillWaiting

from .conftest import until

MOST_SCROLLS = 20
MOST_CLICKS = 20
SLOW = 60_000  # milliseconds, for a form of two megabytes on a busy machine


class Editor:
    """Somebody at the form, whose clicks and fields are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions = page, 0

    def open(self) -> None:
        self.actions += 1
        self.page.goto("redigera/")

    def click(self, name: str, *, role: str = "button") -> None:
        self.actions += 1
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]

    def fill(self, field: str, text: str) -> None:
        self.actions += 1
        self.reach(field.partition(".")[0])
        self.page.locator(f"[data-key-path='{field}'] input, [data-key-path='{field}'] textarea").first.fill(text)

    def choose(self, field: str, name: str) -> None:
        self.actions += 1
        self.reach(field).get_by_role("combobox").first.click()
        self.page.get_by_role("option", name=name, exact=True).first.click()

    def add(self, field: str) -> None:
        """Adds a row to a list."""
        self.actions += 1
        self.reach(field).get_by_role("button", name=re.compile("^Lägg till")).last.click()

    def reach(self, field: str) -> Locator:
        """Fields are drawn when they are scrolled to, so each last one leads on to more, and a group to its parts."""
        found = self.page.locator(f"[data-key-path='{field}']")
        group = self.page.locator(f"[data-key-path='{field.rpartition('.')[0]}']")
        for _ in range(MOST_SCROLLS):
            if found.count():
                break
            near = group.first if group.count() else self.page.locator("[data-key-path]").last
            near.evaluate("field => field.scrollIntoView()")
            self.page.wait_for_timeout(100)
        found.scroll_into_view_if_needed()
        return found

    def write(self, heading: str, text: str) -> None:
        """Writes below a heading of the body, once the editor has learnt where the click was."""
        self.actions += 1
        body = self.reach("body").locator("[contenteditable=true]")
        title = body.get_by_role("heading", name=heading, exact=True)
        line = body.locator(f"h2:has-text('{heading}') + p")
        for _ in range(MOST_CLICKS):
            box = title.bounding_box()
            assert box
            title.click(position={"x": box["width"] - 2, "y": box["height"] / 2})
            until(self.page, "title => getSelection()?.anchorNode?.textContent === title", heading)
            self.page.evaluate("new Promise(requestAnimationFrame)")  # the editor learns of it by an event
            self.page.keyboard.press("Enter")
            with suppress(StillWaiting):
                line.wait_for(timeout=SLOW / MOST_CLICKS)
                break
        self.page.keyboard.type(text)
        expect(line).to_have_text(text)

    def paste(self, html: str) -> None:
        """Pastes what a word processor has copied, in place of all that stands in the body."""
        self.actions += 1
        body = self.reach("body").locator("[contenteditable=true]")
        body.click()
        self.page.keyboard.press("ControlOrMeta+a")
        body.evaluate(
            """(body, html) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData("text/html", html);
              clipboardData.setData("text/plain", new DOMParser().parseFromString(html, "text/html").body.textContent);
              body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            }""",
            html,
        )

    def show(self, photo: Path, alt: str, credit: str) -> None:
        """Adds a picture of the editor's own, found in a folder."""
        self.actions += 4
        self._unfold("image")
        self.reach("image.file").get_by_role("button", name="Bläddra").click()
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_role("dialog").get_by_role("button", name="Ladda upp").click()
        chooser.value.set_files(photo)
        expect(self.page.get_by_role("dialog").get_by_text("Ej sparad")).to_be_visible(timeout=SLOW)
        self.page.get_by_role("button", name="Infoga").click()
        self._tell(alt, credit)

    def drop(self, photo: Path, alt: str, credit: str) -> None:
        """Adds a picture by dropping it on its field."""
        self.actions += 2
        self._unfold("image")
        field = self.reach("image.file").locator(".drop-target").first
        field.scroll_into_view_if_needed()
        box = field.bounding_box()
        assert box
        data = {"items": [], "files": [str(photo)], "dragOperationsMask": 1}
        hand = self.page.context.new_cdp_session(self.page)
        for event in ("dragEnter", "dragOver", "drop"):
            at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
            hand.send("Input.dispatchDragEvent", {"type": event, "data": data, **at})
        self._tell(alt, credit)

    def _unfold(self, field: str) -> None:
        """Says that a group is to be filled in, once the form hears it, and sees its parts, which are drawn then."""
        box, parts = self.reach(field).get_by_role("checkbox"), self.page.locator(f"[data-key-path^='{field}.']")
        for _ in range(MOST_CLICKS):
            if box.get_attribute("aria-checked") != "true":
                box.click()
            box.evaluate("box => box.scrollIntoView()")
            with suppress(StillWaiting):
                parts.first.wait_for(state="attached", timeout=SLOW / MOST_CLICKS)
                return

    def _tell(self, alt: str, credit: str) -> None:
        expect(self.reach("image.file")).to_contain_text(".webp", timeout=SLOW)
        self.fill("image.alt", alt)
        self.fill("image.credit", credit)

    def keep(self) -> None:
        """Saves a proposal without sending it, and is back among all."""
        self.click("Spara")
        self.click("Senare")
        expect(self.page.get_by_role("button", name="Skapa ny post").first).to_be_visible(timeout=SLOW)

    def sign_in(self) -> None:
        self.open()
        self.click("Logga in med en Access Token")
        self.actions += 1
        self.page.get_by_role("textbox").first.fill("token")
        self.page.keyboard.press("Enter")
        self.click("Forka")
        expect(self.page.get_by_role("button", name="Skapa ny post").first).to_be_visible(timeout=SLOW)
