"""Every table over the kinds of content has a row for each kind that it must have one for."""

from __future__ import annotations

import dataclasses

from guide.content.kinds import KINDS, PAGES
from guide.content.library import Library
from guide.data.jsonld import DESCRIBED
from guide.site.pages import VIEWS

from .conftest import Guide

NAMES = [kind.name for kind in KINDS]


def test_the_library_has_a_field_for_each_kind() -> None:
    fields = {field.name for field in dataclasses.fields(Library)}
    assert fields == {"vocabulary", "taken", "kept", PAGES.name, *NAMES}


def test_each_kind_has_a_view() -> None:
    assert set(VIEWS) == set(NAMES)


def test_what_is_described_to_search_engines_is_a_kind() -> None:
    assert set(DESCRIBED) <= set(NAMES)


def test_kinds_share_no_name_folder_or_address() -> None:
    for field in ("name", "folder", "address", "one", "the"):
        values = [getattr(kind, field) for kind in KINDS]
        assert len(set(values)) == len(values)


def test_a_file_is_found_in_the_library_by_its_path(guide: Guide) -> None:
    library = guide.load()
    for kind in KINDS:
        for id, entry in library.of(kind).items():
            assert library.at(kind.path(id)) is entry
            assert entry.kind is kind
    assert library.at("methods/finns-inte.md") is None
