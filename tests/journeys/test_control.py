"""The patient's own control in a real browser: what Poul and Inge decide, and what those who treat see of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_accessible, assert_everybody_can_use
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

PAGES = (
    "/my",
    "/my/measure",
    "/my/questionnaires",
    "/my/questionnaires/phq-9",
    "/my/seen",
    "/my/sharing",
    "/my/sharing/entries",
    "/my/relatives",
    "/my/relatives/new",
    "/my/relatives/demo-inge",
)
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def poul(browser: Browser, demo: Running) -> Iterator[Page]:
    """Poul on his phone."""
    with browser.new_context(locale="da-DK", viewport=PHONE) as context:
        page = context.new_page()
        sign_in(page, demo, username="poul")
        expect(page).to_have_url(address(demo, "/my"))
        yield page


@pytest.fixture
def kim(browser: Browser, demo: Running) -> Iterator[Page]:
    """The physiotherapist of the municipality, who has Poul open."""
    with browser.new_context(locale="da-DK") as context:
        page = context.new_page()
        sign_in(page, demo, username="kim")
        page.goto(address(demo, "/patient/demo-poul"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Poul Jensen")
        yield page


def withdraw(page: Page, demo: Running, programme: str) -> None:
    page.goto(address(demo, "/my/sharing"))
    press(page, page.get_by_role("button", name=f"Træk samtykket tilbage {programme}"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(programme)


def give(page: Page, demo: Running, programme: str) -> None:
    page.goto(address(demo, "/my/sharing"))
    press(page, page.get_by_role("button", name=f"Sig ja til at dele {programme}"))
    press(page, page.get_by_role("button", name="Ja, jeg vil dele"))
    expect(page.get_by_role("status")).to_contain_text("Du deler nu")


def test_poul_withdraws_his_consent_and_sees_before_who_loses_what(
    poul: Page, kim: Page, demo: Running
) -> None:
    withdraw(poul, demo, "Hjertesvigt")
    expect(poul.get_by_text("Ingen mister adgangen til din journal")).to_be_visible()
    press(poul, poul.get_by_role("button", name="Ja, træk samtykket tilbage"))
    expect(poul.get_by_role("status")).to_contain_text("gælder fra nu af")

    withdraw(poul, demo, "Type 2-diabetes")
    expect(poul.get_by_role("main").get_by_text("Rosenfjord Kommune")).to_be_visible()
    assert_accessible(poul)
    kim.reload()
    expect(kim.get_by_role("heading", level=1)).to_have_text("Poul Jensen")
    press(poul, poul.get_by_role("button", name="Ja, træk samtykket tilbage"))

    kim.reload()
    expect(kim.get_by_role("heading", level=1)).to_have_text("Journalen er ikke åben for dig")
    for programme in ("Hjertesvigt", "Type 2-diabetes"):
        give(poul, demo, programme)
    kim.reload()
    expect(kim.get_by_role("heading", level=1)).to_have_text("Poul Jensen")


def test_one_entry_is_hidden_from_its_own_line_and_shown_again(poul: Page, kim: Page, demo: Running) -> None:
    weight = kim.locator(".target", has=kim.get_by_role("link", name="Vægt"))
    before = weight.locator(".value").inner_text()
    poul.goto(address(demo, "/my/sharing/entries"))
    press(poul, poul.get_by_role("button", name="Skjul Vægt"))
    press(poul, poul.get_by_role("button", name="Ja, skjul det"))
    expect(poul.get_by_role("status")).to_contain_text("gælder fra nu af")

    kim.reload()
    expect(weight.locator(".value")).not_to_have_text(before)

    press(poul, poul.get_by_role("button", name="Ophæv Vægt"))
    press(poul, poul.get_by_role("button", name="Ja, åbn igen"))
    kim.reload()
    expect(weight.locator(".value")).to_have_text(before, use_inner_text=True)


def test_poul_reads_of_an_emergency_on_his_phone(browser: Browser, poul: Page, demo: Running) -> None:
    for programme in ("Hjertesvigt", "Type 2-diabetes"):
        withdraw(poul, demo, programme)
        press(poul, poul.get_by_role("button", name="Ja, træk samtykket tilbage"))
    with browser.new_context(locale="da-DK") as context:
        page = context.new_page()
        sign_in(page, demo, username="henrik")
        page.goto(address(demo, "/emergency"))
        page.get_by_label("Patientens CPR-nummer").fill("121245-9991")
        page.get_by_label("Hvorfor skal journalen åbnes nu?").fill("Bragt ind bevidstløs, alene")
        page.get_by_role("button", name="Åbn journalen i 8 timer").click()
        expect(page.get_by_role("complementary", name="Åbnet i en nødsituation")).to_be_visible()
    for programme in ("Hjertesvigt", "Type 2-diabetes"):
        give(poul, demo, programme)

    poul.goto(address(demo, "/my"))

    told = poul.locator(".heed", has_text="Din journal blev åbnet i en nødsituation")
    expect(told).to_contain_text("Henrik Klapgaard")
    expect(told).to_contain_text("»Bragt ind bevidstløs, alene«")
    poul.goto(address(demo, "/my/seen"))
    expect(poul.get_by_text("Fordi det var en nødsituation").first).to_be_visible()


def test_inge_always_sees_for_whom_and_is_out_when_poul_stops_it(
    browser: Browser, poul: Page, demo: Running
) -> None:
    with browser.new_context(locale="da-DK", viewport=PHONE) as context:
        inge = context.new_page()
        sign_in(inge, demo, username="inge")
        expect(inge.get_by_role("complementary", name="Du ser for Poul")).to_be_visible()
        assert_accessible(inge)

        poul.goto(address(demo, "/my/relatives"))
        press(poul, poul.get_by_role("button", name="Stop nu Inge Jensen"))
        inge.reload()
        expect(inge.get_by_role("heading", level=1)).to_have_text("Du har ingen journal åben")

        press(poul, poul.get_by_role("link", name="Giv adgang Inge Jensen"))
        poul.get_by_label("Må se og måle").check()
        press(poul, poul.get_by_role("button", name="Gem"))
        inge.reload()
        expect(inge.get_by_role("complementary")).to_contain_text("Du må se og måle")
        inge.goto(address(demo, "/my"))
        press(inge, inge.get_by_role("link", name="Send målinger"))
        inge.get_by_label("Vægt (kg)").fill("82,4")
        inge.get_by_role("button", name="Send", exact=True).click()
        expect(inge.get_by_role("status")).to_contain_text("Målingen er sendt.")
        inge.goto(address(demo, "/my/sharing"))
        expect(inge.get_by_role("button", name="Træk samtykket tilbage")).to_have_count(0)


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_use_the_pages(browser: Browser, demo: Running, language: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, demo, username="poul")
        for path in PAGES:
            page.goto(address(demo, f"{path}?lang={language}"))
            assert_everybody_can_use(page, language)


def test_it_takes_no_javascript(browser: Browser, demo: Running) -> None:
    with browser.new_context(locale="en-GB", java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        sign_in(page, demo, username="poul")
        press(page, page.get_by_role("link", name="Sharing"))
        press(page, page.get_by_role("button", name="Withdraw the consent Heart failure"))
        press(page, page.get_by_role("link", name="No, leave it as it is"))

        expect(page.get_by_role("heading", level=1)).to_have_text("Sharing your record")
