"""A machine on which a guide is built, and what is wrong after a build that something stopped."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import subprocess
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from tests.conftest import ROOT

# What `make site` runs once all is installed.
MAKE = ("make", "--silent", "--old-file=.venv/site.stamp", "site")
MAKE_SAYS = re.compile(r"make(\[\d+\])?: ")  # with its depth, where one make runs another
METHOD = "methods/enkat.md"
TITLES = ("title: Enkät\n", "title: Enkäten\n")
STAYS = "Webbplatsen byggdes inte om; den förra ligger kvar."
PATIENCE = 120  # seconds
Built: TypeAlias = "subprocess.CompletedProcess[str]"


@dataclass
class Figures:
    """What came of one kind of fault: how often it was tried, how many builds it stopped, and what went wrong."""

    tried: int = 0
    stopped: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.tried:4} tried, {self.stopped:3} builds stopped, {len(self.faults)} faults" + "".join(
            f"\n  {fault}" for fault in self.faults
        )


@dataclass(frozen=True)
class Machine:
    """A guide on a machine, what its site is for each of two titles of a method, and what chance there is.

    `length` is how long a build takes here, in seconds.
    """

    root: Path
    whole: dict[str, str]
    chance: random.Random
    length: float

    @property
    def site(self) -> Path:
        return self.root / "site"

    def turn(self) -> tuple[str, str]:
        """Gives the method its other title. Tells which the site was built of, and which it is to be built of now."""
        file = self.root / METHOD
        text = file.read_text("utf-8")
        old, new = TITLES if TITLES[0] in text else TITLES[::-1]
        file.write_text(text.replace(old, new), "utf-8")
        return old, new

    def start(self, **environment: str) -> subprocess.Popen[str]:
        """A build, in a group of its own."""
        return subprocess.Popen(
            MAKE,
            cwd=self.root,
            env={**os.environ, "MAKEFLAGS": "", **environment},
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )

    def build(self, **environment: str) -> Built:
        """A build that nobody stops."""
        process = self.start(**environment)
        out, err = process.communicate(timeout=PATIENCE)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def standing(self) -> str:
        """The title that the site was built of, where it is byte for byte what it was then; else what there is."""
        state = state_of(self.site)
        return next((title for title, whole in self.whole.items() if whole == state), state or "no site")

    def judge(self, figures: Figures, what: str, built: Built | None, old: str, new: str) -> None:
        """Notes what is wrong after a build, and after the one that follows it and that nothing stops."""
        figures.tried += 1
        stopped = built is None or built.returncode != 0
        figures.stopped += stopped
        if self.standing() != new and not (stopped and self.standing() == old):
            figures.faults.append(f"{what}: {self.standing()!r} stands")
        if built and built.returncode and not is_told(built):
            figures.faults.append(f"{what}: told {built.stderr.strip()[-300:]!r}")
        self.recover(figures, what, new)

    def recover(self, figures: Figures, what: str, new: str) -> None:
        """The next build makes the new site, and leaves nothing beside it."""
        after = self.build()
        left = [file.name for file in self.root.glob(".site-*")]
        if after.returncode or self.standing() != new or left:
            figures.faults.append(f"{what}: then {self.standing()!r} stands, {left} {after.stderr.strip()[-300:]!r}")


def is_told(built: Built) -> bool:
    """Whether one line says what stopped a build, and one that the site stands."""
    said = [line for line in built.stderr.splitlines() if not MAKE_SAYS.match(line)]
    return len(said) == 2 and said[1] == STAYS and said[0].endswith((".", "klart."))


def state_of(site: Path) -> str:
    """A name for all that a folder holds, byte for byte; none where there is no folder."""
    if not site.is_dir():
        return ""
    whole = hashlib.sha256()
    for file in sorted(file for file in site.rglob("*") if file.is_file()):
        data = file.read_bytes()
        whole.update(f"{file.relative_to(site).as_posix()} {len(data)}\n".encode() + data)
    return whole.hexdigest()[:12]


def machine(root: Path, seed: int) -> Machine:
    """A machine on which a guide has been built once with each title."""
    (root / ".venv").symlink_to(ROOT / ".venv")
    shutil.copy(ROOT / "Makefile", root)
    if (root / "hooks").is_symlink():  # they keep beside them what they have made
        (root / "hooks").unlink()
        shutil.copytree(ROOT / "hooks", root / "hooks")
    made = Machine(root, {}, random.Random(seed), 0)
    for _ in TITLES:
        _, new = made.turn()
        begun = time.monotonic()
        built = made.build()
        made.whole[new] = state_of(made.site)
        if built.returncode or len({"", *made.whole.values()}) <= len(made.whole):
            raise AssertionError(built.stdout + built.stderr)
    return replace(made, length=time.monotonic() - begun)
