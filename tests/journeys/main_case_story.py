"""Those who take part in the story of the main case, and the pictures that are kept of it."""

import os
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.integration.config.commands import Running
from tests.journeys.main_case import Man
from tests.journeys.main_case_words import Words
from tests.journeys.test_signing_in import address


@dataclass(frozen=True, slots=True)
class Story:
    """Those who take part, each in a browser of their own."""

    demo: Running
    man: Man
    language: str
    words: Words
    anne: Page
    mette: Page
    bo: Page
    himself: Page

    def at(self, path: str) -> str:
        return address(self.demo, f"/patient/{self.man.id}{path}")

    def pictured(self, page: Page, name: str) -> None:
        """Keep the page as it is."""
        folder = os.environ.get("SHAREDCARE_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{folder}/{name}-{self.language}.png")


def shows(page: Page, what: Locator) -> None:
    """The page comes to show this: what follows from what another system stored is there within moments."""
    for _ in range(60):
        if what.count():
            return
        page.wait_for_timeout(250)
        page.reload()
    raise AssertionError("It did not come.")
