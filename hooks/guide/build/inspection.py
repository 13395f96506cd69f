"""Everything that can stop a build, found without building: what a check tells and what a build tells are the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guide.build import outputs
from guide.content import address_book, reader
from guide.content.library import Library
from guide.print import glyphs, pdfs, versions, worksheet
from guide.print.versions import Ledger
from guide.text.mistakes import ContentError, Mistake

PRINT_CACHE = ".cache/print"


@dataclass(frozen=True)
class Inspection:
    """A guide as it was read from a folder: what can be used of it, and every mistake in it."""

    root: Path
    settings: reader.Settings
    library: Library
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
    def generated(self) -> dict[str, bytes]:
        """Every file of the site beside its pages and prints, by address."""
        return outputs.generated(self.root, self.library, self.settings.site, self.settings.name)


def examine(root: Path, *, fits: bool = True) -> Inspection:
    """Reads the guide below `root` and looks for all that could stop its build.

    Whether texts fit in print, where `fits` asks for it, is told when nothing else is wrong: what refers to nothing
    cannot be set.

    Raises:
        ContentError: a vocabulary or a ledger that nothing can be checked against.
    """
    settings = reader.settings(root)
    library, mistakes = reader.inspect(root)
    found = Inspection(root, settings, library, versions.read_ledger(root), mistakes)
    mistakes += glyphs.unprintable(library)
    mistakes += address_book.clashes(root, library, outputs.generated_addresses(library))
    if fits and not mistakes:
        mistakes += _misfits(found)
    mistakes[:] = sorted(set(mistakes))
    return found


def _misfits(found: Inspection) -> list[Mistake]:
    """Texts that have no room on paper. What has been measured once is kept in the cache."""
    site, cache = found.settings.site, found.root / PRINT_CACHE
    cards = pdfs.card_misfits(found.library, found.ledger, site, cache)
    return [*cards, *worksheet.sheet_misfits(found.library, site, cache)]
