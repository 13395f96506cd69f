"""A site that is whole at every moment: it is built beside the one that stands, and takes its place in one step."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_HERE = -100  # AT_FDCWD: paths are counted from the working folder
_EXCHANGE = 2  # renameat2(2), RENAME_EXCHANGE; on macOS renamex_np(2), RENAME_SWAP
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


class BusyError(Exception):
    """Another build is making the same site."""


@dataclass(frozen=True)
class NextSite:
    """A folder to build a site in, which is this process's alone until it ends."""

    site: Path
    next: Path
    held: int | None  # what is locked: the folder itself


def claim(site: Path) -> NextSite:
    """A folder beside a site to build the next one in; what a killed build left there is put right.

    Raises:
        BusyError: another process has claimed it.
        OSError: it cannot be made.
    """
    for old in sorted(site.parent.glob(f".{site.name}-old-*")):
        if not site.exists():  # killed between two renames
            old.rename(site)
        shutil.rmtree(old, ignore_errors=True)
    next = site.with_name(f".{site.name}-next")
    next.mkdir(parents=True, exist_ok=True)
    return NextSite(site, next, _locked(next))


def settle(claim: NextSite) -> None:
    """Puts what was built in the site's place and takes the old one away.

    Raises:
        OSError: it cannot be moved; the old site then stands.
    """
    old = claim.site.with_name(f".{claim.site.name}-old-{os.getpid()}")
    if not claim.site.exists():
        claim.next.rename(claim.site)
    elif _exchange(claim.next, claim.site):
        claim.next.rename(old)
    else:
        claim.site.rename(old)
        claim.next.rename(claim.site)
    if claim.held is not None:
        os.close(claim.held)
    shutil.rmtree(old, ignore_errors=True)


def obstacle(error: OSError) -> str:
    """What stopped a build, and what to do about it: in Swedish."""
    place = f" ({error.filename})" if error.filename else ""
    if error.errno in _FULL:
        return f"Disken är full{place}. Frigör plats och försök igen."
    if error.errno in _CLOSED:
        return f"Filen eller mappen går inte att läsa eller skriva i{place}. Ge dig rätt till den och försök igen."
    return f"Filen eller mappen går inte att använda{place}: {error.strerror or error}. Rätta det och försök igen."


BUSY = "Webbplatsen byggs redan, i ett annat fönster eller av någon annan. Försök igen när det är klart."


def _locked(folder: Path) -> int | None:
    """Locks a folder for as long as this process lives; on Windows, where a folder cannot be, nothing is."""
    if sys.platform == "win32":
        return None
    while True:
        held = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            raise BusyError(BUSY) from None
        if folder.is_dir() and os.path.samestat(os.fstat(held), folder.stat()):
            return held
        os.close(held)  # the other build put it in the site's place meanwhile
        folder.mkdir(parents=True, exist_ok=True)


def _exchange(one: Path, other: Path) -> bool:
    """Lets two folders change places in one step; tells whether the system could."""
    if sys.platform == "win32":
        return False
    system = ctypes.CDLL(None)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(system, "renameat2"):
        return bool(system.renameat2(_HERE, first, _HERE, second, _EXCHANGE) == 0)
    return hasattr(system, "renamex_np") and bool(system.renamex_np(first, second, _EXCHANGE) == 0)
