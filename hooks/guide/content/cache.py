"""Files that are made once and kept, whole or not at all: one that is damaged is as none."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from pathlib import Path
from threading import get_ident

_CHECKSUM = 4  # bytes, the last of a file: whoever reads a typeface by itself takes no notice of them


def kept(file: Path, make: Callable[[], bytes]) -> bytes:
    """What a file holds; made and kept where it is not there yet.

    Raises:
        OSError: it cannot be kept.
    """
    data = found(file)
    if data is None:
        data = make()
        keep(file, data)
    return data


def found(file: Path) -> bytes | None:
    """What a file holds; None where it is not there, or not as it was kept."""
    try:
        whole = file.read_bytes()
    except OSError:
        return None
    data = whole[:-_CHECKSUM]
    return data if whole[-_CHECKSUM:] == _checksum(data) else None


def keep(file: Path, data: bytes) -> None:
    """Writes a file at once or not at all, also where several make the same one.

    Raises:
        OSError: it cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.{os.getpid()}-{get_ident()}.part")
    with partial.open("wb") as whole:
        whole.write(data)
        whole.write(_checksum(data))
    partial.replace(file)


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECKSUM, "big")
