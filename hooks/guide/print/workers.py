"""Much work for Typst shared out to processes, which give back their memory when they end; a little is done here.

A process is started as a program of its own with a path of its own, and so is the same on every system and whoever
builds. It ends when its input is closed: also when the build is killed.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, as_completed
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from itertools import chain
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO, cast

from guide.print import setter
from guide.print.setter import Task

WORKERS = min(os.cpu_count() or 2, 8)  # the longest print is one task: more would only take more memory
LITTLE = 150_000  # characters of data that are set before a process has begun
LIFE = 6_000_000  # characters of data, after which a new process takes over: Typst keeps some of what it has laid out

_ONE_AT_A_TIME = Lock()  # on Windows, a process that starts takes over what another is just being given
_GLANCE = 0.2  # seconds between looks at whether work is over
_HOOKS = Path(__file__).resolve().parents[2]
_LOST = "En process som sätter tryck tog slut, troligen för att minnet inte räckte. Stäng andra program och bygg igen."


class LostError(RuntimeError):
    """A process has ended before its work was done."""


def spread(tasks: Iterable[Task]) -> Iterator[tuple[int, list[bytes]]]:
    """The number of each task and what came of it, as it is done. The first are done while the last are being made.

    Raises:
        RuntimeError: a template that cannot be set.
        LostError: a process was killed.
    """
    few, many = _little(iter(tasks))
    if many is None:
        yield from enumerate(map(setter.done, few))
    else:
        with hired() as team:
            yield from team.spread(many)


@contextmanager
def hired(team: Team | None = None) -> Iterator[Team]:
    """Processes for all that is spread within, in this thread: those given, those at work already or new ones."""
    if not team and (at_work := _TEAM.get()):
        yield at_work
        return
    team = team or Team()
    token = _TEAM.set(team)
    try:
        yield team
    finally:
        _TEAM.reset(token)
        team.close()


class Team:
    """As many processes as there are processors, each begun when there is work and led by a thread of its own."""

    def __init__(self) -> None:
        self._tasks = SimpleQueue[tuple[Future[list[bytes]], Task]]()
        self._processes: set[_Process] = set()
        self._threads = 0
        self._is_closed = False

    def spread(self, tasks: Iterable[Task]) -> Iterator[tuple[int, list[bytes]]]:
        """As `spread`."""
        numbers: dict[Future[list[bytes]], int] = {}
        try:
            for number, task in enumerate(tasks):
                numbers[self._asked(task)] = number
            for future in as_completed(numbers):
                yield numbers.pop(future), future.result()
        finally:
            for future in numbers:
                future.cancel()

    def close(self) -> None:
        """Ends every process, in the middle of its work too."""
        with _ONE_AT_A_TIME:
            self._is_closed = True
        with suppress(Empty):
            while True:
                self._tasks.get_nowait()[0].cancel()
        for process in list(self._processes):
            self._end(process)

    def _asked(self, task: Task) -> Future[list[bytes]]:
        future: Future[list[bytes]] = Future()
        with _ONE_AT_A_TIME:
            if self._is_closed:
                raise LostError(_LOST)
            self._tasks.put((future, task))
        if self._threads < WORKERS:
            self._threads += 1
            Thread(target=self._lead, daemon=True).start()
        return future

    def _lead(self) -> None:
        process = None
        while not self._is_closed:
            with suppress(Empty):
                future, task = self._tasks.get(timeout=_GLANCE)
                if future.set_running_or_notify_cancel():
                    try:
                        process = process or self._begun()
                        future.set_result(process.do(task))
                    except Exception as error:
                        future.set_exception(error)
                    if process and process.life <= 0:
                        self._end(process)
                        process = None

    def _begun(self) -> _Process:
        with _ONE_AT_A_TIME:
            if self._is_closed:
                raise LostError(_LOST)
            process = _Process()
            self._processes.add(process)
        return process

    def _end(self, process: _Process) -> None:
        self._processes.discard(process)
        process.end()


class _Process:
    """One process, and how many characters it still is to set."""

    def __init__(self) -> None:
        self.life = LIFE
        path = os.pathsep.join(filter(None, (str(_HOOKS), os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "guide.print.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )

    def do(self, task: Task) -> list[bytes]:
        given, answers = (cast("IO[bytes]", pipe) for pipe in (self._process.stdin, self._process.stdout))
        self.life -= len(task.data)
        try:
            pickle.dump(task, given)
            given.flush()
            made: list[bytes] | str = pickle.load(answers)  # noqa: S301 – from a process of our own
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            self.life = 0
            raise LostError(_LOST) from None
        if isinstance(made, str):
            raise RuntimeError(made)
        return made

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def _little(tasks: Iterator[Task]) -> tuple[list[Task], Iterator[Task] | None]:
    """The first tasks, as many as are done here; and all of them again, where there are more."""
    first: list[Task] = []
    size = 0
    for task in tasks:
        first.append(task)
        size += len(task.data)
        if size > LITTLE:
            return [], chain(first, tasks)
    return first, None


_TEAM: ContextVar[Team | None] = ContextVar("team", default=None)
