"""What comes in a form or an address, without the characters that nobody types: a middleware in front of the pages.

A text that was pasted may hold characters which no FHIR string and no PostgreSQL text can have; whoever pasted them does not
see them. They become spaces here, once for all pages; a path with one leads nowhere. The FHIR door says for itself what is
wrong.
"""

import re
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

_NOT_TYPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_SYSTEMS = ("/fhir", "/launch")
"""Where systems send what is no form."""

Answer = Callable[[HttpRequest], HttpResponse]


def typed(get_response: Answer) -> Answer:
    """Give the pages what was typed. Raises Http404."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(_SYSTEMS):
            if _NOT_TYPED.search(request.path):
                raise Http404
            request.GET = _cleaned(request.GET)
            if request.method == "POST":
                request.POST = _cleaned(request.POST)
        return get_response(request)

    return answer


# Django's stubs type what may be set anew as what cannot be changed.
def _cleaned(sent: QueryDict) -> Any:
    if not any(_NOT_TYPED.search(text) for _, several in sent.lists() for text in several):
        return sent
    clean = sent.copy()
    for name, several in sent.lists():
        clean.setlist(name, [_NOT_TYPED.sub(" ", text) for text in several])
    return clean
