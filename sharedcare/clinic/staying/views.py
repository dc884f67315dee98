"""How long the session of this browser lasts, and letting it last longer."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods, require_safe

from sharedcare.access.models import Account
from sharedcare.clinic.staying.words import WORDS, Words
from sharedcare.kernel.clock import now
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting import session
from sharedcare.visiting.signed_in import Visitor, signed_in


@dataclass(frozen=True, slots=True)
class BackPage:
    """What the template is given."""

    frame: Frame
    words: Words


@require_http_methods(["GET", "POST"])
def state(request: HttpRequest) -> HttpResponse:
    """Seconds until the session ends, and whose it is. Asking does not let it last longer; a POST does."""
    account, at = request.user, now()
    left = session.seconds_left(request, at=at) if isinstance(account, Account) else 0
    if not isinstance(account, Account):
        return _told(request, None, 0)
    if left <= 0:
        session.end(request, account, at=at, why="idle")
        return _told(request, None, 0)
    if request.method == "POST":
        session.touch(request, at=at)
        left = session.seconds_left(request, at=at)
    return _told(request, account, left)


@require_safe
@signed_in
def back(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Where one lands who has signed in again to go on with a page in another window."""
    return rendered(request, "staying/back.html", BackPage(visitor.frame(request), WORDS[visitor.language]))


def _told(request: HttpRequest, account: Account | None, seconds: int) -> JsonResponse:
    who = account.username if account else ""
    return JsonResponse({"seconds": seconds, "who": who, "csrf": get_token(request)})
