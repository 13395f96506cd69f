"""`make new-case TITLE="…"`: a case to fill in, with every field explained."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guide.content import address_book, reader
from guide.content.kinds import CASES
from guide.editor import content_file, skeleton


def main(root: Path, arguments: Sequence[str]) -> int:
    """Writes the file and tells where it is."""
    title = " ".join(arguments).strip()
    if not title:
        print('Ange en rubrik: make new-case TITLE="Bygglov på en sida"', file=sys.stderr)
        return 1
    library, _ = reader.inspect(root)
    id = content_file.new_id(title, address_book.taken(root, library, CASES))
    file = root / CASES.path(id)
    file.write_text(skeleton.case(library, title, date.today().isoformat()), "utf-8", newline="\n")
    print(f"Fyll i {file.relative_to(root)} och kör make check. Den säger vad som är kvar.")
    return 0
