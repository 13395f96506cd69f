"""`make site`: builds beside the last good site and puts the new one in its place only when all went well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from guide.build.inspection import examine
from guide.content.published import leftovers
from guide.print import versions
from guide.text import wording
from guide.text.mistakes import ContentError

SITE = "site"
NEXT = ".cache/site-next"
LAST = ".cache/site-last"
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet")


def main(root: Path, _: Sequence[str] = ()) -> int:
    """Builds the site below `root` and tells what it holds; the exit status says whether it was built."""
    start = time.monotonic()
    try:
        found = examine(root).checked()
    except ContentError as error:
        print(error, file=sys.stderr)
        print("Webbplatsen byggdes inte om. Rätta felen ovan och försök igen.", file=sys.stderr)
        return 1
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    made = subprocess.run([*MKDOCS, "--site-dir", NEXT], cwd=root, env=environment, check=False)  # noqa: S603
    if made.returncode:
        print("Webbplatsen byggdes inte om; den förra ligger kvar.", file=sys.stderr)
        return made.returncode
    _swap(root)
    for mistake in (*leftovers(root), *versions.unentered(found.ledger, found.library)):
        print(mistake, file=sys.stderr)
    counts = found.library.counts
    print(
        f"{wording.count(counts['methods'], 'metod', 'metoder')}, {counts['cases']} fall och "
        f"{counts['programmes']} program byggdes på {time.monotonic() - start:.1f} sekunder.\n"
        f"Webbplatsen ligger i {SITE}/. Titta på den: kör make serve och öppna http://127.0.0.1:8000/."
    )
    return 0


def _swap(root: Path) -> None:
    site, new, last = root / SITE, root / NEXT, root / LAST
    shutil.rmtree(last, ignore_errors=True)
    if site.exists():
        site.rename(last)
    new.rename(site)
    shutil.rmtree(last, ignore_errors=True)
