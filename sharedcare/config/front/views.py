"""The front page."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from sharedcare.config.front.pages import host_of, rendered, words_for
from sharedcare.config.front.troubles import not_ours
from sharedcare.config.front.words import Words
from sharedcare.ui.shelf import mark
from sharedcare.visiting.signed_in import Visitor, signed_in


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the template of the front page is given."""

    words: Words
    address: str
    is_demo: bool
    mark: str


def front(request: HttpRequest) -> HttpResponseBase:
    """The front page, in the language that `?lang=` asks for, else in the browser's. Who is signed in goes on to work."""
    host = host_of(request)
    if host is None:
        return not_ours(request)
    if request.user.is_authenticated:
        return home(request)
    page = FrontPage(
        words=words_for(request, asked=request.GET.get("lang", "")),
        address=f"{request.scheme}://{host}",
        is_demo=settings.ENVIRONMENT.demo,
        mark=mark(),
    )
    return rendered("front/page.html", page)


@signed_in
def home(_request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Who has signed in, or chosen another role, is led to where that role's day starts."""
    return HttpResponseRedirect(visitor.home)
