"""The installer runs before anything is installed, by whatever Python there is, and says what stands in the way."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands import install

HOOKS = Path(__file__).parents[2] / "hooks"
BEFORE_INSTALLING = ("__main__.py", "commands/__init__.py", "commands/install.py")


@pytest.mark.parametrize("name", BEFORE_INSTALLING)
def test_an_old_python_can_read_what_tells_it_that_it_is_too_old(name: str) -> None:
    tree = ast.parse((HOOKS / name).read_text("utf-8"), feature_version=(3, 8))
    asked = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in asked if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in asked if isinstance(node, ast.ImportFrom)}
    assert {each.partition(".")[0] for each in names} <= {*sys.stdlib_module_names, "commands"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("npm error code SELF_SIGNED_CERT_IN_CHAIN", "nätets certifikat godkändes inte"),
        ("npm error code UNABLE_TO_VERIFY_LEAF_SIGNATURE", "nätets certifikat godkändes inte"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "nätets certifikat godkändes inte"),
        ("npm error code ENOTFOUND", "paketkällan svarade inte"),
        ("ProxyError('Cannot connect to proxy.', NewConnectionError(", "paketkällan svarade inte"),
        ("ERROR: No matching distribution found for anyio==4.16.0", "paketkällan svarade inte"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "låsfilen"),
        ("npm error code EINTEGRITY", "låsfilen"),
        ("first\nOSError: No space left on device.", "hämta: OSError: No space left on device."),
    ],
)
def test_what_an_installer_says_is_told_in_one_line_of_swedish(tmp_path: Path, said: str, told: str) -> None:
    npm = install.program(tmp_path, "npm")
    npm.parent.mkdir(parents=True)
    npm.write_text(f"#!{sys.executable}\nimport sys\nsys.exit({said!r})\n", "utf-8")
    npm.chmod(0o755)
    python = install.program(tmp_path, "python")
    python.write_text("#!/bin/sh\n", "utf-8")
    python.chmod(0o755)
    made = subprocess.run(
        (sys.executable, HOOKS, "install"), cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert made.returncode == 1
    assert told in made.stderr
    assert made.stderr.count("\n") == 1
    assert "Traceback" not in made.stderr


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A guide's folder with programs in its `.venv` that say what was asked of node, and lock files."""
    for name in ("python", "npm"):
        file = install.program(tmp_path, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('#!/bin/sh\nprintf %s "$NODE_OPTIONS" > options-' + name, "utf-8")
        file.chmod(0o755)
    for name in ("requirements.txt", "package-lock.json", ".npmrc"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for a program")
def test_a_lock_file_that_has_changed_is_installed_again(programs: Path) -> None:
    assert not install.is_current(programs)
    install.install(programs, install.SITE)
    assert install.is_current(programs)
    (programs / "package-lock.json").write_text("{}", "utf-8")
    assert not install.is_current(programs)


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for a program")
def test_files_from_a_clock_that_is_ahead_are_installed_once(programs: Path) -> None:
    os.utime(programs / "package-lock.json", (4e9, 4e9))
    install.install(programs, install.SITE)
    makefile = ("make", f"--file={HOOKS.parent / 'Makefile'}", "--question", ".venv/site.stamp")
    assert subprocess.run(makefile, cwd=programs, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for a program")
def test_npm_trusts_what_the_machine_trusts_and_keeps_what_was_asked_of_node(programs: Path) -> None:
    environment = {**os.environ, "NODE_OPTIONS": "--max-old-space-size=900"}
    subprocess.run((sys.executable, HOOKS, "install"), cwd=programs, env=environment, check=True)
    assert (programs / "options-npm").read_text("utf-8") == "--max-old-space-size=900 --use-system-ca"
