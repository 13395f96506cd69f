"""QR codes as SVG, for paper and for pages."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import segno
from markupsafe import Markup


@cache
def svg(address: str) -> Markup:
    """The code of an address: error correction M, no quiet zone, one unit a module.

    Whoever places it leaves four modules of white around it (ISO/IEC 18004).
    """
    out = BytesIO()
    code = segno.make_qr(address, error="m", boost_error=False)
    code.save(out, kind="svg", border=0, xmldecl=False, omitsize=True, nl=False, svgclass=None, lineclass=None)
    return Markup(out.getvalue().decode())  # noqa: S704 – numbers that segno has drawn
