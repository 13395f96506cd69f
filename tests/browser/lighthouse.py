"""`make lighthouse`: Lighthouse's marks of pages of each kind, as a phone has them. Nothing fails on them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.bench import packed, pages

# Asked for when it is wanted, as a hundred packages for one figure are too many to install for every test.
LIGHTHOUSE = ("npx", "--yes", "lighthouse@13.5.0")
MARKS = ("performance", "accessibility", "best-practices", "seo")
SHOWN = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def report(address: str, chromium: str) -> dict[str, Any]:
    """What Lighthouse has to say of a page."""
    asked = ("--quiet", "--output=json", f"--only-categories={','.join(MARKS)}")
    command = (*LIGHTHOUSE, address, *asked, "--chrome-flags=--headless=new --no-sandbox")
    environment = {**os.environ, "CHROME_PATH": chromium}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    found: dict[str, Any] = json.loads(told)
    return found


def main(site: Path) -> int:
    """Prints the marks of each page, of 100, with what they come of."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome") or playwright.chromium.executable_path
    with packed(site) as host:
        for page in pages(site):
            found = report(host + page, chromium)
            marks = "  ".join(f"{name} {found['categories'][name]['score'] * 100:3.0f}" for name in MARKS)
            shown = "  ".join(f"{found['audits'][name]['displayValue']}" for name in SHOWN)
            print(f"/{page:28} {marks}   {shown}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
