"""A clinician narrows goals and measurements to one programme, and to the last month."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.conftest import assert_accessible
from tests.journeys.screen import found, on_screens, opened
from tests.journeys.waiting import press

HEART, DIABETES = "Hjertesvigt", "Type 2-diabetes"
QUERIES = ("period=30d", "programme=type-2-diabetes", "programme=x1&period=30d")
SIZES = {
    "comfortable": [(1440, 760), (1024, 768), (768, 1024), (390, 844), (320, 640)],
    "compact": [(1366, 650)],
}


def names(page: Page) -> Locator:
    return page.locator("#t4 .target:visible .name")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_click_narrows_and_another_widens_again(browser: Browser, *, javascript: bool) -> None:
    with opened(browser, "main", javascript=javascript) as page:
        programmes = page.get_by_role("group", name="Forløb")
        expect(programmes.get_by_role("link", name="Alle")).to_have_attribute("aria-current", "true")

        press(page, programmes.get_by_role("link", name=DIABETES))
        expect(names(page)).to_have_text(["LDL", "HbA1c"])
        expect(programmes.get_by_role("link", name=DIABETES)).to_have_attribute("aria-current", "true")

        page.reload()
        expect(names(page)).to_have_text(["LDL", "HbA1c"])

        press(page, page.get_by_role("link", name="Vis alle"))
        expect(names(page)).to_have_count(8)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_period_is_remembered_when_the_address_is_not(browser: Browser, *, javascript: bool) -> None:
    with opened(browser, "main", javascript=javascript) as page:
        periods = page.get_by_role("group", name="Hvor langt tilbage")
        press(page, periods.get_by_role("link", name="30 d."))
        page.goto(page.url.partition("?")[0])

        expect(periods.get_by_role("link", name="30 d.")).to_have_attribute("aria-current", "true")
        expect(page.get_by_role("img", name="på 30 dage").first).to_be_visible()


def test_it_takes_nothing_but_the_keyboard_and_goes_on_where_one_was(browser: Browser) -> None:
    with opened(browser, "main") as page:
        page.locator("#t4 h2 a").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        programmes = page.get_by_role("group", name="Forløb")
        expect(programmes.get_by_role("link", name=HEART)).to_be_focused()
        press(page, "Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")

        expect(programmes.get_by_role("link", name="Alle")).to_be_focused()


def test_a_tile_that_is_open_stays_open(browser: Browser) -> None:
    with opened(browser, "main") as page:
        page.keyboard.press("4")
        press(page, page.get_by_role("group", name="Forløb").get_by_role("link", name=DIABETES))

        expect(page.locator("#t4 .shut")).to_be_visible()
        expect(names(page)).to_have_text(["LDL", "HbA1c"])


def test_the_time_machine_keeps_the_programme(browser: Browser) -> None:
    with opened(browser, "main", query="programme=type-2-diabetes") as page:
        page.get_by_role("button", name="Tidsmaskine").click()
        press(page, page.get_by_role("link", name="For en uge siden"))
        expect(names(page)).to_have_text(["LDL", "HbA1c"])

        page.get_by_role("button", name="Tidsmaskine").click()
        press(page, page.locator(".pick").first.get_by_role("button"))
        assert "programme=type-2-diabetes" in page.url
        expect(names(page)).to_have_text(["LDL", "HbA1c"])


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("density", SIZES)
@pytest.mark.parametrize("person", ["main", "fullest"])
def test_it_fits_narrowed_as_it_does_whole(
    browser: Browser, person: str, density: str, query: str, language: str
) -> None:
    with opened(browser, person, query=f"{query}&lang={language}&density={density}") as page:
        for size in on_screens(page, SIZES[density]):
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
            assert size[0] < 1000 or page.evaluate("document.documentElement.scrollHeight <= innerHeight"), (
                size
            )
            assert found(page) == [], size


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("size", [(1440, 760), (390, 844)])
def test_everybody_can_use_it_narrowed(browser: Browser, size: tuple[int, int], query: str) -> None:
    with opened(browser, "fullest", size=size, query=query) as page:
        assert_accessible(page)
