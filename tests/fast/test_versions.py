"""Every card that was ever printed is known again, and nobody has had to write anything down."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from guide.build.inspection import Inspection, examine
from guide.cards import versions
from guide.content.library import Entry
from guide.content.method import Method
from guide.print import offers
from guide.site import pages
from guide.site.numbers import number_pages
from guide.text.mistakes import ContentError

from .conftest import Guide, Published

METHOD = "methods/enkat.md"


def enkat(found: Inspection) -> Entry[Method]:
    return found.library.methods["enkat"]


def now(found: Inspection, id: str = "enkat") -> versions.CardVersion:
    return versions.printed(found.ledger, found.library.methods[id])


def test_a_card_bears_the_day_on_which_it_became_as_it_is(published: Published) -> None:
    first = now(published.examined())
    assert str(first) == f"2026-01-02 · {first.id.upper()}"
    published.replace(METHOD, "[papper]", "[krita]")
    second = now(published.publish("2026-02-03"))
    assert (second.day, second.id == first.id) == (date(2026, 2, 3), False)


def test_a_card_not_yet_committed_bears_no_day(published: Published) -> None:
    published.replace(METHOD, "[papper]", "[krita]")
    drafted = now(published.examined())
    assert str(drafted) == drafted.id.upper()


def test_an_old_card_is_told_what_has_changed_since_that_card(published: Published) -> None:
    first = now(published.examined())
    published.replace(METHOD, "[papper]", "[krita]")
    second = now(published.publish("2026-02-03"))
    published.replace(METHOD, "title: Enkät", "title: Enkäten")
    told = offers.method_print(published.publish("2026-03-04").ledger, enkat(published.examined()))
    assert [(old.versions, old.day, old.changes) for old in told.earlier] == [
        ((second.id,), "3 februari 2026", "namnet"),
        ((first.id,), "2 januari 2026", "namnet och materialet"),
    ]


def test_what_does_not_stand_on_the_card_leaves_it_current(published: Published) -> None:
    first = now(published.examined())
    published.replace(METHOD, "reviewed: 2026-11-20", 'reviewed: "2031-01-01"')
    assert now(published.publish("2031-01-01")) == first


def test_a_change_taken_back_makes_the_first_card_current_again(published: Published) -> None:
    first = now(published.examined())
    published.replace(METHOD, "[papper]", "[krita]")
    published.publish("2026-02-03")
    published.replace(METHOD, "[krita]", "[papper]")
    assert now(published.publish("2026-03-04")) == first


def test_a_renamed_method_knows_the_cards_of_its_old_name(published: Published) -> None:
    first = now(published.examined())
    text = (published.root / METHOD).read_text("utf-8")
    published.git("rm", "--quiet", METHOD)
    published.write("methods/formular.md", text.replace("title: Enkät", "title: Formulär\nformerly: [enkat]"))
    found = published.publish("2026-02-03")
    (old,) = offers.method_print(found.ledger, found.library.methods["formular"]).earlier
    assert (old.versions, old.changes) == ((first.id,), "namnet")
    page = number_pages(found.library, found.ledger, found.gone)[f"K/{first.id.upper()}/index.html"].decode()
    assert f'url=../../metoder/formular/?kort={first.id}"' in page
    assert "Sedan 2 januari 2026 har vi ändrat namnet." in page


def test_a_withdrawn_card_is_told_of_in_plain_words(published: Published) -> None:
    first = now(published.examined())
    published.write(
        "methods/annan.md", (published.root / METHOD).read_text("utf-8").replace("title: Enkät", "title: B")
    )
    published.git("rm", "--quiet", METHOD)
    published.git("rm", "--quiet", "cases/ett-fall.md")
    found = published.publish("2026-02-03")
    page = number_pages(found.library, found.ledger, found.gone)[f"K/{first.id.upper()}/index.html"].decode()
    assert "Metoden Enkät" in page
    assert 'url=../../metoder/enkat/"' in page
    shown = pages.shown(found.library, METHOD, "metoder/enkat/", found.gone)
    assert (shown.title, shown.template) == ("Metoden Enkät finns inte längre i guiden", "withdrawn.html")
    assert shown.description.startswith("Den togs bort den 3 februari 2026.")
    case = pages.shown(found.library, "cases/ett-fall.md", "fall/ett-fall/", found.gone)
    assert case.title == "Fallet finns inte längre i guiden"


def test_two_cards_of_one_number_are_both_shown(published: Published) -> None:
    text = (published.root / METHOD).read_text("utf-8")
    published.write("methods/enkat.md", text)
    found = published.examined()
    number = now(found).id
    twin = dataclasses.replace(enkat(found), id="tvilling")
    library = dataclasses.replace(found.library, methods={**found.library.methods, "tvilling": twin})
    page = number_pages(library, found.ledger, [])[f"K/{number.upper()}/index.html"].decode()
    assert "refresh" not in page
    assert page.count("<a href=") == 2


def test_what_comes_in_by_a_merge_is_dated_by_the_merge(published: Published) -> None:
    published.git("switch", "--quiet", "--create", "utkast")
    published.replace(METHOD, "[papper]", "[krita]")
    published.publish("2026-02-03")
    published.git("switch", "--quiet", "main")
    published.git("merge", "--quiet", "--no-ff", "utkast", day="2026-03-04")
    assert now(published.examined()).day == date(2026, 3, 4)


def test_a_file_that_could_not_be_read_once_is_no_version(published: Published) -> None:
    first, text = now(published.examined()), (published.root / METHOD).read_text("utf-8")
    published.write(METHOD, "---\ntitle: [\n---\n")
    published.git("commit", "--quiet", "--all", "--message", "Fel", day="2026-02-03")
    published.write(METHOD, text)
    assert now(published.publish("2026-03-04")) == first


def test_a_history_cut_short_is_told_in_one_line(published: Published, tmp_path: Path) -> None:
    published.replace(METHOD, "[papper]", "[krita]")
    assert published.publish("2026-02-03").past.gaps() == []
    shallow = tmp_path / "avkortad"
    published.git("clone", "--quiet", "--depth", "1", f"file://{published.root}", str(shallow))
    (told,) = examine(shallow, fits=False).past.gaps()
    assert "git fetch --unshallow" in str(told)


def test_without_git_a_card_still_has_its_number(guide: Guide) -> None:
    found = examine(guide.root, fits=False)
    assert now(found).day is None
    assert len(str(now(found))) == versions.LENGTH


def test_cards_printed_before_history_counted_are_known_from_the_archive(published: Published) -> None:
    parts = " ".join(f"{name}: '{value}'," for name, value in now(published.examined()).parts.items())
    rows = f"- {{version: abc123, day: '2025-05-06', {parts}}}\n- {{version: def456, day: '2025-05-05', title: aaaaaa}}"
    published.write(versions.ARCHIVE, f"enkat:\n{rows}\n")
    found = published.examined()
    told = offers.method_print(found.ledger, enkat(found))
    assert "abc123" in told.versions
    assert [old.versions for old in told.earlier] == [("def456",)]


def test_a_broken_archive_is_said_in_swedish(guide: Guide) -> None:
    guide.write(versions.ARCHIVE, "enkat: fel\n")
    with pytest.raises(ContentError, match="ta tillbaka den senaste hela versionen"):
        examine(guide.root, fits=False)
