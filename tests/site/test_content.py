"""What must hold of any content that the guide is given, and of the files in the repository that are made from it."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from guide.cards import versions
from guide.cards.card import method_card
from guide.cards.numbers import NUMBER_FOLDER
from guide.coach import plans
from guide.content.history import History
from guide.content.library import Library
from guide.content.question import LAW_PAGE
from guide.data import search
from guide.editor import issue_answers
from guide.editor.issue_form import FORMS, Form, form_files, questions
from guide.review import readability, spelling
from guide.review.advice import advice
from guide.site import bundles
from tests.conftest import ROOT, site_url
from tests.filled import filled
from tests.sitting import long_sittings

SLIDES = """
import { EMPTY } from "%(js)s/plan/plan.js";
import { slides } from "%(js)s/show/slides.js";
let text = "";
for await (const part of process.stdin) text += part;
const catalogue = JSON.parse(text);
const shown = Object.entries(catalogue.blocks).map(([ref, { minutes }]) => [
  ref, slides({ ...EMPTY, items: [{ ref, minutes }] }, catalogue).map((slide) => slide.minutes)]);
process.stdout.write(JSON.stringify(Object.fromEntries(shown)));
"""

# Made for children, or for people who need pictures, a companion, a walk or an aid to take part.
OTHER_WAYS = {
    *("samtal-med-barn", "barnets-basta", "gatur"),
    *("samtal-med-bildstod", "brukarrevision", "tillganglighetstest"),
}


def test_the_forms_in_the_repository_are_what_the_models_give(library: Library) -> None:
    made = form_files(library, site_url())
    assert {path: (ROOT / path).read_text("utf-8") for path in made} == made, "Run `make forms`."


def test_every_card_that_was_ever_printed_has_a_page_behind_its_number(site: Path) -> None:
    archived = versions.read_ledger(ROOT, History()).values()
    numbers = {version.id.upper() for card in archived for version in card}
    assert numbers <= {page.name for page in (site / NUMBER_FOLDER).iterdir()}


@pytest.mark.parametrize("form", FORMS[:2], ids=lambda form: form.name)
def test_every_file_survives_the_form(form: Form, library: Library) -> None:
    asked = questions(form, library)
    for entry in library.of(form.kind).values():
        values: dict[str, Any] = entry.data.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        values = {name: value for name, value in values.items() if name not in form.skipped}
        given = issue_answers.read_answers(form, asked, filled(asked, values, entry.sections))
        assert given == issue_answers.Answers(values, entry.sections, [])


def test_what_a_first_search_fetches_is_little(library: Library) -> None:
    """With the scripts, half a second for a guide of two hundred pages on a slow phone line, 0.5 megabits a second."""
    fetched = (search.page_names(library), bundles.scripts(ROOT)["search-engine"].encode())
    assert sum(len(gzip.compress(data, mtime=0)) for data in fetched) <= 25_500


def test_words_that_mean_the_same_are_single_words(library: Library) -> None:
    assert [word for group in library.vocabulary.synonyms for word in group if " " in word] == []


def test_no_ready_plan_is_too_short_for_a_method_or_too_long_to_sit_through(library: Library) -> None:
    for page in library.pages.values():
        for plan in page.data.plans:
            for item in plan.items:
                if item.method:
                    assert item.minutes >= library.methods[item.method].data.duration.min, plan.title
            agenda = [(item.minutes, item.part == "paus") for item in plan.items]
            assert not long_sittings(agenda, remote=False), plan.title


def test_no_occasion_lets_people_sit_longer_than_the_planner_does(library: Library) -> None:
    pause = library.vocabulary.name("parts", "paus")
    for programme in (*library.programmes.values(), *library.courses.values()):
        for occasion in programme.data.occasions:
            agenda = [(item.minutes, item.title == pause) for item in occasion.agenda]
            assert not long_sittings(agenda, remote=occasion.format == "distans"), (programme.id, occasion.title)


@pytest.mark.parametrize("words", ["delat dokument", "tre spalter och fyra rader", "vilken sida numret går till"])
def test_the_course_prepares_brainwriting_as_its_card_does(library: Library, words: str) -> None:
    remote = library.methods["brainwriting"].data.remote
    (session,) = [o for o in library.courses["coacha-pa-distans"].data.occasions if o.methods[:1] == ("brainwriting",)]
    assert remote and words in remote.before
    assert any(words in line for line in session.prepare)


def test_minutes_agree_between_the_method_its_card_the_plan_and_the_show(library: Library) -> None:
    catalogue = plans.plan_catalogue(library)
    script = SLIDES % {"js": (ROOT / "docs/assets/js").as_uri()}
    node = (str(ROOT / ".venv/bin/node"), "--input-type=module", "--eval", script)
    ran = subprocess.run(node, input=json.dumps(catalogue), capture_output=True, text=True, check=True)
    shown = json.loads(ran.stdout)
    for method in library.methods.values():
        own = [step.minutes for step in method.data.steps]
        assert shown[method.id] == own
        assert (
            catalogue["blocks"][method.id]["minutes"] == method_card(library, method).minutes == sum(shown[method.id])
        )
    for ref, minutes in shown.items():
        assert sum(minutes) == catalogue["blocks"][ref]["minutes"], ref


def test_the_pages_that_most_read_can_be_read_in_easier_words(library: Library) -> None:
    steps = {f"docs/steg/{step.id}.md" for step in library.vocabulary.steps}
    assert library.easy.keys() >= {"docs/index.md", "docs/om/index.md", LAW_PAGE, *steps}


def test_easier_words_are_easy(library: Library) -> None:
    for page in library.easy.values():
        text = readability.measure(page.document.body)
        assert text.lix < 25, page.path
        assert [s.text for s in text.longest(3) if readability.length(s.text) > 15] == [], page.path


def test_our_own_pages_have_one_name_for_one_thing(library: Library) -> None:
    told = [str(found) for found in advice(library, library.newest, None)]
    assert [line for line in told if "Guiden säger" in line] == []


def test_methods_tell_their_reasons_in_whole_sentences(library: Library) -> None:
    told = [str(found) for found in advice(library, library.newest, None)]
    assert [line for line in told if "hackig" in line] == []


def test_there_are_methods_for_children_for_crowds_and_for_a_quarter_of_an_hour(library: Library) -> None:
    """Six with other ways to take part, ten for 13 people or more, twelve that take less than 20 minutes."""
    methods = [method.data for method in library.methods.values()]
    assert library.methods.keys() >= OTHER_WAYS
    assert sum(method.group.max >= 13 for method in methods) >= 10
    assert sum(sum(step.minutes or 0 for step in method.steps) < 20 for method in methods) >= 12


def test_step_colours_reach_seven_to_one_in_both_schemes(library: Library) -> None:
    for step in library.vocabulary.steps:
        assert contrast(step.colour, "#ffffff") >= 7, step.name
        assert contrast(step.colour_on_dark, "#1e2226") >= 7, step.name


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.2, 1.4.3."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_dictionary_comes_with_the_guide() -> None:
    spells = spelling.speller()
    assert spells("undersköterskorna") and not spells("undersköterksa")
