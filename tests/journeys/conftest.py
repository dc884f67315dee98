"""A real browser on a running `sharedcare demo`."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.integration.config.commands import Running
from tests.integration.config.regions import demonstration
from tests.journeys.waiting import PATIENCE, wait_until

# No journey fails on a time: how long a page takes says how busy the machine is. What never comes is told late, and told.
expect.set_options(timeout=PATIENCE / timedelta(milliseconds=1))

IDLE = timedelta(minutes=20)
_SCREENS: tuple[tuple[int, int, Literal["light", "dark"], str], ...] = (
    (1440, 760, "light", "da"),
    (1024, 768, "dark", "en"),
    (390, 844, "light", "da"),
    (320, 640, "light", "en"),
)
"""Width, height, colours, and the language in which axe reads what is shown there."""
_AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Told to describe what is in order too, axe takes twice as long.
    "resultTypes": ["violations"],
}
_FITS = "document.documentElement.scrollWidth <= window.innerWidth"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """What a newcomer has after `make demo`; sessions that nobody uses end sooner, as an operator may set it."""
    minutes = str(IDLE // timedelta(minutes=1))
    with demonstration(tmp_path_factory, "demo", SHAREDCARE_IDLE_MINUTES=minutes) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium: the machine's own if it has one, else Playwright's (`make test` sees to one of them).

    Not for the whole session: while Playwright runs, Django takes this thread for an asynchronous one
    and refuses the database to every later test.
    """
    found = next((path for name in _CHROMIUM if (path := shutil.which(name))), None)
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=options)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in Danish; the test fails if the browser complains about anything on it."""
    complaints: list[str] = []
    context = browser.new_context(locale="da-DK", viewport={"width": 1440, "height": 760})
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints


def assert_everybody_can_use(page: Page, language: str) -> None:
    """On every screen the page fits its width; axe reads it on each of them, in one of the languages.

    The document is the same on all screens and only its layout differs, so that one visit does for all.
    """
    for width, height, scheme, read_in in _SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        if language == read_in:
            assert_accessible(page)
        else:
            assert_fits(page)


def assert_accessible(page: Page) -> None:
    """Axe finds nothing against WCAG 2.2 AA, and the page fits its width."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate("options => axe.run(options)", _AXE_OPTIONS))
    assert found.violations_count == 0, found.generate_report()
    assert_fits(page)


def assert_fits(page: Page) -> None:
    """Nothing is wider than the window."""
    # Charts are drawn anew for another width a moment after it has changed.
    assert wait_until(page, _FITS), f"The page scrolls sideways at {page.viewport_size}."
