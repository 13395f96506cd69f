"""Searching in one's own words: in the catalogue, from every page, and when something is not as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import option
from .test_catalogue import shown

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "🙂🙃",
    "och det att i en",
    "intervju " * 555,
    "x" * 5000,
]
# Every text has been read, and the answer drawn anew.
WHOLE = """async () => {
  for (const kind of ["", "metoder"]) await guideParts.search.searchIsWhole(kind);
  await new Promise((done) => setTimeout(done));
}"""


@pytest.fixture
def catalogue(page: Page) -> Page:
    page.goto("metoder/")
    return page


@pytest.fixture(scope="module")
def address(real_address: str) -> str:
    """The real content, whose own words are searched for."""
    return real_address


def type_in(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Enter")


def wait_for_hits(page: Page) -> None:
    """The list's, once it has read everything."""
    expect(page.locator("[data-ranked]")).to_have_attribute("aria-busy", "false")
    expect(page.get_by_role("heading", name="Det som passar bäst står först")).to_be_visible()


def test_typing_narrows_the_catalogue_with_the_best_first(catalogue: Page) -> None:
    everything = len(shown(catalogue))
    catalogue.get_by_label("Vad vill ni göra?").press_sequentially("prata med anhöriga")
    wait_for_hits(catalogue)
    expect(catalogue.get_by_role("main").get_by_role("heading", level=3).first).to_have_text("Djupintervju")
    assert 0 < len(shown(catalogue)) < everything
    expect(catalogue.get_by_label("Vad vill ni göra?")).to_be_focused()


def test_a_search_and_facets_narrow_each_other(catalogue: Page) -> None:
    type_in(catalogue, "Vad vill ni göra?", "idéer")
    wait_for_hits(catalogue)
    before = shown(catalogue)
    option(catalogue, "Svårighet", "Lätt").check()
    expect(catalogue).to_have_url(re.compile(r"\?q=id%C3%A9er&niva=latt$"))
    after = shown(catalogue)
    assert 0 < len(after) < len(before)
    assert [title for title in before if title in after] == after


def test_the_address_keeps_query_and_facets_and_back_restores_them(catalogue: Page) -> None:
    everything = shown(catalogue)
    catalogue.get_by_label("Vad vill ni göra?").press_sequentially("lappar")
    expect(catalogue).to_have_url(re.compile(r"\?q=lappar$"))
    wait_for_hits(catalogue)
    hits = shown(catalogue)
    option(catalogue, "Steg", "Fokusera").check()
    narrowed = shown(catalogue)
    catalogue.reload()
    wait_for_hits(catalogue)
    assert shown(catalogue) == narrowed
    catalogue.go_back()
    expect(option(catalogue, "Steg", "Fokusera")).not_to_be_checked()
    wait_for_hits(catalogue)
    assert shown(catalogue) == hits
    catalogue.get_by_role("button", name="Ta bort ”lappar”").click()
    assert shown(catalogue) == everything


def test_the_register_of_cases_is_searched_the_same_way(page: Page) -> None:
    page.goto("fall/")
    type_in(page, "Vad vill du läsa om?", "äldreboende i oxelösund")
    wait_for_hits(page)
    assert "Vi flyttar in!" in shown(page)[:3]


def test_the_status_tells_how_many_are_shown_once_typing_rests(catalogue: Page) -> None:
    type_in(catalogue, "Vad vill ni göra?", "intervju")
    wait_for_hits(catalogue)
    expect(catalogue.get_by_role("status")).to_have_text(f"{len(shown(catalogue))} metoder visas")
    assert catalogue.locator("[aria-live]").count() == 0


def test_slash_leads_to_the_field_and_escape_clears_it(catalogue: Page) -> None:
    field = catalogue.get_by_label("Vad vill ni göra?")
    catalogue.keyboard.press("/")
    expect(field).to_be_focused()
    catalogue.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    catalogue.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(catalogue).to_have_url(re.compile(r"/metoder/$"))


def test_the_key_can_be_turned_off(page: Page) -> None:
    page.goto("sok/")
    page.get_by_role("checkbox", name="Tangenten / går till sökfältet").uncheck()
    page.goto("metoder/")
    page.keyboard.press("/")
    expect(page.get_by_label("Vad vill ni göra?")).not_to_be_focused()


def test_nothing_is_fetched_for_the_search_before_somebody_reaches_for_it(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto("metoder/", wait_until="networkidle")
    assert not {"search.json", "search-engine.js"} & set(asked)
    page.get_by_label("Vad vill ni göra?").focus()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_label("Vad vill ni göra?")).to_be_focused()
    page.wait_for_timeout(300)
    assert {"search.json", "search-engine.js"} <= set(asked)


def test_filters_that_leave_nothing_name_the_nearest_and_can_be_removed(page: Page) -> None:
    page.goto("metoder/?q=enkät&niva=svar")
    expect(page.get_by_role("heading", name="Ingen metod passar alla dina val")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Enkät", exact=True).last).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Saknar du en metod"))).to_be_visible()
    page.get_by_role("button", name="Ta bort Svår").click()
    wait_for_hits(page)
    assert shown(page)[0] == "Enkät"


def test_a_word_that_nobody_knows_shows_what_looks_like_it(catalogue: Page) -> None:
    type_in(catalogue, "Vad vill ni göra?", "kunxxrexsa")
    expect(catalogue.get_by_role("heading", name="Det har vi inte")).to_be_visible()
    expect(catalogue.get_by_text("Det här ligger närmast, men är något annat:")).to_be_visible()
    expect(catalogue.get_by_text("0 metoder", exact=True)).to_be_visible()
    assert "Användarresa" in shown(catalogue)
    wish = catalogue.get_by_role("link", name=re.compile("Saknar du en metod")).first.get_attribute("href")
    assert wish
    assert wish.endswith("kunxxrexsa")


@pytest.mark.parametrize("path", ["metoder/", "fall/"])
def test_a_list_leads_on_to_the_whole_guide_and_never_blames_filters_that_are_not_set(page: Page, path: str) -> None:
    page.goto(f"{path}?q=skriva ut kort")
    page.get_by_role("link", name="Sök ”skriva ut kort” i hela guiden").click()
    expect(page.get_by_role("main").get_by_role("heading", level=3).first).to_have_text("Skriv ut kort")
    page.goto(f"{path}?q=qqqqqqqqqqqqqq")
    expect(page.get_by_role("heading", name="Det har vi inte")).to_be_visible()
    expect(page.get_by_text("Ta bort ett av dina val")).not_to_be_visible()


def test_what_is_only_near_is_told_as_that_and_never_marked(page: Page) -> None:
    page.goto("sok/?q=lunchmenyn i tisdags")
    expect(page.get_by_role("heading", name="Det har vi inte")).to_be_visible()
    expect(page.get_by_text("Det här ligger närmast, men är något annat:")).to_be_visible()
    hits = page.get_by_role("region", name="Träffar")
    assert 0 < hits.get_by_role("heading", level=3).count() <= 3
    assert page.locator("mark").count() == 0
    wish = page.get_by_role("link", name=re.compile("Saknar du en metod")).get_attribute("href")
    assert wish
    assert wish.endswith("lunchmenyn%20i%20tisdags")


@pytest.mark.parametrize("path", ["metoder/", "sok/"])
def test_a_known_method_that_is_not_here_is_told_with_what_to_take_instead(page: Page, path: str) -> None:
    page.goto(f"{path}?q=swot-analys")
    expect(page.get_by_role("heading", name="Det har vi inte")).to_be_visible()
    expect(page.get_by_text("SWOT finns inte i guiden.")).to_be_visible()
    expect(page.get_by_text("Ta något av det här i stället:")).to_be_visible()
    expect(page.get_by_text("Det här ligger närmast, men är något annat:")).not_to_be_visible()
    expect(page.get_by_role("link", name="Läs mer om SWOT")).to_have_attribute("href", re.compile("^https://"))
    hits = page.get_by_role("main").locator("[data-ranked], [data-best]").get_by_role("heading", level=3)
    expect(hits.first).to_have_text("Vet vi eller tror vi?")
    page.get_by_role("main").get_by_role("searchbox").fill("enkät")
    expect(hits.first).to_have_text("Enkät")
    expect(page.get_by_text("SWOT finns inte")).not_to_be_visible()


@pytest.mark.parametrize("path", ["metoder/", "sok/"])
@pytest.mark.parametrize("query", ["pappersprototyp/", "vem känner vi", "effekt och insats"])
def test_typing_never_takes_away_what_was_found_before_the_word_has_ended(page: Page, path: str, query: str) -> None:
    page.goto(path)
    field = page.get_by_role("main").get_by_role("searchbox")
    alarm = page.get_by_role("heading", name="Det har vi inte")
    told = page.locator("[data-shown]")
    field.press_sequentially(query[0])
    page.wait_for_timeout(300)
    expect(alarm).not_to_be_visible()
    found = False
    for letter in query[1:]:
        found = found and letter not in " /"
        field.press_sequentially(letter)
        page.wait_for_timeout(250)
        expect(alarm).not_to_be_visible()
        now = bool(re.match(r"[1-9]", told.inner_text()))
        assert now or not found, field.input_value()
        found = now


@pytest.mark.parametrize("path", ["metoder/", "sok/"])
def test_arrows_lead_into_the_hits_and_back(page: Page, path: str) -> None:
    page.goto(f"{path}?q=idéer")
    headings = page.get_by_role("main").locator("[data-ranked], [data-best]").get_by_role("heading", level=3)
    expect(headings.first).to_be_visible()
    page.evaluate(WHOLE)
    field = page.get_by_role("main").get_by_role("searchbox")
    field.focus()
    page.keyboard.press("ArrowDown")
    expect(headings.nth(0).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(headings.nth(1).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()


@pytest.mark.parametrize("path", ["metoder/", "sok/"])
def test_back_from_a_hit_restores_the_place(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 400})
    page.goto(f"{path}?q=idéer")
    expect(page.locator("[data-ranked], [data-best]")).to_have_attribute("aria-busy", "false")
    hit = page.get_by_role("main").locator("[data-ranked], [data-best]").get_by_role("heading", level=3).nth(3)
    hit.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 100
    hit.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/$"))
    page.go_back()
    expect(hit).to_be_in_viewport()


WITHOUT_A_FIELD = (
    "metoder/enkat/ fall/vi-flyttar-in/ program/sex-steg/ material/testkort/ om/ kort/ planera/ steg/undersoka/ "
    "coachning/ roller/ fall/tavla/ om/innehall/ digitalt-rum/"
)


@pytest.mark.parametrize("path", WITHOUT_A_FIELD.split())
def test_slash_leads_to_the_header_where_a_page_has_no_field_of_its_own(page: Page, path: str) -> None:
    page.goto(path, wait_until="networkidle")
    page.keyboard.press("/")
    expect(page.get_by_label("Sök i hela guiden", exact=True)).to_be_focused()


@pytest.mark.parametrize("path", ["metoder/", "sok/"])
@pytest.mark.parametrize(
    "query", HOSTILE, ids=["image", "script", "emoji", "stop words", "many words", "one long word"]
)
def test_any_text_is_only_text(page: Page, path: str, query: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"script ran: {dialog.message}"))
    page.goto(path)
    field = page.get_by_role("main").get_by_role("searchbox")
    field.fill(query)
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q="))
    page.wait_for_load_state("networkidle")
    expect(field).to_have_value(query)
    assert page.get_by_role("main").locator("img, script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.fixture
def cut_off(context: BrowserContext) -> Iterator[Page]:
    """A reader for whom the index cannot be fetched."""
    page = context.new_page()
    page.route("**/search.json", lambda route: route.abort())
    yield page
    page.close()


def test_without_an_index_the_catalogue_says_so_and_stays_usable(cut_off: Page) -> None:
    cut_off.goto("metoder/")
    everything = len(shown(cut_off))
    type_in(cut_off, "Vad vill ni göra?", "enkät")
    expect(cut_off.get_by_text("Sökningen gick inte att hämta.")).to_be_visible()
    assert len(shown(cut_off)) == everything
    option(cut_off, "Svårighet", "Svår").check()
    expect(cut_off.get_by_role("status")).to_have_text(re.compile(rf"^(?!{everything} )\d+ metoder visas"))
    assert 0 < len(shown(cut_off)) < everything


def test_without_an_index_the_search_page_says_so_and_an_index_that_returns_is_used(cut_off: Page) -> None:
    cut_off.goto("sok/?q=enkät")
    expect(cut_off.get_by_text("Sökningen gick inte att hämta.")).to_be_visible()
    cut_off.unroute("**/search.json")
    type_in(cut_off, "Vad letar du efter?", "intervju")
    expect(cut_off.get_by_role("link", name="Djupintervju")).to_be_visible()
    expect(cut_off.get_by_text("Sökningen gick inte att hämta.")).not_to_be_visible()


def test_every_page_leads_to_the_search_of_the_whole_guide(page: Page) -> None:
    page.goto("metoder/enkat/")
    type_in(page, "Sök i hela guiden", "oxelösund")
    expect(page).to_have_url(re.compile(r"/sok/\?q=oxel%C3%B6sund$"))
    expect(page.get_by_role("region", name="Träffar").get_by_role("link", name="Vi flyttar in!")).to_be_visible()


def test_the_best_stand_first_whatever_they_are_with_the_words_found_marked(page: Page) -> None:
    page.goto("sok/?q=idéerna")
    best = page.get_by_role("region", name="Träffar")
    expect(best.get_by_role("heading", level=3)).to_have_count(5)
    marks = set(page.locator("mark").all_inner_texts())
    assert {"idéer", "idén"} & marks
    assert page.locator("mark *").count() == 0
    page.goto("sok/?q=hur skriver man ut kort")
    expect(best.get_by_role("heading", level=3).first).to_have_text("Skriv ut kort")


def test_every_hit_that_is_counted_can_be_seen(page: Page) -> None:
    page.goto("sok/?q=idé")
    expect(page.get_by_role("heading", name="Alla träffar")).to_be_visible()
    page.evaluate(WHOLE)
    told = int(page.locator("[data-shown]").inner_text().split()[0])
    kinds = page.get_by_role("region", name="Alla träffar")
    for kind in kinds.locator("summary:visible").all():
        kind.click()
    seen = kinds.locator(".hit h3 a:visible").evaluate_all("links => links.map(link => link.href)")
    assert len(set(seen)) == len(seen) == told


def test_the_search_page_keeps_its_query_in_the_address(page: Page) -> None:
    page.goto("sok/")
    type_in(page, "Vad letar du efter?", "idésluss")
    first = page.get_by_role("main").get_by_role("heading", level=3).first
    expect(first).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=id%C3%A9sluss$"))
    type_in(page, "Vad letar du efter?", "enkät")
    expect(first).to_have_text("Enkät")
    expect(page).to_have_url(re.compile(r"\?q=enk%C3%A4t$"))
    page.go_back()
    expect(page.get_by_label("Vad letar du efter?")).to_have_value("idésluss")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"träff(ar)?$"))


def test_back_leads_to_what_was_sent_however_slowly_the_next_is_typed(page: Page) -> None:
    page.goto("sok/")
    type_in(page, "Vad letar du efter?", "idésluss")
    field = page.get_by_label("Vad letar du efter?")
    field.fill("")
    field.press_sequentially("enkät", delay=200)
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=enk%C3%A4t$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q=id%C3%A9sluss$"))
    expect(field).to_have_value("idésluss")


def test_a_search_of_the_guide_without_hits_shows_ways_on(page: Page) -> None:
    page.goto("sok/?q=qqqqqqqqqqqqqq")
    expect(page.get_by_role("heading", name="Det har vi inte")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Saknar du en metod"))).to_be_visible()
    expect(page.get_by_role("link", name="Alla metoder")).to_be_visible()


def test_the_field_in_the_header_fits_the_narrowest_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto("sok/?q=hur+vet+vi+om+lösningen+fungerar")
    expect(page.get_by_role("main").get_by_role("heading", level=3).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Meny").click()
    box = page.get_by_label("Sök i hela guiden", exact=True).bounding_box()
    assert box
    assert box["width"] >= 150
    assert box["height"] >= 24
    context.close()


def test_without_javascript_the_search_says_what_to_do_and_leads_to_the_lists(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("metoder/enkat/")
    type_in(page, "Sök i hela guiden", "intervju")
    expect(page.locator("noscript .notice")).to_contain_text("Sökningen behöver JavaScript.")
    page.get_by_role("link", name="Undersöka").click()
    expect(page.get_by_role("link", name="Djupintervju").first).to_be_visible()
    context.close()
