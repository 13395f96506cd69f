"""`make forms`: writes the issue forms anew from the models."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from guide.content import reader
from guide.editor import issue_form


def main(root: Path, _: Sequence[str] = ()) -> int:
    """Writes every form below `root`."""
    library = reader.load(root)
    for path, text in issue_form.form_files(library, reader.settings(root).site).items():
        (root / path).write_text(text, "utf-8", newline="\n")
    return 0
