"""A real Chromium over the real site. Every page that a test opens is watched for what readers must never meet."""

from __future__ import annotations

import functools
import http.server
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, Request, expect, sync_playwright

from commands import pictures

ROOT = Path(__file__).parents[2]
PATIENCE = 20_000  # milliseconds, for pages on a busy machine
LEFT = ("net::ERR_ABORTED", "NS_BINDING_ABORTED")  # the reader went on before the answer came
launch = pictures.launch
AXE = ROOT / "node_modules/axe-core/axe.min.js"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a plain static host does, the site's own page for what is not there."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@dataclass
class Watch:
    """What went wrong while pages were open."""

    host: str
    faults: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("console", lambda message: self._note(message.type == "error", f"console: {message.text}"))
        page.on("pageerror", lambda error: self._note(True, f"script: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", lambda request: self._note(request.failure not in LEFT, f"failed: {request.url}"))
        page.on("response", lambda response: self._note(response.status >= 400, f"{response.status}: {response.url}"))

    def _request(self, request: Request) -> None:
        self._note(urlsplit(request.url).netloc not in (self.host, ""), f"third party: {request.url}")

    def _note(self, wrong: bool, fault: str) -> None:
        if wrong:
            self.faults.append(fault)


def served(site: Path) -> Iterator[str]:
    """Where a site is served while it is needed, with a slash at the end."""
    handler = functools.partial(Handler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def option(page: Page, facet: str, name: str) -> Locator:
    """A box in a menu, which is opened for it."""
    menu = page.locator("[data-menu]").filter(has=page.locator("summary", has_text=re.compile(rf"^\s*{facet}")))
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    return menu.get_by_role("checkbox", name=re.compile(f"^{name}"))


def until(page: Page, condition: str, given: object = None) -> None:
    """Waits for a condition in script. `wait_for_function` asks again by `eval`, which our policy refuses."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(condition, given):
        assert time.monotonic() < deadline, condition
        page.wait_for_timeout(50)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def address(own_site: Path) -> Iterator[str]:
    """Where the tests' own guide is served, with a slash at the end. No text of the real one is needed."""
    yield from served(own_site)


@pytest.fixture(scope="session")
def real_address(site: Path) -> Iterator[str]:
    """Where the real content is served, for what must hold for every page of it."""
    yield from served(site)


@pytest.fixture
def watch(address: str) -> Iterator[Watch]:
    """Fails the test where any page it opened logged an error, lost a request or asked another host."""
    watch = Watch(urlsplit(address).netloc)
    yield watch
    assert not watch.faults


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A fresh reader at a desk: 1280 × 900, light."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, locale="sv-SE")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    page = context.new_page()
    watch.follow(page)
    return page
