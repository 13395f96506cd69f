"""A person without write access tells of a case in the form, and a pull request comes of it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from playwright.sync_api import TimeoutError as StillWaiting

from guide.content import header, reader
from guide.content.library import Entry, Library
from guide.content.method import Method

from .forge import Forge

ROOT = Path(__file__).parents[2]
REPOSITORY = "innovationsguiden/innovationsguiden"
MOST_SCROLLS = 20
MOST_CLICKS = 20
MOST_ACTIONS = 20
SLOW = 60_000  # milliseconds, for a form of two megabytes on a busy machine
CORS = {f"Access-Control-Allow-{what}": "*" for what in ("Origin", "Methods")}
CORS["Access-Control-Allow-Headers"] = "*, Authorization"


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    command = ("git", "ls-files", "cases", "methods")
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    forge = Forge(tmp_path, REPOSITORY)
    forge.create(ROOT, listed.stdout.split())
    return forge


@pytest.fixture
def elsewhere() -> list[str]:
    """Every request that went to neither the site nor the forge's API."""
    return []


@pytest.fixture
def form(context: BrowserContext, forge: Forge, address: str, elsewhere: list[str]) -> Iterator[Page]:
    """The form's page, with the forge answered by the stand-in; whatever the strict CSP stops is a fault."""

    def answer(route: Route) -> None:
        request = route.request
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=CORS)
            return
        status, told = forge.answer(request.method, request.url, json.loads(request.post_data or "null"))
        route.fulfill(status=status, json=told, headers=CORS)

    context.route("https://api.github.com/**", answer)
    page = context.new_page()
    page.set_default_timeout(SLOW)
    known = (urlsplit(address).netloc, "api.github.com", "")
    stopped: list[str] = []
    page.on(
        "request", lambda request: elsewhere.append(request.url) if urlsplit(request.url).netloc not in known else None
    )
    page.on(
        "console", lambda message: stopped.append(message.text) if "Content Security Policy" in message.text else None
    )
    yield page
    assert not elsewhere
    assert not stopped


class Editor:
    """Somebody at the form, whose clicks and fields are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions = page, 0

    def open(self) -> None:
        self.actions += 1
        self.page.goto("redigera/")

    def click(self, name: str, *, role: str = "button") -> None:
        self.actions += 1
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]

    def fill(self, field: str, text: str) -> None:
        self.actions += 1
        self.reach(field.partition(".")[0])
        self.page.locator(f"[data-key-path='{field}'] input, [data-key-path='{field}'] textarea").first.fill(text)

    def choose(self, field: str, name: str) -> None:
        self.actions += 1
        self.reach(field).get_by_role("combobox").first.click()
        self.page.get_by_role("option", name=name, exact=True).first.click()

    def reach(self, field: str) -> Locator:
        """Fields are drawn when they are scrolled to, so each last one leads on to more."""
        found = self.page.locator(f"[data-key-path='{field}']")
        for _ in range(MOST_SCROLLS):
            if found.count():
                break
            self.page.locator("[data-key-path]").last.scroll_into_view_if_needed()
            self.page.wait_for_timeout(100)
        found.scroll_into_view_if_needed()
        return found

    def write(self, heading: str, text: str) -> None:
        """Writes below a heading of the body, once the editor has learnt where the click was."""
        self.actions += 1
        body = self.reach("body").locator("[contenteditable=true]")
        title = body.get_by_role("heading", name=heading, exact=True)
        line = body.locator(f"h2:has-text('{heading}') + p")
        for _ in range(MOST_CLICKS):
            box = title.bounding_box()
            assert box
            title.click(position={"x": box["width"] - 2, "y": box["height"] / 2})
            self.page.wait_for_function("title => getSelection()?.anchorNode?.textContent === title", arg=heading)
            self.page.evaluate("new Promise(requestAnimationFrame)")  # the editor learns of it by an event
            self.page.keyboard.press("Enter")
            with suppress(StillWaiting):
                line.wait_for(timeout=SLOW / MOST_CLICKS)
                break
        self.page.keyboard.type(text)
        expect(line).to_have_text(text)

    def sign_in(self) -> None:
        self.open()
        self.click("Logga in med en Access Token")
        self.actions += 1
        self.page.get_by_role("textbox").first.fill("token")
        self.page.keyboard.press("Enter")
        self.click("Forka")
        expect(self.page.get_by_role("button", name="Skapa ny post").first).to_be_visible(timeout=SLOW)


def test_the_form_is_swedish_in_any_browser(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, locale="en-US")
    page = context.new_page()
    page.goto("redigera/")
    expect(page.get_by_role("button", name="Logga in med en Access Token")).to_be_visible(timeout=SLOW)
    context.close()


def test_a_case_becomes_a_pull_request_that_passes_the_check(form: Page, forge: Forge, tmp_path: Path) -> None:
    editor = Editor(form)
    editor.sign_in()
    editor.click("Skapa ny post")
    editor.fill("title", "Årets bästa möte: färre köer i Växjö & Åre")
    editor.fill("summary", "no: en ansökan som går att fylla i med mobilen, 1:30 före lunch.")
    editor.fill("organisations.0", "Exempelkommunen")
    editor.choose("sectors", "Samhällsbyggnad")
    editor.choose("status", "Testas")
    editor.fill("contact.role", "Utvecklingsledare")
    editor.fill("contact.organisation", "Exempelkommunen")
    editor.fill("sources.0.title", "Egna anteckningar")
    for heading in ("Varför", "Vad", "Hur"):
        editor.write(heading, f"En kort text om {heading.lower()}.")
    editor.click("Spara")
    editor.click("Skicka för granskning")
    expect(form.get_by_role("gridcell", name="Granskas")).to_be_visible(timeout=SLOW)

    assert editor.actions <= MOST_ACTIONS
    (pull,) = forge.pulls
    branch = pull["head"].partition(":")[2]
    assert forge.changed(branch) == ["cases/arets-basta-mote-farre-koer-i-vaxjo-are.md"]
    _put_in_a_guide(tmp_path / "guide", forge, branch)
    library, mistakes = reader.inspect(tmp_path / "guide")
    assert mistakes == []
    case = library.cases["arets-basta-mote-farre-koer-i-vaxjo-are"]
    assert case.data.title == "Årets bästa möte: färre köer i Växjö & Åre"
    assert list(case.sections) == ["Varför", "Vad", "Hur"]


def test_a_picture_is_made_small_and_lies_where_the_check_looks(form: Page, forge: Forge, tmp_path: Path) -> None:
    photo = tmp_path / "Mötet på torget.png"
    Image.linear_gradient("L").resize((3000, 2000)).save(photo)
    editor = Editor(form)
    editor.sign_in()
    form.goto("redigera/#/collections/cases/entries/vi-flyttar-in")
    editor.reach("image").get_by_role("checkbox").click()
    editor.reach("image.file").get_by_role("button", name="Bläddra").click()
    with form.expect_file_chooser() as chooser:
        form.get_by_role("dialog").get_by_role("button", name="Ladda upp").click()
    chooser.value.set_files(photo)
    expect(form.get_by_role("dialog").get_by_text("Ej sparad")).to_be_visible(timeout=SLOW)
    form.get_by_role("button", name="Infoga").click()
    expect(editor.reach("image.file")).to_contain_text(".webp", timeout=SLOW)
    editor.fill("image.alt", "Några lappar på en vägg")
    editor.fill("image.credit", "Exempelkommunen")
    editor.click("Spara")
    editor.click("Senare")
    expect(form.get_by_role("button", name="Skapa ny post").first).to_be_visible(timeout=SLOW)

    branch = f"cms/{forge.fork}/cases/vi-flyttar-in"
    _put_in_a_guide(tmp_path / "guide", forge, branch)
    library, mistakes = reader.inspect(tmp_path / "guide")
    assert mistakes == []
    picture = library.cases["vi-flyttar-in"].data.image
    assert picture
    with Image.open(tmp_path / "guide/docs/assets/bilder" / picture.file) as small:
        assert (small.format, max(small.size)) == ("WEBP", 1600)


def _put_in_a_guide(folder: Path, forge: Forge, branch: str) -> None:
    for name in ("cases", "methods", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for path in forge.changed(branch):
        (folder / path).write_bytes(forge.data(branch, path))


def _without_no(value: Any) -> Any:
    """Values without those that are no, which is what a file means that says nothing."""
    if isinstance(value, dict):
        return {key: _without_no(inner) for key, inner in value.items() if inner is not False}
    return [_without_no(inner) for inner in value] if isinstance(value, list) else value


def _pictured(library: Library) -> list[Entry[Method]]:
    """A method for each kind of picture."""
    found = {scene.scene: method for method in library.methods.values() if (scene := method.data.picture)}
    return list(found.values())


@pytest.mark.parametrize(
    ("kind", "share"), [("cases", slice(None)), *(("methods", slice(n, None, 4)) for n in range(4))]
)
def test_a_file_that_is_opened_and_saved_means_what_it_did(
    form: Page, forge: Forge, library: Library, kind: str, share: slice
) -> None:
    """Each gets a full stop in its title, since an unchanged one cannot be saved."""
    Editor(form).sign_in()
    for entry in (list(library.cases.values()) if kind == "cases" else _pictured(library))[share]:
        form.goto(f"redigera/#/collections/{kind}/entries/{entry.id}")
        title = form.locator("[data-key-path=title] input").first
        expect(title).to_have_value(entry.data.title, timeout=SLOW)
        title.fill(f"{entry.data.title}.")
        form.get_by_role("button", name="Spara", exact=True).first.click()
        form.get_by_role("button", name="Senare", exact=True).click()
        expect(form.get_by_role("button", name="Skapa ny post").first).to_be_visible(timeout=SLOW)
        saved = header.parse(forge.file(f"cms/{forge.fork}/{kind}/{entry.id}", entry.path), entry.path)
        values = {name: value for name, value in entry.document.values.items() if value != []}
        values["title"] = f"{entry.data.title}."
        assert (_without_no(saved.values), list(saved.values)) == (_without_no(values), list(values))
        assert saved.body.strip() == entry.document.body.strip()
