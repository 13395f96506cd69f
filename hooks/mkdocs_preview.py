"""The guide in a browser while it is edited: MkDocs builds and serves, and what is wrong is told on the pages."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchfiles import watch

from guide.build import preview
from guide.build.prints import Printer, Prints
from guide.content import reader
from guide.content.reader import CONFIG
from mkdocs_hooks import PRINTED

WATCHED = ("docs", "methods", "cases", "hooks/theme", CONFIG)
_ADDRESS = "127.0.0.1:8000"
_PAUSE = 50  # milliseconds without a change, after which it is shown


class _Preview(LiveReloadServer):
    """Serves the last good site. What stops the next one is told on each page of it until it is mended.

    Pages are shown before what is printed of them has been set, with the prints that there were before.
    """

    def __init__(self, root: Path, work: Path, host: str, port: int) -> None:
        super().__init__(self.rebuild, host, port, str(work), _path(root))
        self.guide, self.work, self.mistakes, self.misfits = root, work, "", ""
        self.prints, self.printer = Prints({}), Printer(self._printed, self._unprinted)
        self._showing = Lock()
        self.build_delay = 0.01  # what watches has waited already
        self.error_handler = self._not_found
        self._watched_paths = dict.fromkeys(WATCHED, 1)

    def rebuild(self) -> None:
        """Builds beside what is served, and serves that from then on if all went well."""
        site = Path(tempfile.mkdtemp(dir=self.work))
        try:
            config = self._build(site)
        except (Exception, SystemExit) as error:
            self.mistakes = error.format_message() if isinstance(error, MkDocsException) else str(error)
            print(self.mistakes, file=sys.stderr)
            shutil.rmtree(site)
        else:
            self.mistakes = ""
            self._show(site)
            if config.extra["prints"]:
                self.printer.print(config.extra["guide_found"])

    def begin(self) -> None:
        """The first build; where that cannot be, the site that `make site` built last is shown."""
        self.rebuild()
        built = self.guide / "site"
        if self.mistakes and built.is_dir():
            self._show(Path(shutil.copytree(built, self.work / "site")))

    def look(self) -> None:
        """Builds anew whenever a file changes."""
        there = [path for path in (self.guide / name for name in WATCHED) if path.exists()]
        for _ in watch(*there, debounce=1_000, step=_PAUSE, raise_interrupt=False):
            self._want()

    def _build(self, site: Path) -> MkDocsConfig:
        reader.settings(self.guide)  # tells what is wrong in Swedish, before MkDocs does
        config: MkDocsConfig = load_config(str(self.guide / CONFIG), site_dir=str(site))
        config.site_url = self.url
        config.extra[PRINTED] = self.prints
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            build(config, serve_url=self.url)
        finally:
            config.plugins.on_shutdown()
        return config

    def _show(self, site: Path) -> None:
        with self._showing:
            before, self.root = Path(self.root), str(site)
        if before != self.work:  # nobody waits for it to be gone
            Thread(target=shutil.rmtree, args=(before, True), daemon=True).start()

    def _printed(self, prints: Prints) -> None:
        """Lets prints take the place of those before; pages are made anew only where they lead to others than then."""
        before, self.prints, self.misfits = self.prints.files, prints, ""
        if before.keys() != prints.files.keys():
            self._want()
            return
        with self._showing:
            for address, data in prints.files.items():
                if data != before[address]:
                    _put(Path(self.root) / address, data)

    def _unprinted(self, why: str) -> None:
        print(why, file=sys.stderr)
        self.misfits = why
        with self._epoch_cond:
            if self._visible_epoch == self._wanted_epoch:  # else a build is about to tell it
                self._wanted_epoch = self._visible_epoch = self._visible_epoch + 1
                self._epoch_cond.notify_all()

    def _want(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        """Waits for a build before it looks for the file, which may be gone from the site of before."""
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
        found: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        return found

    def _not_found(self, code: int) -> bytes | None:
        page = Path(self.root) / f"{code}.html"
        html = page.read_bytes() if page.is_file() else preview.BLANK.encode()
        return self._inject_js_into_html(html, self._visible_epoch) if self.mistakes or page.is_file() else None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        shown = preview.as_served(content.decode("utf-8", "replace"), self.mistakes, self.misfits)
        made: bytes = super()._inject_js_into_html(shown.encode(), epoch)  # type: ignore[no-untyped-call]
        return made


def _put(file: Path, data: bytes) -> None:
    """Writes a file in another's place at once: somebody may be reading that."""
    partial = file.with_name(f"{file.name}.part")
    partial.write_bytes(data)
    partial.replace(file)


def serve(root: Path, arguments: Sequence[str]) -> None:
    """Serves the guide below `root` until it is interrupted."""
    parser = argparse.ArgumentParser(prog="python hooks serve")
    parser.add_argument("-a", "--dev-addr", default=_ADDRESS, help=f"värd och port, till exempel {_ADDRESS}")
    host, _, port = parser.parse_args(arguments).dev_addr.rpartition(":")
    with tempfile.TemporaryDirectory(prefix="guide-", ignore_cleanup_errors=True) as work:
        server = _Preview(root, Path(work), host, int(port))
        server.begin()
        Thread(target=server.look, daemon=True).start()
        print(f"Guiden visas på {server.url}. Avsluta med Ctrl+C.", flush=True)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


def _path(root: Path) -> str:
    """Where on its server the site is to lie, as its own address has it."""
    try:
        config: MkDocsConfig = load_config(str(root / CONFIG))
    except (MkDocsException, OSError):
        return "/"
    return urlsplit(config.site_url or "/").path
