"""The guide saved on a reader's device."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from guide.build import offline
from tests.browser.conftest import served

SAVED = "Guiden är sparad på den här enheten"
UNTIL_KEPT = """async (version) => {
  const list = async () => (await (await caches.match(new URL("../../offline.json", location))).json());
  while ((await list()).version !== version) await new Promise((done) => setTimeout(done, 50));
}"""

TEND = """() => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => data.kept ? done("kept") : data.failed && done("failed");
  void navigator.serviceWorker.ready.then(({ active }) => active.postMessage("tend", [port2]));
})"""


@pytest.fixture
def copy(own_site: Path, tmp_path: Path) -> Path:
    """The site, free to change."""
    return shutil.copytree(own_site, tmp_path / "site")


@pytest.fixture
def reader(browser: Browser, copy: Path) -> Iterator[BrowserContext]:
    with closing(served(copy)) as serving:  # type: ignore[type-var]
        context = browser.new_context(base_url=next(serving), locale="sv-SE")
        yield context
        context.close()


def save(page: Page) -> None:
    page.goto("utan-nat/")
    expect(page.get_by_text(re.compile(r"inte sparad på den här enheten\. Den tar \d+ MB"))).to_be_visible()
    page.get_by_role("button", name="Spara guiden på enheten").click()
    expect(page.get_by_text(SAVED)).to_be_visible()


def test_a_saved_guide_is_read_searched_planned_and_shown_without_a_network(reader: BrowserContext) -> None:
    page = reader.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    save(page)
    reader.set_offline(True)
    page.goto("metoder/")
    page.get_by_role("article").get_by_role("link", name="Enkät", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Enkät")
    page.goto("sok/?q=djupintervju")
    expect(page.get_by_role("main").get_by_role("heading", level=3).first).to_be_visible()
    page.goto("planera/#v1&m=enkat:30")
    expect(page.locator("[data-planner]").get_by_text("Enkät").first).to_be_visible()
    page.goto("visa/#v1&m=enkat:30")
    expect(page.locator("[data-title]")).not_to_be_empty()
    page.goto("finns-inte/")
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert faults == []


def test_nothing_is_saved_and_no_script_answers_for_the_network_before_a_reader_asks(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto("metoder/")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert page.evaluate("caches.keys().then((all) => all.length)") == 0


def test_a_new_version_is_shown_at_once_and_saved(reader: BrowserContext, copy: Path) -> None:
    page = reader.new_page()
    save(page)
    method = copy / "metoder/enkat/index.html"
    method.write_text(method.read_text("utf-8").replace(">Enkät</h1>", ">Enkäten</h1>"), "utf-8")
    (copy / "assets/pages/worker.js").write_text((copy / offline.WORKER).read_text("utf-8").partition(";")[2], "utf-8")
    offline.complete(copy)
    page.goto("metoder/enkat/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Enkäten")
    version = json.loads((copy / offline.LIST).read_text())["version"]
    page.evaluate(UNTIL_KEPT, version)
    reader.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Enkäten")


class Moody(SimpleHTTPRequestHandler):
    """The site on a server that may be unwell, or want its readers to sign in anew."""

    mood = "well"

    def do_GET(self) -> None:
        if self.mood == "well" or self.path in ("/logga-in/", "/offline.json"):
            super().do_GET()
        elif self.mood == "unwell":
            self.send_error(503)
        else:
            self.send_response(302)
            self.send_header("Location", "/logga-in/")
            self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def moody(browser: Browser, copy: Path) -> Iterator[BrowserContext]:
    Moody.mood = "well"
    (copy / "logga-in").mkdir()
    (copy / "logga-in/index.html").write_text("<title>Logga in</title><h1>Logga in</h1>")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Moody, directory=str(copy))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}/", locale="sv-SE")
        yield context
        context.close()
        server.shutdown()


def test_a_saved_guide_answers_for_a_server_that_cannot(moody: BrowserContext) -> None:
    page = moody.new_page()
    save(page)
    Moody.mood = "unwell"
    page.goto("metoder/enkat/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Enkät")


def test_a_page_that_asks_the_reader_to_sign_in_is_not_saved_in_the_guide_s_place(
    moody: BrowserContext,
) -> None:
    page = moody.new_page()
    save(page)
    page.evaluate(
        "caches.open(`guide ${location.origin}/`).then((kept) => kept.delete(new URL('../offline.json', location)))"
    )
    Moody.mood = "away"
    assert page.evaluate(TEND) == "failed"
    moody.set_offline(True)
    page.goto("metoder/enkat/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Enkät")


def test_a_saved_guide_is_taken_away(reader: BrowserContext) -> None:
    page = reader.new_page()
    save(page)
    page.get_by_role("button", name="Ta bort den från enheten").click()
    expect(page.get_by_text("inte sparad på den här enheten")).to_be_visible()
    assert page.evaluate("caches.keys().then((all) => all.length)") == 0
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_every_page_that_readers_go_to_is_saved_and_no_print(own_site: Path) -> None:
    files = json.loads((own_site / offline.LIST).read_text())["files"]
    pages = {file.relative_to(own_site).as_posix() for file in own_site.rglob("index.html")}
    left_out = {page for page in pages if page.startswith(("K/", "redigera/"))}
    assert {page.removesuffix("index.html") for page in pages - left_out} <= files.keys()
    assert not [path for path in files if path.endswith((".pdf", ".png"))]
    assert all((own_site / (path or "index.html")).exists() for path in files)


def test_the_guide_can_be_installed(own_site: Path) -> None:
    app = json.loads((own_site / offline.MANIFEST).read_text("utf-8"))
    assert app["name"] == "Provguiden"
    assert (own_site / app["icons"][0]["src"]).is_file()
    assert {app["start_url"], app["scope"]} == {"./"}
