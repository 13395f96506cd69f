"""The guide works where people are: odd folders, consoles and settings, and while somebody makes mistakes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .test_build import METHOD, page, replace, run
from .test_build import copy as repository  # noqa: F401 – a fixture

PATIENCE = 60  # seconds


@pytest.fixture
def folder(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: F811
    """The guide in a folder as a colleague might name it."""
    return repository.rename(tmp_path_factory.mktemp("odd") / "Min mapp å")


@pytest.fixture
def served(folder: Path) -> Iterator[Callable[[str], str]]:
    """Pages of a guide that is served for editing, by address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = (sys.executable, "hooks", "serve", "--dev-addr", host)
    with subprocess.Popen(command, cwd=folder, start_new_session=True, stderr=subprocess.DEVNULL) as process:
        yield lambda address: urllib.request.urlopen(f"http://{host}/{address}", timeout=PATIENCE).read().decode()
        os.killpg(process.pid, signal.SIGKILL)


def until(holds: Callable[[], bool]) -> None:
    """Waits for something to become true."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if holds():
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail("it did not come true in time")


def test_a_mistake_made_while_serving_is_told_on_the_last_good_page(folder: Path, served: Callable[[str], str]) -> None:
    until(lambda: "Enkät" in served("metoder/enkat/"))
    good = (folder / METHOD).read_text("utf-8")
    (folder / METHOD).write_text(good.replace("title: Enkät", "title: ["), "utf-8")
    until(lambda: "methods/enkat.md:4:5: Listan som börjar med [ har inget slut." in served("metoder/pilot/"))
    assert "<h1" in served("metoder/pilot/")
    (folder / METHOD).write_text(good, "utf-8")
    until(lambda: "har inget slut" not in served("metoder/pilot/"))


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
def test_a_console_without_our_letters_still_gets_the_mistakes(repository: Path, encoding: str) -> None:  # noqa: F811
    replace(repository / METHOD, "step: undersoka", "step: undersöka")
    told = subprocess.run(
        (sys.executable, "hooks", "check"),
        cwd=repository,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    assert b"Traceback" not in told.stdout + told.stderr
    assert b"methods/enkat.md:4:7" in told.stdout


def test_the_policy_stands_whatever_the_site_s_address_is(repository: Path) -> None:  # noqa: F811
    replace(repository / "mkdocs.yml", "https://innovationsguiden.example/", "http://intranat.kommun.example/metod")
    built = run(repository, "hooks", "site")
    assert built.returncode == 0, built.stderr
    assert "Content-Security-Policy" in page(repository / "site", "metoder/enkat")


@pytest.mark.parametrize("command", [("hooks", "check"), ("hooks", "site"), ("-m", "mkdocs", "build", "--strict")])
def test_a_site_without_an_address_is_told_in_one_line(repository: Path, command: tuple[str, ...]) -> None:  # noqa: F811
    replace(repository / "mkdocs.yml", "site_url: https://innovationsguiden.example/\n", "")
    told = run(repository, *command)
    assert told.returncode == 1
    assert "mkdocs.yml:1:1: ”site_url” ska vara webbplatsens adress" in told.stdout + told.stderr
    assert "Traceback" not in told.stdout + told.stderr


@pytest.mark.parametrize("command", [("hooks", "site"), ("-m", "mkdocs", "build", "--strict")])
def test_missing_packages_are_told_in_one_line(repository: Path, command: tuple[str, ...]) -> None:  # noqa: F811
    (repository / "node_modules").unlink()
    told = run(repository, *command)
    assert told.returncode == 1
    assert "package.json:1:1: Paketen från npm saknas" in told.stdout + told.stderr
    assert "Traceback" not in told.stdout + told.stderr
