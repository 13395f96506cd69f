"""Hostile inputs through every door into one site, and every page of it opened with its policy on and taken away.

Run as a command it prints how many were tried, and what came of them.
"""

from __future__ import annotations

import functools
import http.server
import json
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as Xml

import pikepdf
import yaml
from playwright.sync_api import Browser, Error, Page, sync_playwright

from guide.content import addresses, reader
from guide.site.pages import redirects
from tests.browser.conftest import Watch, launch
from tests.conftest import lay_out
from tests.site.test_build import run

from .planting import Place, Planter

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
# The editors' form is another's program: tests/browser/test_editor.py opens it.
ELSEWHERE = ("redigera/",)
LEADS_ON = "K/"  # the address on a printed card, which is left for the card's own
# What an answer at the forge would make live.
LIVE = re.compile(r"<[a-z/!]|\]\(|@\w", re.IGNORECASE)
SUM = "7006652"  # of the macros among the inputs
# A picture that an input names, in a page of ours.
LOST = re.compile(r"/x$|^console: Failed to load resource")
RUNS = "a hostile input ran"
WATCH = f"for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => console.error('{RUNS}');"
# What no page of ours has, whether it would run or not.
STRANGE = """() => {
  const OURS = /^(?:(?:flex-grow|inline-size|block-size|--[\\w-]+): *[\\w.%()-]+;? *)*$/;
  const found = [];
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      if (/^on/i.test(name) || name === "style" && !OURS.test(value) && !one.matches("svg *") ||
          /^\\s*(javascript|vbscript|data:text)/i.test(value)) found.push(`${one.localName} ${name}=${value}`);
    }
  }
  const inline = "script:not([src], [type='application/json'], [type='application/ld+json']), style";
  for (const one of document.querySelectorAll(`${inline}, iframe, object, embed, base, frame, math, foreignObject, xmp,
    plaintext, marquee, video, audio, body meta[http-equiv], meta[http-equiv=refresh], form[action*='example']`)) {
    found.push(one.outerHTML.slice(0, 120));
  }
  const whole = ["h1", "main", "footer.bottom, .show, .show__empty", "header, .show, .show__empty", "title"];
  found.push(...whole.filter((part) => !document.querySelector(part)).map((part) => `no ${part}`));
  return found;
}"""


@dataclass
class Figures:
    """What came of the inputs: what was tried, what the check took, and what was found on pages."""

    tried: int = 0
    refused: int = 0
    doors: int = 0
    built: int = 0
    pages: int = 0
    prints: int = 0
    executed: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    seconds: float = 0

    def __str__(self) -> str:
        counts = {
            "inputs tried": self.tried,
            "refused with a line": self.refused,
            "built into one site": self.built,
            "through so many doors": self.doors,
            "pages opened, with their policy and without": self.pages,
            "prints opened": self.prints,
            "executed": len(self.executed),
            "broken": len(self.broken),
        }
        lines = [f"{number:6}  {what}" for what, number in counts.items()]
        return "\n".join([*lines, *self.executed, *self.broken, f"{self.seconds:6.0f}  seconds"])


def attack(root: Path, browser: Browser) -> Figures:
    """The figures of every input against the tests' own guide, a copy of which lies in `root`."""
    begun, figures = time.monotonic(), Figures()
    planter = Planter(root, reader.load(root).vocabulary)
    planter.plant()
    accepted = planter.accepted()
    figures.tried, figures.refused = planter.tried, planter.refused
    figures.built = sum(map(len, accepted.values()))
    figures.doors = len({_door(path, place) for path, places in accepted.items() for place in places})
    built = run(root, "hooks", "site")
    if built.returncode:
        raise AssertionError(built.stdout + built.stderr)
    site = root / "site"
    figures.broken += [*_unreadable(site), *_changed_titles(site, planter)]
    figures.executed += _computed(site)
    figures.prints, faults = _prints(site)
    figures.executed += faults
    figures.broken += [f"published: {path}" for path in planter.let_through]
    figures.broken += [f"answered: {answer}" for answer in planter.answers if LIVE.search(answer)]
    _open_all(site, browser, [*_pages(site, root), *_typed(planter.inputs["line"])], figures)
    figures.seconds = time.monotonic() - begun
    return figures


def _door(path: str, place: Place) -> tuple[str, ...]:
    """The field that a place is of, whichever file and item it stands in."""
    return (path.rpartition("/")[0], *(part for part in place if isinstance(part, str)))


def _unreadable(site: Path) -> Iterator[str]:
    """Data that programs could not read."""
    readers: dict[str, Any] = {
        **dict.fromkeys((".json", ".jsonld", ".webmanifest"), json.loads),
        ".xml": Xml.fromstring,
        ".yml": yaml.safe_load,
    }
    for file in sorted(site.rglob("*")):
        if file.suffix in readers and "cms" not in file.parts:
            try:
                readers[file.suffix](file.read_text("utf-8"))
            except (ValueError, Xml.ParseError, yaml.YAMLError) as error:
                yield f"{file.relative_to(site)}: {error}"


def _changed_titles(site: Path, planter: Planter) -> Iterator[str]:
    """Pages whose title is not, letter for letter, what was typed there or in the menu."""
    name = planter.settings["site_name"]
    for path, planted in planter.files.items():
        head = (site / addresses.address(path) / "index.html").read_text("utf-8")
        shown = unescape(head.partition("<title>")[2].partition("</title>")[0])
        if shown.removesuffix(f" – {name}") not in (planted.values["title"], *planter.configured.values()):
            yield f"{path}: {shown}"


def _computed(site: Path) -> Iterator[str]:
    """Pages on which a macro that somebody typed has been carried out."""
    for page in site.rglob("*.html"):
        if SUM in page.read_text("utf-8"):
            yield f"{page.relative_to(site)}: {SUM}"


def _prints(site: Path) -> tuple[int, list[str]]:
    """How many PDFs there are, and whatever in them would do something by itself."""
    files, faults = sorted(site.rglob("*.pdf")), []
    for file in files:
        with pikepdf.open(file) as document:
            names = {name for one in document.objects if isinstance(one, pikepdf.Dictionary) for name in one}
            active = names & {"/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles", "/SubmitForm"}
            faults += [f"{file.relative_to(site)}: {name}" for name in active]
    return len(files), faults


def _open_all(site: Path, browser: Browser, addresses: list[str], figures: Figures) -> None:
    for policy in (False, True):
        with _served(site, policy) as host:
            _open(browser, host, addresses, "with policy" if policy else "without policy", figures)


def _pages(site: Path, root: Path) -> Iterator[str]:
    """Every page but the earlier addresses, which lead on at once."""
    moved = redirects(reader.load(root))
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        if address not in {*ELSEWHERE, *moved}:
            yield address


def _typed(inputs: list[str]) -> Iterator[str]:
    """Addresses that carry inputs: searches, plans, choices of cards, versions of a card."""
    for text in inputs[::12]:
        typed = quote(text)
        yield from (f"sok/?q={typed}", f"metoder/?q={typed}&steg={typed}", f"kort/?valda={typed}")
        yield from (f"planera/#v1&namn={typed}&m=*{typed}:10,{typed}:5", f"visa/#v1&namn={typed}&m=*{typed}:10")
        yield f"metoder/enkat/?kort={typed}"


def _open(browser: Browser, host: str, addresses: list[str], how: str, figures: Figures) -> None:
    context = browser.new_context(locale="sv-SE")
    context.add_init_script(WATCH)
    page, watch = context.new_page(), Watch(urlsplit(host).netloc)
    watch.follow(page)
    for address in addresses:
        watch.faults.clear()
        _go(page, host, address)
        faults = [fault for fault in watch.faults if not LOST.search(fault)]
        found = [f"{address} ({how}): {fault}" for fault in [*faults, *_strange(page)]]
        figures.executed += [one for one in found if RUNS in one]
        figures.broken += [one for one in found if RUNS not in one]
        figures.pages += 1
    context.close()


def _go(page: Page, host: str, address: str) -> None:
    """Opens a page, or the one that it leads on to, which may be before it has itself been loaded."""
    try:
        page.goto(f"{host}{address}", wait_until="load")
    except Error as error:
        if "interrupted by another navigation" not in error.message:
            raise
    if address.startswith(LEADS_ON):
        page.wait_for_url(lambda there: not there.startswith(f"{host}{LEADS_ON}"), wait_until="load")


def _strange(page: Page) -> list[str]:
    try:
        found: list[str] = page.evaluate(STRANGE)
    except Error:
        return ["the page was left"]
    return found


class _Server(http.server.ThreadingHTTPServer):
    """Says nothing of readers who leave before they have got all."""

    def handle_error(self, *_: object) -> None:
        pass


class _Bare(http.server.SimpleHTTPRequestHandler):
    """Serves the site; where it is to have no policy, pages lose theirs on the way."""

    def __init__(self, *arguments: Any, policy: bool, **named: Any) -> None:
        self.policy = policy
        super().__init__(*arguments, **named)

    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        page = file / "index.html" if file.is_dir() else file
        if self.policy or page.suffix != ".html" or not page.is_file():
            return super().do_GET()
        data = POLICY.sub(b"", page.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None


@contextmanager
def _served(site: Path, policy: bool) -> Iterator[str]:
    handler = functools.partial(_Bare, directory=str(site), policy=policy)
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        figures = attack(lay_out(Path(folder) / "guide"), launch(playwright))
    print(figures)
    sys.exit(bool(figures.executed or figures.broken))
