"""`make pictures`: what a change does to the pages, in pictures of before and after. Needs what the tests need."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Error, Playwright, Route, sync_playwright

from commands.site import SITE
from guide.build import changed, pictured
from guide.build.changed import ChangedPage
from guide.build.pictured import BeforeAfter

INTO = ".cache/pictures"
SUMMARY = "bilder.md"
MOST = 12  # pages pictured

_NO_BROWSER = "Chromium gick inte att använda. Kör python hooks install --browser och försök igen:"
_HOST = "http://guiden.invalid/"  # answered from the folder, and by nobody else
_CONTENT = ("cases", "methods", "docs")
_GIT = ("git", "-c", "core.quotepath=off")
# All that a reader can unfold or wait for.
_READY = """async () => {
  for (const folded of document.querySelectorAll("details:not([data-menu])")) folded.open = true;
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  await document.fonts.ready;
}"""


def main(root: Path, arguments: Sequence[str]) -> int:
    """Writes the pictures, a page of them and a summary; the exit status says whether there was all it took."""
    options = _parser().parse_args(arguments)
    after = root / options.after
    if not (after / "index.html").is_file():
        print(f"Det finns ingen webbplats i {options.after}. Kör make site och försök igen.", file=sys.stderr)
        return 1
    try:
        with before(root, options.before) as (site, files):
            told = compare(site, after, files, root / options.into)
    except subprocess.CalledProcessError as error:
        print(f"Det gick inte att bygga {options.before}: {_last_line(error)}", file=sys.stderr)
        return 1
    except Error as error:
        print(f"{_NO_BROWSER} {error.message.splitlines()[0]}", file=sys.stderr)
        return 1
    print(told, end="")
    return 0


def compare(before: Path, after: Path, files: Sequence[str], into: Path) -> str:
    """Writes the pictures of what differs between two sites into a folder, made anew, and gives the summary."""
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    pages = changed.changed_pages(before, after, files)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        shown = [(page, _pictures(browser, page, before, after)) for page in pages[:MOST]]
        browser.close()
    for page, pairs in shown:
        _write(into, page, pairs)
    (into / changed.GALLERY).write_text(pictured.gallery(shown), "utf-8")
    told = changed.summary(pages, len(shown))
    (into / SUMMARY).write_text(told, "utf-8")
    return told


def launch(playwright: Playwright) -> Browser:
    """The machine's own Chromium, else Playwright's."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
    return playwright.chromium.launch(executable_path=found, args=[*sandbox, "--disable-background-networking"])


@contextmanager
def before(root: Path, name: str) -> Iterator[tuple[Path, Sequence[str]]]:
    """A site to compare with, and the files of the content that have changed since: a folder as it is, or a commit that
    is built with the packages and the cache of `root`, beside it.

    Raises:
        subprocess.CalledProcessError: there is no such commit, or it cannot be built.
    """
    if (root / name / "index.html").is_file():
        yield root / name, ()
        return
    listed = _run(root, *_GIT, "diff", "-z", "--name-only", name, "--", *_CONTENT)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder, "before")
        _run(root, *_GIT, "worktree", "add", "--quiet", "--detach", str(work), name)
        try:
            (work / "node_modules").symlink_to(root / "node_modules")
            shutil.copytree(root / ".cache", work / ".cache", ignore=shutil.ignore_patterns(Path(INTO).name))
            _run(work, sys.executable, "hooks", "site")
            yield work / SITE, [file for file in listed.split("\0") if file]
        finally:
            _run(root, *_GIT, "worktree", "remove", "--force", str(work))


def _pictures(browser: Browser, page: ChangedPage, before: Path, after: Path) -> list[BeforeAfter]:
    return [
        pictured.cropped(
            BeforeAfter(
                screen,
                _picture(browser, before, page.address, width) if page.was else None,
                _picture(browser, after, page.address, width) if page.is_there else None,
            )
        )
        for screen, width in pictured.SCREENS.items()
    ]


def _picture(browser: Browser, site: Path, address: str, width: int) -> bytes:
    """A whole page as PNG, as it looks in light colours, all unfolded."""
    context = browser.new_context(
        base_url=_HOST, viewport={"width": width, "height": 900}, locale="sv-SE", reduced_motion="reduce"
    )
    context.route("**/*", _answers_from(site.resolve()))
    page = context.new_page()
    page.goto(address)
    page.evaluate(_READY)
    data = page.screenshot(full_page=True, animations="disabled")
    context.close()
    return data


def _answers_from(site: Path) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        file = (site / unquote(address.path).lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if f"{address.scheme}://{address.netloc}/" == _HOST and file.is_relative_to(site) and file.is_file():
            route.fulfill(path=file)
        else:
            route.abort()

    return answer


def _write(into: Path, page: ChangedPage, pairs: Sequence[BeforeAfter]) -> None:
    name = page.address.strip("/").replace("/", "-") or "start"
    for pair in pairs:
        for side, data in (("fore", pair.before), ("efter", pair.after)):
            if data:
                (into / f"{name}-{pair.screen}-{side}.png").write_bytes(data)


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 – git and ourselves
    return done.stdout


def _last_line(error: subprocess.CalledProcessError) -> str:
    lines = str(error.stderr or error.stdout).strip().splitlines()
    return lines[-1] if lines else f"programmet slutade med {error.returncode}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", help="a commit to build, or a folder with a site in it")
    parser.add_argument("--after", default=SITE, help="the site to compare with it")
    parser.add_argument("--into", default=INTO)
    return parser
