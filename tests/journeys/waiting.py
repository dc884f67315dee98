"""Waiting for what a page's own script is about to do."""

from datetime import timedelta

from playwright.sync_api import Page

_PATIENCE = timedelta(seconds=10)
_AGAIN_MS = 50


def wait_until(page: Page, condition: str, *, patience: timedelta = _PATIENCE) -> bool:
    """Whether `condition`, an expression of JavaScript, came to hold in the page while we had patience.

    Playwright's own `wait_for_function` asks once from outside and from then on by `eval` inside of the page,
    which our Content-Security-Policy refuses: it would work just where nobody has to wait.
    """
    for _ in range(patience // timedelta(milliseconds=_AGAIN_MS)):
        if page.evaluate(condition):
            return True
        page.wait_for_timeout(_AGAIN_MS)
    return bool(page.evaluate(condition))
