"""A page as an answer: what browsers are told of it, packed where the browser can unpack it."""

import gzip
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from sharedcare.ui.frame import Frame
from sharedcare.ui.look import remember
from sharedcare.ui.policy import policy

_HEADERS = {
    # Pages are about people: no cache may keep them.
    "Cache-Control": "no-store",
    # Not no-referrer: a form would then be sent from no origin at all, and so be refused.
    "Referrer-Policy": "same-origin",
    "Vary": "Accept-Language, Accept-Encoding, Cookie",
    "X-Content-Type-Options": "nosniff",
}
_WORTH_PACKING = 1400
"""Bytes: what fits into one packet gains nothing."""


class Page(Protocol):
    """What every template that extends the frame is given as `page`."""

    @property
    def frame(self) -> Frame:
        """The frame around it."""


def rendered(request: HttpRequest, template: str, page: Page, *, status: int = 200) -> HttpResponse:
    """The page, rendered; what the reader chose with this request is remembered."""
    body = render_to_string(template, {"page": page, "frame": page.frame}).encode()
    headers = {
        **_HEADERS,
        "Content-Security-Policy": policy(frames=settings.SHAREDCARE_FRAMES),
        "Content-Language": page.frame.look.language,
    }
    if len(body) > _WORTH_PACKING and "gzip" in request.headers.get("Accept-Encoding", ""):
        body = gzip.compress(body, compresslevel=4, mtime=0)
        headers["Content-Encoding"] = "gzip"
    response = HttpResponse(body, status=status, headers=headers)
    remember(response, page.frame.look, secure=request.is_secure())
    return response
