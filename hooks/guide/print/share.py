"""The picture that is seen where somebody shares a page, as PNG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from guide.content.cache import found, keep
from guide.content.library import Library
from guide.content.vocabulary import Vocabulary
from guide.print import press, workers
from guide.print.method import printed_step
from guide.print.press import Job
from guide.print.richtext import printable
from guide.print.scene import printed_scene
from guide.site.share import SharedPage, share_address, shares


def share_files(library: Library) -> set[str]:
    """Where every picture lies."""
    return {share_address(entry.address) for entry in library.entries}


def share_pictures(library: Library, cache: Path) -> dict[str, bytes]:
    """Every page's picture by its address; those in `cache` are read from it, and what else it holds is removed."""
    drawn = {share.picture: _drawn(share) for share in shares(library).values()}
    kept = {address: cache / f"{_key(library.vocabulary, picture)}.png" for address, picture in drawn.items()}
    known = {address: data for address, file in kept.items() if (data := found(file))}
    wanted = [address for address in kept if address not in known]

    parts = list(_shared_out(wanted))
    jobs = (_job(library.vocabulary, [drawn[address] for address in part]) for part in parts)
    for number, pictures in workers.spread(map(press.pngs, jobs)):
        for address, picture in zip(parts[number], pictures, strict=True):
            keep(kept[address], picture)
            known[address] = picture
    for stale in set(cache.glob("*.png")) - set(kept.values()):
        stale.unlink(missing_ok=True)
    return {address: known[address] for address in kept}


def _shared_out(addresses: Sequence[str]) -> Iterator[Sequence[str]]:
    """A part for each worker: starting Typst takes longer than a picture does."""
    for number in range(workers.WORKERS):
        if part := addresses[number :: workers.WORKERS]:
            yield part


def _key(words: Vocabulary, picture: dict[str, Any]) -> str:
    return press.key(_job(words, [picture]).data)


def _job(words: Vocabulary, pictures: list[dict[str, Any]]) -> Job:
    steps = [printed_step(step) for step in words.steps]
    return press.job("share", words, {"accent": words.accent, "steps": steps, "pictures": pictures})


def _drawn(share: SharedPage) -> dict[str, Any]:
    return {
        "over": printable(share.over),
        "title": printable(share.title),
        "line": printable(share.line),
        "facts": [printable(fact) for fact in share.facts],
        "step": printed_step(share.step) if share.step else None,
        "scene": printed_scene(share.scene) if share.scene else None,
    }
