"""`make bench-page`: what a page costs a reader, and how soon it shows on slow 3G. Nothing fails on time."""

from __future__ import annotations

import functools
import gzip
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import Handler, launch

PAGES = ("", "metoder/", "metoder/{method}/", "planera/")
LATENCY = 400  # milliseconds, and bytes a second: what Chromium's tools call slow 3G
SPEED = 400_000 / 8
SLOWER = 4  # a phone's processor
SETTLED = 3_000  # milliseconds after the page has loaded, for what still moves
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
TELL = """() => new Promise((told) => {
  const sum = {shift: 0, largest: 0};
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true});
  watch("layout-shift", (one) => { if (!one.hadRecentInput) sum.shift += one.value; });
  watch("largest-contentful-paint", (one) => { sum.largest = one.startTime; });
  const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  setTimeout(() => told({...sum, first}), 100);
})"""


class Packed(Handler):
    """A plain static host that packs texts, as those that publish pages do."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return None
        body = file.read_bytes()
        packed = file.suffix in TEXTS
        body = gzip.compress(body, mtime=0) if packed else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return io.BytesIO(body)


@dataclass(frozen=True)
class Cost:
    """What one page took: files asked for, bytes on the way, milliseconds to the first and largest paint, and shift."""

    requests: int
    received: int
    first: float
    largest: float
    shift: float


@contextmanager
def packed(site: Path) -> Iterator[str]:
    """Where a site is served while it is measured."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Packed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def pages(site: Path) -> list[str]:
    """A page of each kind that is met first."""
    method = min(folder.name for folder in (site / "metoder").iterdir() if folder.is_dir())
    return [page.format(method=method) for page in PAGES]


def cost(browser: Browser, address: str) -> Cost:
    """What a phone without anything kept pays for a page."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="sv-SE")
    page = context.new_page()
    session = context.new_cdp_session(page)
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": SPEED, "uploadThroughput": SPEED},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(SETTLED)
    told = page.evaluate(TELL)
    context.close()
    return Cost(len(received), int(sum(received)), told["first"], told["largest"], told["shift"])


def main(site: Path) -> int:
    """Prints what a page of each kind costs."""
    print(f"slow 3G: {LATENCY} ms, {SPEED * 8 / 1000:.0f} kbit/s, processor / {SLOWER}, texts packed, nothing kept")
    print(f"{'page':34} {'requests':>8} {'kB':>6} {'first paint':>12} {'largest':>8} {'shift':>6}")
    with sync_playwright() as playwright, packed(site) as address:
        browser = launch(playwright)
        for page in pages(site):
            paid = cost(browser, address + page)
            print(
                f"/{page:33} {paid.requests:8} {paid.received / 1000:6.0f} {paid.first / 1000:10.1f} s "
                f"{paid.largest / 1000:6.1f} s {paid.shift:6.3f}"
            )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
