"""Somebody has typed `make demo` and opens the address in a browser."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_everybody_can_use


def _open(page: Page, demo: Running, path: str = "/") -> None:
    page.goto(f"http://127.0.0.1:{demo.port}{path}")


def test_the_front_page_says_what_this_is_and_that_nobody_in_it_is_real(page: Page, demo: Running) -> None:
    _open(page, demo)

    expect(page.get_by_role("heading", level=1)).to_have_text("Ét billede. Én plan. Alle med.")
    expect(page.get_by_text("Alle mennesker og tal herinde er opdigtede")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "da")


def test_a_reader_of_english_gets_english_and_can_change(browser: Browser, demo: Running) -> None:
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        _open(page, demo)
        expect(page.get_by_role("heading", level=1)).to_have_text("One picture. One plan. Everyone in it.")

        page.get_by_role("link", name="Dansk").click()

        expect(page.locator("html")).to_have_attribute("lang", "da")


def test_the_way_from_the_front_page_to_what_the_fhir_door_can(page: Page, demo: Running) -> None:
    _open(page, demo)
    page.get_by_role("link", name="Prøv den").click()

    with page.expect_navigation() as navigation:
        page.get_by_role("link", name="Se, hvad døren kan").click()

    answer = navigation.value
    assert answer is not None
    assert answer.status == 200
    assert answer.json()["resourceType"] == "CapabilityStatement"


def test_the_keyboard_reaches_the_content_first(page: Page, demo: Running) -> None:
    _open(page, demo)

    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Gå til indholdet")).to_be_focused()


def test_who_mistypes_the_address_is_told_so_and_led_to_the_front_page(
    browser: Browser, demo: Running
) -> None:
    with browser.new_context(locale="da-DK") as context:
        page = context.new_page()
        _open(page, demo, "/forsdie")
        expect(page.get_by_role("heading", level=1)).to_have_text("Siden findes ikke")

        page.get_by_role("link", name="Til forsiden").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Ét billede. Én plan. Alle med.")


@pytest.mark.parametrize("path", ["/", "/nothing"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_use_the_front_page_and_what_stands_where_there_is_none(
    browser: Browser, demo: Running, path: str, language: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        _open(page, demo, f"{path}?lang={language}")

        assert_everybody_can_use(page, language)
