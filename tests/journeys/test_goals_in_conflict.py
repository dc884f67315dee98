"""Two programmes want different things of one value: a clinician sees both, on screen, on paper and read aloud."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.config.commands import Running
from tests.journeys.conftest import assert_everybody_can_use
from tests.journeys.test_signing_in import address, sign_in

LDL = "/patient/demo-poul/measure/ldl"


@pytest.fixture
def ldl(page: Page, demo: Running) -> Page:
    """The graph of Poul's LDL."""
    sign_in(page, demo)
    page.goto(address(demo, LDL))
    return page


def test_the_overview_leads_to_where_it_is_decided(page: Page, demo: Running) -> None:
    sign_in(page, demo)
    page.goto(address(demo, "/patient/demo-poul"))
    says = "1 konflikt om LDL: højst 1,4 mod højst 1,8 (Hjertesvigt / Type 2-diabetes)"
    page.get_by_role("link", name=says).click()

    page.wait_for_url("**/programmes/*#decide")
    expect(page.locator("#decide").get_by_role("radio")).to_have_count(2)


def test_both_goals_are_listed_with_whose_they_are_and_told_in_the_summary(ldl: Page) -> None:
    goals = ldl.locator(".goal")
    expect(goals).to_contain_text("2 mål i konflikt")
    expect(goals.get_by_role("listitem").nth(0)).to_contain_text("A højst 1,4 mmol/L, Hjertesvigt")
    expect(goals.get_by_role("listitem").nth(1)).to_contain_text("B højst 1,8 mmol/L, Type 2-diabetes")
    expect(goals).to_contain_text("sat af Henrik Klapgaard")
    expect(goals).to_contain_text("sat af Bo Lægaard")
    expect(ldl.locator("figcaption")).to_contain_text("2 mål er i konflikt: A højst 1,4 mmol/L")
    expect(ldl.locator(".uplot")).to_be_visible()


def test_paper_has_the_drawing_with_patterns_in_black_on_white(ldl: Page) -> None:
    ldl.emulate_media(media="print", color_scheme="dark")

    expect(ldl.locator(".uplot")).to_be_hidden()
    expect(ldl.locator("svg.graph")).to_be_visible()
    expect(ldl.get_by_text("Poul Jensen", exact=True).first).to_be_visible()
    expect(ldl.locator("svg.graph .zone")).to_have_count(2)
    expect(ldl.locator("svg.graph .zone-word").nth(0)).to_be_visible()
    assert ldl.evaluate("getComputedStyle(document.querySelector('.zone-word')).fill") == "rgb(26, 26, 26)"


def test_without_javascript_both_bands_are_drawn(browser: Browser, demo: Running) -> None:
    with browser.new_context(locale="da-DK", java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, demo)
        page.goto(address(demo, LDL))

        drawing = page.get_by_role("img", name="2 mål er i konflikt")
        expect(drawing).to_be_visible()
        expect(drawing.get_by_text("Type 2-diabetes")).to_be_visible()


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_can_read_it(browser: Browser, demo: Running, language: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sign_in(page, demo)
        page.goto(address(demo, f"{LDL}?lang={language}"))
        expect(page.locator(".uplot")).to_be_visible()

        assert_everybody_can_use(page, language)
