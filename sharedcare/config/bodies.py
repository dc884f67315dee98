"""What pages take of what is sent to them: a form of a megabyte, whose length is said before. A middleware in front of all
that reads.

Without this one, a form with a file of any size would be read before anybody has asked who sends it. One page takes a file,
the document of an agreement; what is larger than that may be is counted and not kept (`uploads`), so that the page itself
can say so. The FHIR door reads for itself (`api/body.py`).
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sharedcare.config.front import troubles
from sharedcare.config.uploads import MUCH_TOO_LARGE

_MEGABYTE = 1024 * 1024
_READ_AWAY = 8 * _MEGABYTE
"""Bytes of what is too large that are read, so that an ordinary browser hears the answer."""
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_SYSTEMS = ("/fhir", "/launch")
"""Where systems send what is no form; the door itself says what it takes."""
_WITH_A_FILE = re.compile(r"/office/agreements/[^/]+/document\Z")

Answer = Callable[[HttpRequest], HttpResponse]


def bounded(get_response: Answer) -> Answer:
    """Refuse what is too large (413), of no known length (411), or no form (415), before any of it is read."""

    def answer(request: HttpRequest) -> HttpResponse:
        return _refused(request) or get_response(request)

    return answer


def _refused(request: HttpRequest) -> HttpResponse | None:
    if request.path.startswith("/fhir"):
        return None
    if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
        return troubles.without_length(request)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isascii() or not length.isdigit():
        return troubles.without_length(request)
    if int(length) > _most(request):
        _read_away(request, int(length))
        return troubles.too_large(request)
    is_form = request.content_type in _FORMS or request.path.startswith(_SYSTEMS)
    if request.method == "POST" and int(length) and not is_form:
        return troubles.no_form(request)
    return None


def _most(request: HttpRequest) -> int:
    """Bytes that may be sent there."""
    if request.method == "POST" and _WITH_A_FILE.match(request.path):
        return int(MUCH_TOO_LARGE * settings.SHAREDCARE_LARGEST_DOCUMENT)
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _read_away(request: HttpRequest, length: int) -> None:
    left = min(length, _READ_AWAY)
    while left > 0 and (piece := request.read(min(left, _MEGABYTE))):
        left -= len(piece)
