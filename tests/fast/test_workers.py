"""Setting type by many processes: the same bytes as by one, and nothing left running when it is over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from guide.print import press, setter, workers
from guide.print.setter import Task

HOOKS = Path(press.__file__).parents[2]
LONG = f"""
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which whoever started the tests may have had ignored
sys.path.insert(0, {str(HOOKS)!r})
from pathlib import Path
from guide.print import workers
from guide.print.setter import Task, Turn
workers.LITTLE = 0
task = Task(Path(sys.argv[1]), "{{}}", "svg", ())
sys.path.remove({str(HOOKS)!r})  # as MkDocs does when it has read our hooks
print("begun", flush=True)
list(workers.spread([task, task]))
"""
linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes as Linux shows them")


@pytest.fixture
def begun() -> Callable[[], set[int]]:
    """The processes that this one has started since."""
    before = children(os.getpid())
    return lambda: children(os.getpid()) - before


@pytest.fixture(autouse=True)
def by_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LITTLE", 0)


def proofs(count: int) -> list[Task]:
    """A short print many times, each with a title of its own."""
    guide = {"name": "Guide"}
    jobs = [press.Job("proof", press.json_of({"title": f"Provark {n}", "guide": guide}), "long") for n in range(count)]
    return [press.pdfs([job]) for job in jobs]


def endless(folder: Path) -> Task:
    """What is never done."""
    template = folder / "endless.typ"
    template.write_text(
        "#for a in range(100000) { for b in range(100000) { let c = calc.pow(a, 1) } }", encoding="utf-8"
    )
    return Task(template, "{}", "svg", ())


def children(process: int) -> set[int]:
    return {int(file.parent.name) for file in Path("/proc").glob("[0-9]*/stat") if state(file)[1] == str(process)}


def lives(process: int) -> bool:
    return state(Path(f"/proc/{process}/stat"))[0] not in ("", "Z")


def state(file: Path) -> tuple[str, str]:
    """How a process is, and whose child; nothing where it is no more."""
    try:
        how, parent, *_ = file.read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return "", ""
    return how, parent


def comes_true(what: Callable[[], object], within: float = 20) -> bool:
    end = time.monotonic() + within
    while not what() and time.monotonic() < end:
        time.sleep(0.05)
    return bool(what())


def test_processes_make_the_same_bytes_as_one() -> None:
    made = dict(workers.spread(proofs(5)))
    assert [made[number] for number in range(5)] == [setter.done(task) for task in proofs(5)]


def test_processes_find_the_guide_whatever_lies_where_the_build_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "guide.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(dict(workers.spread(proofs(2)))) == 2


@linux
def test_a_process_that_has_set_its_share_is_followed_by_another(
    begun: Callable[[], set[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "LIFE", 1)
    seen = set[int]()
    with workers.hired():
        for _ in workers.spread(proofs(6)):
            seen |= begun()
        assert len(dict(workers.spread(proofs(2)))) == 2
    assert len(seen) > 1
    assert comes_true(lambda: not begun())


@linux
def test_what_cannot_be_set_is_told_and_the_rest_is_given_up(tmp_path: Path, begun: Callable[[], set[int]]) -> None:
    wrong = tmp_path / "wrong.typ"
    wrong.write_text('#panic("det här")', encoding="utf-8")
    tasks = [Task(wrong, "{}", "svg", ()), endless(tmp_path), endless(tmp_path)]
    with pytest.raises(RuntimeError, match="det här"):
        list(workers.spread(tasks))
    assert comes_true(lambda: not begun())


@linux
def test_a_process_that_is_killed_is_told_in_a_sentence(tmp_path: Path, begun: Callable[[], set[int]]) -> None:
    def kill() -> None:
        comes_true(begun)
        for process in begun():
            os.kill(process, signal.SIGKILL)

    Thread(target=kill).start()
    with pytest.raises(workers.LostError, match="minnet"):
        list(workers.spread([endless(tmp_path)]))


@linux
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_killed_leaves_no_process(tmp_path: Path, by: signal.Signals) -> None:
    endless(tmp_path)
    build = subprocess.Popen([sys.executable, "-c", LONG, str(tmp_path / "endless.typ")], stdout=subprocess.PIPE)
    assert build.stdout
    assert build.stdout.readline() == b"begun\n"
    assert comes_true(lambda: len(children(build.pid)) == min(2, workers.WORKERS))
    processes = children(build.pid)
    build.send_signal(by)
    build.wait(timeout=20)
    assert comes_true(lambda: not any(map(lives, processes)))
