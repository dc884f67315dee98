"""Somebody's first day: a password from the operator, a passkey of one's own, and then in without a password."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.clinic.phone import code
from tests.integration.config.commands import Running, run
from tests.journeys.conftest import assert_everybody_can_use
from tests.journeys.waiting import press

_numbers = itertools.count(1)
_AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def address(demo: Running, path: str) -> str:
    # A passkey is for a name, and 127.0.0.1 is none.
    return f"http://localhost:{demo.port}{path}"


class Newcomer(NamedTuple):
    """Somebody whom the operator has given an account and a password."""

    username: str
    password: str


@pytest.fixture
def newcomer(demo: Running) -> Newcomer:
    """An account that nobody has signed in with yet."""
    name = f"new-{next(_numbers)}"
    said = run("user", "add", name, "--role-id", "demo-anne-role", home=demo.home).stdout
    return Newcomer(name, said.rpartition(": ")[2].strip())


@pytest.fixture
def key(page: Page) -> Iterator[None]:
    """A computer that knows its owner's face."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": _AUTHENTICATOR})
    yield
    devices.detach()


def give_password(page: Page, demo: Running, who: Newcomer, *, path: str = "/sign-in") -> None:
    page.goto(address(demo, path))
    page.get_by_label("Brugernavn").fill(who.username)
    page.get_by_label("Adgangskode", exact=True).fill(who.password)
    press(page, page.get_by_role("button", name="Log ind", exact=True))


def sign_out(page: Page) -> None:
    page.locator("button.me").click()
    press(page, page.get_by_role("button", name="Log ud", exact=True))


def test_a_passkey_is_made_on_the_first_day_and_is_enough_from_then_on(
    page: Page, demo: Running, newcomer: Newcomer, key: None
) -> None:
    give_password(page, demo, newcomer, path="/patient/demo-poul")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gør dit login sikkert")
    page.get_by_role("button", name="Opret adgangsnøgle").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gem dine gendannelseskoder")
    expect(page.get_by_role("listitem")).to_have_count(10)
    page.get_by_role("link", name="Jeg har gemt dem").click()
    expect(page).to_have_url(address(demo, "/patient/demo-poul"))

    sign_out(page)
    page.goto(address(demo, "/sign-in"))
    page.get_by_role("button", name="Log ind med adgangsnøgle").click()

    expect(page).to_have_url(address(demo, "/worklist"))


def test_after_the_password_the_passkey_is_the_second_step(
    page: Page, demo: Running, newcomer: Newcomer, key: None
) -> None:
    give_password(page, demo, newcomer)
    press(page, page.get_by_role("button", name="Opret adgangsnøgle"))
    press(page, page.get_by_role("link", name="Jeg har gemt dem"))
    sign_out(page)

    give_password(page, demo, newcomer)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ét trin mere")
    page.get_by_role("button", name="Brug din adgangsnøgle").click()

    expect(page).to_have_url(address(demo, "/worklist"))
    page.goto(address(demo, "/my-sign-in"))
    expect(page.get_by_text("Min computer")).to_be_visible()
    expect(page.get_by_text("Det er dit eneste andet trin.")).to_be_visible()


def test_a_passkey_that_is_somebody_elses_is_refused(
    page: Page, demo: Running, newcomer: Newcomer, key: None
) -> None:
    page.goto(address(demo, "/sign-in"))
    page.get_by_role("button", name="Log ind med adgangsnøgle").click()

    expect(page.get_by_role("alert")).to_have_text(
        "Der blev ikke vist nogen adgangsnøgle. Prøv igen, når du er klar."
    )


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_set_up_a_second_factor_and_look_after_it(
    browser: Browser, demo: Running, newcomer: Newcomer, language: str
) -> None:
    with browser.new_context(locale="da-DK") as context:
        page = context.new_page()
        devices = context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": _AUTHENTICATOR})
        give_password(page, demo, newcomer)
        page.goto(address(demo, f"/sign-in/set-up?lang={language}"))
        assert_everybody_can_use(page, language)
        page.locator("form[data-passkey] button").click()
        page.locator(".codes").wait_for()
        assert_everybody_can_use(page, language)
        press(page, page.locator("a.button"))
        for path in ("/my-sign-in", "/my-sign-in/add", "/my-sign-in/proof", "/session/back"):
            page.goto(address(demo, path))
            assert_everybody_can_use(page, language)
        page.goto(address(demo, "/my-sign-in"))
        press(page, page.locator("[action='/my-sign-in/everywhere'] button"))
        page.locator("#username").fill(newcomer.username)
        page.locator("#password").fill(newcomer.password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/sign-in/second")
        assert_everybody_can_use(page, language)


def test_without_javascript_only_what_works_is_offered(
    browser: Browser, demo: Running, newcomer: Newcomer
) -> None:
    with browser.new_context(locale="da-DK", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address(demo, "/sign-in"))
        expect(page.get_by_role("button", name="Log ind med adgangsnøgle")).to_be_hidden()

        give_password(page, demo, newcomer)

        expect(page.get_by_text("En adgangsnøgle kræver, at JavaScript er slået til")).to_be_visible()
        secret = page.locator(".scan code").inner_text()
        page.get_by_label("Kode fra appen").fill(code(secret, datetime.now(UTC)))
        press(page, page.get_by_role("button", name="Brug denne app"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Gem dine gendannelseskoder")
        expect(page.get_by_role("button", name="Print")).to_be_hidden()
        press(page, page.get_by_role("link", name="Jeg har gemt dem"))
        expect(page).to_have_url(address(demo, "/worklist"))
