"""QR codes as SVG, for paper and for pages."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from urllib.parse import urlsplit

import segno
from markupsafe import Markup

_MASK = 2  # any of the eight can be read; to look for the evenest took longer than all else of a code


@cache
def svg(address: str) -> Markup:
    """The code of an address: error correction M or better, no quiet zone, one unit a module.

    Whoever places it leaves four modules of white around it (ISO/IEC 18004).
    """
    out = BytesIO()
    code = segno.make_qr(_dense(address), error="m", boost_error=True, mask=_MASK)
    code.save(out, kind="svg", border=0, xmldecl=False, omitsize=True, nl=False, svgclass=None, lineclass=None)
    return Markup(out.getvalue().decode())  # noqa: S704 – numbers that segno has drawn


def _dense(address: str) -> str:
    """The address in capitals where it means the same: a code of capitals alone takes fewer squares."""
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc}"
    rest = address[len(origin) :]
    return origin.upper() + rest if rest == rest.upper() else address
