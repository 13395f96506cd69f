"""Calendar files as other programs read them: made by our modules in Node, parsed by `icalendar`."""

import json
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

ROOT = Path(__file__).parents[2]
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def written(events: list[dict[str, Any]], now: str = "2026-11-22T08:00:00Z") -> str:
    """The file that the site's own module makes of some events."""
    module = (ROOT / "docs/assets/js/shared/ics.js").as_uri()
    script = (
        f'import {{ calendar }} from "{module}";'
        f'process.stdout.write(calendar({json.dumps(events)}, new Date("{now}"), "metodguiden"));'
    )
    node = (str(ROOT / ".venv/bin/node"), "--input-type=module", "--eval", script)
    return subprocess.run(node, capture_output=True, check=True).stdout.decode()


def parsed(events: list[dict[str, Any]]) -> list[Event]:
    return Calendar.from_ical(written(events)).events


def event(**changes: Any) -> dict[str, Any]:
    return {"uid": "a", "title": "Workshop", "when": {"from": "2026-11-26T13:00", "minutes": 90}, **changes}


def test_a_workshop_is_read_back_with_its_time_in_stockholm() -> None:
    (found,) = parsed([event()])
    assert found.start == datetime(2026, 11, 26, 13, tzinfo=STOCKHOLM)
    assert found.end - found.start == timedelta(minutes=90)
    assert found.stamp == datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.mark.parametrize(("wall", "utc"), [("2027-03-27T09:00", 8), ("2027-03-28T09:00", 7), ("2026-10-25T09:00", 8)])
def test_the_zone_that_comes_with_the_file_knows_when_the_clocks_change(wall: str, utc: int) -> None:
    calendar = Calendar.from_ical(written([event(when={"from": wall, "minutes": 30})]))
    (zone,) = calendar.timezones
    start = datetime.fromisoformat(wall).replace(tzinfo=zone.to_tz(lookup_tzid=False))
    assert start.astimezone(UTC).hour == utc


@pytest.mark.parametrize("begins", ["2027-03-28T01:30", "2026-10-25T01:30", "2026-10-25T02:30", "2026-10-24T22:00"])
@pytest.mark.parametrize("minutes", [30, 60, 90, 120, 240])
def test_a_night_when_the_clocks_change_takes_as_long_as_the_plan_says(begins: str, minutes: int) -> None:
    (found,) = parsed([event(when={"from": begins, "minutes": minutes})])
    begin, end = (found.decoded(name).astimezone(UTC) for name in ("DTSTART", "DTEND"))
    assert begin == datetime.fromisoformat(begins).replace(tzinfo=STOCKHOLM).astimezone(UTC)
    assert end - begin == timedelta(minutes=minutes)
    assert "DURATION" not in found


def test_a_newer_file_of_the_same_workshop_replaces_the_older_one() -> None:
    moments = ("2026-11-22T08:00:00Z", "2026-11-22T08:00:05Z")
    old, new = (Calendar.from_ical(written([event()], now)).events[0] for now in moments)
    assert str(old["UID"]) == str(new["UID"])
    assert int(str(new["SEQUENCE"])) > int(str(old["SEQUENCE"]))


def test_a_workshop_reminds_of_itself() -> None:
    (found,) = parsed([event()])
    (alarm,) = found.walk("VALARM")
    assert alarm["TRIGGER"].to_ical() == b"-PT15M"
    assert str(alarm["DESCRIPTION"]) == "Workshop"


def test_whole_days_include_the_last() -> None:
    (found,) = parsed([event(when={"first": "2017-03-20", "last": "2017-03-31"})])
    assert (found.start, found.end) == (date(2017, 3, 20), date(2017, 4, 1))


def test_any_text_comes_back_as_it_was_typed() -> None:
    text = 'Åäö; komma, \\ streck\n"citat" 🧭 <b>fet</b>\nBEGIN:VEVENT ' + "räksmörgås " * 30
    (found,) = parsed([event(title=text.replace("\n", " "), text=text, place="Rum 3, våning 2; till höger")])
    assert str(found["DESCRIPTION"]) == text
    assert str(found["SUMMARY"]) == text.replace("\n", " ")
    assert str(found["LOCATION"]) == "Rum 3, våning 2; till höger"


def test_lines_are_folded_by_octets_and_end_as_the_standard_says() -> None:
    raw = written([event(text="å" * 200)]).encode()
    assert raw.endswith(b"\r\n")
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)
    assert b"\n" not in b"".join(lines)


def test_reading_and_writing_again_changes_nothing() -> None:
    first = Calendar.from_ical(written([event(text="Rad ett\nRad två"), event(uid="b")]))
    assert Calendar.from_ical(first.to_ical()) == first
