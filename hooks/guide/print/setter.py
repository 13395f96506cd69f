"""Sets type by Typst. It knows nothing of the guide, so that a process that only sets type begins at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Literal, TypeAlias, cast

import pikepdf
import typst

# Many files are made at a time: Typst's own threads within each would only get in their way.
os.environ.setdefault("RAYON_NUM_THREADS", "1")

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]

Flip: TypeAlias = Literal["long", "short"]
Makes: TypeAlias = Literal["pdf", "svg", "png", "answers"]

_DUPLEX = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge", None: "/Simplex"}
_ALONE = Lock()  # a compiler serves one at a time
_AGES = 10  # how many compilations Typst keeps what it has laid out, in case it is asked for again


@dataclass(frozen=True)
class Turn:
    """What a printer is told: the edge about which it turns the sheet, and whether every second page stands on its
    head.
    """

    flip: Flip | None = None
    turned: bool = False


@dataclass(frozen=True)
class Task:
    """What Typst is to make: a template and what it shows, as JSON, and what is to come of it.

    `pdf` is a PDF for each of `turns`; `svg` and `png` are a picture of each page; `answers` are what a template that
    is no print has put under `label`, as one JSON. `fonts` are folders.
    """

    template: Path
    data: str
    kind: Makes
    fonts: tuple[Path, ...]
    turns: tuple[Turn, ...] = ()
    label: str = ""


def done(task: Task) -> list[bytes]:
    """What comes of a task, the same bytes each time.

    Raises:
        RuntimeError: the template cannot be set with this data.
    """
    with _ALONE:
        made = _DONE[task.kind](task)
        _forget(task)
    return made


def _pdfs(task: Task) -> list[bytes]:
    made = _compiler(task.template, task.fonts).compile(
        format="pdf", pdf_standards=STANDARDS, timestamp=0, sys_inputs={"data": task.data}
    )
    return [finish(cast(bytes, made), turn) for turn in task.turns]


def _svgs(task: Task) -> list[bytes]:
    return _pages(_compiler(task.template, task.fonts).compile(format="svg", sys_inputs={"data": task.data}))


def _pngs(task: Task) -> list[bytes]:
    """Two dots for a point."""
    return _pages(_compiler(task.template, task.fonts).compile(format="png", ppi=144, sys_inputs={"data": task.data}))


def _answers(task: Task) -> list[bytes]:
    compiler = _new_compiler(task.template, task.fonts, {"data": task.data})
    return [compiler.query(f"<{task.label}>", field="value").encode()]


def _pages(made: object) -> list[bytes]:
    return cast(list[bytes], made if isinstance(made, list) else [made])


_DONE: dict[Makes, Callable[[Task], list[bytes]]] = {"pdf": _pdfs, "svg": _svgs, "png": _pngs, "answers": _answers}


def finish(data: bytes, turn: Turn) -> bytes:
    """Sets what the print dialog starts from: actual size, and on which edge the sheet is turned."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        wishes = document.Root.ViewerPreferences
        wishes.PrintScaling = pikepdf.Name("/None")
        wishes.PickTrayByPDFSize = True
        wishes.Duplex = pikepdf.Name(_DUPLEX[turn.flip])
        if turn.turned:
            for page in document.pages[1::2]:
                page.obj.Rotate = 180
        if b"\r\nendstream" in data:
            _end_streams_plainly(document)
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _end_streams_plainly(document: pikepdf.Pdf) -> None:
    """Keeps apart a stream's last carriage return and the line feed after it, which checkers take for one line end.

    What follows the end of compressed data is ignored (RFC 1950).
    """
    for stream in document.objects:
        if isinstance(stream, pikepdf.Stream) and (data := stream.read_raw_bytes()).endswith(b"\r"):
            kind, parameters = stream.get("/Filter"), stream.get("/DecodeParms")
            stream.write(
                data + b"\n", filter=cast(pikepdf.Name, kind), decode_parms=cast(pikepdf.Dictionary, parameters)
            )


def _forget(task: Task) -> None:
    """Lets Typst throw away what it has measured: it does so as it compiles, but not when it is asked for answers."""
    if task.kind == "answers":
        blank = _blank(task.fonts)
        for _ in range(_AGES + 1):
            blank.compile(b"", format="svg")


@cache
def _blank(fonts: tuple[Path, ...]) -> typst.Compiler:
    return typst.Compiler(font_paths=_found(fonts), ignore_system_fonts=True)


@cache
def _compiler(template: Path, fonts: tuple[Path, ...]) -> typst.Compiler:
    """One for all tasks with a template: it reads the template once."""
    return _new_compiler(template, fonts, {})


def _new_compiler(template: Path, fonts: tuple[Path, ...], given: dict[str, str]) -> typst.Compiler:
    nowhere = template.parent / "no-packages"
    return typst.Compiler(
        template,
        root=template.parent,
        font_paths=_found(fonts),
        ignore_system_fonts=True,
        sys_inputs=given,
        package_path=nowhere,
        package_cache_path=nowhere,
    )


@cache
def _found(folders: tuple[Path, ...]) -> typst.Fonts:
    paths = [str(folder) for folder in folders]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
