"""What the form's code is known by, so that a browser runs that which was built and nothing else.

Subresource integrity (https://www.w3.org/TR/sri/), and for modules that others ask for an import map
(https://html.spec.whatwg.org/multipage/webappapis.html#integrity-metadata).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from guide.editor.cms import CMS_FOLDER
from guide.site.bundles import BUNDLES

_SCRIPT = f"{BUNDLES}/editor.js"
_MODULES = f"{CMS_FOLDER}/cms/"


@dataclass(frozen=True)
class Pins:
    """The digest of the page's own script; an import map with that of every module, and the digest of the map itself,
    by which the page's policy lets it stand there."""

    script: str
    modules: Markup
    map: str


def pins(files: Mapping[str, bytes]) -> Pins:
    """What the form's page says of the files of a site, by their addresses from its top.

    Raises:
        KeyError: the page's own script is not among them.
    """
    modules = {
        f"./{address.removeprefix(f'{CMS_FOLDER}/')}": _pin(data, "sha384")
        for address, data in sorted(files.items())
        if address.startswith(_MODULES) and address.endswith(".js")
    }
    written = json.dumps({"integrity": modules}, separators=(",", ":")).replace("<", "\\u003c")
    shown = Markup(written)  # noqa: S704 – nothing in it ends an element
    return Pins(_pin(files[_SCRIPT], "sha384"), shown, _pin(written.encode(), "sha256"))


def _pin(data: bytes, way: str) -> str:
    return f"{way}-{base64.b64encode(hashlib.new(way, data).digest()).decode()}"
