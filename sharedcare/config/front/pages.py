"""What all pages of this door share: the language they are in, what browsers are told of them, and who may ask."""

from typing import Protocol

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request

from sharedcare.config.front.words import WORDS, Words
from sharedcare.ui.policy import policy

_HEADERS = {
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language, Cookie",
    "X-Content-Type-Options": "nosniff",
}


class Page(Protocol):
    """What the frame around every page is given."""

    @property
    def words(self) -> Words:
        """The words of the language it is in."""

    @property
    def mark(self) -> str:
        """Under which its assets lie."""

    @property
    def is_demo(self) -> bool:
        """Whether everybody in here is made up."""


def words_for(request: HttpRequest, *, asked: str) -> Words:
    """The words in the language `asked` for, else in the browser's, else in Danish."""
    return WORDS.get(asked) or WORDS.get(get_language_from_request(request)) or WORDS["da"]


def rendered(template: str, page: Page, *, status: int = 200, has_form: bool = False) -> HttpResponse:
    """The page as an answer. One that `has_form` is made for one reader, and nobody keeps it."""
    headers = {
        **_HEADERS,
        # Without a referrer a browser says that a form comes from nowhere, and it is not trusted.
        **({"Cache-Control": "no-store", "Referrer-Policy": "same-origin"} if has_form else {}),
        "Content-Security-Policy": policy(frames=settings.SHAREDCARE_FRAMES, is_passive=not has_form),
        "Content-Language": page.words.code,
    }
    return HttpResponse(render_to_string(template, {"page": page}), status=status, headers=headers)


def host_of(request: HttpRequest) -> str | None:
    """The host name, and port, that the reader used; None when it is not one of ours."""
    try:
        return request.get_host()
    except DisallowedHost:
        return None
