"""`python hooks install`: what the guide needs, into `.venv` and `node_modules`; `--test` adds what its tests need.

Python's own library only, in words that Python 3.8 can read: this runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

OLDEST = (3, 11)
SITE, TEST, BROWSER = "site", "test", "browser"
_LOCKS = {SITE: "requirements.txt", TEST: "requirements-test.txt"}
_READ = {
    SITE: ("requirements.txt", "package-lock.json", ".npmrc"),
    TEST: ("requirements.txt", "requirements-test.txt", "package-lock.json", ".npmrc"),
}
_READ[BROWSER] = _READ[TEST]
_PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r")
# What pip, npm and Playwright say, and what it means to whoever reads it.
_REFUSED = ("CERTIFICATE_VERIFY_FAILED", "SSLError", "confirming the ssl certificate", "_CERT", "UNABLE_TO_VERIFY")
_UNREACHED = (
    *("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "ERR_SOCKET"),
    *("NewConnectionError", "Failed to establish", "name resolution", "ConnectTimeout", "ReadTimeout", "ProxyError"),
    "No matching distribution",  # what a quiet pip says when it could ask nobody
)
_ALTERED = ("DO NOT MATCH THE HASHES", "EINTEGRITY")


class NotInstalledError(Exception):
    """What stands in the way, and what to do about it: one sentence or two, in Swedish."""


def main(root: Path, arguments: Sequence[str] = ()) -> int:
    """Installs below `root`; the exit status says whether it went well."""
    try:
        if "--browser" in arguments:
            browser(root)
        else:
            install(root, TEST if "--test" in arguments else SITE)
    except NotInstalledError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def is_too_old() -> bool:
    """Tells whoever runs an old Python what to do."""
    if sys.version_info >= OLDEST:
        return False
    print(
        "Python 3.11 eller senare behövs, och det här är {}.{}. Installera en nyare från python.org, eller ange den: "
        "make PYTHON=python3.12.".format(*sys.version_info),
        file=sys.stderr,
    )
    return True


def program(root: Path, name: str) -> Path:
    """A program of `.venv`, where this system keeps it."""
    return root / ".venv" / ("Scripts/{}.exe" if os.name == "nt" else "bin/{}").format(name)


def is_current(root: Path, what: str = SITE) -> bool:
    """Whether all that the lock files name is installed, whatever the clock says of when."""
    stamp = _stamp(root, what)
    return stamp.exists() and stamp.read_text("utf-8") == _named(root, what)


def install(root: Path, what: str) -> None:
    """Installs what the lock files name.

    Raises:
        NotInstalledError: something stands in the way.
    """
    if not program(root, "python").exists():
        _make_venv(root)
    _pip(root, _LOCKS[what])
    _npm(root, "ci", "--loglevel=error", *(["--omit=dev"] if what == SITE else []))
    for each in dict.fromkeys((SITE, what)):
        _mark(root, each)


def browser(root: Path) -> None:
    """Sees to that there is a Chromium to test in: the machine's, Debian's where we may install it, or Playwright's.

    A Firefox too, where Debian's may be installed: without one its tests are left out.

    Raises:
        NotInstalledError: there is no Chromium.
    """
    if not any(map(shutil.which, ("firefox", "firefox-esr"))):
        _debian_browser("firefox-esr")
    if not any(map(shutil.which, ("chromium", "google-chrome"))) and not _debian_browser("chromium"):
        made = _run([str(program(root, "playwright")), "install", "chromium"], root)
        if made.returncode:
            missing = " (datorn saknar libatomic.so.1, som finns i paketet libatomic1)" * ("libatomic" in made.stderr)
            raise NotInstalledError(
                f"Testerna behöver webbläsaren Chromium, och den gick inte att hämta{missing}. "
                "Be den som sköter datorn att installera den (Debian: apt install chromium) och kör make test igen."
            )
    _mark(root, BROWSER)


def _debian_browser(package: str) -> bool:
    if not shutil.which("apt-get") or os.name == "nt" or os.geteuid():
        return False
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    update, install = ["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", package]
    return not any(_run(command, Path.cwd(), environment).returncode for command in (update, install))


def _make_venv(root: Path) -> None:
    advice = "Installera det (Debian och Ubuntu: apt install python3-venv) och försök igen."
    if not (find_spec("venv") and find_spec("ensurepip")):
        raise NotInstalledError(f"Python saknar det som gör en miljö för paket. {advice}")
    made = _run([sys.executable, "-m", "venv", ".venv"], root)
    if made.returncode:
        raise NotInstalledError(f"Mappen .venv gick inte att göra: {_last_line(made)}. {advice}")


def _pip(root: Path, lock: str) -> None:
    command = [str(program(root, "python")), *_PIP, lock]
    made = _run(command, root)
    if made.returncode and _says(made, _REFUSED) and "PIP_CERT" not in os.environ and _system_store():
        made = _run(command, root, {"PIP_CERT": _system_store()})  # pip before 24.2 trusts a list of its own
    _judge("Python-paketen", "PIP_CERT", made)


def _npm(root: Path, *arguments: str) -> None:
    npm = program(root, "npm")
    if not npm.exists():
        raise NotInstalledError("npm saknas i .venv. Ta bort mappen .venv och försök igen.")
    # Trusts the machine's own certificates, as pip does: a network may have an authority of its own.
    options = " ".join(filter(None, (os.environ.get("NODE_OPTIONS"), "--use-system-ca")))
    _judge("npm-paketen", "NODE_EXTRA_CA_CERTS", _run([str(npm), *arguments], root, {"NODE_OPTIONS": options}))


def _judge(what: str, setting: str, made: subprocess.CompletedProcess[str]) -> None:
    if not made.returncode:
        return
    if _says(made, _REFUSED):
        why = (
            "nätets certifikat godkändes inte. Lägg organisationens rotcertifikat i datorns certifikatlager, "
            f"eller ange filen med miljövariabeln {setting}, och försök igen."
        )
    elif _says(made, _UNREACHED):
        why = (
            "paketkällan svarade inte, eller saknar ett paket. "
            "Kontrollera nätet, eller ange en proxy med HTTPS_PROXY, och försök igen."
        )
    elif _says(made, _ALTERED):
        why = "ett paket är inte det som låsfilen anger. Försök igen, och fråga den som sköter paketkällan."
    else:
        why = f"{_last_line(made)}."
    raise NotInstalledError(f"{what} gick inte att hämta: {why}")


def _says(made: subprocess.CompletedProcess[str], signs: Sequence[str]) -> bool:
    return any(sign in made.stderr + made.stdout for sign in signs)


def _last_line(made: subprocess.CompletedProcess[str]) -> str:
    lines = [line.strip() for line in (made.stdout + "\n" + made.stderr).splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else f"programmet slutade med {made.returncode}"


def _system_store() -> str:
    """The file of certificates that the system trusts; empty where it keeps none in a file, as Windows."""
    return ssl.get_default_verify_paths().cafile or ""


def _run(
    command: Sequence[str], root: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 – commands of our own
        command,
        cwd=root,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _mark(root: Path, what: str) -> None:
    """Notes what was installed. `make` goes by times: files may come from a machine whose clock is ahead of ours."""
    _stamp(root, what).write_text(_named(root, what), "utf-8")
    newest = max((root / name).stat().st_mtime_ns for name in _READ[what])
    os.utime(_stamp(root, what), ns=(newest, newest))


def _named(root: Path, what: str) -> str:
    """A name for what the lock files say."""
    return hashlib.sha256(b"\0".join((root / name).read_bytes() for name in _READ[what])).hexdigest()


def _stamp(root: Path, what: str) -> Path:
    return root / ".venv" / f"{what}.stamp"
