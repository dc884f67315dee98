"""What browsers are told of every page, so that no page can forget it: a middleware, the outermost.

A page may say something stricter or other for itself; what it says nothing about is settled here.
"""

from collections.abc import Callable
from http.cookies import Morsel

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sharedcare.ui.policy import policy

_HEADERS = {
    # What a page says of a person is kept by nobody on the way, nor by the browser for whoever sits down next.
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_HTTPS_ONLY = "max-age=31536000"
# Attributes of a cookie that is set inside another system's page. Python's http.cookies has none for the last before 3.14.
_INSIDE = "None; Partitioned"
_FRAMES = ("iframe", "frame")

Answer = Callable[[HttpRequest], HttpResponse]


def safe_pages(get_response: Answer) -> Answer:
    """Add what is missing to the headers of an answer; keep cookies to https where it is spoken."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # The FHIR door, hung in as a view for tests and tools, says all of it itself.
        if request.path.startswith("/fhir"):
            return response
        frames = settings.SHAREDCARE_FRAMES
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", policy(frames=frames))
        if not frames:
            # What browsers understood before `frame-ancestors`, and cannot name anybody.
            response.headers["X-Frame-Options"] = "DENY"
        if request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", _HTTPS_ONLY)
            is_inside = bool(frames) and request.headers.get("Sec-Fetch-Dest") in _FRAMES
            for cookie in response.cookies.values():
                _keep_to_https(cookie, is_inside=is_inside)
        return response

    return answer


def _keep_to_https(cookie: Morsel[str], *, is_inside: bool) -> None:
    """Inside another system's page a Lax cookie would never come back. One that is partitioned comes back there and nowhere
    else: the session of a window of its own stays Lax, and unknown to the page around.
    """
    cookie["secure"] = True
    if is_inside:
        cookie["samesite"] = _INSIDE
