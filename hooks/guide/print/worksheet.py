"""Worksheets in print: the PDF of each, and the picture of it that pages show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from guide.content import addresses
from guide.content.library import Entry, Library
from guide.content.worksheet import Worksheet
from guide.print import press, qr, richtext
from guide.print.cache import keep
from guide.print.method import printed_step
from guide.print.press import Flip, Job
from guide.text.mistakes import ContentError, Mistake

TEMPLATE = "worksheet"
_FLIPS: dict[str, Flip] = {"staende": "long", "liggande": "short"}
_NO_ROOM = (
    "Det här får inte plats på arbetsbladet, eller lämnar för lite plats att skriva. Korta texten eller ge mer rum."
)


def sheet_files(library: Library) -> set[str]:
    """Where each worksheet's PDF and the pictures of its sides lie."""
    return {
        addresses.worksheet(sheet.id, kind)
        for sheet in library.worksheets.values()
        for kind in ("pdf", *(addresses.SIDES if sheet.data.back else addresses.SIDES[:1]))
    }


def sheet_misfits(library: Library, site: str, cache: Path) -> list[Mistake]:
    """One mistake for each text that has no room on its sheet, at its field."""
    sheets = list(library.worksheets.values())
    cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(press.WORKERS) as pool:
        places = list(pool.map(lambda sheet: _misfits(worksheet_job(library, sheet, site), cache), sheets))
    return [
        sheet.document.mistake(tuple(place), _NO_ROOM)
        for sheet, found in zip(sheets, places, strict=True)
        for place in found
    ]


def worksheet_jobs(library: Library, site: str, cache: Path) -> dict[str, Job]:
    """Each PDF: its address and what to make it from; `site` is the site's own address, with a slash at the end.

    Raises:
        ContentError: texts that have no room on their sheet, each at its field.
    """
    mistakes = sheet_misfits(library, site, cache)
    if mistakes:
        raise ContentError(mistakes)
    return {
        addresses.worksheet(sheet.id, "pdf"): worksheet_job(library, sheet, site)
        for sheet in library.worksheets.values()
    }


def worksheet_job(library: Library, sheet: Entry[Worksheet], site: str) -> Job:
    """What a worksheet's PDF is made from. Its back is upright when the paper is turned as `flip` says."""
    data, method = sheet.data, library.methods[sheet.data.method]
    where = urlsplit(site + method.address)
    shown = {
        **_plain(data.model_dump(mode="json", include={"title", "instruction", "paper", "copies", "columns", "back"})),
        "landscape": data.orientation == "liggande",
        "step": printed_step(library.vocabulary.term("steps", method.data.step)),
        "trail": [printed_step(step) for step in library.vocabulary.steps],
        "url": where.geturl(),
        "host": where.netloc,
        "path": where.path.rstrip("/"),
        "qr": qr.svg(where.geturl()),
    }
    return press.job(TEMPLATE, library.vocabulary, shown, _FLIPS[data.orientation] if data.back else None)


def worksheet_pictures(jobs: Mapping[str, Job], cache: Path) -> dict[str, bytes]:
    """Each side of each worksheet as SVG, by its address; those already in `cache` are read from it."""
    with ThreadPoolExecutor(press.WORKERS) as pool:
        made = list(pool.map(lambda job: _sides(job, cache), jobs.values()))
    for stale in set(cache.glob("*.svg")) - {file for sides in made for file in sides.values()}:
        stale.unlink(missing_ok=True)
    return {
        address.removesuffix("pdf") + side: file.read_bytes()
        for address, sides in zip(jobs, made, strict=True)
        for side, file in sides.items()
    }


def _sides(job: Job, cache: Path) -> dict[str, Path]:
    """The files of the sides that a worksheet has. The front is kept last: where it is, the back is too."""
    files = {side: cache / f"{press.key(job.data)}.{side}" for side in addresses.SIDES}
    if not files[addresses.FRONT].is_file():
        for file, page in reversed(list(zip(files.values(), press.pictures(job), strict=False))):
            keep(file, page)
    return {side: file for side, file in files.items() if file.is_file()}


def _misfits(job: Job, cache: Path) -> list[list[str | int]]:
    """The place of each field that has no room."""
    file = cache / f"{press.key(job.data)}.json"
    if not file.is_file():
        keep(file, json.dumps(press.answers(job.template, json.loads(job.data), "misfit")).encode())
    found: list[list[str | int]] = json.loads(file.read_text("utf-8"))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return richtext.printable(value)
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
