"""Worksheets in print: the PDF of each, and the picture of it that pages show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from guide.content import addresses
from guide.content.cache import found, keep
from guide.content.library import Entry, Library
from guide.content.worksheet import Worksheet
from guide.print import press, qr, richtext, workers
from guide.print.method import printed_step
from guide.print.press import Job
from guide.print.setter import Flip, Task
from guide.text.mistakes import ContentError, Mistake

TEMPLATE = "worksheet"
_EXAMPLE = "Så kan det se ut ifyllt. Exempelköping är påhittat."
_FLIPS: dict[str, Flip] = {"staende": "long", "liggande": "short"}
_NO_ROOM = (
    "Det här får inte plats på arbetsbladet, eller lämnar för lite plats att skriva. Korta texten eller ge mer rum."
)


def sheet_files(library: Library) -> set[str]:
    """Where each worksheet's PDF and the pictures of its sides lie, and those of each that also comes filled in."""
    return {
        addresses.worksheet(sheet.id, kind, filled=filled)
        for sheet, filled in _versions(library)
        for kind in ("pdf", *(addresses.SIDES if sheet.data.back else addresses.SIDES[:1]))
    }


def sheet_misfits(library: Library, site: str, cache: Path) -> list[Mistake]:
    """One mistake for each text that has no room on its sheet, at its field."""
    versions = list(_versions(library))
    cache.mkdir(parents=True, exist_ok=True)
    found = _misfits([worksheet_job(library, sheet, site, filled=filled) for sheet, filled in versions], cache)
    places = {
        (sheet.id, tuple(place)): sheet for (sheet, _), some in zip(versions, found, strict=True) for place in some
    }
    return [sheet.document.mistake(place, _NO_ROOM) for (_, place), sheet in places.items()]


def worksheet_jobs(library: Library, site: str, cache: Path) -> dict[str, Job]:
    """Each PDF: its address and what to make it from; `site` is the site's own address, with a slash at the end.

    Raises:
        ContentError: texts that have no room on their sheet, each at its field.
    """
    mistakes = sheet_misfits(library, site, cache)
    if mistakes:
        raise ContentError(mistakes)
    return {
        addresses.worksheet(sheet.id, "pdf", filled=filled): worksheet_job(library, sheet, site, filled=filled)
        for sheet, filled in _versions(library)
    }


def worksheet_job(library: Library, sheet: Entry[Worksheet], site: str, *, filled: bool = False) -> Job:
    """What a worksheet's PDF is made from, empty or `filled` in as an example. Its back is upright when the paper is
    turned as `flip` says.
    """
    data, method = sheet.data, library.methods[sheet.data.method]
    where = urlsplit(site + method.address)
    shown = {
        **_plain(data.model_dump(mode="json", include={"title", "instruction", "paper", "copies", "columns", "back"})),
        **({"instruction": _EXAMPLE} if filled else {}),
        "filled": filled,
        "landscape": data.orientation == "liggande",
        "step": printed_step(library.vocabulary.term("steps", method.data.step)),
        "trail": [printed_step(step) for step in library.vocabulary.steps],
        "url": where.geturl(),
        "host": where.netloc,
        "path": where.path.rstrip("/"),
        "qr": qr.svg(where.geturl()),
    }
    return press.job(TEMPLATE, library.vocabulary, shown, _FLIPS[data.orientation] if data.back else None)


def _versions(library: Library) -> Iterator[tuple[Entry[Worksheet], bool]]:
    """Each worksheet empty, and filled in where it has answers."""
    for sheet in library.worksheets.values():
        yield sheet, False
        if sheet.data.answered:
            yield sheet, True


def worksheet_pictures(jobs: Mapping[str, Job], cache: Path) -> dict[str, bytes]:
    """Each side of each worksheet as SVG, by its address; those already in `cache` are read from it."""
    files = [cache / f"{press.key(job.data)}.sides" for job in jobs.values()]
    tasks = {file: press.svgs(job) for file, job in zip(files, jobs.values(), strict=True)}
    made = _kept(tasks, lambda pages: json.dumps([page.decode() for page in pages]).encode())
    for stale in set(cache.glob("*.sides")) - set(files):
        stale.unlink(missing_ok=True)
    return {
        address.removesuffix("pdf") + side: picture.encode()
        for address, file in zip(jobs, files, strict=True)
        for side, picture in zip(addresses.SIDES, made[file], strict=False)
    }


def _misfits(jobs: Sequence[Job], cache: Path) -> list[list[list[str | int]]]:
    """The place of each field that has no room, for each job."""
    files = [cache / f"{press.key(job.data)}.json" for job in jobs]
    asked = (press.question(job.template, json.loads(job.data), "misfit") for job in jobs)
    made = _kept(dict(zip(files, asked, strict=True)), lambda answers: answers[0])
    return [made[file] for file in files]


def _kept(tasks: Mapping[Path, Task], as_json: Callable[[list[bytes]], bytes]) -> dict[Path, Any]:
    """What each file holds; made by its task and kept where it is not there yet."""
    known = {file: data for file in tasks if (data := found(file))}
    wanted = [file for file in tasks if file not in known]
    for number, made in workers.spread(tasks[file] for file in wanted):
        known[wanted[number]] = as_json(made)
        keep(wanted[number], known[wanted[number]])
    return {file: json.loads(data) for file, data in known.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return richtext.printable(value)
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
