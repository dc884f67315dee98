"""A real browser on a running `sharedcare demo`."""

import os
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.integration.config.commands import Running
from tests.journeys.regions import demonstration

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """What a newcomer has after `make demo`."""
    with demonstration(tmp_path_factory, "demo") as running:
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


def assert_accessible(page: Page) -> None:
    """Axe finds nothing against WCAG 2.2 AA, and the page fits its width."""
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
