"""Everything that can stop a build, found without building: what a check tells and what a build tells are the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guide.build import outputs
from guide.cards import versions
from guide.cards.versions import Ledger
from guide.cards.withdrawn import Withdrawn, withdrawn
from guide.content import address_book, reader
from guide.content.history import History, history
from guide.content.kept import FOLDER, Kept, made_by
from guide.content.kinds import CASES, METHODS
from guide.content.library import Library
from guide.print import glyphs, pdfs, workers, worksheet
from guide.site.numbers import number_pages
from guide.text.mistakes import ContentError, Mistake

PRINT_CACHE = ".cache/print"


@dataclass(frozen=True, repr=False)  # mkdocs-macros writes down all that it finds in the settings
class Inspection:
    """A guide as it was read from a folder: what can be used of it, what it has been, and every mistake in it."""

    root: Path
    settings: reader.Settings
    library: Library
    past: History
    ledger: Ledger
    mistakes: list[Mistake]

    def checked(self) -> Inspection:
        """The same, where nothing is wrong.

        Raises:
            ContentError: every mistake.
        """
        if self.mistakes:
            raise ContentError(self.mistakes)
        return self

    @cached_property
    def gone(self) -> list[Withdrawn]:
        """What readers may have on paper that is in the guide no more."""
        return withdrawn(self.library, self.past)

    @cached_property
    def generated(self) -> dict[str, bytes]:
        """Every file of the site beside its pages and prints, by address."""
        files = outputs.generated(self.root, self.library, self.settings.site, self.settings.name)
        return files | number_pages(self.library, self.ledger, self.gone)


def examine(root: Path, *, fits: bool = True) -> Inspection:
    """Reads the guide below `root` and looks for all that could stop its build.

    Whether texts fit in print, where `fits` asks for it, is told when nothing else is wrong: what refers to nothing
    cannot be set.

    Raises:
        ContentError: a vocabulary or a ledger that nothing can be checked against.
    """
    settings = reader.settings(root)
    kept = Kept(root / FOLDER, made_by(root))
    library, mistakes = reader.inspect(root, kept)
    past = history(root, (METHODS, CASES))
    ledger = versions.read_ledger(root, past, kept, library.methods)
    kept.lay(ledger)
    found = Inspection(root, settings, library, past, ledger, mistakes)
    mistakes += glyphs.unprintable(library)
    made = outputs.generated_addresses(library) | {each.address for each in found.gone}
    mistakes += address_book.clashes(root, library, made)
    if fits and not mistakes:
        mistakes += misfits(found)
    mistakes[:] = sorted(set(mistakes))
    return found


def misfits(found: Inspection) -> list[Mistake]:
    """Texts that have no room on paper. What has been measured once is kept in the cache."""
    site, cache = found.settings.site, found.root / PRINT_CACHE
    with workers.hired():
        cards = pdfs.card_misfits(found.library, found.ledger, site, cache)
        return [*cards, *worksheet.sheet_misfits(found.library, site, cache)]
