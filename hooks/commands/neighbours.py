"""`make neighbours`: fetches the open data of the guides named in `mkdocs.yml`, into files to look at and commit."""

from __future__ import annotations

import http.client
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from guide.content import neighbour, reader
from guide.content.vocabulary import Neighbour
from guide.text import wording
from guide.text.mistakes import ContentError

_TIMEOUT = 30  # seconds


def main(root: Path, _: Sequence[str]) -> int:
    """Writes a file for each neighbour; one that does not answer, or answers something else, keeps the one it had."""
    library, _mistakes = reader.inspect(root)
    faults = [fault for each in library.vocabulary.neighbours if (fault := _take_in(root, each))]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _take_in(root: Path, each: Neighbour) -> str:
    path = neighbour.taken_path(each)
    try:
        taken = neighbour.selected(_fetched(each.address), path)
    except (OSError, ValueError, http.client.HTTPException, ContentError) as error:
        return f"{each.name}: {each.address} gav inget som går att ta in ({error})."
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(taken.model_dump(mode="json"), ensure_ascii=False, indent=1)
    file.write_text(f"{text}\n", "utf-8", newline="\n")
    print(f"{path}: {wording.count(len(taken.items), 'post', 'poster')} från {each.name}. Läs igenom och spara i git.")
    return ""


def _fetched(address: str) -> dict[str, object]:
    with urllib.request.urlopen(address, timeout=_TIMEOUT) as answer:  # noqa: S310 – the model takes web addresses only
        data = answer.read(neighbour.NEIGHBOUR_LIMIT + 1)
    if len(data) > neighbour.NEIGHBOUR_LIMIT:
        raise ValueError("filen är för stor")
    found = json.loads(data)
    if not isinstance(found, dict):
        raise ValueError("filen är ingen datafil från en guide")
    return found
