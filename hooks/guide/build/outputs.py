"""Every file that the guide adds to the site beside its pages: where it lies, and what makes it."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib import metadata
from inspect import getsource
from pathlib import Path

from guide.build import offline
from guide.coach import holidays, plans
from guide.content.cache import found, keep
from guide.content.library import Library
from guide.data import dcat, feed, lexicon, opendata, search
from guide.data.lexicon import Lexicon
from guide.editor import cms
from guide.print import fonts, pdfs, share, worksheet
from guide.site import colours, pages, servers
from guide.text.mistakes import ContentError, Mistake

ROBOTS = "robots.txt"
# What scripts of pages fetch; each also lies as a script, for a guide on a disk.
FETCHED = ("assets/search.json", "assets/search-texts.json", "assets/data/plan.json", "assets/data/helgdagar.json")
WORD_CACHE = ".cache/words"
_NO_PACKAGES = (
    "Paketen från npm saknas, och utan dem finns varken sökning eller formulär. Kör make site, eller npm ci --omit=dev."
)


def generated(root: Path, library: Library, site: str, name: str) -> dict[str, bytes]:
    """All but the prints, by address; `site` is the site's own address with a slash at the end, `name` its name.

    Raises:
        ContentError: npm's packages are missing below `root`.
    """
    if not all(
        (root / "node_modules" / name).is_dir() for name in ("minisearch", "uqr", "docx", "@esbuild", "@sveltia/cms")
    ):
        raise ContentError([Mistake("package.json", 1, 1, _NO_PACKAGES)])
    contents = (
        search.page_names(library),
        search.page_texts(library, _words(root, library)),
        pages.script_data(plans.plan_catalogue(library)),
        pages.script_data(_days_off(library)),
    )
    fetched = dict(zip(FETCHED, contents, strict=True))
    return {
        **fetched,
        **{f"{address}.js": _as_script(address, data) for address, data in fetched.items()},
        colours.ICON: colours.icon(library.vocabulary).encode(),
        feed.FEED_ADDRESS: feed.feed(library, site, name),
        **servers.server_files(),
        ROBOTS: f"User-agent: *\nAllow: /\nSitemap: {site}sitemap.xml\n".encode(),
        **{f"assets/fonts/{file}": data for file, data in fonts.webfonts().items()},
        **opendata.data_files(library, site),
        dcat.CATALOGUE: opendata.encoded(dcat.data_catalogue(library, site)),
        **cms.cms_files(root, library, site),
    }


def _days_off(library: Library) -> dict[str, str]:
    year = library.newest.year
    days: dict[str, str] = library.kept.once("holidays", year, lambda: holidays.days_off(year))
    return days


def _words(root: Path, library: Library) -> Lexicon:
    """What the dictionary knows of the guide's words. What it has answered once is kept, since to ask takes seconds."""
    words, version = sorted(search.page_words(library)), _dictionary()
    file = root / WORD_CACHE / f"{version}.json"

    def look_up() -> Lexicon:
        before: lexicon.Lookups = json.loads(found(file) or b"{}")
        answers = dict(before)
        made = lexicon.lexicon(words, answers)
        if answers != before:
            keep(file, json.dumps(answers).encode())
        return made

    known: Lexicon = library.kept.once("lexicon", (words, version), look_up)
    for old in set(file.parent.glob("*.json")) - {file}:
        old.unlink()
    return known


@cache
def _dictionary() -> str:
    """A name for the dictionary and for how it is asked."""
    asked = "\n".join((metadata.version("hunspell-sv"), metadata.version("spylls"), getsource(lexicon)))
    return sha256(asked.encode()).hexdigest()[:16]


def _as_script(address: str, data: bytes) -> bytes:
    """The same data for a guide that was unzipped on a disk, where a browser fetches nothing: see `shared/parts.js`."""
    return f"(globalThis.guideParts??={{}})[{json.dumps(address)}]={data.decode()};".encode()


def generated_addresses(library: Library) -> set[str]:
    """Where everything lies that the build makes by itself: all `generated` but the form's package, the prints, and
    what MkDocs adds. Nothing is made to tell it."""
    mkdocs = {"404.html", "redigera/index.html", "sitemap.xml", "sitemap.xml.gz"}
    kept = {offline.MANIFEST, offline.LIST, offline.WORKER}
    data = {*FETCHED, *(f"{address}.js" for address in FETCHED), feed.FEED_ADDRESS, dcat.CATALOGUE}
    assets = {
        colours.ICON,
        ROBOTS,
        *servers.server_files(),
        *(f"assets/fonts/{file}" for file in fonts.FILES),
    }
    prints = pdfs.card_files(library) | worksheet.sheet_files(library) | share.share_files(library)
    return mkdocs | kept | data | assets | prints | opendata.data_addresses() | {cms.CMS_SETTINGS}
