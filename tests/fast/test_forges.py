"""A guide's files may lie in any forge that municipalities use: its links lead where that forge has the page."""

from __future__ import annotations

import pytest

from guide.content.forges import FORGES
from guide.content.vocabulary import Vocabulary
from guide.editor import cms

from .conftest import Guide

OURS = "    repository: https://github.com/provkommunen/provguiden\n"
ELSEWHERE = {
    "github": "https://github.com/region-x/metod",
    "gitlab": "https://gitlab.region-x.example/utveckling/metod",
    "forgejo": "https://codeberg.org/region-x/metod",
    "gitea": "https://gitea.region-x.example/it/metod",
}
EDIT = {
    "github": "/edit/trunk/methods/enkat.md",
    "gitlab": "/-/edit/trunk/methods/enkat.md",
    "forgejo": "/_edit/trunk/methods/enkat.md",
    "gitea": "/_edit/trunk/methods/enkat.md",
}


def words(guide: Guide, repository: str, forge: str = "", *, sign_in: str = "") -> Vocabulary:
    told = f"    forge: {forge}\n" if forge else ""
    told += f"    sign_in: {sign_in}\n" if sign_in else ""
    guide.replace("mkdocs.yml", OURS, f"    repository: {repository}\n{told}")
    return guide.load().vocabulary


def test_there_is_a_repository_in_each_forge() -> None:
    assert set(ELSEWHERE) == set(EDIT) == set(FORGES)


@pytest.mark.parametrize("kind", FORGES)
def test_the_host_s_name_tells_the_forge_and_its_addresses(guide: Guide, kind: str) -> None:
    home = words(guide, ELSEWHERE[kind]).home
    assert home.kind is FORGES[kind]
    assert home.edit("methods/enkat.md") == ELSEWHERE[kind] + EDIT[kind]
    assert home.issues.startswith(ELSEWHERE[kind])
    assert home.proposals.startswith(home.host)
    assert "Saknas%3A%20en%20metod" in home.new_issue("Saknas: en metod")


@pytest.mark.parametrize("kind", FORGES)
def test_an_own_host_can_say_what_it_is(guide: Guide, kind: str) -> None:
    home = words(guide, "https://kod.region-x.example/metod/bank", kind).home
    assert (home.kind, home.path) == (FORGES[kind], "metod/bank")
    assert home.edit("methods/enkat.md") == f"https://kod.region-x.example/metod/bank{EDIT[kind]}"


def test_a_host_that_tells_nothing_is_asked_about(guide: Guide) -> None:
    guide.replace("mkdocs.yml", OURS, "    repository: https://kod.region-x.example/metod/bank\n")
    (told,) = guide.mistakes()
    assert told.endswith(
        "17: Adressen säger inte vad det är för sorts forge. Lägg till ”forge” med github, gitlab, forgejo eller gitea."
    )


def test_a_forge_that_is_misspelt_is_told(guide: Guide) -> None:
    guide.replace("mkdocs.yml", OURS, f"{OURS}    forge: gitlabb\n")
    (told,) = guide.mistakes()
    assert told.endswith("Forgen ”gitlabb” finns inte. Menade du ”gitlab”?")


@pytest.mark.parametrize(("kind", "mode"), [("github", "editorial_workflow"), ("forgejo", "simple")])
def test_the_editors_form_reads_and_writes_where_the_guide_lies(guide: Guide, kind: str, mode: str) -> None:
    words(guide, ELSEWHERE[kind])
    settings = cms.config(guide.load(), "https://a.example/")
    assert settings["backend"]["repo"] == "region-x/metod"
    assert settings["backend"]["name"] == {"github": "github", "forgejo": "gitea"}[kind]
    assert settings["backend"].get("api_root") == {"github": None, "forgejo": "https://codeberg.org/api/v1"}[kind]
    assert settings["publish_mode"] == mode


@pytest.mark.parametrize(
    ("kind", "by", "told"),
    [
        ("github", "https://in.example/", {"base_url": "https://in.example", "auth_endpoint": "auth"}),
        ("forgejo", "abc123", {"base_url": "https://codeberg.org", "app_id": "abc123"}),
    ],
)
def test_editors_sign_in_by_what_the_organisation_has_arranged(
    guide: Guide, kind: str, by: str, told: dict[str, str]
) -> None:
    words(guide, ELSEWHERE[kind], sign_in=by)
    backend = cms.config(guide.load(), "https://a.example/")["backend"]
    assert backend["auth_methods"] == ["oauth", "token"]
    assert {name: backend.get(name) for name in told} == told


def test_a_sign_in_on_github_that_is_no_address_is_told(guide: Guide) -> None:
    guide.replace("mkdocs.yml", OURS, f"{OURS}    sign_in: abc123\n")
    (told,) = guide.mistakes()
    assert told.endswith("På GitHub är ”sign_in” en adress: den till servern som python hooks sign-in startar.")
