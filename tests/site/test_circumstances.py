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

PATIENCE = 60  # seconds


@pytest.fixture
def folder(own_guide: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide in a folder as a colleague might name it."""
    return own_guide.rename(tmp_path_factory.mktemp("odd") / "Min mapp å")


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
    until(lambda: "Listan som börjar med [ har inget slut." in served("metoder/pilot/"))
    assert "<h1" in served("metoder/pilot/")
    (folder / METHOD).write_text(good, "utf-8")
    until(lambda: "har inget slut" not in served("metoder/pilot/"))


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
def test_a_console_without_our_letters_still_gets_the_mistakes(own_guide: Path, encoding: str) -> None:
    replace(own_guide / METHOD, "step: lyssna", "step: lyssnä")
    told = subprocess.run(
        (sys.executable, "hooks", "check"),
        cwd=own_guide,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    assert b"Traceback" not in told.stdout + told.stderr
    assert b"methods/enkat.md:5:7" in told.stdout


def test_the_policy_stands_whatever_the_site_s_address_is(own_guide: Path) -> None:
    replace(own_guide / "mkdocs.yml", "https://prov.example/", "http://intranat.kommun.example/metod")
    built = run(own_guide, "hooks", "site")
    assert built.returncode == 0, built.stderr
    assert "Content-Security-Policy" in page(own_guide / "site", "metoder/enkat")


@pytest.mark.parametrize("command", [("hooks", "check"), ("hooks", "site"), ("-m", "mkdocs", "build", "--strict")])
def test_a_site_without_an_address_is_told_in_one_line(own_guide: Path, command: tuple[str, ...]) -> None:
    replace(own_guide / "mkdocs.yml", "site_url: https://prov.example/\n", "")
    told = run(own_guide, *command)
    assert told.returncode == 1
    assert "mkdocs.yml:1:1: ”site_url” ska vara webbplatsens adress" in told.stdout + told.stderr
    assert "Traceback" not in told.stdout + told.stderr


@pytest.mark.parametrize("command", [("hooks", "site"), ("-m", "mkdocs", "build", "--strict")])
def test_missing_packages_are_told_in_one_line(own_guide: Path, command: tuple[str, ...]) -> None:
    (own_guide / "node_modules").unlink()
    told = run(own_guide, *command)
    assert told.returncode == 1
    assert "package.json:1:1: Paketen från npm saknas" in told.stdout + told.stderr
    assert "Traceback" not in told.stdout + told.stderr
