"""`make check`: every mistake in the content and some advice, one line each; exit status 1 where there is a mistake."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guide.content import reader
from guide.print import versions
from guide.review import advice, reports, spelling
from guide.text.mistakes import ContentError


def main(root: Path, arguments: Sequence[str] = ()) -> int:
    """Prints what is wrong below `root` and what could be better."""
    options = _parser().parse_args(arguments)
    try:
        library, mistakes = reader.inspect(root)
        stale = versions.unentered(versions.read_ledger(root), library)
    except ContentError as error:
        report = reports.Report(error.mistakes, (), 1)
    else:
        found = () if options.no_advice else advice.advice(library, date.today(), spelling.speller())
        wanted = [mistake for mistake in (*stale, *found) if not options.files or mistake.path in options.files]
        wrong = {mistake.path for mistake in mistakes}
        report = reports.Report(mistakes, wanted, len({entry.path for entry in library.entries} | wrong))
    print(reports.REPORT_FORMATS[options.format](report))
    return 1 if report.mistakes else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="files to give advice on; mistakes are told of all")
    parser.add_argument("--format", choices=reports.REPORT_FORMATS, default="text")
    parser.add_argument("--no-advice", action="store_true", help="tell only what is wrong")
    return parser
