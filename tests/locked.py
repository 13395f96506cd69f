"""Whether what is installed here is what the lock files name, to the version: the part of `make audit` that needs no
network."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.version import Version

ROOT = Path(__file__).parents[1]


def strays(root: Path, lock: str = "requirements-test.txt") -> Iterator[str]:
    """Each package that is installed in another version than the lock files below `root` name. Those for other systems
    are not installed at all."""
    named = defaultdict(set)
    for name, locked in re.findall(r"^([a-z0-9._-]+)==([^ \\;]+)", (root / lock).read_text("utf-8"), re.MULTILINE):
        named[name].add(Version(locked))  # one for each Python that it is for
    for name, those in named.items():
        found = _installed(name)
        if found and Version(found) not in those:
            yield f"{name}: {', '.join(map(str, those))} is locked, {found} is installed"
    packages = json.loads((root / "package-lock.json").read_text("utf-8"))["packages"]
    for path, told in packages.items():
        found = path and _unpacked(root / path)
        if found and found != told["version"]:
            yield f"{path}: {told['version']} is locked, {found} is installed"


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _unpacked(folder: Path) -> str:
    file = folder / "package.json"
    return str(json.loads(file.read_text("utf-8"))["version"]) if file.is_file() else ""


if __name__ == "__main__":
    found = list(strays(ROOT))
    print(*found or ["What is installed is what is locked"], sep="\n")
    sys.exit(bool(found))
