"""A patient needs help now and the record is closed: from the search to the overview, with the bar in sight."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_accessible, assert_everybody_can_use
from tests.journeys.screen import found, on_screens, opened
from tests.journeys.test_signing_in import address, sign_in
from tests.journeys.waiting import press

AISHAS = "2302619992"
WHY = "Fundet bevidstløs hjemme og kan ikke selv fortælle noget"
SIZES = {
    "comfortable": [(1440, 760), (1024, 768), (390, 844), (320, 640)],
    "compact": [(1366, 650)],
}
BAR = "Åbnet i en nødsituation, lukker kl."


@pytest.fixture
def mette(browser: Browser, demo: Running) -> Iterator[Page]:
    """The home nurse, who does not treat Aisha. A page that refuses is one that the browser complains about."""
    with browser.new_context(locale="da-DK") as context:
        page = context.new_page()
        sign_in(page, demo, username="mette")
        yield page


def test_from_the_search_to_the_patient_and_the_bar_stays(mette: Page, demo: Running) -> None:
    mette.get_by_role("searchbox").fill(AISHAS)
    press(mette, "Enter")
    expect(mette.get_by_role("status")).to_contain_text("Ingen passer")
    press(mette, mette.get_by_role("button", name="I en nødsituation"))

    expect(mette.get_by_label("Patientens CPR-nummer")).to_have_value(AISHAS)
    expect(mette.get_by_label("Hvorfor skal journalen åbnes nu?")).to_be_focused()
    mette.keyboard.type("kort")
    press(mette, mette.get_by_role("button", name="Åbn journalen i 8 timer"))
    expect(mette.get_by_label("Hvorfor skal journalen åbnes nu?")).to_be_focused()
    assert_accessible(mette)
    mette.keyboard.press("Control+A")
    mette.keyboard.type(WHY)
    mette.get_by_role("button", name="Åbn journalen i 8 timer").click()

    expect(mette).to_have_url(address(demo, "/patient/demo-aisha"))
    for way in ("?at=2026-01-01T12:00", "/measure/hba1c", ""):
        mette.goto(address(demo, f"/patient/demo-aisha{way}"))
        expect(mette.get_by_role("complementary", name=BAR)).to_be_visible()
        assert BAR in mette.title()


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_use_the_page(browser: Browser, demo: Running, language: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, demo)
        page.goto(address(demo, f"/emergency?lang={language}"))
        assert_everybody_can_use(page, language)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("density", SIZES)
@pytest.mark.parametrize("person", ["fullest", "earlier"])
def test_with_the_bar_all_is_still_on_one_screen(
    browser: Browser, person: str, density: str, language: str
) -> None:
    with opened(browser, person, query=f"lang={language}&density={density}", in_emergency=True) as page:
        for width, height in on_screens(page, SIZES[density]):
            expect(page.locator(".caution")).to_be_in_viewport()
            assert found(page) == [], (width, height)
            assert width < 1000 or not page.evaluate("document.documentElement.scrollHeight > innerHeight")
            if width in (1440, 390):
                assert_accessible(page)
