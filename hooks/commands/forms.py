"""`make forms`: writes the issue forms anew from the models."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from guide.content import reader
from guide.editor import issue_form


def main(root: Path, _: Sequence[str] = ()) -> int:
    """Writes every form below `root`."""
    library = reader.load(root)
    for form in issue_form.FORMS:
        (root / form.path).write_text(issue_form.form_file(form, library), "utf-8", newline="\n")
    return 0
