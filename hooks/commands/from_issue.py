"""Makes a file of a filed issue: `python hooks/from_issue.py EVENT.json --answer ANSWER.md --output OUTPUT`.

Everything that the author typed is read from the event's file and stays in files: nothing of it reaches a shell.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guide.content.history import written_for
from guide.editor import intake


def main(root: Path, arguments: Sequence[str]) -> int:
    """Writes the file and the answer; `output` gets `path=…`, empty where something is wanting."""
    options = _parser().parse_args(arguments)
    issue = intake.issue(json.loads(options.event.read_text("utf-8")))
    form = intake.form_of(issue)
    if form is None:
        print("The issue was not filed with one of the forms.")
        return 0
    outcome = intake.take_in(root, form, issue, date.today(), written_for(root, issue.number))
    options.answer.write_text(outcome.answer, "utf-8")
    with options.output.open("a", encoding="utf-8") as output:
        print(f"path={outcome.path}", f"number={issue.number}", sep="\n", file=output)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("event", type=Path)
    parser.add_argument("--answer", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    return parser
