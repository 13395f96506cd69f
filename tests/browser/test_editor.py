"""A person without write access tells of a case in the form, and a pull request comes of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from PIL import ExifTags, Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from commands.sign_in import SignIn
from guide.build.inspection import examine
from guide.content import header, reader
from guide.content.library import Entry, Library
from guide.content.method import Method
from guide.review.reverted import reverted

from .editor import SLOW, Editor
from .forge import Forge

ROOT = Path(__file__).parents[2]
REPOSITORY = "innovationsguiden/innovationsguiden"
MOST_ACTIONS = 20
CORS = {f"Access-Control-Allow-{what}": "*" for what in ("Origin", "Methods")}
CORS["Access-Control-Allow-Headers"] = "*, Authorization"


@pytest.fixture(scope="module")
def address(real_address: str) -> str:
    """The real content, every file of which the form is to open and save."""
    return real_address


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


class Threaded(ThreadingMixIn, WSGIServer):
    """The forge and the sign-in ask each other, so neither may wait for the other."""


def test_the_form_is_swedish_in_any_browser(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, locale="en-US")
    page = context.new_page()
    page.goto("redigera/")
    expect(page.get_by_role("button", name="Logga in med en Access Token")).to_be_visible(timeout=SLOW)
    context.close()


@pytest.mark.parametrize("file", ["assets/pages/editor.js", "redigera/cms/index.js", "redigera/cms/exifr.js"])
def test_code_of_the_form_that_was_changed_is_not_run(context: BrowserContext, address: str, file: str) -> None:
    def changed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=f"{answer.text()}\nglobalThis.wasRun = true;")

    context.route(f"**/{file}", changed)
    page = context.new_page()
    page.goto("redigera/", wait_until="networkidle")
    if "/cms/" in file:  # which the form may ask for later
        assert "TypeError" in page.evaluate("file => import(`/${file}`).then(() => 'done', String)", file)
    assert page.evaluate("globalThis.wasRun") is None


def test_a_key_is_forgotten_after_a_working_day(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto("redigera/")
    expect(page.get_by_role("button", name="Logga in med en Access Token")).to_be_visible(timeout=SLOW)
    page.evaluate(
        "localStorage.setItem('sveltia-cms.user', JSON.stringify({ backendName: 'github', token: 'nyckel' }))"
    )
    page.evaluate("localStorage.setItem('redigera.sedan', String(Date.now() - 13 * 3600 * 1000))")
    page.reload()
    expect(page.get_by_role("button", name="Logga in med en Access Token")).to_be_visible(timeout=SLOW)
    assert "nyckel" not in page.evaluate("JSON.stringify(localStorage)")


@pytest.fixture
def sign_in(context: BrowserContext, address: str) -> Iterator[None]:
    """The organisation's own sign-in, at a forge that asks nothing; the form's settings name it."""
    with Threaded(("127.0.0.1", 0), WSGIRequestHandler) as running:
        base = f"http://127.0.0.1:{running.server_port}"
        server = SignIn("klient", "hemligt", address.rstrip("/"), base)

        def forge_or_server(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            asked = dict(parse_qsl(environ["QUERY_STRING"]))
            if environ["PATH_INFO"] == "/login/oauth/authorize":
                start("302 Found", [("Location", f"{base}/callback?code=kod&state={asked['state']}")])
                return []
            if environ["PATH_INFO"] == "/login/oauth/access_token":
                start("200 OK", [("Content-Type", "application/json")])
                return [b'{"access_token": "token"}']
            return server(environ, start)

        running.set_app(forge_or_server)
        Thread(target=running.serve_forever, daemon=True).start()

        def named(route: Route) -> None:
            settings = route.fetch().json()
            settings["backend"] |= {"auth_methods": ["oauth", "token"], "base_url": base, "auth_endpoint": "auth"}
            route.fulfill(json=settings)

        context.route("**/redigera/config.json", named)
        yield
        running.shutdown()


def test_an_editor_signs_in_with_two_clicks_and_no_key(form: Page, sign_in: None) -> None:
    form.goto("redigera/")
    form.get_by_role("button", name=re.compile("^Logga in med .?GitHub")).click()
    form.get_by_role("button", name="Forka").click()
    expect(form.get_by_role("button", name="Skapa ny post").first).to_be_visible(timeout=SLOW)


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


def phone_picture(folder: Path) -> Path:
    """A picture as a phone takes it: large, named by the phone and its owner, and knowing where it was taken."""
    photo, exif = folder / "IMG_2041 Köket.JPG", Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (59.0, 21.0, 0.0)
    Image.linear_gradient("L").resize((4032, 3024)).save(photo, exif=exif)
    return photo


def test_a_phone_s_picture_is_made_small_and_lies_where_the_check_looks(
    form: Page, forge: Forge, tmp_path: Path
) -> None:
    editor = Editor(form)
    editor.sign_in()
    form.goto("redigera/#/collections/cases/entries/vi-flyttar-in")
    editor.show(phone_picture(tmp_path), "Några lappar på en vägg", "Exempelkommunen")
    editor.keep()

    branch = f"cms/{forge.fork}/cases/vi-flyttar-in"
    _put_in_a_guide(tmp_path / "guide", forge, branch)
    library, mistakes = reader.inspect(tmp_path / "guide")
    assert mistakes == []
    picture = library.cases["vi-flyttar-in"].data.image
    assert picture
    with Image.open(tmp_path / "guide/docs/assets/bilder" / picture.file) as small:
        assert (small.format, max(small.size)) == ("WEBP", 1600)
        assert not small.getexif().get_ifd(ExifTags.IFD.GPSInfo)


def test_what_a_colleague_has_changed_meanwhile_is_told_in_the_pull_request(form: Page, forge: Forge) -> None:
    path = "cases/vi-flyttar-in.md"
    editor = Editor(form)
    editor.sign_in()
    form.goto("redigera/#/collections/cases/entries/vi-flyttar-in")
    editor.fill("title", "Vi flyttar in på nytt!")
    forge.push(path, forge.main(path).replace("\nsummary: ", "\nsummary: Ändrat av en kollega. ", 1))
    editor.keep()

    checked = forge.checked_out(f"cms/{forge.fork}/cases/vi-flyttar-in", beside=("docs", "mkdocs.yml"), of=ROOT)
    found = examine(checked, fits=False)
    told = reverted(found.library, found.past, [path])
    assert [mistake.message.partition(" är åter")[0] for mistake in told] == ["”summary”"]


def test_personal_data_is_told_in_the_form_and_goes_nowhere(form: Page, forge: Forge) -> None:
    editor = Editor(form)
    editor.sign_in()
    form.goto("redigera/#/collections/cases/entries/vi-flyttar-in")
    editor.fill("title", "Ring Anna, 070-123 45 67")
    editor.click("Spara")
    told = form.get_by_role("alertdialog", name="Inget är sparat ännu")
    expect(told).to_contain_text("Under ”Rubrik” står ett mobilnummer.", timeout=SLOW)
    told.get_by_role("button").click()
    editor.fill("title", "Ring o\u00adss gärna")
    editor.keep()
    saved = forge.file(f"cms/{forge.fork}/cases/vi-flyttar-in", "cases/vi-flyttar-in.md")
    assert "title: Ring oss gärna\n" in saved


def test_a_title_that_another_case_has_is_told_before_anything_is_sent(
    form: Page, forge: Forge, library: Library
) -> None:
    other = next(case.data.title for id, case in library.cases.items() if id != "vi-flyttar-in")
    editor = Editor(form)
    editor.sign_in()
    form.goto("redigera/#/collections/cases/entries/vi-flyttar-in")
    editor.fill("title", other)
    editor.click("Spara")
    told = form.get_by_role("alertdialog", name="Inget är sparat ännu")
    expect(told).to_contain_text(f"”{other}” finns redan. Välj ett annat namn", timeout=SLOW)
    assert not forge.branches()
    told.get_by_role("button").click()
    editor.fill("title", "Vi flyttar in på nytt!")
    editor.keep()
    form.goto("redigera/#/collections/cases/entries/vi-flyttar-in")
    editor.fill("title", "Vi flyttar in en gång till!")
    editor.keep()
    assert forge.changed_lines(f"cms/{forge.fork}/cases/vi-flyttar-in") == [(1, 1)]


@pytest.mark.parametrize("fault", ["a lost network", "a key that has expired"])
def test_what_cannot_be_saved_is_told_and_stays_until_it_can(form: Page, forge: Forge, fault: str) -> None:
    def refuse(route: Route) -> None:
        if fault == "a lost network":
            route.abort("internetdisconnected")
        else:
            route.fulfill(status=401, json={"message": "Bad credentials"}, headers=CORS)

    editor = Editor(form)
    editor.sign_in()
    form.goto("redigera/#/collections/cases/entries/vi-flyttar-in")
    editor.fill("title", "Vi flyttar in på nytt!")
    form.route("https://api.github.com/**", refuse)
    editor.click("Spara")
    told = form.get_by_role("alertdialog", name="Inget är sparat ännu")
    expect(told).to_contain_text("Det du har skrivit står kvar.", timeout=SLOW)
    told.get_by_role("button").click()
    form.unroute("https://api.github.com/**", refuse)
    expect(form.locator("[data-key-path=title] input").first).to_have_value("Vi flyttar in på nytt!")
    editor.keep()
    path = "cases/vi-flyttar-in.md"
    assert "title: Vi flyttar in på nytt!\n" in forge.file(f"cms/{forge.fork}/{path.removesuffix('.md')}", path)


POINT = (
    '<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span '
    """style="mso-list:Ignore">·<span style="font:7.0pt 'Times New Roman'">&nbsp;&nbsp; </span></span><!--[endif]-->"""
    "{}</p>"
)
WORD = (
    '<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment-->'
    "<h2>Varför<o:p></o:p></h2><p class=MsoNormal><span lang=SV>Det tog f&ouml;r l&aring;ng tid att f&aring;\nsvar."
    "</span></p><h2>Vad</h2><p class=MsoNormal>Vi provade <b>tv&aring;</b> saker:</p>"
    f"{POINT.format('en lapp p&aring; d&ouml;rren')}{POINT.format('ett m&ouml;te i veckan')}"
    "<h2>Hur</h2><p class=MsoNormal>Ett steg i taget.</p><!--EndFragment--></body></html>"
)


def test_a_text_pasted_from_word_has_nothing_of_word_left(form: Page, forge: Forge, tmp_path: Path) -> None:
    editor = Editor(form)
    editor.sign_in()
    form.goto("redigera/#/collections/cases/entries/vi-flyttar-in")
    editor.paste(WORD)
    editor.keep()
    _put_in_a_guide(tmp_path / "guide", forge, f"cms/{forge.fork}/cases/vi-flyttar-in")
    library, mistakes = reader.inspect(tmp_path / "guide")
    assert mistakes == []
    assert dict(library.cases["vi-flyttar-in"].sections) == {
        "Varför": "Det tog för lång tid att få svar.",
        "Vad": "Vi provade **två** saker:\n\n- en lapp på dörren\n\n- ett möte i veckan",
        "Hur": "Ett steg i taget.",
    }


def test_what_is_edited_after_it_was_taken_in_is_the_same_file(form: Page, forge: Forge) -> None:
    editor, branch = Editor(form), f"cms/{forge.fork}/cases/vi-flyttar-in"
    editor.sign_in()
    for number in ("andra", "tredje"):
        form.goto("redigera/#/collections/cases/entries/vi-flyttar-in")
        form.reload()
        editor.fill("title", f"Vi flyttar in för {number} gången!")
        editor.keep()
        assert forge.changed_lines(branch) == [(1, 1)]
        forge.merge(branch)
        form.goto("redigera/")
    assert f"title: Vi flyttar in för {number} gången!" in forge.main("cases/vi-flyttar-in.md")


def test_a_whole_case_takes_few_actions_and_has_no_finding(
    form: Page, forge: Forge, library: Library, tmp_path: Path
) -> None:
    """Two sources, three methods and a phone's picture, from an empty form to a proposal."""
    methods = list(library.methods.values())[:3]
    editor = Editor(form)
    editor.sign_in()
    editor.click("Skapa ny post")
    editor.actions = 0
    editor.fill("title", "Ett helt fall med bild")
    editor.fill("summary", "En ansökan som går att fylla i med mobilen.")
    editor.fill("organisations.0", "Exempelkommunen")
    editor.choose("sectors", "Samhällsbyggnad")
    editor.choose("status", "Testas")
    for method in methods:
        editor.choose("methods", method.data.title)
    editor.fill("contact.role", "Utvecklingsledare")
    editor.fill("contact.organisation", "Exempelkommunen")
    editor.drop(phone_picture(tmp_path), "Några lappar på en vägg", "Exempelkommunen")
    editor.fill("sources.0.title", "Egna anteckningar")
    editor.add("sources")
    editor.fill("sources.1.title", "Ett möte med dem som söker")
    editor.paste(WORD)
    editor.click("Spara")
    editor.click("Skicka för granskning")
    expect(form.get_by_role("gridcell", name="Granskas")).to_be_visible(timeout=SLOW)
    (pull,) = forge.pulls
    _put_in_a_guide(tmp_path / "guide", forge, pull["head"].partition(":")[2])
    new, mistakes = reader.inspect(tmp_path / "guide")
    assert mistakes == []
    case = new.cases["ett-helt-fall-med-bild"].data
    assert (len(case.methods), len(case.sources), bool(case.image)) == (3, 2, True)
    assert editor.actions <= MOST_ACTIONS


def test_a_case_with_nothing_but_a_title_is_not_sent(form: Page, forge: Forge) -> None:
    editor = Editor(form)
    editor.sign_in()
    editor.click("Skapa ny post")
    editor.fill("title", "Ett fall som bara har en rubrik")
    editor.click("Spara")
    expect(form.get_by_role("alert").first).to_contain_text("Ett fält har ett fel. Rätta det", timeout=SLOW)
    assert not forge.pulls


def _put_in_a_guide(folder: Path, forge: Forge, branch: str) -> None:
    for name in ("cases", "methods", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for path in forge.changed(branch):
        (folder / path).write_bytes(forge.data(branch, path))


def _pictured(library: Library) -> list[Entry[Method]]:
    """A method for each kind of picture."""
    found = {scene.scene: method for method in library.methods.values() if (scene := method.data.picture)}
    return list(found.values())


@pytest.mark.parametrize(
    ("kind", "share"), [("cases", slice(None)), *(("methods", slice(n, None, 4)) for n in range(4))]
)
def test_a_change_of_a_word_is_a_change_of_a_line_and_of_nothing_else(
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
        branch = f"cms/{forge.fork}/{kind}/{entry.id}"
        assert forge.changed_lines(branch) == [(1, 1)], entry.path
        saved = header.parse(forge.file(branch, entry.path), entry.path)
        assert saved.values == entry.document.values | {"title": f"{entry.data.title}."}
        assert saved.body == entry.document.body
