"""Waiting in a page whose Content-Security-Policy forbids `eval`, as ours does everywhere."""

from datetime import timedelta

from playwright.sync_api import Browser

from tests.integration.config.commands import Running
from tests.journeys.test_signing_in import address
from tests.journeys.waiting import wait_until


def test_what_comes_a_moment_later_is_waited_for_in_a_page_of_ours(browser: Browser, demo: Running) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address(demo, "/sign-in"))
        page.evaluate("setTimeout(() => document.title = 'later', 200)")

        assert wait_until(page, "document.title === 'later'")


def test_what_never_comes_is_told_when_patience_ends(browser: Browser, demo: Running) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address(demo, "/sign-in"))

        assert not wait_until(page, "document.title === 'never'", patience=timedelta(milliseconds=200))
