from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from guide import ledger
from guide.library import Entry, Library
from guide.model import Method
from guide.problems import ContentError


def changed(library: Library, id: str, **values: object) -> Library:
    """The library as it would be after an edit of one method."""
    method = library.methods[id]
    edited = dataclasses.replace(method, data=method.data.model_copy(update=values))
    return dataclasses.replace(library, methods={**library.methods, id: edited})


@pytest.fixture
def kept(library: Library, tmp_path: Path) -> Path:
    """A folder whose ledger holds today's versions."""
    file = tmp_path / ledger.PATH
    file.parent.mkdir(parents=True)
    file.write_text(ledger.updated({}, library), "utf-8")
    return tmp_path


def enkat(library: Library) -> Entry[Method]:
    return library.methods["enkat"]


def test_a_ledger_just_written_is_current_and_writes_itself_again(library: Library, kept: Path) -> None:
    versions = ledger.read(kept)
    assert not ledger.problems(versions, library)
    assert ledger.updated(versions, library) == (kept / ledger.PATH).read_text("utf-8")


def test_a_changed_card_is_named_in_one_line_with_what_to_do(library: Library, kept: Path) -> None:
    (problem,) = ledger.problems(ledger.read(kept), changed(library, "enkat", materials=("Penna",)))
    assert "”Enkät”" in problem.message
    assert "make cards-ledger" in problem.message


def test_many_changed_cards_still_give_one_line(library: Library) -> None:
    (problem,) = ledger.problems({}, library)
    assert f"{len(library.methods)} kort" in problem.message


def test_an_old_card_is_told_what_has_changed_since(library: Library, kept: Path) -> None:
    after = changed(library, "enkat", materials=("Penna",), title="Enkäten")
    (kept / ledger.PATH).write_text(ledger.updated(ledger.read(kept), after), "utf-8")
    versions = ledger.read(kept)
    (old,) = ledger.earlier(versions, enkat(after))
    assert old == ledger.current(enkat(library))
    assert old.changes(ledger.printed(versions, enkat(after))) == ["namnet", "materialet"]


def test_a_change_taken_back_makes_the_first_card_current_again(library: Library, kept: Path) -> None:
    after = changed(library, "enkat", materials=("Penna",))
    (kept / ledger.PATH).write_text(ledger.updated(ledger.read(kept), after), "utf-8")
    versions = ledger.read(kept)
    assert not ledger.problems(versions, library)
    assert ledger.printed(versions, enkat(library)) == ledger.current(enkat(library))


def test_a_new_review_of_the_same_text_keeps_the_version(library: Library, kept: Path) -> None:
    after = changed(library, "enkat", reviewed=date(2031, 1, 1))
    assert not ledger.problems(ledger.read(kept), after)
    assert ledger.printed(ledger.read(kept), enkat(after)).day == enkat(library).data.reviewed


def test_a_broken_ledger_is_said_in_swedish(kept: Path) -> None:
    (kept / ledger.PATH).write_text("enkat: fel\n", "utf-8")
    with pytest.raises(ContentError) as error:
        ledger.read(kept)
    assert "make cards-ledger" in str(error.value)


def test_the_committed_ledger_can_be_read(library: Library) -> None:
    versions = ledger.read(Path(__file__).parents[2])
    assert set(versions) <= set(library.methods)
    assert all(len({version.id for version in each}) == len(each) for each in versions.values())
