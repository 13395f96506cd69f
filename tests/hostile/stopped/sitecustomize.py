"""Kills this process at one step of putting a new site in the old one's place: `STOP_AT` says which, from 0.

Python reads this first where it lies on its path. Where the site is to be `SWAPPED_BY` renames, the system's way to do
it in one step is not there.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count

_MOVES = {"os.rename", "shutil.rmtree"}
_EXCHANGES = ("renameat2", "renamex_np")
_at = count()


def _stop(event: str, arguments: tuple[object, ...]) -> None:
    exchanges = event == "ctypes.dlsym" and arguments[1] in _EXCHANGES
    if exchanges and os.environ["SWAPPED_BY"] == "renames":
        raise AttributeError
    moves = event in _MOVES and "/.site-" in str(arguments)
    if (exchanges or moves) and next(_at) == int(os.environ["STOP_AT"]):
        os.kill(os.getpid(), signal.SIGKILL)


if "STOP_AT" in os.environ:
    sys.addaudithook(_stop)
