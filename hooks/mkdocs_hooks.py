"""Binds the guide to MkDocs; nothing else here imports it."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import mkdocs
from jinja2 import BytecodeCache, Environment, TemplateError
from jinja2.bccache import Bucket
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from guide.build import offline, swap
from guide.build.finished import Finished, Pages
from guide.build.inspection import Inspection, examine
from guide.build.prints import Prints, prints
from guide.cards.face import CASE_FIELDS, METHOD_FIELDS, labels
from guide.cards.numbers import NUMBER_FOLDER
from guide.content.cache import found, keep
from guide.content.privacy import PRIVATE_HOSTS
from guide.content.published import is_published, is_source
from guide.content.reader import CONFIG
from guide.content.reads import Shelf, digest
from guide.data import jsonld
from guide.editor import pins
from guide.print import case, offers, progress, workers
from guide.site import bundles, colours, lists, pages
from guide.site import share as shares
from guide.text import dictionary, markup, wording
from guide.text.mistakes import ContentError
from macros import said

TEMPLATE_CACHE = ".cache/templates"
PLAIN = "docs/assets/css/theme/plain.css"  # in place of a theme's sheets where there is no theme
PRINTED = "guide_prints"  # those that are there already, where others are made later
FIRST = 100  # before the macros plugin
SERVING = "GUIDE_IS_SERVED"
_HEARD = CountHandler(level=logging.WARNING)


class NotBuiltError(Exception):
    """Why a site was not built."""


class _Templates(BytecodeCache):
    """What Jinja makes of templates, from one build to the next; where that cannot be kept, it is made anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes what is kept of a template."""
        if data := found(self.folder / bucket.key):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was made of one."""
        with suppress(OSError):
            keep(self.folder / bucket.key, bucket.bytecode_to_string())


class _FinishedPage(Page):
    """A page that an earlier build has finished: MkDocs publishes it, lists it and links to it."""

    finished: Finished

    @property
    def html(self) -> Markup:
        """What its template shows."""
        return Markup(self.finished.html.decode())  # noqa: S704 – as it was made

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 – MkDocs' own way
        self.markdown = ""
        known = {"title": self.finished.title, "reviewed": self.finished.reviewed}
        self.meta = {**known, "template": "kept.html", "render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        self.content, self.present_anchor_ids = "", set(self.finished.anchors)


def _found(config: MkDocsConfig) -> Inspection:
    found: Inspection = config.extra["guide_found"]
    return found


def _pages(config: MkDocsConfig) -> Pages:
    made: Pages = config.extra["guide_pages"]
    return made


def _root(config: MkDocsConfig) -> Path:
    return _found(config).root


def build_site(root: Path, into: str) -> Inspection:
    """Builds the guide below `root` strictly, in this process, into a folder; gives what it was built from.

    Raises:
        NotBuiltError: what stands in the way; what MkDocs has told of it is on the console already.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(str(root / CONFIG), site_dir=into, strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, TemplateError) as error:
        raise NotBuiltError(str(error)) from None
    return _found(config)


def on_shutdown() -> None:
    """Stops listening to what is warned of."""
    _HEARD.counts.clear()
    logging.getLogger("mkdocs").removeHandler(_HEARD)


def on_startup(command: str, **_: Any) -> None:
    """Remembers whether the site is served to those who edit it: live reload needs an inline script."""
    os.environ[SERVING] = "yes" if command == "serve" else ""


@event_priority(FIRST)
def on_config(config: MkDocsConfig) -> None:
    """Loads and checks the content, or stops the build with every mistake in it."""
    try:
        fits = config.extra["prints"] and PRINTED not in config.extra
        found = examine(Path(config.config_file_path).parent, fits=fits).checked()
    except (ContentError, workers.LostError) as error:
        raise Abort(str(error)) from None
    config.extra["guide_found"] = found
    config.extra["guide_sheets"] = _theirs(config) or [_root(config) / PLAIN]
    _HEARD.counts.clear()
    logging.getLogger("mkdocs").addHandler(_HEARD)
    if not os.environ.get(SERVING):
        _build_beside(config)
    # MkDocs stamps its sitemap with this instead of the clock.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(found.library.newest.toordinal() * 86_400 - 62_135_683_200))


def on_build_error(error: Exception, **_: Any) -> None:
    """Says what a full disk or a closed folder means to whoever builds."""
    if isinstance(error, OSError):
        raise Abort(swap.obstacle(error)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out what is not published, and adds a page for each entry and every file that the guide makes."""
    found = _found(config)
    for file in [file for file in files if _is_stray(file, config)]:
        files.remove(file)
    for entry in found.library.contributed:
        _replace(files, _page_file(config, _source(entry.path), entry.address))
    for old in (*pages.redirects(found.library), *(each.address for each in found.gone)):
        _replace(files, _page_file(config, old.removesuffix("/") + ".md", old))
    printed = _prints(config)
    sizes = Shelf("sizes", {uri: wording.size(len(data)) for uri, data in printed.items()})
    config.extra["sizes"] = sizes
    found.library.kept.lay(sizes)
    try:
        app = {offline.MANIFEST: offline.manifest(found.library.vocabulary, str(config.site_description))}
        made = {**found.generated, **_bundles(config), **app, **printed}
    except ContentError as error:
        raise Abort("\n".join(map(str, error.mistakes))) from None
    if not os.environ.get(SERVING):
        dictionary.put_away()
    config.extra["pins"] = pins.pins(made)
    for uri, data in made.items():
        _replace(files, File.generated(config, uri, content=data, inclusion=InclusionLevel.INCLUDED))  # .htaccess too
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Takes the pages that an earlier build has finished, where they would come out the same."""
    library, macros = _found(config).library, digest(said(_found(config).library))
    titles = {path: page.data.title for path, page in library.pages.items()}
    site = (config.site_url, config.site_name, config.site_description, config.copyright, config.extra_css)
    common = (site, titles, lists.step_path(library), config.extra["prints"], bool(os.environ.get(SERVING)))
    config.extra["counts"] = Shelf("counts", library.counts)
    library.kept.lay(config.extra["counts"])
    made = config.extra["guide_pages"] = Pages(library, common)
    linkable = digest(sorted(file.src_uri for file in files if not file.src_uri.startswith(f"{NUMBER_FOLDER}/")))
    for file in files.documentation_pages():
        path, source = _path(file.src_uri), file.content_bytes
        given = (file.url, source, linkable if source else b"", macros if b"{{" in source or b"{%" in source else b"")
        finished = made.find(path, given)
        if finished and file.page:
            file.page.__class__ = _FinishedPage  # the navigation holds it already
            vars(file.page)["finished"] = finished
    return nav


@event_priority(FIRST)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Gives each page what its template shows, and keeps macros out of contributed text."""
    if isinstance(page, _FinishedPage):
        return markdown
    found = _found(config)
    _pages(config).begin(_path(page.file.src_uri))
    shown = pages.shown(found.library, _path(page.file.src_uri), page.file.url, found.gone)
    if not shown.ours:
        page.meta = {"render_macros": False}
    if shown.reviewed:
        page.meta["reviewed"] = shown.reviewed.isoformat()
    page.meta.update(title=shown.title, description=shown.description, template=shown.template, view=shown.view)
    return markdown


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """Gives templates what every page shares, and lets ours show text as text: only `Markup` stands as it is."""
    _pages(config).end()
    content, ours = _found(config).library, _templates(config)
    env.bytecode_cache = _Templates(_root(config) / TEMPLATE_CACHE)
    env.autoescape = lambda name: name in ours
    names = {"method_labels": labels(METHOD_FIELDS), "case_labels": labels(CASE_FIELDS)}
    words = {
        "guide": content.vocabulary,
        "counts": config.extra["counts"],
        "problem_look": case.look(content.vocabulary),
        "sizes": config.extra["sizes"],
        "private_hosts": " ".join(sorted(PRIVATE_HOSTS)),
        "pins": config.extra["pins"],
    }
    env.globals["is_served"] = bool(os.environ.get(SERVING))
    env.globals.update(step_path=lists.step_path(content), **words, **names)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Gives each page the links at its foot."""
    if isinstance(page, _FinishedPage):
        return context
    _pages(config).begin(_path(page.file.src_uri))
    found, path = _found(config), _path(page.file.src_uri)
    content, title, address = found.library, str(page.title), page.url.removeprefix("./")
    context["links"] = {
        "edit": pages.edit_link(content, path),
        "yes": pages.feedback_link(content, title, address, helped=True),
        "no": pages.feedback_link(content, title, address, helped=False),
    }
    context["versions"] = pages.versions(content, path)
    context["share"] = shares.share(content, path)
    context["linked"] = jsonld.linked(content, path, found.settings.site)
    context["mark"] = offers.sheet_mark(content, found.ledger, path, page.url, found.settings.site)
    context["prints"] = offers.page_prints(content, found.ledger, path, found.settings.site)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Keeps a page that was made now."""
    if not isinstance(page, _FinishedPage):
        anchors = tuple(sorted(page.present_anchor_ids or ()))
        finished = Finished(output.encode(), anchors, str(page.title), page.meta.get("reviewed", ""))
        _pages(config).finish(_path(page.file.src_uri), finished)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Keeps what was made, where nothing was warned of: the next build is to hear it too.

    The new site takes the old one's place, unless MkDocs is about to refuse it for its warnings.
    """
    if logging.getLogger("mkdocs").isEnabledFor(logging.WARNING) and not _HEARD.counts:
        _found(config).library.kept.save()
    if not os.environ.get(SERVING):
        offline.complete(Path(config.site_dir))
    claim: swap.NextSite | None = config.extra.pop("guide_claim", None)
    if claim and not (config.strict and _HEARD.counts):
        swap.settle(claim)


def on_page_content(html: str, **_: Any) -> Markup:
    """Lets through what may stand on a page of our own; contributed pages have their text from their view."""
    return markup.page(html)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Watches the folders that MkDocs does not know of."""
    for folder in ("methods", "cases", "hooks/theme"):
        server.watch(str(_root(config) / folder))
    return server


def _templates(config: MkDocsConfig) -> set[str]:
    """The names of our own templates; those of the theme beneath escape by hand."""
    folder = Path(config.theme.custom_dir or "")
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def _build_beside(config: MkDocsConfig) -> None:
    """Leaves the site that stands alone until the new one is whole."""
    try:
        claim = swap.claim(Path(config.site_dir))
    except swap.BusyError as error:
        raise Abort(str(error)) from None
    config.extra["guide_claim"] = claim
    config.site_dir = str(claim.next)


def _prints(config: MkDocsConfig) -> Mapping[str, bytes]:
    if not config.extra["prints"]:
        return {}
    try:
        there: Prints | None = config.extra.get(PRINTED)
        return (there or prints(_found(config), progress.line("Sätter kort för tryck"))).files
    except (ContentError, workers.LostError) as error:
        raise Abort(str(error)) from None


def _source(path: str) -> str:
    """A file's path as MkDocs sees it, from `docs/`: links between files then hold for readers of both."""
    return path.removeprefix("docs/") if path.startswith("docs/") else f"../{path}"


def _path(source: str) -> str:
    return source.removeprefix("../") if source.startswith("../") else f"docs/{source}"


def _theirs(config: MkDocsConfig) -> list[Path]:
    """The style sheets of the theme. They are all that is taken of it: its templates, scripts and ten thousand icons
    are not looked for from then on."""
    kept = [config.theme.custom_dir, str(Path(mkdocs.__file__).parent / "templates")]
    themes = [folder for folder in config.theme.dirs if folder not in kept]
    config.theme.dirs[:] = [folder for folder in config.theme.dirs if folder in kept]
    return sorted(sheet for folder in themes for sheet in Path(folder).glob("[!.]*/**/*.css"))


def _bundles(config: MkDocsConfig) -> dict[str, bytes]:
    root, library = _root(config), _found(config).library
    tokens, own = colours.stylesheet(library.vocabulary), [str(path) for path in config.extra_css]
    theirs: list[Path] = config.extra["guide_sheets"]
    given = (tokens, own, [file.read_bytes() for file in theirs], _packages(root))
    made: dict[str, bytes] = library.kept.once("bundles", given, lambda: bundles.bundles(root, tokens, own, theirs))
    return made


def _packages(root: Path) -> bytes:
    """Which packages of npm there are; a guide in the making may have no file that says."""
    lock = root / "package-lock.json"
    return lock.read_bytes() if lock.is_file() else b""


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)


def _is_stray(file: File, config: MkDocsConfig) -> bool:
    """Whether a file of ours is not published as it is: what may not be, and what others are made of."""
    return _is_ours(file, config) and (not is_published(file.src_uri) or is_source(file.src_uri))


def _page_file(config: MkDocsConfig, source: str, address: str) -> File:
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = f"{address}index.html"
    return file


def _replace(files: Files, file: File) -> None:
    existing = files.get_file_from_path(file.src_uri)
    if existing:
        files.remove(existing)
    files.append(file)
