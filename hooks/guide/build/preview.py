"""What is shown while somebody edits: the last pages that could be made, with what is wrong told on each of them."""

from __future__ import annotations

import re

from markupsafe import escape

BLANK = "<!doctype html><html lang=sv><title>Guiden går inte att bygga</title><body></body></html>"
_BODY = "<body"
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_TOLD = '<section class="mistakes" role="alert" lang="sv"><p><strong>{}</strong></p><pre>{}</pre></section>'
NOT_BUILT = "Sidorna är från det senaste bygget som gick. Rätta det här, så visas ändringarna:"
NOT_PRINTED = "Sidorna visar ändringen, men det som skrivs ut är som förut tills det här är rättat:"


def as_served(page: str, mistakes: str = "", misfits: str = "") -> str:
    """A page's HTML without the policy that would stop it from showing changes by itself, and with a notice first in
    its body where there are mistakes, or else where something cannot be printed."""
    page = _POLICY.sub("", page, count=1)
    if mistakes:
        return _with(page, NOT_BUILT, mistakes)
    return _with(page, NOT_PRINTED, misfits) if misfits else page


def _with(page: str, what: str, why: str) -> str:
    before, start, rest = page.partition(_BODY)
    attributes, end, inner = rest.partition(">")
    return f"{before}{start}{attributes}{end}{_TOLD.format(what, escape(why))}{inner}" if start else page
