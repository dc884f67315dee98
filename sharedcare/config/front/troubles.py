"""The pages for what cannot be answered. They say nothing of what was asked for: it could name a person."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from sharedcare.access.grants.queries import Held
from sharedcare.config.front.pages import host_of, rendered, words_for
from sharedcare.config.front.trouble_words import TROUBLES, Trouble
from sharedcare.config.front.words import Words
from sharedcare.ui.shelf import mark
from sharedcare.visiting.signed_in import NotInThisRole, RecordIsClosed


@dataclass(frozen=True, slots=True)
class TroublePage:
    """What the template of these pages is given. `roles` are those that the reader can take on instead, to go `onward`."""

    words: Words
    trouble: Trouble
    status: int
    is_demo: bool
    mark: str
    roles: tuple[Held, ...] = ()
    onward: str = ""
    csrf: str = ""


def not_ours(request: HttpRequest) -> HttpResponse:
    """400: the host name that the reader used is not one that we answer to, as at the FHIR door."""
    return _page(request, "not_ours", 400)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """400: what was sent cannot be read."""
    return _page(request, "not_understood", 400)


def not_trusted(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403: a form that was not sent from a page of ours, or from one that is too old."""
    return _page(request, "not_trusted", 403)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: it is known who asks, and they may not; in another of their roles perhaps they may."""
    instead = exception.instead if isinstance(exception, NotInThisRole) else ()
    if not instead:
        return _page(request, "not_permitted", 403)
    page = replace(
        _made(request, "not_in_this_role", 403),
        roles=instead,
        onward=request.get_full_path() if request.method in ("GET", "HEAD") else "",
        csrf=get_token(request),
    )
    return rendered("front/trouble.html", page, status=403, has_form=True)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, or 400 where no page at all is ours."""
    if host_of(request) is None:
        return not_ours(request)
    if not isinstance(exception, RecordIsClosed):
        return _page(request, "not_found", 404)
    page = _made(request, "record_is_closed", 404)
    trouble = page.trouble
    if not exception.finds_patients:
        trouble = replace(trouble, back=TROUBLES[page.words.code]["not_found"].back, href="/")
    if not exception.opens_in_emergency:
        trouble = replace(trouble, other="")
    return rendered("front/trouble.html", replace(page, trouble=trouble), status=404)


def without_length(request: HttpRequest) -> HttpResponse:
    """411: nothing said beforehand how much is sent."""
    return _page(request, "not_understood", 411)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more is sent than any form of ours holds."""
    return _page(request, "too_large", 413)


def no_form(request: HttpRequest) -> HttpResponse:
    """415: something is sent that is no form."""
    return _page(request, "no_form", 415)


def too_fast(request: HttpRequest, seconds: int) -> HttpResponse:
    """429: whoever asks does so too often."""
    response = _page(request, "too_fast", 429, seconds=seconds)
    response.headers["Retry-After"] = str(seconds)
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """500: a defect of ours. It has been logged; nothing of it is shown."""
    return _page(request, "failed", 500)


def _page(request: HttpRequest, name: str, status: int, **said: int) -> HttpResponse:
    return rendered("front/trouble.html", _made(request, name, status, **said), status=status)


def _made(request: HttpRequest, name: str, status: int, **said: int) -> TroublePage:
    words = words_for(request, asked=_asked(request))
    trouble = TROUBLES[words.code][name]
    return TroublePage(
        words=words,
        trouble=replace(trouble, text=trouble.text.format(**said)),
        status=status,
        is_demo=settings.ENVIRONMENT.demo,
        mark=mark(),
    )


def _asked(request: HttpRequest) -> str:
    try:
        return request.GET.get("lang", "")
    except SuspiciousOperation:
        # A query that cannot be read is what the page is about.
        return ""
