"""A clinician opens a patient: everything is on one screen, whoever the patient is, in whichever language."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import assert_accessible
from tests.journeys.screen import found, on_screens, opened
from tests.unit.clinic.people import PEOPLE

ONE_SCREEN = {
    "comfortable": [(1440, 760), (1366, 768), (1280, 720), (1024, 768)],
    "compact": [(1366, 650), (1920, 1000)],
}
SCROLLING = [(768, 1024), (390, 844), (360, 190), (320, 640)]
_CUT_DOSES = """() => [...document.querySelectorAll("#t7 :is(.was, .amount)")].filter(one => one.checkVisibility()).filter(one => {
  const own = one.getBoundingClientRect(), room = one.closest(".dose").getBoundingClientRect();
  const isOut = own.top >= room.bottom || own.bottom <= room.top;
  return !isOut && own.right > room.right + 0.5;
}).map(one => one.textContent)"""
_SCROLLS = "document.documentElement.scrollHeight > innerHeight"
_SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("density", ONE_SCREEN)
@pytest.mark.parametrize("person", PEOPLE)
def test_all_is_on_one_screen_and_nothing_is_cut_unmarked_or_lies_on_anything_else(
    browser: Browser, person: str, density: str, language: str
) -> None:
    with opened(browser, person, query=f"lang={language}&density={density}") as page:
        for size in on_screens(page, ONE_SCREEN[density]):
            assert not page.evaluate(_SCROLLS), size
            assert not page.evaluate(_SCROLLS_SIDEWAYS), size
            assert found(page) == [], size


def test_the_four_lanes_have_room_for_two_tracks(browser: Browser) -> None:
    with opened(browser, "main") as page:
        for size in on_screens(page, ONE_SCREEN["comfortable"]):
            for lane in page.locator(".lanes > svg").all():
                box = lane.locator(".floor").bounding_box()
                assert box is not None
                assert box["height"] >= 30, size


@pytest.mark.parametrize("person", ["main", "fullest"])
def test_no_dose_is_cut_in_the_middle_of_a_number(browser: Browser, person: str) -> None:
    with opened(browser, person) as page:
        for size in on_screens(page, ONE_SCREEN["comfortable"]):
            assert page.locator("#t7 .amount:visible").count() > 0, size
            assert page.evaluate(_CUT_DOSES) == [], size


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("person", PEOPLE)
def test_narrow_screens_and_400_percent_zoom_scroll_down_only(
    browser: Browser, person: str, language: str
) -> None:
    with opened(browser, person, query=f"lang={language}") as page:
        for size in on_screens(page, SCROLLING):
            assert not page.evaluate(_SCROLLS_SIDEWAYS), size
            assert found(page) == [], size


@pytest.mark.parametrize(
    ("size", "scheme"), [((1440, 760), "light"), ((1440, 760), "dark"), ((390, 844), "light")]
)
@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_can_use_it(browser: Browser, person: str, size: tuple[int, int], scheme: str) -> None:
    with opened(browser, person, size=size, scheme=scheme) as page:  # type: ignore[arg-type]
        assert_accessible(page)


@pytest.mark.parametrize("what", ["#t3", "#t4", "#t5", "#t7"])
def test_everybody_can_use_a_tile_that_is_open(browser: Browser, what: str) -> None:
    with opened(browser, "fullest") as page:
        page.locator(f"{what} .head h2 a").click()

        assert_accessible(page)


@pytest.mark.parametrize("drawer", ["about", "time", "why", "news", "keys", "me"])
def test_everybody_can_use_a_drawer(browser: Browser, drawer: str) -> None:
    with opened(browser, "fullest") as page:
        page.evaluate(f"document.getElementById('{drawer}').showPopover()")

        assert_accessible(page)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("size", [(1440, 760), (1024, 768)])
def test_the_foot_has_room_for_where_one_is_in_a_list(
    browser: Browser, size: tuple[int, int], language: str
) -> None:
    with opened(browser, "fullest", size=size, query=f"lang={language}") as page:
        page.evaluate(
            "sessionStorage.setItem('patients', JSON.stringify([...Array(24).fill('/x'), location.pathname]))"
        )
        page.reload()

        assert page.locator(".turn").is_visible()
        assert not page.evaluate(_SCROLLS_SIDEWAYS)
        assert found(page) == []
        page.keyboard.press("j")
        assert found(page) == []


def test_one_long_reason_gives_way_to_what_stands_beside_it(browser: Browser) -> None:
    with opened(browser, "main", query="lang=da", size=(1024, 768)) as page:
        page.evaluate("""() => {
          const [first, ...others] = document.querySelectorAll(".strip li.pill.act, .strip li.pill");
          others.forEach(one => one.remove());
          first.classList.add("act");
          first.querySelector("a").textContent = "Tanker om, at du hellere ville være død ".repeat(6);
        }""")

        assert found(page) == []
