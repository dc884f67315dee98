"""Whoever answers for data protection: what waits, a look into a pattern, an answer to a patient, and the trail itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.integration.config.commands import Running
from tests.integration.config.regions import demonstration
from tests.journeys.conftest import assert_accessible, assert_everybody_can_use
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

PASSWORD = "en hel sætning er god"
AISHAS = "2302619992"
WHY = "Fundet bevidstløs hjemme og kan ikke selv fortælle noget"
HOME = "/office/protection"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Running]:
    """A demonstration in which somebody opened a record in an emergency, somebody a namesake's, and a patient did not
    recognise a look."""
    with demonstration(tmp_path_factory, "protection", SHAREDCARE_SECOND_FACTOR="0") as running:
        _in_an_emergency(browser, running)
        _by_a_namesake(browser, running)
        _not_recognised(browser, running)
        yield running


def _in_an_emergency(browser: Browser, region: Running) -> None:
    with browser.new_context(locale="da-DK") as context:
        mette = context.new_page()
        sign_in(mette, region, username="mette")
        mette.goto(address(region, "/emergency"))
        mette.get_by_label("Patientens CPR-nummer").fill(AISHAS)
        mette.get_by_label("Hvorfor skal journalen åbnes nu?").fill(WHY)
        mette.get_by_role("button", name="Åbn journalen i 8 timer").click()
        expect(mette).to_have_url(address(region, "/patient/demo-aisha"))


def _by_a_namesake(browser: Browser, region: Running) -> None:
    with browser.new_context(locale="da-DK") as context:
        karin = context.new_page()
        sign_in(karin, region, username="karin")
        karin.goto(address(region, "/office/people/new"))
        karin.get_by_label("Fornavn").fill("Nina")
        karin.get_by_label("Efternavn").fill("Jensen")
        karin.get_by_label("Brugernavn").fill("nina")
        karin.get_by_label("Rolle").select_option(label="Sygeplejerske")
        karin.get_by_label("Stilling, som andre ser den").fill("Hjertesvigtsygeplejerske")
        karin.get_by_label("Afdeling").select_option(label="Hjertesvigtklinikken")
        karin.get_by_role("button", name="Invitér").click()
        link = karin.locator(".link code").inner_text()
    with browser.new_context(locale="da-DK") as context:
        nina = context.new_page()
        nina.goto(link)
        nina.get_by_label("Adgangskode", exact=True).fill(PASSWORD)
        nina.get_by_label("Adgangskoden igen").fill(PASSWORD)
        nina.get_by_role("button", name="Gem adgangskoden").click()
        expect(nina).to_have_url(address(region, "/sign-in"))
        sign_in(nina, region, username="nina", password=PASSWORD)
        nina.goto(address(region, "/patient/demo-poul"))
        expect(nina.get_by_role("heading", level=1)).to_contain_text("Poul Jensen")


def _not_recognised(browser: Browser, region: Running) -> None:
    with browser.new_context(locale="da-DK") as context:
        poul = context.new_page()
        sign_in(poul, region, username="poul")
        poul.goto(address(region, "/my/seen"))
        looks = poul.locator(".look", has_text="Nina Jensen")
        press(poul, looks.get_by_role("link", name="Så hele journalen"))
        poul.get_by_label("Vil du skrive noget til det?").fill("Hende kender jeg ikke")
        poul.get_by_role("button", name="Send til databeskyttelsen").click()
        expect(poul.get_by_role("status")).to_contain_text("Databeskyttelsen har fået det")


@pytest.fixture
def vera(browser: Browser, region: Running) -> Iterator[Page]:
    """The officer. A page that refuses is one that the browser complains about."""
    with browser.new_context(locale="da-DK", viewport={"width": 1440, "height": 760}) as context:
        page = context.new_page()
        sign_in(page, region, username="vera")
        yield page


def counts(page: Page) -> Locator:
    return page.locator(".waits h2 b")


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_use_the_pages(browser: Browser, region: Running, language: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, region, username="vera")
        page.goto(address(region, f"/office/patterns?lang={language}"))
        pattern = page.locator(".kind .go a").first.get_attribute("href")
        assert pattern is not None
        for path in (
            HOME,
            "/office/trail",
            "/office/trail?patient=demo-poul",
            "/office/patterns",
            pattern,
            "/office/reports",
            "/emergencies",
        ):
            page.goto(address(region, path))
            assert_everybody_can_use(page, language)


def test_what_waits_is_looked_into_one_after_the_other(vera: Page, browser: Browser, region: Running) -> None:
    # Given what happened, the officer lands where it waits
    expect(vera).to_have_url(address(region, HOME))
    expect(counts(vera)).to_have_text(["1", "1", "1"])
    expect(vera.locator(".seal")).to_contain_text("Sidst forseglet")

    # When the emergency is judged
    press(vera, vera.get_by_role("link", name="Se dem Nødsituationer"))
    vera.get_by_label("Ja, berettiget").check()
    press(vera, vera.get_by_role("button", name="Gem vurderingen"))
    expect(vera.get_by_role("heading", name="Vurderet (1)")).to_be_visible()

    # And somebody of the patient's name was asked, and answered
    press(vera, vera.get_by_role("link", name="Usædvanlige opslag"))
    press(vera, vera.get_by_role("link", name="Se på det Nina Jensen, Poul Jensen"))
    expect(vera.get_by_role("table", name="Opslagene bag")).to_contain_text("Så hele journalen")
    press(vera, vera.get_by_role("button", name="Gem"))
    press(vera, vera.get_by_role("link", name="Vælg, hvad du fandt"))
    vera.get_by_label("Der var en grund").check()
    vera.get_by_label("Hvad du så på, og hvad du fandt").fill("Vikar på klinikken. Ikke i familie.")
    press(vera, vera.get_by_role("button", name="Gem"))
    expect(vera.get_by_role("table", name="Set på")).to_contain_text("Ikke i familie")

    # And the patient is answered
    press(vera, vera.get_by_role("link", name="Ikke genkendt"))
    vera.get_by_label("Svar til patienten").fill("Hun er vikar på klinikken, der behandler dig.")
    press(vera, vera.get_by_role("button", name="Send svaret"))
    expect(vera.get_by_role("heading", name="Besvaret (1)")).to_be_visible()

    # Then nothing waits, and the patient reads the answer where the look was reported
    press(vera, vera.get_by_role("link", name="Overblik"))
    expect(counts(vera)).to_have_text(["0", "0", "0"])
    with browser.new_context(locale="da-DK", viewport={"width": 390, "height": 844}) as context:
        poul = context.new_page()
        sign_in(poul, region, username="poul")
        poul.goto(address(region, "/my/seen"))
        expect(poul.get_by_text("Hun er vikar på klinikken, der behandler dig.")).to_be_visible()
        assert_accessible(poul)


def test_the_trail_is_searched_by_number_and_handed_out_and_the_address_tells_nobody(
    page: Page, region: Running
) -> None:
    sign_in(page, region, username="vera")
    press(page, page.get_by_role("link", name="Søg i loggen"))
    page.get_by_label("Hvis journal").fill(AISHAS)
    page.get_by_label("På hvilket grundlag").select_option(label="Nødsituation")
    press(page, page.get_by_role("button", name="Søg"))

    expect(page.get_by_role("table")).to_contain_text("Mette Omsgaard")
    expect(page).to_have_url(address(region, "/office/trail?patient=demo-aisha&ground=emergency"))
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent alt det fundne").click()
    lines = Path(download.value.path()).read_text().splitlines()
    assert lines
    assert all('"resourceType":"AuditEvent"' in line for line in lines)

    page.get_by_role("link", name="Fjern Aisha Al-Demo").click()
    expect(page).to_have_url(address(region, "/office/trail?ground=emergency"))
