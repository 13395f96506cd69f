"""A process that sets type: it takes one task after another on its standard input, and ends when that is closed."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from queue import SimpleQueue
from threading import Thread

from guide.print import setter


def main() -> None:
    """Answers each task with what came of it, or with what is wrong, as text."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever gave the tasks hears it, and closes the input
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    tasks = SimpleQueue[setter.Task]()
    Thread(target=_listen, args=(tasks,), daemon=True).start()
    while True:
        pickle.dump(_answer(tasks.get()), out)
        out.flush()


def _listen(tasks: SimpleQueue[setter.Task]) -> None:
    """Ends the process in the middle of a task too, when nobody is there to take what comes of it."""
    while True:
        try:
            tasks.put(pickle.load(sys.stdin.buffer))  # noqa: S301 – from whoever started us
        except (EOFError, OSError):
            os._exit(0)


def _answer(task: setter.Task) -> list[bytes] | str:
    try:
        return setter.done(task)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main()
