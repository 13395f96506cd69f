"""Typefaces made into those that the guide needs, as bytes of TrueType or WOFF2."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from guide.print import zero


def with_plain_zero(font: bytes) -> bytes:
    """A typeface with a plain zero."""
    return _saved(zero.make_plain(_opened(font)))


def small(font: bytes, wanted: Iterable[int]) -> bytes:
    """The same with some characters only, as WOFF2."""
    return _woff2(zero.make_plain(_subset(_opened(font), wanted)))


def packed(font: bytes) -> bytes:
    """A typeface as WOFF2."""
    return _woff2(_opened(font))


def thinned(font: bytes, wanted: Iterable[int]) -> bytes:
    """A typeface with some characters only."""
    return _saved(_subset(_opened(font), wanted))


def cut(font: bytes, weight: int) -> bytes:
    """One weight, by its number in CSS, of a variable typeface."""
    return _saved(instantiateVariableFont(_opened(font), {"wght": weight}, updateFontNames=True))


def code_points(font: bytes) -> frozenset[int]:
    """The code points that a typeface has."""
    return frozenset(_opened(font).getBestCmap())


def _subset(font: TTFont, wanted: Iterable[int]) -> TTFont:
    options = Options(layout_features=["kern", "liga", "locl", "mark", "mkmk"], notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
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
