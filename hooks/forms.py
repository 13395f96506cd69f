"""`make forms`: writes the issue forms anew from the models."""

from __future__ import annotations

from pathlib import Path

from guide import issueform, reader

if __name__ == "__main__":
    library = reader.load(Path.cwd())
    for form in issueform.FORMS:
        Path(form.path).write_text(issueform.text(form, library), "utf-8", newline="\n")
