"""Somebody who works with patients signs in at the demonstration."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_everybody_can_use
from tests.journeys.waiting import press

PASSWORD = "shared-care-demo"


def address(demo: Running, path: str) -> str:
    return f"http://127.0.0.1:{demo.port}{path}"


def sign_in(page: Page, demo: Running, *, username: str = "anne", password: str = PASSWORD) -> None:
    page.goto(address(demo, "/sign-in"))
    page.locator("#username").fill(username)
    page.locator("#password").fill(password)
    press(page, "Enter")


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    with browser.new_context(locale="da-DK", java_script_enabled=False) as context:
        yield context.new_page()


def test_from_the_front_page_by_one_click_into_somebodys_shoes_and_out_again(
    page: Page, demo: Running
) -> None:
    page.goto(address(demo, "/"))
    press(page, page.get_by_role("link", name="Log ind"))
    press(page, page.get_by_role("button", name="Log ind som Anne"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Arbejdsliste")

    page.get_by_role("button", name="Anne Hjertholm").click()
    press(page, page.get_by_role("button", name="Log ud"))

    expect(page.get_by_role("status")).to_have_text("Du er logget ud.")
    page.goto(address(demo, "/patients"))
    expect(page).to_have_url(address(demo, "/sign-in?next=%2Fpatients"))


def test_a_wrong_password_is_told_and_the_name_need_not_be_typed_again(page: Page, demo: Running) -> None:
    sign_in(page, demo, username="bo", password="something else")

    expect(page.get_by_role("alert")).to_have_text("Brugernavnet eller adgangskoden er forkert. Prøv igen.")
    expect(page.get_by_label("Adgangskode")).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    expect(page).to_have_url(address(demo, "/worklist"))


def test_who_followed_a_link_to_a_patient_lands_there(page: Page, demo: Running) -> None:
    page.goto(address(demo, "/patient/demo-poul"))
    page.get_by_role("button", name="Log ind som Kim").click()

    expect(page).to_have_url(address(demo, "/patient/demo-poul"))


def test_it_takes_nothing_but_the_keyboard(page: Page, demo: Running) -> None:
    page.goto(address(demo, "/sign-in"))
    expect(page.get_by_label("Brugernavn")).to_be_focused()
    page.keyboard.type("anne")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    press(page, "Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Arbejdsliste")
    page.keyboard.press("j")
    expect(page.locator("[data-row] .name").first).to_be_focused()


def test_it_takes_no_javascript(plain: Page, demo: Running) -> None:
    sign_in(plain, demo)
    plain.get_by_role("button", name="Anne Hjertholm").click()
    plain.get_by_role("button", name="Log ud").click()

    expect(plain.get_by_role("heading", level=1)).to_have_text("Log ind")


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_use_the_sign_in_page(browser: Browser, demo: Running, language: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address(demo, f"/sign-in?left&lang={language}"))

        assert_everybody_can_use(page, language)
