"""Names of files and addresses, made from titles."""

from __future__ import annotations

from unicodedata import normalize

from markdown.extensions.toc import slugify


def slug(title: str) -> str:
    """`Workshop på torsdag` → `workshop-pa-torsdag`; empty where no letter can be kept.

    `slug` in `docs/assets/js/shared/dom.js` makes the same of the same title.
    """
    return slugify(normalize("NFKD", title).lower().replace("_", " "), "-").strip("-")
