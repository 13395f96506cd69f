"""Whoever reads a proposal sees in pictures what it does to the pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

NEW = "cases/nytt.md"
CHANGED = "cases/tyst-rum.md"


def run(guide: Path, *command: str) -> str:
    who = ("-c", "user.name=Redaktör", "-c", "user.email=redaktor@kommunen.example")
    whole = ("git", *who, *command[1:]) if command[0] == "git" else (sys.executable, "hooks", *command)
    done = subprocess.run(whole, cwd=guide, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_change_is_shown_in_pictures_of_before_and_after(unprinted_guide: Path, page: Page) -> None:
    (unprinted_guide / ".gitignore").write_text("/.cache\n/site\n/node_modules\n", "utf-8")
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message=Start")):
        run(unprinted_guide, "git", *command)
    text = (unprinted_guide / CHANGED).read_text("utf-8")
    (unprinted_guide / CHANGED).write_text(text.replace("utan radio", "utan klocka"), "utf-8")
    (unprinted_guide / NEW).write_text(text.replace("Ett tyst rum på", "Ett rum till på"), "utf-8")
    run(unprinted_guide, "site")

    summary = run(unprinted_guide, "pictures", "HEAD")
    lines = [line for line in summary.splitlines() if line.startswith("- ")]
    assert lines[0] == "- Ett tyst rum på äldreboendet (`/fall/tyst-rum/`): ändrad"
    assert lines[1].endswith("(`/fall/nytt/`): ny sida")
    pictures = unprinted_guide / ".cache/pictures"
    names = {file.name for file in pictures.glob("fall-*.png") if "tyst-rum" in file.name or "nytt" in file.name}
    assert names == {
        *(f"fall-tyst-rum-{screen}-{side}.png" for screen in ("mobil", "dator") for side in ("fore", "efter")),
        *(f"fall-nytt-{screen}-efter.png" for screen in ("mobil", "dator")),
    }
    whole, part = (Image.open(pictures / f"fall-{name}-mobil-efter.png") for name in ("nytt", "tyst-rum"))
    assert whole.width == part.width == 390
    assert part.height < whole.height / 2

    page.goto((pictures / "bilder.html").as_uri())
    shown = page.get_by_role("img")
    assert shown.count() >= len(names)
    assert all(shown.evaluate_all("pictures => pictures.map((one) => one.complete && one.naturalWidth > 0)"))
    assert run(unprinted_guide, "git", "worktree", "list").count("\n") == 1
