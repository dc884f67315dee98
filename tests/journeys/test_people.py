"""Somebody is invited, works, gets another role, and is let go; and somebody with two roles switches between them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.clinic.phone import code
from tests.integration.config.commands import Running
from tests.integration.config.regions import demonstration
from tests.journeys.conftest import assert_accessible, assert_everybody_can_use
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

PASSWORD = "en hel sætning er god"
POUL = "/patient/demo-poul"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A demonstration whose people may be let go."""
    with demonstration(tmp_path_factory, "people") as running:
        yield running


def opens(page: Page, region: Running, path: str) -> bool:
    """Whether it is there, and is the page that was asked for: who has to sign in first is led elsewhere."""
    answer = page.goto(address(region, path))
    assert answer is not None
    return answer.status == 200 and page.url == address(region, path)


def add_app(page: Page) -> None:
    """The second factor of the first day."""
    secret = page.locator(".scan code").inner_text()
    page.get_by_label("Kode fra appen").fill(code(secret, datetime.now(UTC)))
    press(page, page.get_by_role("button", name="Brug denne app"))
    press(page, page.get_by_role("link", name="Jeg har gemt dem"))


def test_who_is_in_the_wrong_role_for_a_page_changes_it_there_and_is_on_the_page(
    page: Page, region: Running
) -> None:
    sign_in(page, region, username="karin")
    with page.context.new_page() as hers:
        hers.goto(address(region, POUL))
        assert_accessible(hers)
        hers.get_by_role("button", name="Hjertesvigtsygeplejerske").click()
        expect(hers.get_by_role("heading", level=1)).to_have_text("Poul Jensen")
        hers.goto(address(region, "/office/people"))
        hers.get_by_role("button", name="Sekretariatsleder").click()
        expect(hers).to_have_url(address(region, "/office/people"))


def test_from_invitation_to_the_end_of_the_role(page: Page, browser: Browser, region: Running) -> None:
    sign_in(page, region, username="karin")
    press(page, page.get_by_role("link", name="Medarbejdere", exact=True))

    # Given that Nina is invited as a nurse
    press(page, page.get_by_role("link", name="Invitér en medarbejder"))
    page.get_by_label("Fornavn").fill("Nina")
    page.get_by_label("Efternavn").fill("Brask")
    page.get_by_label("Brugernavn").fill("nina")
    page.get_by_label("Rolle").select_option(label="Sygeplejerske")
    page.get_by_label("Stilling, som andre ser den").fill("Hjertesvigtsygeplejerske")
    page.get_by_label("Afdeling").select_option(label="Hjertesvigtklinikken")
    press(page, page.get_by_role("button", name="Invitér"))
    link = page.locator(".link code").inner_text()
    assert_accessible(page)

    # When she chooses a password by the link and signs in
    with browser.new_context(locale="da-DK", java_script_enabled=False) as context:
        hers = context.new_page()
        hers.goto(link)
        hers.get_by_label("Adgangskode", exact=True).fill(PASSWORD)
        hers.get_by_label("Adgangskoden igen").fill(PASSWORD)
        press(hers, hers.get_by_role("button", name="Gem adgangskoden"))
        sign_in(hers, region, username="nina", password=PASSWORD)
        add_app(hers)
        expect(hers).to_have_url(address(region, "/worklist"))

        # Then she sees whom the clinic treats, until the role is ended
        assert opens(hers, region, POUL)
        press(page, page.get_by_role("link", name="Medarbejdere", exact=True))
        press(page, page.get_by_role("link", name="Nina Brask"))
        press(page, page.get_by_role("button", name="Afslut rollen"))
        hers.goto(address(region, POUL))
        expect(hers).to_have_url(address(region, "/sign-in?next=%2Fpatient%2Fdemo-poul"))
        hers.goto(link)
        expect(hers.get_by_role("heading", level=1)).to_have_text("Linket kan ikke bruges")


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_with_two_roles_switches_at_the_top(
    browser: Browser, region: Running, javascript: bool
) -> None:
    with browser.new_context(locale="da-DK", java_script_enabled=javascript) as context:
        page = context.new_page()
        sign_in(page, region, username="karin")
        expect(page).to_have_url(address(region, "/office"))
        assert not opens(page, region, POUL)

        page.goto(address(region, "/office"))
        page.get_by_role("button", name="Karin Solbjerg").click()
        page.get_by_role("button", name="Hjertesvigtsygeplejerske").click()

        expect(page).to_have_url(address(region, "/worklist"))
        expect(page.get_by_role("button", name="Karin Solbjerg")).to_contain_text("Hjertesvigtsygeplejerske")
        assert opens(page, region, POUL)


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_use_the_pages_about_people(browser: Browser, region: Running, language: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, region, username="karin")
        for path in ("/office/people", "/office/people/new", "/office/people/demo-lars", "/invitation/none"):
            page.goto(address(region, f"{path}?lang={language}"))
            assert_everybody_can_use(page, language)
        page.goto(address(region, "/office"))
        page.locator(".me").click()
        press(page, page.get_by_role("button", name="Hjertesvigtsygeplejerske"))
        page.goto(address(region, f"/patients/leaving?lang={language}"))
        page.locator(".me").click()
        assert_everybody_can_use(page, language)
