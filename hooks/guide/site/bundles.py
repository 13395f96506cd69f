"""One script and one style sheet for each kind of page, made of the modules and sheets in `docs/assets/`.

A page then costs two files, and its script is a plain one, which a browser runs from a disk too. esbuild joins and
packs; `sheets` leaves out what a kind of page does not have.
"""

from __future__ import annotations

import errno
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from guide.content import reader
from guide.site import sheets
from guide.text.mistakes import ContentError, Mistake

BUNDLES = "assets/pages"
ESBUILD = "node_modules/@esbuild"
_ENTRIES = "docs/assets/js/pages"
_THEME = "hooks/theme"
_NO_PAGE = {"main", "redirect"}  # a page's frame, and a page without one
_EVERYWHERE = ("page", "scheme")  # scripts of every page
_TAKES_IN = re.compile(r'\{%-?\s*(?:extends|include|import|from)\s+"([^"]+)"')
_SCRIPT = re.compile(r"\{% block script %\}((?:(?!\{%).)*)\{% endblock %\}")
_CLASSES = re.compile(r"""class(?:="|": ")([^"]+)"|\{:?\s*([.#][^}]{1,500})\}""")  # in Python and Markdown
# of what a script has in it
_LICENCES = {"search-engine": "minisearch/LICENSE.txt", "codes": "uqr/LICENSE", "word": "docx/LICENSE"}


def bundles(root: Path, tokens: str, own: Sequence[str], theirs: Iterable[Path]) -> dict[str, bytes]:
    """Scripts and style sheets by their addresses from the top of the site.

    Args:
        root: the guide's folder.
        tokens: the guide's colours, as CSS.
        own: our style sheets in their order, by path from `docs/`.
        theirs: the theme's, which any rule of ours outranks.

    Raises:
        ContentError: a style sheet that is named is not there.
    """
    if missing := [path for path in own if not (root / "docs" / path).is_file()]:
        raise ContentError([_missing(root, path) for path in missing])
    made = scripts(root)
    parts: list[sheets.SheetPart] = [
        sheets.layered((part for file in theirs for part in _parsed(file.read_text("utf-8"))), "theme")
    ]
    for css in (tokens, *((root / "docs" / path).read_text("utf-8") for path in own)):
        parts += _parsed(css.replace("../../fonts/", "../fonts/"))  # from where the sheet then lies
    common = [*_classes(root), *(made[name] for name in _EVERYWHERE)]
    kinds = {
        kind: sheets.sheet(parts, sheets.nameable([*texts, *common, *(made[name] for name in names)]))
        for kind, texts, names in _kinds(root, made)
    }
    small = {f"{kind}.css": css for kind, css in _packed(root, kinds).items()}
    return {
        f"{BUNDLES}/{name}": text.encode() for name, text in ({f"{n}.js": js for n, js in made.items()} | small).items()
    }


def scripts(root: Path) -> dict[str, str]:
    """The script of each kind of page, and those fetched when they are needed, by name."""
    made = _run(root, [str(file) for file in sorted((root / _ENTRIES).glob("*.js"))], "--bundle", "--format=iife")
    for name, licence in _LICENCES.items():
        made[name] = f"/*!\n{(root / 'node_modules' / licence).read_text('utf-8').strip()}\n*/\n{made[name]}"
    return made


def _kinds(root: Path, made: Mapping[str, str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each kind of page: its name, every template that it is made with, and its own scripts."""
    for file in sorted((root / _THEME).glob("*.html")):
        if file.stem in _NO_PAGE:
            continue
        texts = _templates(root / _THEME, file.name)
        named = " ".join(_SCRIPT.findall(texts[file.name]))
        yield file.stem, list(texts.values()), [name for name in re.findall(r"[\w-]+", named) if name in made]


def _templates(folder: Path, name: str, found: dict[str, str] | None = None) -> dict[str, str]:
    """A template and all that it takes in, by name."""
    found = {} if found is None else found
    if name not in found:
        found[name] = (folder / name).read_text("utf-8")
        for other in _TAKES_IN.findall(found[name]):
            _templates(folder, other, found)
    return found


def _classes(root: Path) -> list[str]:
    """What Python and our own pages say in `class`: it may stand on any page."""
    files = (*sorted((root / "hooks/guide").rglob("*.py")), *sorted((root / "docs").rglob("*.md")))
    return [" ".join(found) for file in files for found in _CLASSES.findall(file.read_text("utf-8"))]


def _packed(root: Path, kinds: Mapping[str, str]) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        for kind, css in kinds.items():
            (Path(folder) / f"{kind}.css").write_text(css, "utf-8")
        return _run(root, sorted(map(str, Path(folder).iterdir())))


def _run(root: Path, files: Sequence[str], *options: str) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        command = (_esbuild(root), *files, *options, "--minify", "--charset=utf8", "--log-level=warning")
        done = subprocess.run((*command, f"--outdir={folder}"), capture_output=True, text=True, check=False)  # noqa: S603
        if re.search("no space left|file too large", done.stderr, re.IGNORECASE):
            raise OSError(errno.ENOSPC, done.stderr)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return {file.stem: file.read_text("utf-8") for file in sorted(Path(folder).iterdir())}


def _esbuild(root: Path) -> str:
    """The program itself, as npm installed it for this machine: asking Node for it would take longer than its work."""
    places = (root / ESBUILD).resolve()
    return str(next(file for end in ("*/bin/esbuild", "*/esbuild.exe") for file in places.glob(end)))


@cache
def _parsed(css: str) -> tuple[sheets.SheetPart, ...]:
    return sheets.parsed(css)


def _missing(root: Path, path: str) -> Mistake:
    lines = (root / reader.CONFIG).read_text("utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if path in text), 1)
    return Mistake(reader.CONFIG, line, 1, f"Stilmallen docs/{path} finns inte. Lägg in filen, eller ta bort raden.")
