"""The guide's letters: Atkinson Hyperlegible, and Arimo for those that it lacks, on paper and as WOFF2 on the site.

What cuts them is fetched only where they are not there yet: it takes a fifth of a second to read.
"""

from __future__ import annotations

import hashlib
from functools import cache, partial
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from guide.content.cache import kept

PACKAGE = "fontpkg_atkinson_hyperlegible"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
# Basic Latin, Latin-1, Latin Extended-A; general punctuation, euro, arrows, minus, multiplication.
CODE_POINTS = (
    *range(0x20, 0x180),
    *range(0x2010, 0x2027),
    0x2030,
    0x2039,
    0x203A,
    0x20AC,
    *range(0x2190, 0x2194),
    0x2212,
)

FALLBACK_PACKAGE = "fontpkg_arimo"
FALLBACK_WEIGHTS = {"Regular": 400, "Bold": 700}
# The alphabets of Sweden's national minorities, Sami and Yiddish too, and of most who live here: Latin with its
# extensions, Greek, Cyrillic, Hebrew; subscripts, arrows, mathematical signs and boxes.
FALLBACK_CODE_POINTS = (
    *range(0x100, 0x250),
    *range(0x370, 0x530),
    *range(0x590, 0x600),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2027),
    *range(0x2080, 0x208F),
    *range(0x2190, 0x2196),
    *range(0x2200, 0x2266),
    *range(0x25A0, 0x25D0),
)
FILES = (
    *(f"atkinson-{style.lower()}.woff2" for style in STYLES),
    *(f"arimo-{style.lower()}.woff2" for style in FALLBACK_WEIGHTS),
)
_CUTTING = "guide.print.cutting"
CACHE = Path(__file__).parents[3] / ".cache/fonts"


def webfonts() -> dict[str, bytes]:
    """Each style's file name and bytes; made once for each version, then read from the cache."""
    ours = zip(FILES, STYLES, strict=False)
    theirs = zip(FILES[len(STYLES) :], FALLBACK_WEIGHTS, strict=True)
    return {
        **{name: kept(_folder() / name, partial(_small, style)) for name, style in ours},
        **{name: kept(_folder() / name, partial(_small_fallback, style)) for name, style in theirs},
    }


def source(style: str) -> bytes:
    """The package's own TrueType file of a style."""
    found = Path(str(files(PACKAGE))).rglob(f"*-{style}.ttf")
    return next(found).read_bytes()


def fallback(style: str) -> bytes:
    """A style of the fallback as TrueType, cut out of the package's variable file, which Typst cannot set with."""
    return kept(_folder() / f"arimo-{style.lower()}.ttf", partial(_cut, FALLBACK_WEIGHTS[style]))


@cache
def folders() -> tuple[Path, ...]:
    """Where Typst finds the letters."""
    for style in FALLBACK_WEIGHTS:
        fallback(style)
    for style in STYLES:
        kept(_folder() / f"atkinson-{style.lower()}.ttf", partial(_plain, style))
    return (_folder(),)


def edition() -> str:
    """A name for the letters of today, which changes with what they are made from."""
    return _folder().name


def characters() -> str:
    """Every character that each style of the letters has, or each of the fallback."""
    return kept(_folder() / "characters.txt", lambda: "".join(map(chr, sorted(_characters()))).encode()).decode()


def _characters() -> frozenset[int]:
    has = import_module(_CUTTING).code_points
    ours, theirs = map(source, STYLES), map(fallback, FALLBACK_WEIGHTS)
    return frozenset.intersection(*map(has, ours)) | frozenset.intersection(*map(has, theirs))


def _plain(style: str) -> bytes:
    made: bytes = import_module(_CUTTING).with_plain_zero(source(style))
    return made


def _small(style: str) -> bytes:
    made: bytes = import_module(_CUTTING).small(source(style), CODE_POINTS)
    return made


def _small_fallback(style: str) -> bytes:
    made: bytes = import_module(_CUTTING).packed(fallback(style))
    return made


def _cut(weight: int) -> bytes:
    made: bytes = import_module(_CUTTING).cut(_variable(), weight)
    return made


@cache
def _variable() -> bytes:
    """The package's own file of the fallback, which holds every weight, with the characters that are wanted."""
    whole = Path(str(files(FALLBACK_PACKAGE))) / "files/Arimo[wght].ttf"
    made: bytes = import_module(_CUTTING).thinned(whole.read_bytes(), FALLBACK_CODE_POINTS)
    return made


@cache
def _folder() -> Path:
    """Where today's letters are kept: a folder for each version of what they are made from and by."""
    packages = ("fontpkg-atkinson-hyperlegible", "fontpkg-arimo", "fonttools", "brotli")
    drawn_by = [Path(__file__).with_name(f"{name}.py").read_bytes() for name in ("cutting", "zero")]
    made_from = ([version(name) for name in packages], CODE_POINTS, FALLBACK_CODE_POINTS, drawn_by)
    return CACHE / hashlib.sha256(repr(made_from).encode()).hexdigest()[:12]
