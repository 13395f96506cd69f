"""A method's page as the tool that one leads from."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


def test_the_switch_changes_what_is_said_what_to_have_ready_and_the_plan(page: Page) -> None:
    page.goto("metoder/aktorskarta/")
    steps = page.get_by_role("region", name="Så gör ni")
    expect(steps.get_by_text("En lapp för varje roll.")).to_be_visible()
    expect(steps.get_by_role("heading", name="Ha framme")).to_be_visible()
    page.get_by_role("radio", name="På distans").check()
    expect(steps.get_by_text("En lapp för varje roll.")).to_be_hidden()
    expect(steps.get_by_text("Gör det på den digitala tavlan.").first).to_be_visible()
    expect(steps.get_by_role("heading", name="Gör i ordning före")).to_be_visible()
    page.get_by_role("link", name="Lägg till i planen").click()
    expect(page.get_by_role("radio", name="På distans")).to_be_checked()


def test_where_one_meets_is_kept_from_one_method_to_the_next(page: Page) -> None:
    page.goto("metoder/aktorskarta/")
    page.get_by_role("radio", name="På distans").check()
    page.goto("metoder/enkat/")
    expect(page.get_by_role("radio", name="På distans")).to_be_checked()


def test_without_a_script_the_page_can_be_led_from_and_switched(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("metoder/aktorskarta/")
    page.get_by_role("radio", name="På distans").check()
    expect(page.get_by_text("Gör det på den digitala tavlan.").first).to_be_visible()
    page.get_by_text("Se ett ifyllt exempel").click()
    expect(page.get_by_text("Så här blev aktörskarta i Provköpings kommun")).to_be_visible()
    context.close()


def test_what_must_never_be_left_out_is_seen_beside_the_first_step(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("metoder/aktorskarta/")
    expect(page.get_by_role("note", name="Stopp")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", name="Rita ringar")).to_be_in_viewport()


def test_the_pictures_say_what_they_show(page: Page) -> None:
    page.goto("metoder/aktorskarta/")
    expect(page.get_by_role("img", name="Sökande").first).to_be_visible()


def test_a_link_into_what_is_folded_away_unfolds_it(page: Page) -> None:
    page.goto("metoder/aktorskarta/#vilka")
    expect(page.get_by_role("button", name="Kopiera inbjudan")).to_be_visible()
    expect(page.get_by_role("heading", name="Vilka som är med")).to_be_in_viewport()
    page.goto("metoder/aktorskarta/#%E0%A4%A")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_invitation_is_copied_whole(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("metoder/aktorskarta/")
    page.get_by_text("Vilka som är med").click()
    page.get_by_role("button", name="Kopiera inbjudan").click()
    expect(page.get_by_text("Texten är kopierad.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Du är inbjuden till aktörskarta den […].")


def test_the_rail_follows_the_reader(page: Page) -> None:
    page.goto("metoder/aktorskarta/")
    expect(page.get_by_text("1 av 3: Rita ringar")).to_be_visible()
    page.get_by_role("heading", name="Välj", exact=False).last.evaluate("h => h.scrollIntoView({block: 'start'})")
    expect(page.get_by_text("3 av 3: Välj")).to_be_visible()


def test_the_menu_of_a_phone_is_one_row_and_opens_by_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("metoder/")
    assert page.locator("header").first.evaluate("header => header.offsetHeight") <= 64
    menu = page.get_by_role("navigation", name="Huvudmeny")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Meny").press("Enter")
    expect(menu.get_by_role("link", name="Metoder")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_the_first_slide_of_a_method_shows_what_it_looks_like(page: Page) -> None:
    page.goto("metoder/aktorskarta/")
    page.get_by_role("link", name="Visa på skärmen").click()
    expect(page.get_by_role("heading", name="Rita ringar")).to_be_visible()
    expect(page.locator("[data-picture]").get_by_role("img")).to_be_visible()
    page.get_by_role("button", name="Nästa").click()
    expect(page.locator("[data-picture]").get_by_role("img")).to_have_count(0)


def test_a_source_in_another_language_is_read_aloud_in_it(page: Page) -> None:
    page.goto("metoder/enkat/")
    expect(page.locator("[lang=en]")).to_have_text("The Art of Asking")
    assert page.locator("html").get_attribute("lang") == "sv"
