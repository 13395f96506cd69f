"""Puts hostile inputs into every place of a guide that takes text, and takes out again what the check refuses."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from datetime import date
from itertools import cycle, groupby, islice
from pathlib import Path
from typing import Any

import yaml

from guide.build.inspection import examine
from guide.content import header, reader, validation
from guide.content.base import Model
from guide.content.case import Case
from guide.content.header import Document
from guide.content.method import Method
from guide.content.neighbour import NEIGHBOUR_FOLDER, selected
from guide.content.page import Page
from guide.content.programme import Course, Programme
from guide.content.published import is_published
from guide.content.reader import CONFIG
from guide.content.vocabulary import Vocabulary
from guide.content.worksheet import Worksheet
from guide.editor.intake import Issue, take_in
from guide.editor.issue_form import FORMS, questions
from guide.text import prose
from guide.text.mistakes import ContentError
from tests.filled import filled

Place = tuple[str | int, ...]

INPUTS = Path(__file__).parent / "inputs.tsv"
# Of the tests' own guide.
FILES: dict[str, type[Model]] = {
    **{f"methods/{id}.md": Method for id in ("enkat", "djupintervju", "idekort", "pilot", "rollspel", "testkort")},
    **{f"cases/{id}.md": Case for id in ("kortare-ko", "laxhjalp", "tyst-rum")},
    **{f"docs/program/{id}.md": Programme for id in ("arsvarvet", "fem-steg", "jouren", "slussen")},
    "docs/coachning/coacha.md": Course,
    **{f"docs/material/{id}.md": Worksheet for id in ("fragan", "fyra-falt", "idekort", "karta", "testkort")},
    **{f"docs/{id}.md": Page for id in ("planera", "om/index", "om/bidra", "steg/lyssna", "fall/index")},
}
# Fields that the files above leave out.
MORE: dict[type[Model], dict[str, Any]] = {
    Case: {
        "open_to": "Fler kommuner får pröva.",
        "results": [{"measure": "Väntetid", "before": "Två veckor", "after": "Två dagar", "source": "matning"}],
        "feedback": [{"text": "Idén prövas i höst.", "date": "2026-03-15"}],
        "image": {"file": "rum.png", "alt": "Ett rum med långa bord", "credit": "Redaktionen"},
        "contact": {
            "role": "Utvecklingsledare",
            "organisation": "Exempelkommunen",
            "url": "https://kommunen.example/",
            "email": "utveckling@kommunen.example",
        },
        "sources": [{"id": "matning", "author": "Kommunen", "title": "Mätning", "url": "https://kommunen.example/"}],
    },
    Method: {"sources": [{"author": "Kommunen", "title": "Om metoden", "url": "https://kommunen.example/"}]},
    Programme: {
        "call": {
            "opens": "2026-01-01",
            "closes": "2030-01-01",
            "contact": {"role": "Processledare", "organisation": "Exempelkommunen"},
            "costs": ["Ingen kostnad"],
            "commits": ["Att komma till alla träffar"],
        }
    },
}
_SHORT = ("short", "steps", "difficulties", "formats", "statuses", "sectors")  # words that have little room in print
ISSUES = 12
_ISSUE = "https://forge.example/issues/1"
_TODAY = date(2026, 11, 22)
_NO_TEXT = ("id", "accent", "accent_on_dark", "colour", "colour_on_dark", "forge", "shape", "by", "address", "mailbox")
_FORGE = "https://github.com/'><svg/onload=alert(1)><a/b=\"c"
_DATA = "https://grannen.example/data/metoder.json"
_HARMLESS = "Text."
_FILLING = " och det räcker gott"  # for fields that may not be short


@dataclass
class Planted:
    """One file, its header and the blocks of its body, with what was put into it: what is there now and what was."""

    path: str
    model: type[Model]
    values: dict[str, Any]
    blocks: list[str]
    hostile: dict[Place, tuple[str, str]] = field(default_factory=dict)

    def text(self) -> str:
        return "\n\n".join([f"---\n{_as_yaml(self.values)}---", *self.blocks, ""])

    def put(self, place: Place, value: str) -> None:
        _set({"body": self.blocks} if place[0] == "body" else self.values, place, value)

    def take_out(self, lines: set[int]) -> int:
        """Puts back what was before at the lines of mistakes, or everything where nothing is there. Counts them."""
        document = header.parse(self.text(), self.path)
        found = [place for place in self.hostile if lines.intersection(self._lines(document, place))]
        for place in found or list(self.hostile):
            self.put(place, self.hostile.pop(place)[1])
        return len(found)

    def _lines(self, document: Document, place: Place) -> range:
        if place[0] != "body":
            first = document.mistake(place, "").line
            return range(first, first + 1)
        first = document.body_line + sum(block.count("\n") + 2 for block in self.blocks[: int(place[1])]) + 1
        return range(first, first + self.blocks[int(place[1])].count("\n") + 1)


class Planter:
    """Fills a copy of the guide with the inputs in turn. `refused` counts what the check did not let through."""

    def __init__(self, root: Path, words: Vocabulary) -> None:
        self.root, self.words = root, words
        self.inputs = read_inputs()
        self.inputs["short"] = sorted(self.inputs["line"], key=len)[:8]
        self.turn = {kind: cycle(texts) for kind, texts in self.inputs.items()}
        self.tried = self.refused = 0
        self.files: dict[str, Planted] = {}
        self.answers: list[str] = []
        self.issues: list[str] = []
        self.taken: list[dict[str, str]] = []

    def plant(self) -> None:
        """Fills every file and the settings, until the check finds nothing wrong."""
        self._refuse_files()
        self._file_issues()
        for path, model in FILES.items():
            document = header.parse((self.root / path).read_text("utf-8"), path)
            values = copy.deepcopy(document.values) | copy.deepcopy(MORE.get(model, {}))
            self.files[path] = self._filled(Planted(path, model, values, []), document.body)
        self.settings = self._configured()
        self._write()
        while mistakes := examine(self.root).mistakes:
            for path, found in groupby(mistakes, lambda mistake: mistake.path):
                self.refused += self._take_out(path, {mistake.line for mistake in found})
            self._write()

    def _refuse_files(self) -> None:
        """Files of every hostile name, as a picture and as a case: none is published without a line that says no."""
        picture = (self.root / "docs/assets/bilder/rum.png").read_bytes()
        paths = [f"{folder}/{name}" for name in self.inputs["name"] for folder in ("docs/assets/bilder", "cases")]
        for path in paths:
            (self.root / path).write_bytes(picture)
        told = {mistake.path for mistake in examine(self.root, fits=False).mistakes}
        self.let_through = [path for path in paths if path not in told and is_published(path.removeprefix("docs/"))]
        for path in paths:
            (self.root / path).unlink()
        self.tried += len(paths)
        self.refused += len(paths) - len(self.let_through)

    def _file_issues(self) -> None:
        """Ideas that strangers file, each with other inputs in it; the answers they get are kept."""
        library, form = reader.load(self.root), FORMS[-1]
        asked = questions(form, library)
        for number in range(1, ISSUES + 1):
            line, text = self.turn["line"], self.turn["text"]
            values = {
                "title": next(line),
                "summary": next(line) + _FILLING,
                "organisations": [next(line), next(line)],
                "sectors": ["vard"],
                "open_to": next(line),
                "contact": {"role": next(line), "organisation": next(line)},
            }
            sections = {title: next(text) for title in Case.sections}
            body = filled(asked, values, sections) if number % 2 else next(text)
            outcome = take_in(self.root, form, Issue(number, _ISSUE, body, (form.label,)), _TODAY)
            self.answers.append(outcome.answer)
            self.issues += [outcome.path] * bool(outcome.path)
            self.tried += 1
            self.refused += not outcome.path

    def accepted(self) -> dict[str, dict[Place, str]]:
        """What stands in the guide now, by file and place."""
        own = {path: {place: text for place, (text, _) in one.hostile.items()} for path, one in self.files.items()}
        filed: dict[str, dict[Place, str]] = {path: {("issue",): path} for path in self.issues}
        taken: dict[Place, str] = {
            (number, field): text for number, item in enumerate(self.taken) for field, text in item.items()
        }
        return {**own, **filed, CONFIG: self.configured, NEIGHBOUR_FOLDER: taken}

    def _filled(self, planted: Planted, body: str) -> Planted:
        for place, before in list(prose.texts(planted.values)):
            for text in islice(self.turn[_kind(place)], 3):
                self.tried += 1
                fitting = next((each for each in (text, text + _FILLING) if self._is_right(planted, place, each)), None)
                if fitting is not None:
                    planted.hostile[place] = (fitting, before)
                    break
                planted.put(place, before)
                self.refused += 1
        self._fill_body(planted, body)
        return planted

    def _is_right(self, planted: Planted, place: Place, text: str) -> bool:
        planted.put(place, text)
        try:
            validation.read(planted.model, Document(planted.path, planted.values, "", 1), self.words)
        except ContentError:
            return False
        return True

    def _fill_body(self, planted: Planted, body: str) -> None:
        """Texts under every heading; pages of our own keep what they say, and may not call what is not there."""
        is_ours = planted.model is Page
        before, sections = prose.sections(body)
        planted.blocks.append(before.strip())
        texts = (text for text in self.turn["text"] if not is_ours or "{" not in text)
        for section in sections:
            planted.blocks += [f"## {section.title}", section.text if is_ours else _HARMLESS]
            for text in islice(texts, 3):
                planted.hostile[("body", len(planted.blocks))] = (text, _HARMLESS)
                planted.blocks.append(text)
                self.tried += 1

    def _configured(self) -> dict[str, Any]:
        """The settings of the whole site with a hostile name, menu and vocabulary."""
        settings: dict[str, Any] = yaml.safe_load((self.root / CONFIG).read_text("utf-8"))
        self.configured: dict[Place, str] = {}
        for name in ("site_name", "site_description", "copyright"):
            self.configured[(name,)] = settings[name] = next(self.turn["line"])
        settings["nav"] = self._renamed(settings["nav"])
        words = {"short": "", **settings["extra"]["guide"]}
        settings["extra"]["guide"] = words
        for place, _ in list(prose.texts(words)):
            if place[0] != "synonyms" and place[-1] not in _NO_TEXT:
                kind = "short" if place[0] in _SHORT else "line"
                text = _FORGE if place == ("repository",) else next(self.turn[kind])
                _set(words, place, text)
                self.configured[("extra", "guide", *place)] = text
        self.tried += len(self.configured)
        words["neighbours"] = [self._neighbour()]
        return settings

    def _neighbour(self) -> dict[str, str]:
        """Another guide, whose data somebody else has written: each input in what is taken in of it, one by one."""
        neighbour = {"id": "grannen", "name": next(self.turn["line"]), "address": _DATA, "holds": "methods"}
        path, about = f"{NEIGHBOUR_FOLDER}/grannen.json", {"source": _DATA, "license": _DATA}
        addresses = cycle([*self.inputs["address"], _DATA])
        for text in self.inputs["line"]:
            for url in (next(addresses), _DATA):
                item = {"title": text, "summary": text, "url": url}
                try:
                    selected({**about, "items": [item]}, path)
                    self.taken.append(item)
                except ContentError:
                    self.refused += 1
                self.tried += 1
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(json.dumps({**about, "items": self.taken}), "utf-8")
        return neighbour

    def _renamed(self, menu: Any) -> Any:
        if not isinstance(menu, list):
            return menu
        return [{self._menu_name(key): self._renamed(inner)} for item in menu for key, inner in item.items()]

    def _menu_name(self, name: str) -> str:
        text = f"{next(self.turn['line'])} {name}"
        self.configured[("nav", name)] = text
        return text

    def _take_out(self, path: str, lines: set[int]) -> int:
        if path in self.files:
            return self.files[path].take_out(lines)
        self.issues.remove(path)
        (self.root / path).unlink()
        return 1

    def _write(self) -> None:
        (self.root / CONFIG).write_text(_as_yaml(self.settings), "utf-8")
        for path, planted in self.files.items():
            (self.root / path).write_text(planted.text(), "utf-8")


def read_inputs() -> dict[str, list[str]]:
    """The inputs by kind; a text for a body has its line breaks written out."""
    found: dict[str, list[str]] = {}
    for line in INPUTS.read_text("utf-8").splitlines():
        kind, _, text = line.partition("\t")
        plain = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u2028", "\u2028").replace("\\u0000", "\0")
        found.setdefault(kind, []).append(plain if kind == "text" else text)
    return found


def _kind(place: Place) -> str:
    return "address" if place[-1] == "url" else "line"


def _set(values: Any, place: Place, value: Any) -> None:
    for key in place[:-1]:
        values = values[key]
    values[place[-1]] = value


def _as_yaml(values: dict[str, Any]) -> str:
    """One line for each value, so that a mistake's line tells which it is about."""
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**6)
