"""`make site`: builds the site and tells what it holds. The last good one stands until the new one is whole."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from commands.site import SITE, WHERE
from guide.build import swap, unchanged
from guide.content import reader
from guide.content.published import leftovers
from guide.text import wording
from guide.text.mistakes import ContentError
from mkdocs_hooks import NotBuiltError, build_site


def build(root: Path, made_from: str) -> int:
    """Builds the site below `root` and tells what it holds; the exit status says whether it was built.

    `made_from` names what it is made from, to know it by.
    """
    start = time.monotonic()
    try:
        reader.settings(root)
        found = build_site(root, SITE)
    except (ContentError, NotBuiltError, OSError) as error:
        told = swap.obstacle(error) if isinstance(error, OSError) else str(error)
        print(told, "Webbplatsen byggdes inte om; den förra ligger kvar.", sep="\n", file=sys.stderr)
        return 1
    told = "".join(f"{mistake}\n" for mistake in (*leftovers(root), *found.past.gaps()))
    print(told, end="", file=sys.stderr)
    unchanged.stamp(root, root / SITE, made_from, told)
    counts = found.library.counts
    print(
        f"{wording.count(counts['methods'], 'metod', 'metoder')}, {counts['cases']} fall och "
        f"{counts['programmes']} program byggdes på {time.monotonic() - start:.1f} sekunder.\n"
        f"{WHERE}"
    )
    return 0
