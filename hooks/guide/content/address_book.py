"""Who owns each address of the site, so that no file takes another's place unseen."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.content.addresses import address
from guide.content.base import Model
from guide.content.header import Document, Location
from guide.content.kinds import PAGES, Kind
from guide.content.library import Library
from guide.content.published import is_published
from guide.text.mistakes import Mistake


@dataclass(frozen=True)
class Claim:
    """An address that a file wants: its page's own, or one that it had before, given at a place in its header."""

    address: str
    path: str
    document: Document | None = None
    place: Location = ()

    def refused(self, message: str) -> Mistake:
        """A mistake at what made the claim."""
        return self.document.mistake(self.place, message) if self.document else Mistake(self.path, 1, 1, message)


def claims(root: Path, library: Library) -> Iterator[Claim]:
    """Every address that the guide's files want, the strongest first: our pages and files, content, old names."""
    for file in sorted((root / "docs").rglob("*")):
        path = file.relative_to(root).as_posix()
        found = library.at(path)
        is_ours = found is None or found.kind is PAGES
        if is_ours and file.is_file() and is_published(path.removeprefix("docs/")):
            yield Claim(address(path), path)
    for entry in library.contributed:
        yield Claim(entry.address, entry.path)
    for entry in library.contributed:
        for index, id in enumerate(entry.data.formerly):
            yield Claim(address(entry.kind.path(id)), entry.path, entry.document, ("formerly", index))


def clashes(root: Path, library: Library, made: Collection[str]) -> Iterator[Mistake]:
    """One mistake for each claim to an address that has an owner; `made` are the files that the build makes itself."""
    owners = {_key(each): "" for each in made}
    for claim in claims(root, library):
        key = _key(claim.address)
        if key not in owners:
            owners[key] = claim.path
        else:
            yield claim.refused(_taken(claim, owners[key]))


def taken(root: Path, library: Library, kind: Kind[Model]) -> set[str]:
    """The ids that a new entry of a kind cannot have: their addresses are owned already."""
    own = f"{kind.address}/"
    found = (claim.address for claim in claims(root, library) if claim.address.startswith(own))
    return {posixpath.basename(each.rstrip("/")) for each in found} | {"index"}


def _taken(claim: Claim, owner: str) -> str:
    where = f"Adressen /{claim.address}"
    if not owner:
        return f"{where} är upptagen av en fil som bygget gör. Kalla filen något annat."
    if owner == claim.path:
        return f"{where} är sidans egen. Ta bort den härifrån."
    if claim.place:
        return f"{where} tillhör redan {owner}. Ta bort den härifrån."
    return f"{where} tillhör redan {owner}. Kalla filen något annat."


def _key(address: str) -> str:
    """The same for addresses that a disk or a reader may take for one: by size of letters, by form of å."""
    plain = unicodedata.normalize("NFC", address).casefold()
    return plain.removesuffix("index.html")
