"""`make check`: every mistake in the content, one line each; exit status 1 where there is any."""

from __future__ import annotations

import sys
from pathlib import Path

from guide import reader
from guide.problems import ContentError


def main(root: Path) -> int:
    """Prints what is wrong below `root`, or how much is right."""
    try:
        content = reader.load(root)
    except ContentError as error:
        print(*error.problems, sep="\n")
        count = len(error.problems)
        print(f"{count} fel." if count > 1 else "Ett fel.", file=sys.stderr)
        return 1
    print(f"Inga fel i {len(content.entries)} filer.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
