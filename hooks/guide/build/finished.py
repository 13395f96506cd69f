"""Finished pages, kept from one build to the next for as long as all that they show is the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple, dataclass

from guide.content.kept import Key
from guide.content.library import Library
from guide.content.reads import Read, digest, note_in


@dataclass(frozen=True)
class Finished:
    """A page as it is published; `anchors` are the ids in its own text, `reviewed` is a day or empty.

    `html` is UTF-8: half of what it takes as text, and a build has every page at hand.
    """

    html: bytes
    anchors: tuple[str, ...]
    title: str
    reviewed: str


class Pages:
    """The pages of a build by their files. `common` is how all that every page shows looks.

    Pages that lead on to others have no file of content, and are not kept.
    """

    def __init__(self, library: Library, common: object) -> None:
        self.library, self.common = library, digest(common)
        self._keys: dict[str, Key] = {}
        self._reads: defaultdict[str, set[Read]] = defaultdict(set)

    def find(self, path: str, given: object) -> Finished | None:
        """A page as an earlier build finished it; `given` is what it is made of beside what is common and in the
        library."""
        if self.library.at(path) is None:
            return None
        key = self._keys[path] = Key("pages", path, digest((self.common, given)))
        kept = self.library.kept.find(self.library, key)
        return Finished(*kept) if kept else None

    def begin(self, path: str) -> None:
        """From now on the page that is made of a file is worked on."""
        note_in(self._reads[path])

    def end(self) -> None:
        """No page is worked on."""
        note_in(None)

    def finish(self, path: str, page: Finished) -> None:
        """Keeps a page as it now is."""
        self.end()
        if path in self._keys:
            self.library.kept.keep(self.library, self._keys[path], self._reads[path], astuple(page))
