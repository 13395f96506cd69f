"""`make site` on machines that fail: killed, damaged, full, closed, hurried. A whole site stands each time, the old one
or the new, the next build makes the new one, and whoever builds is told in Swedish what stopped it.

Run as a command it prints how often each was tried and what came of it: `make faults SEED=7 SHARE=1`.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from guide.build import swap
from tests.conftest import lay_out
from tests.hostile.machine import MAKE, PATIENCE, Built, Figures, Machine, is_told, machine

OWN_MOUNTS = ("unshare", "--map-root-user", "--mount")  # what is mounted is seen by nobody else, and ends with us
SWAPS = [(how, step) for how in ("exchange", "renames") for step in range(3)]  # the last takes the old site away
STOPPED = Path(__file__).parent / "stopped"
ROOM = 24_000_000  # bytes, more than a build ever needs
BALLAST = "ballast"
YEAR = 366 * 86_400  # seconds
CLOSED = [".cache", ".cache/print", ".cache/kept", "."]
ZONES = ("UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu")
LOCALES: tuple[dict[str, str], ...] = (
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "C.UTF-8"},
    {"LC_ALL": "sv_SE.ISO-8859-1", "LANGUAGE": "tr"},
)


def killed(on: Machine, count: int) -> Figures:
    """Killed with all that it has started, at any moment; every fifth time where nothing was kept."""
    figures = Figures()
    while figures.stopped < count:
        old, new = on.turn()
        if figures.tried % 5 == 4:
            shutil.rmtree(on.root / ".cache")
        moment = on.chance.uniform(0, on.length)
        built = _killed_after(on.start(), moment)
        on.judge(figures, f"killed after {moment:.2f} s", built, old, new)
    return figures


def _killed_after(process: subprocess.Popen[str], moment: float) -> Built | None:
    """What a build did that ended before the moment; none where it was killed then."""
    with suppress(subprocess.TimeoutExpired):
        out, err = process.communicate(timeout=moment)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return None


def swapped(on: Machine, count: int) -> Figures:
    """Killed before a step of putting the new site in the old one's place, in one exchange or by two renames.

    Between two renames there is no site; the old one then lies whole beside it, and the next build, even one that
    fails, puts it back.
    """
    figures = Figures()
    for how, step in on.chance.sample(SWAPS, min(count, len(SWAPS))):
        old, new = on.turn()
        built = on.build(SWAPPED_BY=how, PYTHONPATH=str(STOPPED), STOP_AT=str(step))
        what = f"killed before step {step} of {how}"
        if not built.returncode:
            figures.faults.append(f"{what}: it was not")
        if not on.site.exists():
            _put_back(on, figures, what, old)
        on.judge(figures, what, None, old, new)
    return figures


def _put_back(on: Machine, figures: Figures, what: str, old: str) -> None:
    """A build that ends before it has built anything."""
    claim = swap.claim(on.site)
    if claim.held is not None:
        os.close(claim.held)
    if on.standing() != old:
        figures.faults.append(f"{what}: {on.standing()!r} was put back")


def damaged(on: Machine, count: int) -> Figures:
    """Files that were kept are gone, empty, cut off, or have bits that flipped: in a folder of the cache."""
    figures = Figures()
    folders = sorted(folder for folder in (on.root / ".cache").iterdir() if folder.is_dir())
    turns = [(folder, how) for how in DAMAGES for folder in folders]
    for folder, how in on.chance.sample(turns, min(count, len(turns))):
        old, new = on.turn()
        for file in [file for file in folder.rglob("*") if file.is_file()]:
            DAMAGES[how](file, on.chance)
        on.judge(figures, f"{folder.name} {how}", on.build(), old, new)
    return figures


def _flip(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    for at in chance.sample(range(len(data)), min(3, len(data))):
        data[at] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


DAMAGES: dict[str, Callable[[Path, random.Random], None]] = {
    "gone": lambda file, _: file.unlink(),
    "empty": lambda file, _: os.truncate(file, 0),
    "cut off": lambda file, chance: os.truncate(file, chance.randrange(file.stat().st_size + 1)),
    "flipped": _flip,
}


def full(on: Machine, count: int) -> Figures:
    """A disk that is full at any moment of the build."""
    figures = Figures()
    for _ in range(count):
        room = on.chance.randrange(ROOM)
        if can_mount():
            with _small_disk(on, room) as small:
                old, new = small.turn()
                built = small.build()
                (small.root / BALLAST).unlink()
                small.judge(figures, f"{room:,} bytes left", built, old, new)
        else:
            old, new = on.turn()
            _judge_limited(on, figures, room // 50, old, new)
    return figures


@contextmanager
def _small_disk(on: Machine, room: int) -> Iterator[Machine]:
    """The same guide on a disk of its own, with so many bytes left on it."""
    with tempfile.TemporaryDirectory() as disk:
        _mount("-t", "tmpfs", "none", disk)
        try:
            root = Path(disk) / "guide"
            shutil.copytree(on.root, root, symlinks=True)
            before = os.statvfs(disk)
            used = (before.f_blocks - before.f_bfree) * before.f_frsize
            _mount("-o", f"remount,size={used + ROOM}", disk)
            (root / BALLAST).write_bytes(bytes(ROOM - room))
            yield replace(on, root=root)
        finally:
            _unmount(disk)


def _mount(*how: str) -> None:
    subprocess.run(["mount", *how], check=True)  # noqa: S607


def _unmount(folder: str) -> None:
    subprocess.run(["umount", "--lazy", folder], check=True)  # noqa: S607


def _judge_limited(on: Machine, figures: Figures, most: int, old: str, new: str) -> None:
    """Where no disk can be made, no file may be longer than so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    built = on.build()
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    on.judge(figures, f"files of {most:,} bytes", built, old, new)


def closed(on: Machine, count: int) -> Figures:
    """A folder that may be read and not written."""
    figures = Figures()
    for name in on.chance.sample(CLOSED, min(count, len(CLOSED))):
        old, new = on.turn()
        with _read_only(on.root / name):
            built = on.build()
        on.judge(figures, f"{name} closed", built, old, new)
    return figures


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    if not can_mount():
        folder.chmod(0o555)
        yield
        folder.chmod(0o755)
        return
    for how in ("bind", "bind,remount,ro"):
        _mount("-o", how, str(folder), str(folder))
    yield
    _unmount(str(folder))


def together(on: Machine, count: int) -> Figures:
    """Two builds at once: one makes the site, the other may be told to wait."""
    figures = Figures()
    for _ in range(count):
        _, new = on.turn()
        first = on.start()
        time.sleep(on.chance.uniform(0, 2))
        second = on.build()
        out, err = first.communicate(timeout=PATIENCE)
        builds = (second, subprocess.CompletedProcess(MAKE, first.returncode, out, err))
        figures.stopped += sum(bool(built.returncode) for built in builds)
        if on.standing() != new or all(built.returncode for built in builds):
            figures.faults.append(f"two builds: {on.standing()!r} stands")
        figures.faults += [f"told {built.stderr!r}" for built in builds if built.returncode and not _is_busy(built)]
        figures.tried += 1
        on.recover(figures, "two builds", new)
    return figures


def _is_busy(built: Built) -> bool:
    return is_told(built) and built.stderr.startswith(swap.BUSY)


def served(on: Machine, count: int) -> Figures:
    """Built while the same guide is served and shows the same change."""
    figures = Figures()
    with _serving(on) as shown:
        for _ in range(count):
            old, new = on.turn()
            time.sleep(on.chance.uniform(0, 1))
            on.judge(figures, "while served", on.build(), old, new)
            title = new.removeprefix("title: ").strip()
            if not _until(lambda title=title: f"<title>{title} –" in shown()):  # type: ignore[misc]
                figures.faults.append(f"{title} was not shown")
    return figures


@contextmanager
def _serving(on: Machine) -> Iterator[Callable[[], str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = (sys.executable, "hooks", "serve", "--dev-addr", host)
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=on.root, start_new_session=True, stdout=quiet, stderr=quiet) as process:

        def shown() -> str:
            with urllib.request.urlopen(f"http://{host}/metoder/enkat/", timeout=PATIENCE) as answer:
                return str(answer.read().decode())

        _until(lambda: bool(shown()))
        yield shown
        os.killpg(process.pid, signal.SIGKILL)


def _until(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(OSError, urllib.error.URLError):
            if holds():
                return True
        time.sleep(0.2)
    return False


def set_back(on: Machine, count: int) -> Figures:
    """A clock that was set back: every file there is comes from next year, and the site that is made from today."""
    figures = Figures()
    for _ in range(count):
        old, new = on.turn()
        later = time.time() + YEAR
        for file in [*on.root.rglob("*"), on.root]:
            os.utime(file, (later, later), follow_symlinks=False)
        on.judge(figures, "clock set back", on.build(), old, new)
    return figures


def elsewhere(on: Machine, count: int) -> Figures:
    """In other time zones, languages and ways to write letters, from nothing: the same bytes."""
    figures = Figures()
    places = [{"TZ": zone, **locale} for zone, locale in zip(ZONES, (*LOCALES, LOCALES[0]), strict=True)]
    for place in on.chance.sample(places, min(count, len(places))):
        old, new = on.turn()
        shutil.rmtree(on.root / ".cache")
        on.judge(figures, f"at {place}", on.build(**place), old, new)
    return figures


def can_mount() -> bool:
    """Whether this process has mounts of its own: `main` asks for them."""
    return "OWN_MOUNTS" in os.environ


def _may_mount() -> bool:
    return bool(shutil.which("unshare")) and not subprocess.run([*OWN_MOUNTS, "true"], check=False).returncode


# Each fault by name, and how often it is tried in the whole run.
FAULTS: dict[str, tuple[Callable[[Machine, int], Figures], int]] = {
    "killed": (killed, 50),
    "swapped": (swapped, len(SWAPS)),
    "damaged": (damaged, 24),
    "full": (full, 16),
    "closed": (closed, len(CLOSED)),
    "together": (together, 6),
    "served": (served, 6),
    "clock": (set_back, 2),
    "elsewhere": (elsewhere, 4),
}


def run(root: Path, seed: int, share: float, names: Sequence[str]) -> Iterator[tuple[str, Figures]]:
    """The figures of each fault in turn, on a guide that has not been built."""
    on = machine(root, seed)
    for name in names:
        act, count = FAULTS[name]
        yield name, act(on, max(1, round(count * share)))


def main(arguments: Sequence[str]) -> int:
    """Prints a line for each fault. 1 where something went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--guide", type=Path, help="one that is laid out already, and free to change")
    parser.add_argument("names", nargs="*", choices=[*FAULTS, []], default=[])
    wanted = parser.parse_args(arguments)
    if not can_mount() and _may_mount():
        command = (*OWN_MOUNTS, sys.executable, "-m", "tests.hostile.faults", *arguments)
        return subprocess.run(command, env={**os.environ, "OWN_MOUNTS": "yes"}, check=False).returncode
    begun, found = time.monotonic(), []
    print(f"seed {wanted.seed}, {'disks of our own' if can_mount() else 'no disks of our own: limits stand for them'}")
    with tempfile.TemporaryDirectory() as folder:
        root = wanted.guide or lay_out(Path(folder) / "guide")
        for name, figures in run(root, wanted.seed, wanted.share, wanted.names or list(FAULTS)):
            print(f"{name:10}{figures}", flush=True)
            found += figures.faults
    print(f"{time.monotonic() - begun:.0f} seconds")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
