"""What files of content have been, as git remembers it: nobody has to write it down."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from guide.content.base import Model
from guide.content.kinds import Kind
from guide.text.mistakes import Mistake

_SHALLOW = (
    "Git-historiken är avkortad, så webbplatsen känner inte igen äldre tryckta kort. "
    "Hämta hela före bygget: git fetch --unshallow."
)
# One line `@day` a commit, then one line a file: `:modes blob blob status<TAB>path`.
_LOG = ("log", "--first-parent", "--reverse", "--no-renames", "--no-color", "--no-show-signature", "--raw")
_LOG_FORMAT = ("--no-abbrev", "-m", "--relative", "--format=@%cs")
_A_FILE = "100"  # how the mode of a plain file begins; links and submodules have others


@dataclass(frozen=True)
class Past:
    """A file as it was from one day on; no text from the day on which it was taken away."""

    path: str
    day: date
    text: str | None

    @property
    def id(self) -> str:
        """The id of the entry that the file held."""
        return PurePosixPath(self.path).stem


@dataclass(frozen=True)
class History:
    """Every state of the files of some kinds on the way to what is checked out, oldest first.

    It has none where there is no git, or no repository. `is_whole` tells whether git has all of it.
    """

    pasts: tuple[Past, ...] = ()
    is_whole: bool = True

    def of(self, kind: Kind[Model]) -> Iterator[Past]:
        """The states of one kind's files."""
        return (past for past in self.pasts if PurePosixPath(past.path).parent.as_posix() == kind.folder)

    def gaps(self) -> list[Mistake]:
        """One line where git was given only the last part of the history."""
        return [] if self.is_whole else [Mistake(".git/shallow", 1, 1, _SHALLOW)]


def history(root: Path, kinds: Iterable[Kind[Model]]) -> History:
    """The history of the kinds' files below `root`, along the branch that is published: what came in by a merge is
    dated by the merge.
    """
    told = _git(root, "rev-parse", "--is-shallow-repository")
    if told is None:
        return History()
    log = _git(root, *_LOG, *_LOG_FORMAT, "--", *(kind.folder for kind in kinds)) or b""
    states = list(_states(log.decode("utf-8", "replace")))
    texts = _texts(root, {blob for _, blob, _ in states if blob})
    pasts = tuple(Past(path, day, texts.get(blob)) for path, blob, day in states)
    return History(pasts, is_whole=told.strip() != b"true")


def written_for(root: Path, issue: int) -> str:
    """The file that `issue.yml` has made of an issue and that is published, if it is still there; else empty."""
    last = ("log", "-1", "--no-merges", "--format=", "--name-only", "--relative", "--extended-regexp")
    told = _git(root, *last, f"--grep= ur ärende {issue}( \\(#[0-9]+\\))?$") or b""
    paths = told.decode("utf-8", "replace").splitlines()
    return next((path for path in paths if path.endswith(".md") and (root / path).is_file()), "")


def _states(log: str) -> Iterator[tuple[str, str, date]]:
    """Path, blob and day of each change; no blob where the file was taken away."""
    day = date.min
    for line in log.splitlines():
        if line.startswith("@"):
            day = date.fromisoformat(line[1:])
        elif line.startswith(":"):
            change, _, path = line.partition("\t")
            _, mode, _, blob, _ = change.split()
            if path.endswith(".md"):
                yield path, blob if mode.startswith(_A_FILE) else "", day


def _texts(root: Path, blobs: set[str]) -> dict[str, str]:
    """The text of each blob that is text."""
    told = _git(root, "cat-file", "--batch", given="\n".join(sorted(blobs)).encode()) or b""
    texts, at = {}, 0
    while at < len(told):
        end = told.index(b"\n", at)
        blob, _, size = told[at:end].decode().rpartition(" ")
        at = end + 1 + int(size) + 1 if size.isdigit() else end + 1
        try:
            texts[blob.partition(" ")[0]] = told[end + 1 : at - 1].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def _git(root: Path, *command: str, given: bytes = b"") -> bytes | None:
    """What git answers; nothing where there is no git, or it refuses."""
    git = shutil.which("git")
    if git is None:
        return None
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    done = subprocess.run(  # noqa: S603 – our own words and the names of our folders
        [git, "-C", str(root), *command], input=given, capture_output=True, check=False, env=environment
    )
    return done.stdout if done.returncode == 0 else None
