"""Data → Typst → a PDF that conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

import pikepdf
import typst

from guide.content.vocabulary import Vocabulary
from guide.print.fonts import edition, folders

# Many files are made at a time: Typst's own threads within each would only get in their way.
os.environ.setdefault("RAYON_NUM_THREADS", "1")

TEMPLATES = Path(__file__).parents[2] / "print"
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
NO_PACKAGES = TEMPLATES / "no-packages"

WORKERS = os.cpu_count() or 2

Flip: TypeAlias = Literal["long", "short"]

_DUPLEX = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge", None: "/Simplex"}


@dataclass(frozen=True)
class Job:
    """One PDF to make: a template in `hooks/print/` and what it shows, as JSON.

    `flip` is the edge about which a printer turns the sheet; where `turned`, every second page stands on its head.
    """

    template: str
    data: str
    flip: Flip | None = None
    turned: bool = False


def job(
    template: str, words: Vocabulary, data: Mapping[str, Any], flip: Flip | None = None, *, turned: bool = False
) -> Job:
    """A PDF to make from plain data, dicts, lists, text and numbers, for the guide with these words."""
    whole = {**data, "guide": {"name": words.title, "short": words.short, "steps": words.steps_in_words}}
    return Job(template, _json(whole), flip, turned)


def pdf(job: Job) -> bytes:
    """The PDF of a job, the same bytes each time."""
    return finish(typeset(job.template, job.data), job)


def typeset(template: str, data: str) -> bytes:
    """The PDF that a template makes of its data, before it is told about printers."""
    made = _compiler(TEMPLATES / f"{template}.typ", data).compile(format="pdf", pdf_standards=STANDARDS, timestamp=0)
    return cast(bytes, made)


def pictures(job: Job) -> list[bytes]:
    """Each page of a job as SVG, its letters drawn."""
    made = _compiler(TEMPLATES / f"{job.template}.typ", job.data).compile(format="svg")
    return cast(list[bytes], made if isinstance(made, list) else [made])


def finish(data: bytes, job: Job) -> bytes:
    """Sets what the print dialog starts from: actual size, and on which edge the sheet is turned."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        wishes = document.Root.ViewerPreferences
        wishes.PrintScaling = pikepdf.Name("/None")
        wishes.PickTrayByPDFSize = True
        wishes.Duplex = pikepdf.Name(_DUPLEX[job.flip])
        if job.turned:
            for page in document.pages[1::2]:
                page.obj.Rotate = 180
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


def answers(template: str, data: object, label: str) -> list[Any]:
    """What a template that is no print has put under a label."""
    found = _compiler(TEMPLATES / f"{template}.typ", _json(data)).query(f"<{label}>", field="value")
    answers: list[Any] = json.loads(found)
    return answers


def key(text: str) -> str:
    """A name for what is made from a text by the templates and packages of today."""
    return hashlib.sha256(_ingredients() + text.encode()).hexdigest()[:32]


@cache
def _ingredients() -> bytes:
    """All that a PDF depends on beside its job: the templates and the versions of what sets them."""
    sources = [file.read_bytes() for file in sorted(TEMPLATES.glob("*.typ"))]
    made_with = (*map(version, ("typst", "pikepdf", "fonttools")), edition())
    return b"\0".join([*sources, *(part.encode() for part in made_with)])


def _compiler(template: Path, data: str) -> typst.Compiler:
    return typst.Compiler(
        template,
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        package_path=NO_PACKAGES,
        package_cache_path=NO_PACKAGES,
    )


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@cache
def _fonts() -> typst.Fonts:
    paths = [str(folder) for folder in folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
