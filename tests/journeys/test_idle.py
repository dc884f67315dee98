"""Somebody is called away while writing: the page asks, then covers itself, and nothing that was written is lost."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from django.core import signing
from playwright.sync_api import Browser, Page, expect

from sharedcare.config.embedded.cluster import Cluster
from tests.integration.config.commands import Running
from tests.journeys.conftest import IDLE, assert_accessible
from tests.journeys.test_signing_in import PASSWORD, address, sign_in

_SALT = "django.contrib.sessions.SessionStore"


@pytest.fixture
def reading(browser: Browser, demo: Running) -> Iterator[Page]:
    """Another browser, in which somebody reads and writes nothing."""
    with browser.new_context(locale="da-DK") as context:
        page = context.new_page()
        page.clock.install()
        page.goto(address(demo, "/patient/demo-poul"))
        page.get_by_role("button", name="Log ind som Anne").click()
        expect(page).to_have_url(address(demo, "/patient/demo-poul"))
        yield page


def pass_time(demo: Running, *pages: Page, by: timedelta) -> None:
    """Nobody waits: what the server remembers moves back as far as the clocks of the browsers are put ahead."""
    key = (demo.home / "secret-key").read_text(encoding="ascii").strip()
    with psycopg.connect(Cluster(demo.home).url) as connection:
        for page in pages:
            (name,) = (one["value"] for one in page.context.cookies() if one["name"] == "session")
            found = connection.execute(
                "SELECT session_data FROM django_session WHERE session_key = %s", [name]
            ).fetchone()
            assert found
            held = signing.loads(found[0], key=key, salt=_SALT)
            for moment in ("at", "active"):
                held["entered"][moment] -= by.total_seconds()
            connection.execute(
                "UPDATE django_session SET session_data = %s WHERE session_key = %s",
                [signing.dumps(held, key=key, salt=_SALT, compress=True), name],
            )
    for page in pages:
        page.clock.fast_forward(int(by.total_seconds() * 1000))


def test_the_page_asks_then_covers_itself_and_gives_back_what_was_written(
    page: Page, demo: Running, reading: Page
) -> None:
    page.clock.install()
    sign_in(page, demo)
    page.get_by_role("searchbox").fill("Poul Jens")
    stay = page.get_by_role("button", name="Bliv logget ind")
    expect(stay).to_be_hidden()

    pass_time(demo, page, reading, by=IDLE - timedelta(seconds=100))
    expect(stay).to_be_visible()
    assert_accessible(page)
    stay.click()
    expect(stay).to_be_hidden()

    pass_time(demo, page, reading, by=IDLE)
    again = page.get_by_role("link", name="Log ind igen i et nyt vindue")
    expect(again).to_be_visible()
    expect(page.locator("main")).not_to_be_visible()
    assert_accessible(page)

    with page.context.expect_page() as opened:
        again.click()
    other = opened.value
    other.locator("#username").fill("anne")
    other.locator("#password").fill(PASSWORD)
    other.keyboard.press("Enter")
    expect(other.get_by_role("heading", level=1)).to_have_text("Du er logget ind igen")
    other.close()
    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(page.get_by_role("searchbox")).to_have_value("Poul Jens")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(address(demo, "/patients?search"))

    # Where nothing was written there is nothing to keep: that page has led to sign in, and leads back.
    expect(reading.get_by_role("status")).to_contain_text("fordi du ikke har brugt Shared Care")
    reading.get_by_role("button", name="Log ind som Anne").click()
    expect(reading).to_have_url(address(demo, "/patient/demo-poul"))
