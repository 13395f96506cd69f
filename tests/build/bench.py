"""`make bench-build`: how long a guide of many methods takes to build from nothing, after one edit and unchanged, and
how soon an edit is seen while it is served, all without prints, beside plain MkDocs with Material on the same text
in the same run."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from urllib.request import urlopen

import yaml

ROOT = Path(__file__).parents[2]
WITHOUT_PRINTS = ("  prints: true\n", "  prints: false\n")
FORMERLY = re.compile(r"^formerly:.*\n(?:[ -].*\n)*", re.MULTILINE)
HEADER = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
TITLE = re.compile(r'^title: (?P<quote>"?)(?P<title>.*?)"?$', re.MULTILINE)
METHOD = "brainwriting"
EDITS = 5
PAUSE = 1  # second between one edit and the next
PATIENCE = 300  # seconds
LONGEST = 66  # letters of a title that leave room for a number
OURS = (sys.executable, "hooks", "site")
THEIRS = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean")
GIT = ("git", "-c", "user.name=guide", "-c", "user.email=guide@example.se", "-c", "commit.gpgsign=false")
PLAIN = {"site_name": "-", "theme": {"name": "material", "font": False}, "not_in_nav": "*", "nav": ["index.md"]}


@dataclass(frozen=True)
class Cost:
    """What a build took: seconds by the clock and of all processors, and megabytes of its largest process."""

    wall: float
    processor: float
    peak: float

    def beside(self, name: str, other: Cost) -> str:
        """A line of figures, with how many times `other` it is."""
        ratios = f"{self.wall / other.wall:5.2f} × wall {self.processor / other.processor:5.2f} × processor"
        return f"  {name:<18}{self.wall:7.1f} s {self.processor:7.1f} processor seconds {self.peak:6.0f} MB   {ratios}"


def guide(folder: Path, count: int) -> Path:
    """A guide with as many methods as asked, our own copied with new titles, and the code, in a repository of git."""
    folder.mkdir()
    for part in ("docs", "cases", "methods", "hooks"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace(*WITHOUT_PRINTS)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    originals = sorted((ROOT / "methods").glob("*.md"))
    for number, original in enumerate(islice(cycle(originals), max(0, count - len(originals)))):
        text, turn = original.read_text("utf-8"), number // len(originals) + 2
        (folder / f"methods/{original.stem}-{turn}.md").write_text(_variant(text, turn), "utf-8")
    for command in (("init", "-q"), ("add", "methods", "cases"), ("commit", "-q", "-m", "All of it")):
        subprocess.run([*GIT, *command], cwd=folder, check=True)
    return folder


def _variant(text: str, turn: int) -> str:
    titled = TITLE.sub(lambda found: f'title: "{found["title"][:LONGEST]} {turn}"', FORMERLY.sub("", text), count=1)
    return titled.replace("\n    do: >-\n      ", f"\n    do: >-\n      {turn}: ")


def plain(folder: Path, guide: Path) -> Path:
    """The same text as a site of MkDocs and Material and nothing else, in folders of the same names.

    Texts in headers, of which MkDocs shows none, stand as Markdown in the pages.
    """
    folder.mkdir()
    for part, into in (("methods", "docs/methods"), ("cases", "docs/cases"), ("docs", "docs")):
        for page in (guide / part).rglob("*.md"):
            to = folder / into / page.relative_to(guide / part)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(_shown(page.read_text("utf-8")), "utf-8")
    extensions = yaml.load((guide / "mkdocs.yml").read_text("utf-8"), yaml.CSafeLoader)["markdown_extensions"]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**PLAIN, "markdown_extensions": extensions}), "utf-8")
    return folder


def _shown(source: str) -> str:
    """A page with the texts of its header in sections."""
    found = HEADER.match(source)
    header, body = found.groups() if found else ("", source)
    values = yaml.load(header, yaml.CSafeLoader) or {}
    sections = [f"## {name}\n\n{_told(value)}" for name, value in values.items()]
    return "\n\n".join([f"# {values.get('title', '')}", *sections, body])


def _told(value: object) -> str:
    if isinstance(value, dict):
        return "\n\n".join(_told(inner) for inner in value.values())
    if isinstance(value, list):
        return "\n\n".join(f"- {_told(inner)}" if isinstance(inner, str) else _told(inner) for inner in value)
    return str(value)


def cost(command: Sequence[str], folder: Path) -> Cost:
    """What a command takes that builds the site of a folder, and stops where it fails."""
    start = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: {process.returncode}")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def edit(method: Path) -> None:
    """Changes what a method's card and page say."""
    text = method.read_text("utf-8")
    method.write_text(re.sub(r"^summary: ", "summary: Nytt. ", text, count=1, flags=re.MULTILINE), "utf-8")


def builds(count: int, work: Path) -> Iterator[tuple[str, Cost, Cost]]:
    """Each kind of build of so many methods: its name, what it takes, and what plain MkDocs takes from nothing."""
    ours = guide(work / f"guide-{count}", count)
    theirs = cost(THEIRS, plain(work / f"plain-{count}", ours))
    yield "MkDocs + Material", theirs, theirs
    yield "from nothing", cost(OURS, ours), theirs
    edit(ours / f"methods/{METHOD}.md")
    yield "one edit", cost(OURS, ours), theirs
    yield "nothing changed", cost(OURS, ours), theirs


def seen(folder: Path, method: str) -> float:
    """Seconds from that a method is saved until its page, which is served, shows it: the middle of five."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command, quiet = (sys.executable, "hooks", "serve", "--dev-addr", host), subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, start_new_session=True, stdout=quiet, stderr=quiet) as process:
        address = f"http://{host}/metoder/{method}/"
        _wait(address, "<h1")
        took = [_save_and_see(folder / f"methods/{method}.md", address, f"Nytt {number}. ") for number in range(EDITS)]
        os.killpg(process.pid, signal.SIGKILL)
    return median(took)


def _save_and_see(method: Path, address: str, new: str) -> float:
    text = method.read_text("utf-8")
    method.write_text(text.replace("summary: ", f"summary: {new}", 1), "utf-8")
    start = time.perf_counter()
    _wait(address, new)
    took = time.perf_counter() - start
    method.write_text(text, "utf-8")
    _wait(address, new, gone=True)
    time.sleep(PAUSE)
    return took


def _wait(address: str, text: str, *, gone: bool = False) -> None:
    """Waits until a page is there and has a text, or has it no more."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(OSError), urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 – our own
            if (text in answer.read().decode()) is not gone:
                return
        time.sleep(0.01)
    raise SystemExit(f"{address}: {text}")


def main(counts: Sequence[int]) -> int:
    """Prints the figures of guides of so many methods each."""
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            print(f"{count} methods")
            for name, took, theirs in builds(count, Path(folder)):
                print(took.beside(name, theirs), flush=True)
            print(f"  served, from saved to seen {seen(Path(folder) / f'guide-{count}', METHOD):.2f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main([int(argument) for argument in sys.argv[1:]]))
