"""Our guide and what somebody wants of one of their own → `mkdocs.yml` and content of that guide, and no more."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import yaml

from guide.content import addresses
from guide.content.base import Model
from guide.content.header import parse, parse_yaml
from guide.content.kinds import CASES, COURSES, METHODS, PAGES, PROGRAMMES, WORKSHEETS
from guide.content.library import Entry, Library
from guide.content.page import Page
from guide.content.reader import CONFIG
from guide.content.story import Story
from guide.editor.places import Edit, Places, applied, scalar
from guide.editor.trimming import relinked, trimmed
from guide.editor.wishes import WantedStep, Wishes

_LIMIT = 1_000_000  # bytes of our own settings
_EVERYTHING = re.compile(r"(?P<methods>[Mm]etoder), fall och program\b")
_PICTURE = re.compile(r"(?:assets/bilder/|\bfile: [\"']?)([\w.-]+\.(?:jpe?g|png|webp))\b")
_STEP_PAGE = (
    "---\ntitle: {name}\ndescription: {description}\ntemplate: step.html\nstep: {id}\n---\n\n"
    "Här beskriver ni vad som händer i steget och vad ni har när det är klart.\n"
)


def own_files(library: Library, texts: Mapping[str, str], wishes: Wishes) -> dict[str, str]:
    """The new guide's text files, by path, from the texts of ours; those of ours that are not among them are gone."""
    return _Making(library, texts, wishes).files()


@dataclass(frozen=True)
class _Making:
    library: Library
    texts: Mapping[str, str]
    wishes: Wishes

    @cached_property
    def steps(self) -> dict[str, str]:
        """Which new step each step of ours has become."""
        return {id: step.id for step in self.wishes.steps for id in step.takes}

    @cached_property
    def kept(self) -> set[str]:
        """The paths of ours that stay; the pages of steps are made anew."""
        return {entry.path for entry in self.library.entries if self._stays(entry)}

    @cached_property
    def moved(self) -> dict[str, WantedStep]:
        """What has become of our steps' pages, by path."""
        new = {id: step for step in self.wishes.steps for id in step.takes}
        return {page.path: new[page.data.step] for page in self.step_pages if page.data.step in new}

    @cached_property
    def step_pages(self) -> list[Entry[Page]]:
        """Our pages about steps, without those that say the same in easier words."""
        return [page for page in self.library.pages.values() if page.data.step and not page.data.easy_for]

    def files(self) -> dict[str, str]:
        entries = [entry for entry in self.library.entries if entry.path in self.kept]
        made = {entry.path: self.content(entry) for entry in entries}
        return {CONFIG: self.settings(), **made, **dict(map(self.step_page, self.wishes.steps))}

    def _stays(self, entry: Entry[Model]) -> bool:
        if entry.kind is METHODS:
            return entry.id in self.wishes.methods
        if entry.kind is WORKSHEETS:
            return self.library.worksheets[entry.id].data.method in self.wishes.methods
        if entry.kind is CASES:
            return self.wishes.cases
        if entry.kind in (PROGRAMMES, COURSES):
            return self.wishes.programmes
        page = self.library.pages[entry.path].data
        if page.workshop:
            return self._has_all(item.method for item in page.workshop.items)
        return not page.step and (not page.story or self._can_tell(page.story))

    def _has_all(self, methods: Iterable[str | None]) -> bool:
        """Whether all of the methods stay: a part of a workshop or a story is none."""
        return all(method in self.wishes.methods for method in methods if method)

    def _can_tell(self, story: Story) -> bool:
        """Whether all of a story's methods stay, in steps that follow each other as they did."""
        if not self._has_all(part.method for part in story.parts):
            return False
        order = [step.id for step in self.wishes.steps]
        told = [order.index(self.steps[self.library.methods[part.method].data.step]) for part in story.parts]
        return told == sorted(told)

    def settings(self) -> str:
        """Our settings with another name, other colours, steps and addresses."""
        text = self.texts[CONFIG]
        places = Places(text, parse_yaml(text, CONFIG, limit=_LIMIT)[1])
        wishes, guide = self.wishes, ("extra", "guide")
        said = self.reworded(places.word("site_description"))
        edits = [
            *places.value(scalar(wishes.name), "site_name"),
            *places.value(f"{wishes.site.rstrip('/')}/", "site_url"),
            *places.value(scalar(said), "site_description"),
            *places.value(f'"{wishes.accent}"', *guide, "accent"),
            *places.value(f'"{wishes.accent_on_dark}"', *guide, "accent_on_dark"),
            *places.value(wishes.repository, *guide, "repository"),
            *places.value("main", *guide, "branch"),
            *places.value(scalar(wishes.organisation), *guide, "contact"),
            *places.value("forge", *guide, "intake", "by"),
            *places.without_key(*guide, "intake", "address"),
            *places.value(scalar(wishes.organisation), *guide, "intake", "owner"),
            *_optional(places, "short", wishes.short, before="accent"),
            *_optional(places, "logo", wishes.logo and logo_name(wishes.logo), before="repository"),
            *_optional(places, "forge", wishes.forge, before="branch"),
            *_optional(places, "mailbox", wishes.mailbox, before="branch"),
            *self.step_list(places),
        ]
        return applied(text, edits)

    def step_list(self, places: Places) -> Iterator[Edit]:
        items = places.items("extra", "guide", "steps")
        ids = [places.word("extra", "guide", "steps", place, "id") for place in range(len(items))]
        spare = [id for id in ids if id not in [step.takes[0] for step in self.wishes.steps if step.takes]]
        blocks = []
        for step in self.wishes.steps:
            place = ids.index(step.takes[0] if step.takes else spare.pop(0))
            blocks.append(_step_block(places, place, step))
        yield Edit(places.line(items[0]), places.after(items[-1]), "".join(blocks))

    def step_page(self, step: WantedStep) -> tuple[str, str]:
        path = f"docs/steg/{step.id}.md"
        source = next((page for page in self.step_pages if step.takes[:1] == (page.data.step,)), None)
        if not source:
            description = f"Steget {step.name} i {self.wishes.name}: vad som händer och vad ni har när det är klart."
            return path, _STEP_PAGE.format(name=scalar(step.name), id=step.id, description=scalar(description))
        return path, self.content(source, title=step.name)

    def content(self, entry: Entry[Model], title: str = "") -> str:
        """A file of ours without references to what is gone."""
        text = self.texts[entry.path]
        document = parse(text, entry.path)
        places = Places(text, document.root, document.first_line)
        edits = [*self.references(places), *(places.value(scalar(title), "title") if title else ())]
        header = text[: len(text) - len(document.body)]
        is_ours = entry.kind is PAGES

        def fate(words: str, href: str) -> str | None:
            return self.link(entry.path, words, href)

        head = relinked(applied(header, edits), fate)
        body = trimmed(document.body, fate, is_ours=is_ours)
        return (self.reworded(head) if is_ours else head) + body

    def references(self, places: Places) -> Iterator[Edit]:
        """What a file's header says of methods, steps and programmes that are no more."""
        yield from self.step_fields(places)
        yield from places.only(self.is_chosen, "related")
        yield from places.only(self.is_chosen, "methods")
        yield from places.only(lambda item: self.is_chosen(_part(item, "method")), "next")
        yield from places.without_key("formerly")
        if not self.wishes.programmes:
            yield from places.without_key("programme")
        for number in range(len(places.items("lacking"))):
            yield from places.only(self.is_chosen, "lacking", number, "instead")
        yield from self.plans(places)
        yield from self.occasions(places, "occasions")
        for number in range(len(places.items("versions"))):
            yield from self.occasions(places, "versions", number, "occasions")

    def step_fields(self, places: Places) -> Iterator[Edit]:
        step = places.word("step")
        if step:
            yield from places.value(self.steps[step], "step")
        also = [str(item.value) for item in places.items("also")]
        new = [self.steps[id] for id in also if id in self.steps]
        left = [id for id in dict.fromkeys(new) if id != self.steps.get(step)]
        if left:
            yield from places.value(f"[{', '.join(left)}]", "also") if left != also else ()
        elif also:
            yield from places.without_key("also")

    def plans(self, places: Places) -> Iterator[Edit]:
        """Ready plans stay where all their methods do: a part of a plan is none."""
        yield from places.only(
            lambda plan: all(self.is_chosen(_part(item, "method")) for item in _items(plan)), "plans"
        )
        for number in range(len(places.items("plans"))):
            step = places.word("plans", number, "step")
            if step in self.steps:
                yield from places.value(self.steps[step], "plans", number, "step")
            else:
                yield from places.without_key("plans", number, "step")

    def occasions(self, places: Places, *path: str | int) -> Iterator[Edit]:
        for number in range(len(places.items(*path))):
            yield from places.only(self.is_chosen, *path, number, "methods")
            for item in range(len(places.items(*path, number, "agenda"))):
                method = places.node(*path, number, "agenda", item, "method")
                if not self.is_chosen(method):
                    yield from places.without_key(*path, number, "agenda", item, "method")

    def is_chosen(self, node: yaml.Node | None) -> bool:
        """Whether a reference leads to a chosen method, or there is none."""
        return node is None or str(node.value) in self.wishes.methods

    def link(self, path: str, words: str, href: str) -> str | None:
        """A link of ours as it shall be, or None where its page is gone."""
        same = f"[{words}]({href})"
        if addresses.is_external(href) or "{{" in href:
            return same
        file, anchor = addresses.target(href, path)
        if file in self.moved:
            step, old = self.moved[file], self.library.pages[file].data.title
            there = posixpath.relpath(f"docs/steg/{step.id}.md", posixpath.dirname(path))
            return f"[{step.name if words == old else words}]({there}{f'#{anchor}' if anchor else ''})"
        return same if file in self.kept or not self.library.at(file) else None

    def reworded(self, text: str) -> str:
        """What a guide says that it holds: no cases or programmes where there are none."""
        held = {(True, True): ", fall och program", (True, False): " och fall", (False, True): " och program"}
        ends = held.get((self.wishes.cases, self.wishes.programmes), "")
        return _EVERYTHING.sub(lambda found: found["methods"] + ends, text)


def logo_name(file: str) -> str:
    """What a logo's file is called among the guide's pictures."""
    return f"logo{posixpath.splitext(file)[1].lower()}"


def picture_names(texts: Mapping[str, str]) -> set[str]:
    """The pictures that texts show, by name."""
    return {found[1] for text in texts.values() for found in _PICTURE.finditer(text)}


def _optional(places: Places, key: str, value: str, *, before: str) -> Iterator[Edit]:
    """A setting that need not be there, put in before another that is."""
    guide = ("extra", "guide")
    if not value:
        yield from places.without_key(*guide, key)
    elif places.node(*guide, key):
        yield from places.value(scalar(value), *guide, key)
    elif (found := places.pair(*guide, before)) and found[0]:
        place = places.start(found[0])
        indent = places.text[places.line(found[0]) : place]
        yield Edit(place, place, f"{key}: {scalar(value)}\n{indent}")


def _step_block(places: Places, place: int, step: WantedStep) -> str:
    """One of our steps as it is written, with another id and name; what it asked is only asked where it is taken."""
    path = ("extra", "guide", "steps", place)
    item = places.items(*path[:-1])[place]
    start, end = places.line(item), places.after(item)
    edits = [*places.value(step.id, *path, "id"), *places.value(scalar(step.name), *path, "name")]
    if not step.takes:
        edits += places.value(scalar(f"Vad gör ni i steget {step.name}?"), *path, "question")
        edits += places.value(scalar(f"Här står vad ni gör i steget {step.name}."), *path, "summary")
    inside = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits]
    return applied(places.text[start:end], inside)


def _part(node: yaml.Node, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)


def _items(plan: yaml.Node) -> list[yaml.Node]:
    items = _part(plan, "items")
    return list(items.value) if isinstance(items, yaml.SequenceNode) else []
