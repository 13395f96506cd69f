"""Every file that the guide adds to the site beside its pages: where it lies, and what makes it."""

from __future__ import annotations

from pathlib import Path

from guide.coach import holidays, plans
from guide.content.library import Library
from guide.data import feed, opendata, search
from guide.editor import cms
from guide.print import fonts, pdfs, worksheet
from guide.site import colours, minified, pages, servers
from guide.text.mistakes import ContentError, Mistake

_NO_PACKAGES = (
    "Paketen från npm saknas, och utan dem finns varken sökning eller formulär. Kör make site, eller npm ci --omit=dev."
)


def generated(root: Path, library: Library, site: str, name: str) -> dict[str, bytes]:
    """All but the prints, by address; `site` is the site's own address with a slash at the end, `name` its name.

    Raises:
        ContentError: npm's packages are missing below `root`.
    """
    if not (root / "node_modules/minisearch").is_dir() or not (root / "node_modules/@sveltia/cms").is_dir():
        raise ContentError([Mistake("package.json", 1, 1, _NO_PACKAGES)])
    return {
        "assets/search.json": search.data(library),
        "assets/css/tokens.css": colours.stylesheet(library.vocabulary).encode(),
        colours.ICON: colours.icon(library.vocabulary).encode(),
        "assets/data/plan.json": pages.script_data(plans.plan_catalogue(library)),
        "assets/data/helgdagar.json": pages.script_data(holidays.days_off(library.newest.year)),
        feed.FEED_ADDRESS: feed.feed(library, site, name),
        **minified.small(root),
        **servers.server_files(),
        **{f"assets/fonts/{file}": data for file, data in fonts.webfonts().items()},
        **opendata.data_files(library, site),
        **cms.cms_files(root, library, site),
    }


def generated_addresses(library: Library) -> set[str]:
    """Where everything lies that the build makes by itself: all `generated` but the form's package, the prints, and
    what MkDocs adds. Nothing is made to tell it."""
    mkdocs = {"404.html", "redigera/index.html", "sitemap.xml", "sitemap.xml.gz", "assets/css/material.css"}
    data = {"assets/search.json", "assets/data/plan.json", "assets/data/helgdagar.json", feed.FEED_ADDRESS}
    assets = {
        "assets/css/tokens.css",
        colours.ICON,
        minified.MINISEARCH,
        *servers.server_files(),
        *(f"assets/fonts/{file}" for file in fonts.FILES),
    }
    prints = pdfs.card_files(library) | worksheet.sheet_files(library)
    return mkdocs | data | assets | prints | set(opendata.data_files(library, "")) | {cms.CMS_SETTINGS}
