"""Each week somebody is told which links out of the guide are dead and what is due for review, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from commands import weekly

from .conftest import Guide

FRESH, OLD = date(2026, 11, 22), date(2031, 1, 1)
SOURCE = "title: Egna anteckningar"


class Elsewhere(BaseHTTPRequestHandler):
    """Answers with the status that the path names."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of another site, whose pages answer as their names say."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_nothing_to_do_is_an_empty_report(guide: Guide, elsewhere: str, capsys: pytest.CaptureFixture[str]) -> None:
    guide.replace("cases/ett-fall.md", SOURCE, f"{SOURCE}, url: '{elsewhere}/200'")
    assert weekly.main(guide.root, (), FRESH) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("page", "told"), [("404", "svarar 404"), ("500", "svarar 500"), ("403", None)])
def test_a_dead_link_is_told_with_its_file(
    guide: Guide, elsewhere: str, capsys: pytest.CaptureFixture[str], page: str, told: str | None
) -> None:
    guide.replace("cases/ett-fall.md", SOURCE, f"{SOURCE}, url: '{elsewhere}/{page}'")
    weekly.main(guide.root, (), FRESH)
    report = capsys.readouterr().out
    assert ("## Länkar som inte fungerar" in report) == bool(told)
    assert (told or "") in report


def test_a_host_that_does_not_answer_is_told(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    guide.replace("cases/ett-fall.md", "Med papper.", "Med [papper](http://127.0.0.1:1/borta#del).")
    weekly.main(guide.root, (), FRESH)
    assert "svarar inte" in capsys.readouterr().out


def test_content_due_for_review_is_told_with_whose_it_is(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    weekly.main(guide.root, (), OLD)
    report = capsys.readouterr().out
    assert "## Dags att läsa igenom" in report
    assert "Ett fall (Utvecklingsledare, Exempelkommunen)" in report.replace("&#40;", "(").replace("&#41;", ")")
