"""A problem or an idea is followed from the day it came in to the day that whoever gave it had an answer."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from commands import neighbours, weekly
from guide.content.library import Library
from guide.content.matter import Matter
from guide.data import opendata
from guide.review import advice
from guide.review.health import health
from guide.site import lists
from guide.site.report import report_box

from .conftest import Guide

CASE = "cases/ett-fall.md"
SITE = "https://prov.example/"
LEDGER = "matter: {received: 2026-11-02, owner: Idésamordnaren, promised: 2026-11-12}\nstatus: testas"
INTAKE = "      by: mailbox\n      address: ideer@ekkoping.example\n"
SHARED = {
    "source": SITE,
    "license": opendata.LICENCE,
    "items": [{"id": "x", "title": "Gå baklänges", "summary": "En metod.", "url": f"{SITE}metoder/x/", "step": "y"}],
}


def with_ledger(guide: Guide, ledger: str = LEDGER) -> Guide:
    guide.replace(CASE, "status: testas", ledger)
    return guide


def test_the_board_shows_each_ledger_and_lets_only_problems_and_ideas_go_to_a_sprint(library: Library) -> None:
    cases = {case.card.id: case for lane in lists.board(library).lanes for case in lane.cases}
    assert {id for id, case in cases.items() if case.to_sprint} == {"tyst-rum"}
    waiting, answered = cases["tyst-rum"].matter, cases["kortare-ko"].matter
    assert waiting and waiting.promised and waiting.promised.when == "12 november 2026"
    assert answered and answered.promised is None and answered.outcome and answered.outcome.name == "Gör själva"


def test_invented_matters_are_shown_as_examples_and_are_no_cases(library: Library) -> None:
    board = lists.board(library, library.pages["docs/fall/tavla.md"].data.examples)
    assert [example.title for example in board.examples] == ["Brevet om altanen", "Kön till receptionen"]
    assert len([case for lane in board.lanes for case in lane.cases]) == len(library.cases) == 3


def test_the_health_page_tells_who_waits_for_an_answer_that_is_late(library: Library) -> None:
    (promise,) = health(library).promises
    assert (promise.title, promise.owner, promise.late) == ("Ett tyst rum på äldreboendet", "Enhetschef", True)


def test_a_promise_is_late_the_day_after_and_never_once_answered() -> None:
    matter = Matter(received=date(2026, 11, 2), owner="Enhetschef", promised=date(2026, 11, 12))
    assert not matter.is_late(date(2026, 11, 12))
    assert matter.is_late(date(2026, 11, 13))
    assert not matter.model_copy(update={"answered": date(2026, 11, 20)}).is_late(date(2026, 12, 1))


def test_a_late_answer_is_advised_at_its_place(guide: Guide) -> None:
    library = with_ledger(guide).load()
    told = [each for each in advice.advice(library, date(2026, 11, 13), None) if "lovades" in each.message]
    assert [str(each) for each in told] == [
        f"{CASE}:6:65: Svaret lovades senast 12 november 2026 och är inte lämnat. Lämna det och fyll i ”answered”."
    ]


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 11, 4), ""),
        (date(2026, 11, 6), "- Ett fall: lovat 12 november 2026\n"),
        (date(2026, 11, 15), "- Ett fall: lovat 12 november 2026, 3 dagar försenat\n"),
    ],
)
def test_each_week_the_owners_are_told_what_they_have_promised(
    guide: Guide, capsys: pytest.CaptureFixture[str], today: date, told: str
) -> None:
    weekly.main(with_ledger(guide).root, (), today)
    report = capsys.readouterr().out.replace("&#58;", ":")
    assert report == (f"## Svar som är lovade\n\n**Idésamordnaren**\n\n{told}\n" if told else "")


def test_only_open_matters_are_shared_and_only_they_show_their_ledger(library: Library) -> None:
    files = {name: json.loads(data) for name, data in opendata.data_files(library, SITE).items()}
    assert [item["id"] for item in files["data/arenden.json"]["items"]] == ["kortare-ko"]
    assert {item["id"] for item in files["data/fall.json"]["items"] if "matter" in item} == {"kortare-ko"}


@pytest.mark.parametrize(
    ("setting", "starts"),
    [
        (
            INTAKE,
            "mailto:ideer@ekkoping.example?subject={rubrik}&body=Vad%20h%C3%A4nder%3F%0D%0A{vad}%0D%0A",
        ),
        (
            '      by: service\n      address: "https://e.example/?vad={vad}&var={var}"\n',
            "https://e.example/?vad={vad}&var={var}",
        ),
        ("      by: forge\n", "https://github.com/provkommunen/provguiden/issues/new?template=ide.yml"),
    ],
)
def test_a_report_goes_where_the_organisation_has_chosen(guide: Guide, setting: str, starts: str) -> None:
    guide.replace("mkdocs.yml", INTAKE, setting)
    box = report_box(guide.load(), "Rapportera")
    assert box.target.startswith(starts)
    assert "{vad}" in box.target
    assert "{" not in box.href


def test_a_report_by_the_forge_fills_in_its_form(guide: Guide) -> None:
    guide.replace("mkdocs.yml", INTAKE, "      by: forge\n")
    asked = parse_qs(urlsplit(report_box(guide.load(), "Rapportera").target).query)
    assert asked["template"] == ["ide.yml"]
    assert asked["text-varfor"] == ["{vad}"]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("      by: mailbox\n", "Ange brevlådan som ”address”"),
        ("      by: mailbox\n      address: anna@gmail.com\n", "Adressen är privat."),
        ("      by: service\n      address: e.example\n", "Ange e-tjänstens adress"),
        ("      by: forge\n      address: a@b.example\n", "Adressen används bara av"),
    ],
)
def test_an_intake_that_leads_nowhere_is_told(guide: Guide, setting: str, message: str) -> None:
    guide.replace("mkdocs.yml", INTAKE, setting)
    (told,) = guide.mistakes()
    assert message in told


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, dict[str, str]]]:
    """The address of another guide's data, and what it answers."""
    answer = {"text": json.dumps(SHARED)}

    class Other(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer["text"].encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Other)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/data/metoder.json", answer
    server.shutdown()
    server.server_close()


def beside(guide: Guide, address: str) -> Path:
    neighbour = f'{{id: grannen, name: Grannguiden, address: "{address}", holds: methods}}'
    guide.replace("mkdocs.yml", "    kinds:\n", f"    neighbours:\n      - {neighbour}\n\n    kinds:\n")
    return guide.root / "docs/grannar/grannen.json"


def test_what_another_guide_shares_is_fetched_when_asked_and_shown_from_the_file(
    guide: Guide, elsewhere: tuple[str, dict[str, str]]
) -> None:
    address, answer = elsewhere
    file = beside(guide, address)
    assert guide.mistakes() == [
        "docs/grannar/grannen.json:1:1: Filen saknas. Hämta den med make neighbours, eller ta bort grannen."
    ]
    assert neighbours.main(guide.root, ()) == 0
    (shared,) = lists.catalogue(guide.load()).shared
    assert (shared.name, [item.title for item in shared.taken.items]) == ("Grannguiden", ["Gå baklänges"])
    before = file.read_text("utf-8")
    for other in ("<html>", "[]", json.dumps({**SHARED, "items": [{"title": "Utan adress"}]})):
        answer["text"] = other
        assert neighbours.main(guide.root, ()) == 1
    assert file.read_text("utf-8") == before


def test_a_link_of_another_guide_that_leads_to_no_web_page_is_refused(guide: Guide) -> None:
    file = beside(guide, f"{SITE}data/metoder.json")
    item = {**SHARED["items"][0], "url": "javascript:alert(1)"}  # type: ignore[dict-item]
    guide.write(file.relative_to(guide.root).as_posix(), json.dumps({**SHARED, "items": [item]}))
    (told,) = guide.mistakes()
    assert told.startswith("docs/grannar/grannen.json:1:1: ”url” har fel form")
