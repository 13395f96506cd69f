"""`make check`: every mistake in the content and some advice, one line each; exit status 1 where there is a mistake."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guide.build.inspection import Inspection, examine
from guide.content.published import leftovers
from guide.review import advice, reports, spelling
from guide.review.reverted import reverted
from guide.text.mistakes import ContentError, Mistake


def main(root: Path, arguments: Sequence[str] = ()) -> int:
    """Prints what is wrong below `root` and what could be better."""
    options = _parser().parse_args(arguments)
    try:
        found = examine(root)
    except ContentError as error:
        report = reports.Report(error.mistakes, (), 1)
    else:
        wrong = sorted({*found.mistakes, *advice.ahead(found.library, date.today())})
        report = reports.Report(wrong, _advice(found, options), _files_read(found))
    print(reports.REPORT_FORMATS[options.format](report))
    return 1 if report.mistakes else 0


def _advice(found: Inspection, options: argparse.Namespace) -> list[Mistake]:
    """What stops nothing: on every file, or on the files asked for."""
    library = found.library
    texts = () if options.no_advice else advice.advice(library, date.today(), spelling.speller())
    told = (*leftovers(found.root), *texts)
    asked = [each for each in told if not options.files or each.path in options.files]
    return sorted([*asked, *reverted(library, found.past, options.files)])


def _files_read(found: Inspection) -> int:
    return len({entry.path for entry in found.library.entries} | {mistake.path for mistake in found.mistakes})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="files to give advice on; mistakes are told of all")
    parser.add_argument("--format", choices=reports.REPORT_FORMATS, default="text")
    parser.add_argument("--no-advice", action="store_true", help="tell only what is wrong")
    return parser
