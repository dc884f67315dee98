"""Waiting for the page that one goes to, and for what a page's own script is about to do."""

from datetime import timedelta

from playwright.sync_api import Locator, Page

PATIENCE = timedelta(seconds=30)
"""As long as Playwright itself waits for what is to be pressed. Where all is well it costs nothing."""
_AGAIN_MS = 50


def press(page: Page, what: Locator | str) -> None:
    """Click what leads to another page, or press the key that does, and be there: its scripts have run.

    Playwright's own `click` may be back while the page before still stands. Then that is what is read, going elsewhere
    takes back what was sent, and who looks from another browser looks before it is stored. And a page that can be read
    already may have no keys yet.
    """
    with page.expect_navigation():
        if isinstance(what, str):
            page.keyboard.press(what)
        else:
            what.click()


def wait_until(page: Page, condition: str, *, patience: timedelta = PATIENCE) -> bool:
    """Whether `condition`, an expression of JavaScript, came to hold in the page while we had patience.

    Playwright's own `wait_for_function` asks once from outside and from then on by `eval` inside of the page,
    which our Content-Security-Policy refuses: it would work just where nobody has to wait.
    """
    for _ in range(patience // timedelta(milliseconds=_AGAIN_MS)):
        if page.evaluate(condition):
            return True
        page.wait_for_timeout(_AGAIN_MS)
    return bool(page.evaluate(condition))
