"""Binds the guide to MkDocs; nothing else here imports it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from guide.build import preview
from guide.build.inspection import PRINT_CACHE, Inspection, examine
from guide.cards.face import CASE_FIELDS, METHOD_FIELDS, labels
from guide.content.published import is_published
from guide.data import jsonld
from guide.print import offers, pdfs, problem, progress, worksheet
from guide.site import colours, lists, pages
from guide.text import markup, wording
from guide.text.mistakes import ContentError

FIRST = 100  # before the macros plugin
SERVING = "GUIDE_IS_SERVED"


def _found(config: MkDocsConfig) -> Inspection:
    found: Inspection = config.extra["guide_found"]
    return found


def _root(config: MkDocsConfig) -> Path:
    return _found(config).root


def on_startup(command: str, **_: Any) -> None:
    """Remembers whether the site is served to those who edit it: live reload needs an inline script."""
    os.environ[SERVING] = "yes" if command == "serve" else ""


@event_priority(FIRST)
def on_config(config: MkDocsConfig) -> None:
    """Loads and checks the content, or stops the build with every mistake in it."""
    try:
        found = examine(Path(config.config_file_path).parent, fits=config.extra["prints"]).checked()
    except ContentError as error:
        raise Abort(str(error)) from None
    config.extra["guide_found"] = found
    # MkDocs stamps its sitemap with this instead of the clock.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(found.library.newest.toordinal() * 86_400 - 62_135_683_200))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out what is not published, and adds a page for each entry and every file that the guide makes."""
    found = _found(config)
    theirs = [f"../../{file.src_uri}" for file in files if file.src_uri.startswith("assets/stylesheets/")]
    for file in [file for file in files if _is_stray(file, config)]:
        files.remove(file)
    for entry in found.library.contributed:
        _replace(files, _page_file(config, _source(entry.path), entry.address))
    for old in pages.redirects(found.library):
        _replace(files, _page_file(config, old.removesuffix("/") + ".md", old))
    layers = colours.layered(uri for uri in sorted(theirs) if uri.endswith(".css"))
    printed = _prints(config)
    config.extra["sizes"] = {uri: wording.size(len(data)) for uri, data in printed.items()}
    try:
        made = {**found.generated, "assets/css/material.css": layers.encode(), **printed}
    except ContentError as error:
        raise Abort("\n".join(map(str, error.mistakes))) from None
    for uri, data in made.items():
        _replace(files, File.generated(config, uri, content=data, inclusion=InclusionLevel.INCLUDED))  # .htaccess too
    return files


@event_priority(FIRST)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Gives each page what its template shows, and keeps macros out of contributed text."""
    content = _found(config).library
    shown = pages.shown(content, _path(page.file.src_uri), page.file.url)
    if not shown.ours:
        page.meta = {"render_macros": False}
    page.meta.update(title=shown.title, description=shown.description, template=shown.template, view=shown.view)
    return markdown


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """Gives templates what every page shares, and lets ours show text as text: only `Markup` stands as it is."""
    content, ours = _found(config).library, _templates(config)
    env.autoescape = lambda name: name in ours
    names = {"method_labels": labels(METHOD_FIELDS), "case_labels": labels(CASE_FIELDS)}
    words = {
        "guide": content.vocabulary,
        "counts": content.counts,
        "problem_look": problem.look(content.vocabulary),
        "sizes": config.extra["sizes"],
    }
    env.globals["is_served"] = bool(os.environ.get(SERVING))
    env.globals.update(step_path=lists.step_path(content), **words, **names)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Gives each page the links at its foot."""
    found, path = _found(config), _path(page.file.src_uri)
    content, title, address = found.library, str(page.title), page.url.removeprefix("./")
    context["links"] = {
        "edit": pages.edit_link(content, path),
        "yes": pages.feedback_link(content, title, address, helped=True),
        "no": pages.feedback_link(content, title, address, helped=False),
    }
    context["versions"] = pages.versions(content, path)
    context["linked"] = jsonld.linked(content, path, found.settings.site)
    context["prints"] = offers.page_prints(content, found.ledger, path, found.settings.site)
    return context


def on_page_content(html: str, **_: Any) -> Markup:
    """Lets through what may stand on a page of our own; contributed pages have their text from their view."""
    return markup.page(html)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Watches the folders that MkDocs does not know of, and shows in the browser what stops a build."""
    server.builder = _unstoppable(builder, Path(config.site_dir))
    for folder in ("methods", "cases", "hooks/theme", "hooks/print"):
        server.watch(str(_root(config) / folder))
    return server


def _templates(config: MkDocsConfig) -> set[str]:
    """The names of our own templates; those of the theme beneath escape by hand."""
    folder = Path(config.theme.custom_dir or "")
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def _unstoppable(builder: Callable[[], None], site: Path) -> Callable[[], None]:
    """A builder that goes back to the last good site instead of leaving the reader without a page."""
    last = site.with_name(f"{site.name}-last")
    preview.remember(site, last)

    def build() -> None:
        try:
            builder()
        except (Exception, SystemExit) as error:
            print(error, file=sys.stderr)
            preview.tell(site, last, str(error))
        else:
            preview.remember(site, last)

    return build


def _prints(config: MkDocsConfig) -> dict[str, bytes]:
    """Every PDF and the worksheets' pictures, made anew only where their content or template has changed."""
    if not config.extra["prints"]:
        return {}
    content, ledger, site = _found(config).library, _found(config).ledger, _found(config).settings.site
    folder = _root(config) / PRINT_CACHE
    try:
        cards = pdfs.cards(content, ledger, site, folder)
        problems = pdfs.problem_cards(content, ledger, site, folder)
        sheets = worksheet.worksheet_jobs(content, site, folder)
        jobs = pdfs.jobs(content, cards, site, problems) | sheets
        printed = pdfs.make(jobs, folder, progress.line("Sätter kort för tryck"))
        return printed | worksheet.worksheet_pictures(sheets, folder)
    except ContentError as error:
        raise Abort(str(error)) from None


def _source(path: str) -> str:
    """A file's path as MkDocs sees it, from `docs/`: links between files then hold for readers of both."""
    return path.removeprefix("docs/") if path.startswith("docs/") else f"../{path}"


def _path(source: str) -> str:
    return source.removeprefix("../") if source.startswith("../") else f"docs/{source}"


def _is_stray(file: File, config: MkDocsConfig) -> bool:
    """Whether a file of `docs/`, not one of the theme's, may not be published."""
    is_ours = file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)
    return is_ours and not is_published(file.src_uri)


def _page_file(config: MkDocsConfig, source: str, address: str) -> File:
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = f"{address}index.html"
    return file


def _replace(files: Files, file: File) -> None:
    existing = files.get_file_from_path(file.src_uri)
    if existing:
        files.remove(existing)
    files.append(file)
