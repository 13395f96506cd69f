"""The built site as files: nothing leads nowhere, nothing is inline, and building twice gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jsonschema import Draft202012Validator

from guide.build import outputs
from guide.coach import plans
from guide.content.library import Library
from tests.conftest import ROOT, site_url

MODULES = '<script type="importmap">'


@dataclass
class Html(HTMLParser):
    """What a page links to, what can be linked to in it, and what a strict policy would refuse."""

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    inline: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.update(values[name] for name in ("id",) if name in values)
        self.links.extend(values[name] for name in ("href", "src", "action") if name in values)
        is_data = values.get("type") in ("application/json", "application/ld+json")
        is_script = tag == "script" and "src" not in values and not is_data
        if is_script or tag == "style" or "style" in values or any(name.startswith("on") for name in values):
            self.inline.append(self.get_starttag_text() or tag)


@cache
def read(file: Path) -> Html:
    html = Html()
    html.feed(file.read_text("utf-8"))
    return html


def pages(site: Path) -> list[Path]:
    return sorted(file for file in site.rglob("*.html") if file.name != "404.html")


def fault(site: Path, page: Path, link: str) -> str | None:
    """Why a link within the site leads nowhere, or nothing."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target.is_dir():
        target /= "index.html"
    if not target.is_file() or not target.is_relative_to(site):
        return f"{page.relative_to(site)}: {link}"
    is_plan = parts.fragment.startswith(f"{plans.PLAN_VERSION}&")
    if parts.fragment and not is_plan and target.suffix == ".html" and unquote(parts.fragment) not in read(target).ids:
        return f"{page.relative_to(site)}: {link} (no such heading)"
    return None


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    assert [found for page in pages(site) for link in read(page).links if (found := fault(site, page, link))] == []


def test_every_page_names_its_icon_so_that_no_browser_asks_for_one_that_is_not_there(site: Path) -> None:
    pages = [file for file in site.rglob("*.html") if "<head>" in file.read_text("utf-8")]
    assert [file.name for file in pages if 'rel="icon"' not in file.read_text("utf-8")] == []


def test_nothing_is_inline_that_a_strict_policy_refuses(site: Path) -> None:
    assert {file.name: refused(file) for file in site.rglob("*.html") if refused(file)} == {}


def refused(file: Path) -> list[str]:
    """What stands inline on a page, but for the list of modules that its policy knows by its hash."""
    text = file.read_text("utf-8")
    modules = re.search(f"{MODULES}(.*?)</script>", text, re.DOTALL)
    known = modules is not None and f"'sha256-{hash_of(modules[1])}'" in text
    return [tag for tag in read(file).inline if not (known and tag == MODULES)]


def hash_of(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    loads = re.compile(r"""(?:<(?:script|img|iframe)[^>]*\bsrc=|<link[^>]*\bhref=|@import |url\()["']?(https?:)?//""")
    allowed = re.compile(r'<link rel="canonical"')
    found = [
        f"{file.relative_to(site)}: {match[0]}"
        for file in sorted(site.rglob("*"))
        if file.suffix in {".html", ".css"} and "stylesheets" not in file.parts
        for match in loads.finditer(file.read_text("utf-8"))
        if not allowed.match(match[0])
    ]
    assert found == []


def test_every_method_case_and_programme_has_its_page(site: Path, library: Library) -> None:
    for kind in (library.methods, library.cases, library.programmes):
        for entry in kind.values():
            assert entry.data.title in (site / entry.address / "index.html").read_text("utf-8")


def test_the_sitemap_lists_every_page_and_tells_when_content_was_reviewed(site: Path, library: Library) -> None:
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    unsought = ("redigera", "K")  # for editors, and for cameras
    sought = [page for page in pages(site) if page.relative_to(site).parts[0] not in unsought]
    assert sitemap.count("<loc>") == len(sought)
    assert sitemap.count("<lastmod>") == len(library.contributed)
    robots = (site / "robots.txt").read_text("utf-8")
    assert robots.endswith("/sitemap.xml\n")


def test_no_page_speaks_english_of_its_own(site: Path) -> None:
    words = re.compile(r"\b(?:Skip to|Back to top|Next page|Previous|Table of contents|Search|Page not found)\b")
    assert [file.name for file in site.rglob("*.html") if words.search(file.read_text("utf-8"))] == []


def fingerprint(site: Path) -> dict[str, str]:
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {str(file.relative_to(site)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_building_twice_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path))
    subprocess.run(mkdocs, cwd=ROOT, check=True, capture_output=True, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"})
    assert fingerprint(tmp_path) == fingerprint(site)


def test_a_method_and_a_case_tell_search_engines_what_they_are(site: Path, library: Library) -> None:
    for kind, entries in (("HowTo", library.methods), ("Article", library.cases)):
        for entry in entries.values():
            html = (site / entry.address / "index.html").read_text("utf-8")
            (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
            assert json.loads(told)["@type"] == kind


def test_a_shared_page_has_its_picture_at_a_whole_address(site: Path, library: Library) -> None:
    address, picture = site_url(), re.compile(r'<meta property="og:image" content="([^"]+)">')
    for entry in library.entries:
        (shown,) = picture.findall((site / entry.address / "index.html").read_text("utf-8"))
        assert shown == f"{address}{entry.address}delning.png"
        assert (site / shown.removeprefix(address)).is_file()


def test_what_is_published_for_programs_holds_everything(site: Path, library: Library) -> None:
    for name, entries in (("metoder", library.methods), ("fall", library.cases), ("program", library.programmes)):
        data = json.loads((site / f"data/{name}.json").read_text("utf-8"))
        schema = json.loads((site / f"schema/data-{name}.json").read_text("utf-8"))
        Draft202012Validator(schema).validate(data)
        assert [item["id"] for item in data["items"]] == list(entries)


def test_what_the_build_makes_lies_where_it_is_said_to(library: Library) -> None:
    made = outputs.generated(ROOT, library, "https://a.example/", "Guiden")
    package = {
        address for address in made if address.startswith("redigera/cms/") or (ROOT / "docs" / address).is_file()
    }
    assert set(made) - package <= outputs.generated_addresses(library)


def test_every_example_in_a_story_says_that_it_is_invented(site: Path, library: Library) -> None:
    stories = [(page, page.data.story) for page in library.pages.values() if page.data.story]
    assert stories
    for page, story in stories:
        html = (site / page.address / "index.html").read_text("utf-8")
        assert html.count("Påhittat exempel.") == len(story.parts), page.path
        assert "Exempelköpings kommun är påhittad." in html


def test_a_page_and_its_easier_version_lead_to_each_other(site: Path, library: Library) -> None:
    for path, easy in library.easy.items():
        full = library.pages[path]
        for one, other, said in ((full, easy, ">Lättläst</a>"), (easy, full, ">Till den vanliga sidan: ")):
            page = site / one.address / "index.html"
            aids = page.read_text("utf-8").partition('<div class="aids">')[2].partition("</div>")[0]
            (link,) = re.findall(r'<a href="([^"]*)">', aids)
            assert (page.parent / link).resolve() == (site / other.address).resolve()
            assert said in aids


def test_a_case_that_others_may_join_says_so_wherever_it_stands(site: Path, library: Library) -> None:
    case = next(case for case in library.cases.values() if case.data.open_to)
    for address in ("fall/", "fall/tavla/", case.address):
        assert "Öppet för andra" in (site / address / "index.html").read_text("utf-8"), address


def test_a_card_in_the_catalogue_says_what_it_is_in_few_words(site: Path, library: Library) -> None:
    html = (site / "metoder/index.html").read_text("utf-8")
    cards = re.findall(r'<article class="card.*?</article>', html, re.DOTALL)
    assert len(cards) == len(library.methods)
    unseen = re.compile(r'<svg.*?</svg>|<span class="hidden">.*?</span>|<a [^>]*hidden>.*?</a>|<[^>]+>', re.DOTALL)
    texts = [unseen.sub(" ", card).split() for card in cards]
    assert [" ".join(words) for words in texts if len(words) > 25] == []


def test_every_named_view_finds_something(site: Path, library: Library) -> None:
    html = (site / "metoder/index.html").read_text("utf-8")
    views = library.pages["docs/metoder/index.md"].data.views
    assert views
    assert all(f">{view.title}</a>" in html for view in views)


def test_every_passage_that_the_search_leads_to_stands_on_its_page(site: Path) -> None:
    pages = json.loads((site / "assets/search-texts.json").read_text("utf-8"))["pages"]
    assert len(pages) > 100
    lost = [
        f"{address}#{passage['at']}"
        for address, said in pages.items()
        for html in [(site / address / "index.html").read_text("utf-8")]
        for passage in said["passages"]
        if passage.get("at") and f'id="{passage["at"]}"' not in html
    ]
    assert lost == []
