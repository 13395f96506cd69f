"""Files that are made once and kept, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import get_ident


def kept(file: Path, make: Callable[[], bytes]) -> bytes:
    """What a file holds; made and kept where it is not there yet."""
    if not file.is_file():
        keep(file, make())
    return file.read_bytes()


def keep(file: Path, data: bytes) -> None:
    """Writes a file at once or not at all, also where several make the same one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.{os.getpid()}-{get_ident()}.part")
    partial.write_bytes(data)
    partial.replace(file)
