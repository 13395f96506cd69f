"""The guide works where people are: odd folders, consoles and settings, and while somebody makes mistakes."""

from __future__ import annotations

import functools
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

from .test_build import METHOD, page, replace, run

PATIENCE = 60  # seconds
HOOKS = ROOT / "hooks"
ARGUMENTS = {"cards": ("--select", "enkat"), "new-case": ("Ett fall",)}


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
        fetch = functools.partial(urllib.request.urlopen, timeout=PATIENCE)
        yield lambda address: str(fetch(f"http://{host}/{address}").read().decode(errors="replace"))
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


def test_a_guide_that_is_broken_already_can_be_served_and_mended(folder: Path, request: pytest.FixtureRequest) -> None:
    good = (folder / METHOD).read_text("utf-8")
    (folder / METHOD).write_text(good.replace("title: Enkät", "title: ["), "utf-8")
    served = request.getfixturevalue("served")
    until(lambda: "Listan som börjar med [ har inget slut." in told(served, "metoder/pilot/"))
    (folder / METHOD).write_text(good, "utf-8")
    until(lambda: "Enkät" in served("metoder/enkat/"))
    assert "har inget slut" not in served("metoder/pilot/")


def test_a_change_is_seen_at_once_and_printed_after(folder: Path, served: Callable[[str], str]) -> None:
    until(lambda: "%PDF" in served("metoder/enkat/enkat.pdf"))
    own, other, book = prints = ("metoder/enkat/enkat.pdf", "metoder/pilot/pilot.pdf", "kort/metodbok.pdf")
    before = dict(zip(prints, map(served, prints), strict=True))
    replace(folder / METHOD, "summary: ", "summary: Nytt. ")
    until(lambda: "Nytt. " in served("metoder/enkat/"))
    until(lambda: served(own) != before[own])
    until(lambda: served(book) != before[book])
    assert served(other) == before[other]


def test_a_page_that_is_asked_for_while_it_is_made_is_there_when_it_is(
    folder: Path, served: Callable[[str], str]
) -> None:
    until(lambda: "Enkät" in served("metoder/enkat/"))
    for number in range(5):
        replace(folder / METHOD, "summary: ", f"summary: {number} ")
        pages = [served(f"metoder/pilot/?{turn}") for turn in range(20)]
        assert all("<h1" in page for page in pages)


def test_what_has_no_room_on_paper_is_told_on_the_page_that_shows_it(
    folder: Path, served: Callable[[str], str]
) -> None:
    until(lambda: "%PDF" in served("metoder/enkat/enkat.pdf"))
    replace(folder / "docs/material/fyra-falt.md", "title: Vi börjar med", f"title: {'m' * 70}")
    until(lambda: "det som skrivs ut är som förut" in served("material/fyra-falt/"))
    assert "docs/material/fyra-falt.md:" in served("material/fyra-falt/")
    assert "m" * 70 in served("material/fyra-falt/")


def told(served: Callable[[str], str], address: str) -> str:
    """A page, also where there is none."""
    try:
        return served(address)
    except urllib.error.HTTPError as error:
        return error.read().decode()


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


def test_the_policy_stands_whatever_the_site_s_address_is(unprinted_guide: Path) -> None:
    replace(unprinted_guide / "mkdocs.yml", "https://prov.example/", "http://intranat.kommun.example/metod")
    built = run(unprinted_guide, "hooks", "site")
    assert built.returncode == 0, built.stderr
    assert "Content-Security-Policy" in page(unprinted_guide / "site", "metoder/enkat")


@pytest.mark.parametrize("command", [("hooks", "check"), ("hooks", "site"), ("-m", "mkdocs", "build", "--strict")])
def test_a_site_without_an_address_is_told_in_one_line(own_guide: Path, command: tuple[str, ...]) -> None:
    replace(own_guide / "mkdocs.yml", "site_url: https://prov.example/\n", "")
    told = run(own_guide, *command)
    assert told.returncode == 1
    assert "mkdocs.yml:1:1: ”site_url” ska vara webbplatsens adress" in told.stdout + told.stderr
    assert "Traceback" not in told.stdout + told.stderr


@pytest.mark.parametrize("command", ["check", "site", "forms", "new-case", "weekly", "cards", "my-guide"])
@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ("site_name: Frågor".encode("latin-1"), "mkdocs.yml:1:14: Filen är inte sparad som UTF-8."),
        ("site_name: Frågor".encode("utf-16"), "mkdocs.yml:1:1: Filen är inte sparad som UTF-8."),
        (None, "mkdocs.yml:1:1: Filen finns inte här."),
    ],
    ids=["latin-1", "utf-16", "none"],
)
def test_settings_that_cannot_be_read_are_told_in_one_line(
    tmp_path: Path, settings: bytes | None, line: str, command: str
) -> None:
    if settings:
        (tmp_path / "mkdocs.yml").write_bytes(settings)
    told = run(tmp_path, str(HOOKS), command, *ARGUMENTS.get(command, ()))
    assert told.returncode == 1
    (first, *_) = (told.stdout + told.stderr).splitlines()
    assert first.startswith(line)
    assert "Traceback" not in told.stdout + told.stderr


def test_settings_that_cannot_be_read_are_told_where_the_guide_is_served(
    folder: Path, served: Callable[[str], str]
) -> None:
    until(lambda: "Enkät" in served("metoder/enkat/"))
    good = (folder / "mkdocs.yml").read_bytes()
    (folder / "mkdocs.yml").write_bytes(good.decode().encode("latin-1", "replace"))
    until(lambda: "Filen är inte sparad som UTF-8" in served("metoder/pilot/"))
    (folder / "mkdocs.yml").write_bytes(good)
    until(lambda: "inte sparad som" not in served("metoder/pilot/"))


@pytest.mark.parametrize("command", [("hooks", "site"), ("-m", "mkdocs", "build", "--strict")])
def test_missing_packages_are_told_in_one_line(own_guide: Path, command: tuple[str, ...]) -> None:
    (own_guide / "node_modules").unlink()
    told = run(own_guide, *command)
    assert told.returncode == 1
    assert "package.json:1:1: Paketen från npm saknas" in told.stdout + told.stderr
    assert "Traceback" not in told.stdout + told.stderr
