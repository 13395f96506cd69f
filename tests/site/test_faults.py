"""A short run of what `make faults` does at length: a whole site stands whatever the machine does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.hostile.faults import FAULTS

SEED, SHARE = "20261127", "0.04"


def test_a_whole_site_stands_and_is_built_anew_whatever_the_machine_does(unprinted_guide: Path) -> None:
    command = ("-m", "tests.hostile.faults", "--seed", SEED, "--share", SHARE, "--guide", str(unprinted_guide))
    done = subprocess.run(
        (sys.executable, *command),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "hooks"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" 0 faults") == len(FAULTS)
    assert " 2 builds stopped" in done.stdout.partition("killed")[2].partition("\n")[0]
