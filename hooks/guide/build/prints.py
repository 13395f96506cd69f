"""All of a guide that is printed, at once or while its pages are already read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass
from threading import Condition, Thread

from guide.build.inspection import PRINT_CACHE, Inspection, misfits
from guide.print import pdfs, share, workers, worksheet
from guide.print.pdfs import Progress
from guide.print.workers import Team
from guide.text.mistakes import ContentError


@dataclass(frozen=True, repr=False)  # mkdocs-macros writes down all that it finds in the settings
class Prints:
    """Every PDF, and the pictures of worksheets and of shared pages, by address."""

    files: Mapping[str, bytes]


def prints(found: Inspection, progress: Progress) -> Prints:
    """Everything that is printed, made anew where its content or template has changed.

    Raises:
        ContentError: texts that do not fit, or characters that cannot be printed, each at its field.
        LostError: a process that prints was killed.
    """
    with workers.hired():
        return next(_in_turn(found, progress, {}))


def _in_turn(found: Inspection, progress: Progress, before: Mapping[str, bytes]) -> Iterator[Prints]:
    """Everything, with what gathers many cards as it was `before`, where it was; then everything as it is now."""
    content, ledger, site, folder = found.library, found.ledger, found.settings.site, found.root / PRINT_CACHE
    cards = pdfs.cards(content, ledger, site, folder)
    cases = pdfs.cards_of_cases(content, ledger, site, folder)
    sheets = worksheet.worksheet_jobs(content, site, folder)
    pictures = worksheet.worksheet_pictures(sheets, folder)
    jobs = pdfs.jobs(content, cards, site, cases, pictures) | sheets
    others = {**pictures, **share.share_pictures(content, folder)}
    gathered = {address: data for address, data in before.items() if address in jobs and pdfs.gathers(address)}
    for instead in (gathered, {}) if gathered else ({},):
        yield Prints({**pdfs.make(jobs, folder, progress, instead), **others})


class Printer:
    """Makes the prints of the newest guide in the background. What is overtaken by a newer one is given up at once."""

    def __init__(self, done: Callable[[Prints], None], failed: Callable[[str], None]) -> None:
        self._done, self._failed = done, failed
        self._newest: Inspection | None = None
        self._team: Team | None = None
        self._before = Prints({})
        self._changed = Condition()
        Thread(target=self._work, daemon=True).start()

    def print(self, found: Inspection) -> None:
        """Begins with a guide, and leaves the one before it."""
        with self._changed:
            self._newest = found
            if self._team:
                self._team.close()
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._newest)
                found, self._newest, self._team = self._newest, None, Team()
            if found:
                self._make(found, self._team)

    def _make(self, found: Inspection, team: Team) -> None:
        try:
            with workers.hired(team):
                if mistakes := misfits(found):
                    raise ContentError(mistakes)
                for made in _in_turn(found, lambda *_: None, self._before.files):
                    self._take(made)
        except (Exception, CancelledError) as error:  # whatever it is, the pages are there to be read
            if not self._newest:
                self._failed(str(error))

    def _take(self, made: Prints) -> None:
        if not self._newest:
            self._before = made
            self._done(made)
