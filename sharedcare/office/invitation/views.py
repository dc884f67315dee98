"""Choosing the first password by the link that the administrator handed over."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sharedcare.access.accounts.actions import SHORTEST_PASSWORD
from sharedcare.access.errors import BadAccount
from sharedcare.access.staff.actions import accept
from sharedcare.access.staff.errors import BadInvitation
from sharedcare.access.staff.queries import is_open
from sharedcare.kernel.clock import now
from sharedcare.office.invitation.words import WORDS, Words
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame, frame_for
from sharedcare.visiting.signed_in import SIGN_IN


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """What the template is given. `problem` says why the password was not taken."""

    frame: Frame
    words: Words
    hint: str
    is_open: bool
    problem: str


@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page, and what is sent from it; then on to the sign-in."""
    if request.method != "POST":
        return _page(request, opens=is_open(token=token, at=now()))
    words = WORDS[frame_for(request, reader=None).look.language]
    password = request.POST.get("password", "")
    if password != request.POST.get("again", ""):
        return _page(request, problem=words.differs)
    try:
        accept(token=token, password=password, at=now())
    except BadInvitation:
        return _page(request, opens=False)
    except BadAccount:
        return _page(request, problem=words.too_short.format(least=SHORTEST_PASSWORD))
    return HttpResponseRedirect(SIGN_IN)


def _page(request: HttpRequest, *, opens: bool = True, problem: str = "") -> HttpResponse:
    frame = frame_for(request, reader=None, csrf=get_token(request), styles=("door.css",))
    words = WORDS[frame.look.language]
    hint = words.password_hint.format(least=SHORTEST_PASSWORD)
    return rendered(request, "invitation/page.html", InvitationPage(frame, words, hint, opens, problem))
