"""`make check`: every mistake in the content and some advice, one line each; exit status 1 where there is a mistake."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guide import advice, ledger, reader, reports, spelling
from guide.problems import ContentError


def main(root: Path, arguments: Sequence[str] = ()) -> int:
    """Prints what is wrong below `root` and what could be better."""
    options = _parser().parse_args(arguments)
    try:
        library, mistakes = reader.inspect(root)
        stale = ledger.problems(ledger.read(root), library)
    except ContentError as error:
        report = reports.Report(error.problems, (), 1)
    else:
        found = () if options.no_advice else advice.advice(library, date.today(), spelling.speller())
        wanted = [problem for problem in (*stale, *found) if not options.files or problem.path in options.files]
        wrong = {problem.path for problem in mistakes}
        report = reports.Report(mistakes, wanted, len({entry.path for entry in library.entries} | wrong))
    print(reports.FORMATS[options.format](report))
    return 1 if report.mistakes else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="files to give advice on; mistakes are told of all")
    parser.add_argument("--format", choices=reports.FORMATS, default="text")
    parser.add_argument("--no-advice", action="store_true", help="tell only what is wrong")
    return parser


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), sys.argv[1:]))
