"""What browsers are told of every page, so that no page can forget it: a middleware, the outermost.

A page may say something stricter or other for itself; what it says nothing about is settled here.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    # What a page says of a person is kept by nobody on the way, nor by the browser for whoever sits down next.
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_HTTPS_ONLY = "max-age=31536000"

Answer = Callable[[HttpRequest], HttpResponse]


def safe_pages(get_response: Answer) -> Answer:
    """Add what is missing to the headers of an answer; keep cookies to https where it is spoken."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # The FHIR door, hung in as a view for tests and tools, says all of it itself.
        if request.path.startswith("/fhir"):
            return response
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", _HTTPS_ONLY)
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response

    return answer
