"""The licence of every locked package, as the package itself states it: `make licences`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]

# What may stand in a licence, longest first: the words that packages use → its SPDX name.
_NAMES = {
    "BSD-3-Clause, Apache-2.0": "BSD-3-Clause AND Apache-2.0",
    "GNU AFFERO GPL 3.0": "AGPL-3.0-only",
    "Mozilla Public License 2.0": "MPL-2.0",
    "Apache Software License": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Permission is hereby granted, free of charge": "MIT",
}
# With these, what we make may be used and passed on by anybody. LGPL and MPL ask for nothing where, as here, the
# package stands as it is beside what uses it.
COMPATIBLE = {
    *("0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "LGPL-3.0-only"),
    *("MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Zlib"),
}
# What only tests run, and nobody is given: these read our PDFs as a stranger would.
ONLY_RUN = {"pymupdf": "AGPL-3.0-only", "pymupdf-layout": "", "pymupdf4llm": ""}
_SPDX = re.compile(r"^[A-Za-z0-9.-]+(?: (?:AND|OR) [A-Za-z0-9.-]+)*$")


@dataclass(frozen=True)
class Licensed:
    """A package, and its licence as an SPDX expression; empty where it states none that we know."""

    package: str
    licence: str

    @property
    def is_compatible(self) -> bool:
        """Whether what we make may be passed on: by one of the licences to choose among, and all that go together."""
        choices = [set(choice.split(" AND ")) for choice in self.licence.split(" OR ")]
        return any(choice <= COMPATIBLE for choice in choices)


def python_packages(lock: str) -> list[Licensed]:
    """The packages of a lock file for pip that are installed here: some are for other systems."""
    named = re.findall(r"^([a-z0-9._-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    return [found for name in sorted(set(named)) for found in _installed(name)]


def node_packages() -> list[Licensed]:
    """The packages of npm's lock file."""
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    return [Licensed(path.rpartition("node_modules/")[2], told["license"]) for path, told in packages.items() if path]


def _installed(name: str) -> Iterator[Licensed]:
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return
    classifiers = " ".join(each for each in told.get_all("Classifier") or [] if each.startswith("License"))
    stated = [each for name in ("License-Expression", "License") for each in told.get_all(name) or []]
    yield Licensed(name, next(filter(None, map(_spdx, [*stated, classifiers])), ""))


def _spdx(stated: str) -> str:
    for words, name in _NAMES.items():
        if words in " ".join(stated.split()):
            return name
    return stated if stated != "UNKNOWN" and _SPDX.match(stated) else ""


if __name__ == "__main__":
    for each in (*python_packages("requirements-test.txt"), *node_packages()):
        print(f"{each.package:32} {each.licence or 'states none'}")
