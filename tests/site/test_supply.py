"""What the guide stands on may be passed on, and once it is installed nothing more is fetched."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import licences, locked

NO_NETWORK = ("unshare", "--map-root-user", "--net")


def test_what_the_guide_is_built_with_may_be_passed_on() -> None:
    found = (*licences.python_packages("requirements.txt"), *licences.node_packages())
    assert len(found) > 50
    assert [each for each in found if not each.is_compatible] == []


def test_what_only_tests_run_has_a_licence_that_allows_it() -> None:
    found = licences.python_packages("requirements-test.txt")
    assert {each.package: each.licence for each in found if not each.is_compatible} == licences.ONLY_RUN


def test_a_package_of_another_version_than_the_locked_is_found(tmp_path: Path) -> None:
    (tmp_path / "requirements-test.txt").write_text(
        "pytest==0.1 \\\n    --hash=x\nfor-windows==1 ; sys_platform == 'win32'\n"
    )
    (tmp_path / "node_modules/uqr").mkdir(parents=True)
    (tmp_path / "node_modules/uqr/package.json").write_text('{"version": "2.0.0"}')
    packages = {"": {}, "node_modules/uqr": {"version": "1.0.0"}, "node_modules/elsewhere": {"version": "1.0.0"}}
    (tmp_path / "package-lock.json").write_text(json.dumps({"packages": packages}))
    found = list(locked.strays(tmp_path))
    assert [line.partition(":")[0] for line in found] == ["pytest", "node_modules/uqr"]


def _may_be_cut_off() -> bool:
    return bool(shutil.which("unshare")) and subprocess.run([*NO_NETWORK, "true"], check=False).returncode == 0


@pytest.mark.skipif(not _may_be_cut_off(), reason="nobody here may take the network away from a program")
def test_the_site_is_built_without_a_network(own_guide: Path, tmp_path: Path) -> None:
    site = tmp_path / "ut"
    build = [*NO_NETWORK, sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(build, cwd=own_guide, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (site / "index.html").is_file()
