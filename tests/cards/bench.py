"""`make bench-cards`: how long every print of many methods takes from nothing, and again when nothing has changed."""

from __future__ import annotations

import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

import typst

from guide.content import reader
from guide.content.kinds import METHODS
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.print import pdfs, progress, workers

ROOT = Path(__file__).parents[2]
SITE = "https://innovationsguiden.example/"
WORDS_ON_A_PAGE = 400
PAGES = 2_000  # enough to last seconds
_TIP = re.compile(r"^(- )(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Time:
    """Seconds by the clock, and of all processors together."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:6.1f} s, {self.processor:6.1f} processor seconds"


def grown(library: Library, count: int) -> Library:
    """As many methods as asked, made from the guide's own, no two with a text in common."""
    originals = islice(cycle(library.methods.values()), count)
    methods = {variant.id: variant for variant in (_variant(method, n) for n, method in enumerate(originals, 1))}
    cases = {id: replace(case, data=case.data.model_copy(update={"methods": ()})) for id, case in library.cases.items()}
    return replace(library, methods=methods, cases=cases, programmes={}, courses={}, pages={})


def _variant(method: Entry[Method], number: int) -> Entry[Method]:
    id, data = f"{method.id}-{number}", method.data
    steps = tuple(step.model_copy(update={"do": _marked(step.do, number)}) for step in data.steps)
    remote = data.remote and data.remote.model_copy(update={"after": _marked(data.remote.after, number)})
    values = {"title": _marked(data.title, number), "summary": _marked(data.summary, number), "steps": steps}
    body = _TIP.sub(lambda tip: tip[1] + _marked(tip[2], number), method.document.body)
    return Entry(
        METHODS,
        id,
        data.model_copy(update={**values, "remote": remote, "related": (), "next": ()}),
        replace(method.document, path=f"methods/{id}.md", body=body),
    )


def _marked(text: str, number: int) -> str:
    """The text as long as it was, so that it fits its card, with a number in place of its first letters."""
    mark = f"{number}: "
    return mark + text[len(mark) :]


def build(library: Library, cache: Path) -> dict[str, bytes]:
    """Every print, as the site's build makes it."""
    with workers.hired():
        cards = pdfs.cards(library, {}, SITE, cache)
        cases = pdfs.cards_of_cases(library, {}, SITE, cache)
        return pdfs.make(pdfs.jobs(library, cards, SITE, cases), cache, progress.line("Sätter kort för tryck"))


def yardstick(pages: int) -> None:
    """A4 pages of plain text by Typst, with nothing of ours: what this machine does at this moment."""
    page = f"[#page #lorem({WORDS_ON_A_PAGE}) #pagebreak(weak: true)]"
    text = f'#set document(title: "-")\n#for page in range({pages}) {page}'
    typst.compile(text.encode(), pdf_standards=["ua-1"], format="pdf")


def timed(work: Callable[[], object]) -> Time:
    """How long a piece of work takes."""
    wall, processor = time.perf_counter(), _processor()
    work()
    return Time(time.perf_counter() - wall, _processor() - processor)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _peak(who: int) -> float:
    """Megabytes (Linux tells kilobytes)."""
    return resource.getrusage(who).ru_maxrss / 1000


def main(count: int) -> int:
    """Prints the figures for `count` methods."""
    library = grown(reader.load(ROOT), count)
    with tempfile.TemporaryDirectory() as folder:
        cache, made = Path(folder), dict[str, bytes]()
        first = timed(lambda: made.update(build(library, cache)))
        files = {file: file.stat().st_mtime_ns for file in cache.iterdir()}
        again = timed(lambda: build(library, cache))
        new = sum(files.get(file) != file.stat().st_mtime_ns for file in cache.iterdir())
    own, largest = (_peak(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    plain = timed(lambda: yardstick(PAGES))
    size = sum(map(len, made.values())) / 1e6
    print(f"{count} methods, {len(made)} files, {size:.1f} MB")
    print(f"from nothing      {first}")
    print(f"nothing changed   {again}, {new} files made")
    print(f"yardstick         {plain} ({PAGES} plain A4 pages)")
    print(f"peak memory       {own:.0f} MB, and {largest:.0f} MB in the largest of its processes")
    print(f"from nothing / yardstick: {first.processor / plain.processor:.1f} in processor time")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
