from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.print import versions
from guide.text.mistakes import ContentError


def changed(library: Library, id: str, **values: object) -> Library:
    """The library as it would be after an edit of one method."""
    method = library.methods[id]
    edited = dataclasses.replace(method, data=method.data.model_copy(update=values))
    return dataclasses.replace(library, methods={**library.methods, id: edited})


@pytest.fixture
def kept(library: Library, tmp_path: Path) -> Path:
    """A folder whose ledger holds today's versions."""
    file = tmp_path / versions.LEDGER_PATH
    file.parent.mkdir(parents=True)
    file.write_text(versions.updated({}, library), "utf-8")
    return tmp_path


def enkat(library: Library) -> Entry[Method]:
    return library.methods["enkat"]


def test_a_ledger_just_written_is_current_and_writes_itself_again(library: Library, kept: Path) -> None:
    ledger = versions.read_ledger(kept)
    assert not versions.unentered(ledger, library)
    assert versions.updated(ledger, library) == (kept / versions.LEDGER_PATH).read_text("utf-8")


def test_a_changed_card_is_named_in_one_line_with_what_to_do(library: Library, kept: Path) -> None:
    (mistake,) = versions.unentered(versions.read_ledger(kept), changed(library, "enkat", materials=("Krita",)))
    assert "”Enkät”" in mistake.message
    assert "make cards-ledger" in mistake.message


def test_many_changed_cards_still_give_one_line(library: Library) -> None:
    (mistake,) = versions.unentered({}, library)
    assert f"{len(library.methods)} kort" in mistake.message


def test_an_old_card_is_told_what_has_changed_since(library: Library, kept: Path) -> None:
    after = changed(library, "enkat", materials=("Krita",), title="Enkäten")
    (kept / versions.LEDGER_PATH).write_text(versions.updated(versions.read_ledger(kept), after), "utf-8")
    ledger = versions.read_ledger(kept)
    (old,) = versions.earlier(ledger, enkat(after))
    assert old == versions.current(enkat(library))
    assert old.changes(versions.printed(ledger, enkat(after))) == ["namnet", "materialet"]


def test_a_change_taken_back_makes_the_first_card_current_again(library: Library, kept: Path) -> None:
    after = changed(library, "enkat", materials=("Krita",))
    (kept / versions.LEDGER_PATH).write_text(versions.updated(versions.read_ledger(kept), after), "utf-8")
    ledger = versions.read_ledger(kept)
    assert not versions.unentered(ledger, library)
    assert versions.printed(ledger, enkat(library)) == versions.current(enkat(library))


def test_a_new_review_of_the_same_text_keeps_the_version(library: Library, kept: Path) -> None:
    after = changed(library, "enkat", reviewed=date(2031, 1, 1))
    assert not versions.unentered(versions.read_ledger(kept), after)
    assert versions.printed(versions.read_ledger(kept), enkat(after)).day == enkat(library).data.reviewed


def test_a_broken_ledger_is_said_in_swedish(kept: Path) -> None:
    (kept / versions.LEDGER_PATH).write_text("enkat: fel\n", "utf-8")
    with pytest.raises(ContentError) as error:
        versions.read_ledger(kept)
    assert "make cards-ledger" in str(error.value)
