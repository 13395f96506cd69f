"""The guide's letters: Atkinson Hyperlegible, and Arimo for those that it lacks, on paper and as WOFF2 on the site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from guide.print import zero
from guide.print.cache import kept

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


def _plain(style: str) -> bytes:
    return _saved(zero.make_plain(_opened(source(style))))


def _small(style: str) -> bytes:
    return _woff2(zero.make_plain(_subset(_opened(source(style)), CODE_POINTS)))


def _small_fallback(style: str) -> bytes:
    return _woff2(_opened(fallback(style)))


def _cut(weight: int) -> bytes:
    whole = Path(str(files(FALLBACK_PACKAGE))) / "files/Arimo[wght].ttf"
    font = _subset(_opened(whole.read_bytes()), FALLBACK_CODE_POINTS)
    return _saved(instantiateVariableFont(font, {"wght": weight}, updateFontNames=True))


def _subset(font: TTFont, code_points: Iterable[int]) -> TTFont:
    options = Options(layout_features=["kern", "liga", "locl", "mark", "mkmk"], notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)
    return font


def _woff2(font: TTFont) -> bytes:
    font.flavor = "woff2"
    return _saved(font)


def _opened(data: bytes) -> TTFont:
    return TTFont(BytesIO(data), recalcTimestamp=False)


def _saved(font: TTFont) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def _folder() -> Path:
    """Where today's letters are kept: a folder for each version of what they are made from and by."""
    packages = ("fontpkg-atkinson-hyperlegible", "fontpkg-arimo", "fonttools", "brotli")
    drawn_by = Path(zero.__file__).read_bytes()
    made_from = ([version(name) for name in packages], CODE_POINTS, FALLBACK_CODE_POINTS, drawn_by)
    return CACHE / hashlib.sha256(repr(made_from).encode()).hexdigest()[:12]
