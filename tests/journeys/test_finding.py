"""Somebody who has signed in looks for a patient."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_everybody_can_use
from tests.journeys.test_signing_in import address, sign_in

POULS = "1212459991"


@pytest.fixture
def signed_in(page: Page, demo: Running) -> Page:
    """Where patients are found, as somebody of the clinic."""
    sign_in(page, demo)
    page.goto(address(demo, "/patients"))
    expect(page.get_by_role("searchbox")).to_be_focused()
    return page


@pytest.fixture
def told(signed_in: Page) -> Iterator[list[str]]:
    """Every address that the browser asked for, and every title it showed."""
    told: list[str] = []
    signed_in.on("request", lambda request: told.append(request.url))
    signed_in.on("load", lambda page: told.append(page.title()))
    yield told
    assert told


def find(page: Page, typed: str) -> None:
    field = page.get_by_role("searchbox")
    field.fill(typed)
    with page.expect_navigation():
        field.press("Enter")


@pytest.mark.parametrize("typed", ["jens pou", "POUL", "12.12.1945", "121245", "poul 1945"])
def test_a_patient_is_found_by_whatever_one_knows_and_opened(
    signed_in: Page, demo: Running, typed: str
) -> None:
    find(signed_in, typed)

    row = signed_in.get_by_role("row", name="Poul Jensen")
    expect(row).to_contain_text("121245-xxxx")
    row.click()

    expect(signed_in).to_have_url(address(demo, "/patient/demo-poul"))


@pytest.mark.parametrize("typed", [POULS, "121245-9991"])
def test_a_cpr_number_opens_the_patient_and_stands_in_no_address_and_no_title(
    signed_in: Page, demo: Running, told: list[str], typed: str
) -> None:
    find(signed_in, typed)

    expect(signed_in).to_have_url(address(demo, "/patient/demo-poul"))
    assert not [one for one in told if POULS in one.replace("-", "")]
    expect(signed_in.get_by_text(POULS[6:])).to_be_hidden()


def test_a_name_stands_in_no_address_and_no_title(signed_in: Page, told: list[str]) -> None:
    find(signed_in, "jensen poul")
    signed_in.get_by_role("link", name="Poul Jensen").click()
    signed_in.wait_for_url("**/patient/*")

    assert not [one for one in told if "jensen" in one.lower()]


def test_going_back_shows_the_list_and_the_start_shows_who_was_seen(signed_in: Page, demo: Running) -> None:
    find(signed_in, "mosevang")
    signed_in.get_by_role("link", name="Karen Mosevang").click()
    signed_in.wait_for_url("**/patient/*")

    signed_in.go_back()
    expect(signed_in.get_by_role("status")).to_contain_text("1 patient fundet")

    signed_in.goto(address(demo, "/patients"))
    expect(signed_in.get_by_role("row").nth(1)).to_contain_text("Karen Mosevang")


def test_nobody_found_says_what_one_can_search_by(signed_in: Page) -> None:
    find(signed_in, "xyzzy")

    expect(signed_in.get_by_role("status")).to_contain_text("Ingen passer på det, du har skrevet")
    expect(signed_in.get_by_role("heading", name="Man kan søge på")).to_be_visible()
    expect(signed_in.get_by_role("searchbox")).to_have_value("xyzzy")


def test_the_keyboard_leads_from_the_field_through_the_list_to_the_patient(
    signed_in: Page, demo: Running
) -> None:
    find(signed_in, "bent 1949")
    expect(signed_in.get_by_role("status")).to_contain_text("1 patient fundet")

    signed_in.keyboard.press("/")
    expect(signed_in.get_by_role("searchbox")).to_be_focused()
    signed_in.keyboard.press("ArrowDown")
    expect(signed_in.get_by_role("link", name="Bent Klitbo")).to_be_focused()
    signed_in.keyboard.press("Enter")

    expect(signed_in).to_have_url(address(demo, "/patient/demo-bent"))


def test_it_takes_no_javascript(browser: Browser, demo: Running) -> None:
    with browser.new_context(locale="en-GB", java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, demo)
        find(page, "poul jensen")
        page.get_by_role("link", name="Poul Jensen").click()

        expect(page).to_have_url(address(demo, "/patient/demo-poul"))


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_use_the_pages_that_find(browser: Browser, demo: Running, language: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, demo)
        page.goto(address(demo, f"/patients?lang={language}"))
        assert_everybody_can_use(page, language)
        for typed in ("test", "xyzzy"):
            find(page, typed)
            expect(page.get_by_role("status")).to_be_visible()
            assert_everybody_can_use(page, language)
