"""`make bench-search`: how well the search answers a file of queries, in a real browser on a built site.

A file that asks for methods is put to the catalogue, one that asks for addresses to the search of the whole guide, and
`absent.tsv` tells how honest that is about what the guide does not have. What is offered as near is no hit.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, Response, expect, sync_playwright

from tests.browser.conftest import until

ROOT = Path(__file__).parents[2]
ABSENT = ROOT / "tests/search/absent.tsv"
MANY = 2000
LINK_OUT = re.compile(r"\[([^\]]+)\]\(\.\./[^)]*\)")
REFERRING = re.compile(
    r"^(?:occasions|method|story|workshop|lacking):", re.MULTILINE
)  # to methods that a corpus may not have
LINK = re.compile(r"\[([^\]]+)\]\(([a-z0-9-]+\.md)(?:#[^)]*)?\)")  # to another method
LISTS = re.compile(r"^(?:plans|words):", re.MULTILINE)  # at the end of a header, with links to such
NAMES, TEXTS = "search.json", "search-texts.json"
WHOLE = """(kind) => guideParts.search.searchIsWhole(kind)"""
TYPE = """async (query) => {
  const field = document.querySelector("main [name=q], .page [name=q]");
  const tasks = [];
  const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  watch.observe({ entryTypes: ["longtask"] });
  for (let end = 1; end <= query.length; end++) {
    field.value = query.slice(0, end);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise((go) => setTimeout(go, 250));
  }
  watch.disconnect();
  return tasks;
}"""
CARD = re.compile(r'<li data-card="[^"]*"(.*?</article>\s*)</li>', re.DOTALL)
TYPED = 6  # queries that are typed letter by letter
ASK = """async (query) => {
  const search = await guideParts.search.openSearch("metoder");
  const start = performance.now();
  search(query);
  return performance.now() - start;
}"""


@dataclass(frozen=True)
class Query:
    """What somebody types, the methods that would help, and what sort of query it is."""

    text: str
    wanted: frozenset[str]
    category: str


@dataclass(frozen=True)
class Answer:
    """The methods or addresses that were shown as hits of a query, best first, and those offered as near."""

    query: Query
    shown: tuple[str, ...]
    near: tuple[str, ...] = ()

    @property
    def rank(self) -> int | None:
        """The place of the first right method, from 1."""
        return next((place for place, id in enumerate(self.shown, 1) if id in self.query.wanted), None)


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1. `mrr` is the mean of 1 / rank."""

    count: int
    first: float
    among_three: float
    mrr: float
    nothing: float


def read(file: Path) -> list[Query]:
    """The queries of a file: `query<TAB>id|id<TAB>category` a line, `-` for no id. Others are remarks."""
    lines = [line.split("\t") for line in file.read_text("utf-8").splitlines() if "\t" in line]
    return [Query(text, frozenset(ids.split("|")), category) for text, ids, category in lines]


def score(answers: Sequence[Answer]) -> Score:
    """How good the answers are, taken together."""
    ranks = [answer.rank for answer in answers]
    return Score(
        len(answers),
        statistics.fmean(rank == 1 for rank in ranks),
        statistics.fmean(rank is not None and rank <= 3 for rank in ranks),
        statistics.fmean(1 / rank if rank else 0 for rank in ranks),
        statistics.fmean(not answer.shown for answer in answers),
    )


def build(corpus: Path | None, work: Path) -> Path:
    """The site, of our own content or of a folder with a `methods/` in our schema, and where it lies.

    With a corpus, our own pages keep their headers but not their texts, which link to methods that it may not have, and
    links of its methods that lead out of the folder become plain words.
    """
    top, site = (ROOT if corpus is None else work / "guide"), work / "site"
    if corpus is not None:
        _lay_out(corpus, top)
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site))
    subprocess.run(mkdocs, cwd=top, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return site


def _lay_out(corpus: Path, top: Path) -> None:
    top.mkdir()
    (top / "cases").mkdir()
    (top / "methods").mkdir()
    methods = _methods(corpus)
    there = {method.name for method in methods}
    for method in methods:
        text = LINK_OUT.sub(r"\1", method.read_text("utf-8"))
        text = LINK.sub(lambda link: link[0] if link[2] in there else link[1], text)
        (top / "methods" / method.name).write_text(text, "utf-8")
    shutil.copytree(ROOT / "docs/assets", top / "docs/assets")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("  prints: true\n", "  prints: false\n")
    (top / "mkdocs.yml").write_text(_make_way(settings, top / "methods"), "utf-8")
    for shared in ("hooks", "node_modules"):
        (top / shared).symlink_to(ROOT / shared)
    for page in sorted((ROOT / "docs").rglob("*.md")):
        header = LISTS.split(page.read_text("utf-8").split("\n---\n")[0])[0]
        if page.name == "index.md" or not REFERRING.search(header):
            copy = top / page.relative_to(ROOT)
            copy.parent.mkdir(exist_ok=True)
            copy.write_text(f"{header}\n---\n", "utf-8")


def _make_way(settings: str, methods: Path) -> str:
    """The settings, where parts of plans that have the name of a method get another: the build allows none twice."""
    before, parts, after = settings.partition("\n    parts:\n")
    taken = "|".join(re.escape(method.stem) for method in methods.glob("*.md"))
    return before + parts + re.sub(rf"^( +- id: )({taken})$", r"\1del-\2", after, flags=re.MULTILINE)


def _methods(corpus: Path) -> list[Path]:
    """The corpus' own methods, and those of ours that its `ours.txt` names, if it has one."""
    ours = corpus / "ours.txt"
    names = ours.read_text("utf-8").split() if ours.exists() else []
    return sorted((corpus / "methods").glob("*.md")) + [ROOT / "methods" / f"{name}.md" for name in names]


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site, while it is served."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@contextmanager
def opened(address: str) -> Iterator[Page]:
    """A page in a real Chromium."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=sandbox)
        yield browser.new_page(base_url=address)
        browser.close()


def fetched(page: Page) -> dict[str, bytes]:
    """What the browser fetches when the search field of the catalogue gets focus, by file name."""
    page.goto("metoder/", wait_until="networkidle")
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks what it calls
    page.get_by_label("Vad vill ni göra?").focus()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    return {answer.url.rpartition("/")[2]: answer.body() for answer in answers}


def grown(names: bytes, texts: bytes, count: int) -> tuple[bytes, bytes]:
    """The search's two files with many methods, made of parts of the real ones and of new compounds of their words.

    So both the lists of pages for a word and the number of different words grow, as they would with real methods.
    """
    kinds, said = json.loads(names), json.loads(texts)
    methods, pages = kinds["metoder"], said["pages"]
    words: list[str] = sorted({word.lower() for word in re.findall(r"[^\W\d_]{5,}", texts.decode())})

    def compound(seed: int) -> str:
        return words[seed * 7 % len(words)] + words[seed * 13 % len(words)]

    def method(number: int) -> dict[str, object]:
        turn, start = divmod(number, len(methods))
        one, two, three, four = (methods[(start + turn * step) % len(methods)] for step in range(4))
        new = [compound(number * 7 + step) for step in range(7)]
        id = f"metoder/{number}/"
        passages = [*pages[four["id"]]["passages"], {"at": "nytt", "title": new[2], "text": " ".join(new[3:])}]
        summary = f"{pages[three['id']]['summary']} {new[2]}"
        pages[id] = {"summary": summary, "topics": pages[one["id"]]["topics"], "passages": passages}
        return {"id": id, "title": f"{one['title']} {new[0]}", "aliases": [*two["aliases"], new[1]]}

    kinds["metoder"] = [method(number) for number in range(count)]
    return json.dumps(kinds).encode(), json.dumps(said).encode()


def times(page: Page, queries: Sequence[Query]) -> list[float]:
    """Milliseconds that the search takes for each query, when it has read everything."""
    page.goto("metoder/", wait_until="networkidle")
    until(page, "globalThis.guideParts?.search")
    page.evaluate(WHOLE, "metoder")
    return [float(page.evaluate(ASK, query.text)) for query in queries]


def times_among_many(page: Page, queries: Sequence[Query], files: dict[str, bytes]) -> list[float]:
    """The same, among many methods."""
    names, texts = grown(files[NAMES], files[TEXTS], MANY)
    page.route(f"**/{NAMES}", lambda route: route.fulfill(body=names, content_type="application/json"))
    page.route(f"**/{TEXTS}", lambda route: route.fulfill(body=texts, content_type="application/json"))
    return times(page, queries)


def grown_page(html: str, count: int) -> str:
    """The catalogue with many cards, each in as many copies as it takes."""
    number, copies = iter(range(count)), -(-count // len(CARD.findall(html)))

    def card(found: re.Match[str]) -> str:
        numbers = [next(number, None) for _ in range(copies)]
        return "".join(f'<li data-card="metoder/{each}/"{found[1]}</li>' for each in numbers if each is not None)

    return CARD.sub(card, html)


def long_tasks(page: Page, queries: Sequence[Query], html: str) -> list[float]:
    """Milliseconds of each task of 50 or more while queries are typed in the catalogue among many cards."""
    page.route("**/metoder/", lambda route: route.fulfill(body=grown_page(html, MANY), content_type="text/html"))
    page.goto("metoder/", wait_until="networkidle")
    until(page, "globalThis.guideParts?.search")
    page.evaluate(WHOLE, "metoder")
    page.wait_for_timeout(1000)
    return [float(task) for query in queries[:TYPED] for task in page.evaluate(TYPE, query.text)]


def ask(page: Page, query: Query) -> Answer:
    """Types a query in the catalogue and reads which cards are shown, in the order of the page."""
    field = page.get_by_label("Vad vill ni göra?")
    field.fill(query.text)
    field.press("Enter")
    until(page, "globalThis.guideParts?.search")
    page.evaluate(WHOLE, "metoder")
    expect(page.get_by_label("Dina val").get_by_role("button").first).to_have_text(f"”{query.text.strip()}”")
    cards: list[str] = page.locator("[data-card]:visible").evaluate_all("cards => cards.map(c => c.dataset.card)")
    found = tuple(card.strip("/").rpartition("/")[2] for card in cards)
    guessed = page.locator("[data-near]").is_visible()
    return Answer(query, () if guessed else found, found if guessed else ())


def asks_for_addresses(queries: Sequence[Query]) -> bool:
    """Whether a file is for the search of the whole guide."""
    return any("/" in id for query in queries for id in query.wanted)


def ask_guide(page: Page, query: Query) -> Answer:
    """Opens the search page with a query, as the header's field does, and reads the links in the order of the page."""
    page.goto(f"sok/?q={quote(query.text)}", wait_until="networkidle")
    page.evaluate(WHOLE, "")
    expect(page.locator("[data-shown]")).not_to_be_empty()
    top = page.evaluate("new URL('..', location.href).href")
    hrefs: list[str] = page.locator(".hit h3 a:visible").evaluate_all("links => links.map(link => link.href)")
    found = tuple(href.removeprefix(top) for href in hrefs)
    guessed = page.locator("[data-near]").is_visible()
    return Answer(query, () if guessed else found, found if guessed else ())


def report_honesty(answers: Sequence[Answer]) -> None:
    """Prints how many things that the guide lacks are said to be lacking, or answered by a true neighbour first."""
    told = [answer for answer in answers if not answer.shown]
    neighbours = [answer for answer in answers if answer.rank == 1]
    print(f"saknas: {len(told)} av {len(answers)} sägs rent ut, {len(neighbours)} får en verklig granne")
    for answer in answers:
        if answer.shown and answer.rank != 1:
            print(f"     {answer.query.text}  →  {', '.join(answer.shown[:3])}")


def report(answers: Sequence[Answer], files: dict[str, bytes]) -> None:
    """Prints the scores, of all and by category, and what is fetched for a search."""
    rows = [("alla", score(answers))]
    for category in sorted({answer.query.category for answer in answers}):
        rows.append((category, score([answer for answer in answers if answer.query.category == category])))
    print(f"{'kategori':<16}{'antal':>6}{'success@1':>11}{'success@3':>11}{'MRR':>7}{'inga träffar':>14}")
    for name, s in rows:
        print(f"{name:<16}{s.count:>6}{s.first:>11.3f}{s.among_three:>11.3f}{s.mrr:>7.3f}{s.nothing:>14.1%}")
    sizes = {name: len(gzip.compress(body, mtime=0)) for name, body in files.items()}
    told = ", ".join(f"{name} {size}" for name, size in sorted(sizes.items()))
    after = sizes.pop(TEXTS, 0)
    print(f"hämtat vid första fokus: {sum(sizes.values())} byte med gzip, och sedan {after} ({told})")


def report_times(label: str, times: Sequence[float]) -> None:
    """Prints how long most answers take."""
    p95 = sorted(times)[int(0.95 * (len(times) - 1))]
    print(f"svarstid {label}: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms")


def main(queries: Path, corpus: Path | None) -> None:
    """Builds, asks every query and reports."""
    asked = read(queries)
    with tempfile.TemporaryDirectory() as work:
        site = build(corpus, Path(work))
        with served(site) as address, opened(address) as page:
            files = fetched(page)
            put = ask_guide if asks_for_addresses(asked) else ask
            answers = [put(page, query) for query in asked]
            here = times(page, asked)
            absent = [] if corpus else [ask_guide(page, query) for query in read(ABSENT)]
            many = times_among_many(page, asked, files)
            long = long_tasks(page, asked, (site / "metoder/index.html").read_text("utf-8"))
    for answer in answers:
        if answer.rank != 1:
            print(f"{answer.rank or '–':>3}  {answer.query.text}  →  {', '.join(answer.shown[:3]) or 'inget'}")
    report(answers, files)
    if absent:
        report_honesty(absent)
    report_times("i denna samling", here)
    report_times(f"bland {MANY} metoder", many)
    told = f"att skriva bland {MANY} kort: {len(long)} uppgifter på 50 ms eller mer"
    print(f"{told}, den längsta {max(long, default=0):.0f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None)
