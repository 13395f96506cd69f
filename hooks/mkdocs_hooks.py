"""Binds the guide to MkDocs; nothing else here imports it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from guide.coach import holidays, plans
from guide.content import library, reader
from guide.data import feed, jsonld, opendata, search
from guide.editor import cms
from guide.print import fonts, offers, pdfs, problem, progress, versions, worksheet
from guide.site import colours, lists, minified, pages
from guide.text import wording
from guide.text.mistakes import ContentError

FIRST = 100  # before the macros plugin
FONT_CACHE = ".cache/fonts"
PRINT_CACHE = ".cache/print"


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


@event_priority(FIRST)
def on_config(config: MkDocsConfig) -> None:
    """Loads and checks the content, or stops the build with every mistake in it."""
    try:
        content = reader.load(_root(config))
        config.extra["ledger"] = versions.read_ledger(_root(config))
    except ContentError as error:
        raise Abort("\n".join(map(str, error.mistakes))) from None
    config.extra["library"] = content
    # MkDocs stamps its sitemap with this instead of the clock.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(content.newest.toordinal() * 86_400 - 62_135_683_200))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a page for each method, case, programme and course, the fonts and the generated style sheets."""
    content: library.Library = config.extra["library"]
    for entry in content.contributed:
        _replace(files, _page_file(config, _source(entry.path), entry.address))
    for old in pages.redirects(content):
        _replace(files, _page_file(config, old.removesuffix("/") + ".md", old))
    theirs = [f"../../{file.src_uri}" for file in files if file.src_uri.startswith("assets/stylesheets/")]
    assets = {
        "assets/css/material.css": colours.layered(uri for uri in sorted(theirs) if uri.endswith(".css")).encode(),
        "assets/search.json": search.data(content),
        "assets/css/tokens.css": colours.stylesheet(content.vocabulary).encode(),
    }
    assets |= minified.small(_root(config))
    assets |= {
        "assets/data/plan.json": pages.script_data(plans.plan_catalogue(content)),
        "assets/data/helgdagar.json": pages.script_data(holidays.days_off(content.newest.year)),
    }
    assets |= {f"assets/fonts/{name}": data for name, data in fonts.webfonts(_root(config) / FONT_CACHE).items()}
    assets |= opendata.data_files(content, config.site_url or "")
    assets |= cms.cms_files(_root(config), content, config.site_url or "")
    assets[feed.FEED_ADDRESS] = feed.feed(content, config.site_url or "", config.site_name)
    for uri, data in assets.items():
        _replace(files, File.generated(config, uri, content=data))
    printed = _prints(config)
    config.extra["sizes"] = {uri: wording.size(len(data)) for uri, data in printed.items()}
    for uri, data in printed.items():
        _replace(files, File.generated(config, uri, content=data))
    return files


@event_priority(FIRST)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Gives each page what its template shows, and keeps macros out of contributed text."""
    content: library.Library = config.extra["library"]
    shown = pages.shown(content, _path(page.file.src_uri), page.file.url)
    if not shown.ours:
        page.meta = {"render_macros": False}
    page.meta.update(title=shown.title, description=shown.description, template=shown.template, view=shown.view)
    return markdown


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """Gives templates what every page shares."""
    content: library.Library = config.extra["library"]
    words = {"guide": content.vocabulary, "problem_look": problem.LOOK, "sizes": config.extra["sizes"]}
    env.globals.update(step_path=lists.step_path(content), **words)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Gives each page the links at its foot."""
    content: library.Library = config.extra["library"]
    title, address = str(page.title), page.url.removeprefix("./")
    context["links"] = {
        "edit": pages.edit_link(content, _path(page.file.src_uri)),
        "yes": pages.feedback_link(content, title, address, helped=True),
        "no": pages.feedback_link(content, title, address, helped=False),
    }
    context["linked"] = jsonld.linked(content, _path(page.file.src_uri), config.site_url or "")
    context["prints"] = offers.page_prints(content, config.extra["ledger"], _path(page.file.src_uri), _site(config))
    return context


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Watches the folders that MkDocs does not know of."""
    for folder in ("methods", "cases", "hooks/theme", "hooks/print"):
        server.watch(str(_root(config) / folder))
    return server


def _prints(config: MkDocsConfig) -> dict[str, bytes]:
    """Every PDF and the worksheets' pictures, made anew only where their content or template has changed."""
    if not config.extra["prints"]:
        return {}
    content: library.Library = config.extra["library"]
    folder = _root(config) / PRINT_CACHE
    try:
        cards = pdfs.cards(content, config.extra["ledger"], _site(config), folder)
        problems = pdfs.problem_cards(content, config.extra["ledger"], _site(config), folder)
        sheets = worksheet.worksheet_jobs(content, _site(config), folder)
        jobs = pdfs.jobs(content, cards, _site(config), problems) | sheets
        printed = pdfs.make(jobs, folder, progress.line("Sätter kort för tryck"))
        return printed | worksheet.worksheet_pictures(sheets, folder)
    except ContentError as error:
        raise Abort("\n".join(map(str, error.mistakes))) from None


def _site(config: MkDocsConfig) -> str:
    return f"{(config.site_url or '').rstrip('/')}/"


def _source(path: str) -> str:
    """A file's path as MkDocs sees it, from `docs/`: links between files then hold for readers of both."""
    return path.removeprefix("docs/") if path.startswith("docs/") else f"../{path}"


def _path(source: str) -> str:
    return source.removeprefix("../") if source.startswith("../") else f"docs/{source}"


def _page_file(config: MkDocsConfig, source: str, address: str) -> File:
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = f"{address}index.html"
    return file


def _replace(files: Files, file: File) -> None:
    existing = files.get_file_from_path(file.src_uri)
    if existing:
        files.remove(existing)
    files.append(file)
