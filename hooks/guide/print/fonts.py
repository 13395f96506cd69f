"""Atkinson Hyperlegible for the site: the letters that Swedish needs, as WOFF2."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

PACKAGE = "fontpkg_atkinson_hyperlegible"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
FILES = tuple(f"atkinson-{style.lower()}.woff2" for style in STYLES)
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


def webfonts(cache: Path) -> dict[str, bytes]:
    """Each style's file name and bytes; made once for each version, then read from `cache`."""
    made = {}
    for style, name in zip(STYLES, FILES, strict=True):
        kept = cache / f"{_fingerprint()}-{name}"
        if not kept.is_file():
            cache.mkdir(parents=True, exist_ok=True)
            partial = kept.with_suffix(".part")
            partial.write_bytes(_subset(source(style)))
            partial.replace(kept)
        made[name] = kept.read_bytes()
    return made


def source(style: str) -> bytes:
    """The package's own TrueType file of a style."""
    found = Path(str(files(PACKAGE))).rglob(f"*-{style}.ttf")
    return next(found).read_bytes()


def _subset(data: bytes) -> bytes:
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    options = Options(flavor="woff2", layout_features=["kern", "liga", "locl", "mark", "mkmk"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CODE_POINTS)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _fingerprint() -> str:
    versions = [version(name) for name in ("fontpkg-atkinson-hyperlegible", "fonttools", "brotli")]
    return hashlib.sha256(repr((versions, CODE_POINTS)).encode()).hexdigest()[:12]
