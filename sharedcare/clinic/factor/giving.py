"""The second step of signing in: a passkey, a code from an app, or a recovery code."""

import math
from dataclasses import dataclass
from datetime import datetime

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sharedcare.access.accounts.second_factor.actions import give_code, show_passkey
from sharedcare.access.accounts.second_factor.passkeys import showing
from sharedcare.access.accounts.second_factor.queries import factors_of
from sharedcare.access.accounts.second_factor.types import Means, Step
from sharedcare.access.errors import TooManyAttempts, WrongProof
from sharedcare.clinic.factor.place import SET_UP, clock, takes_passkeys
from sharedcare.clinic.factor.words import WORDS, Words
from sharedcare.kernel.clock import now
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame, frame_for
from sharedcare.visiting import session
from sharedcare.visiting.signed_in import SIGN_IN
from sharedcare.visiting.source import source_of

_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class GivingPage:
    """What the template is given. `options` is what a browser is asked to sign, as JSON; empty without a passkey."""

    frame: Frame
    words: Words
    options: str
    is_elsewhere: bool
    takes_code: bool
    problem: str


@sensitive_post_parameters("code", "credential")
@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """The page of the second step, and what is sent from it."""
    at = now()
    waiting = session.waiting(request, at=at)
    if waiting is None:
        return HttpResponseRedirect(SIGN_IN)
    if waiting.step is Step.SET_UP:
        return HttpResponseRedirect(SET_UP)
    if request.method != "POST":
        return _page(request, waiting)
    words = WORDS[frame_for(request, reader=None).look.language]
    try:
        means = _given(request, waiting, at)
    except TooManyAttempts as refusal:
        problem = words.too_many.format(time=clock(refusal.until))
        response = _page(request, waiting, problem=problem, status=_TOO_MANY)
        response.headers["Retry-After"] = str(math.ceil((refusal.until - at).total_seconds()))
        return response
    except WrongProof:
        is_passkey = bool(request.POST.get("credential"))
        return _page(request, waiting, problem=words.wrong_passkey if is_passkey else words.wrong_code)
    session.begin(request, waiting.account, means=f"password, {means}", at=at)
    return HttpResponseRedirect(waiting.next)


def _given(request: HttpRequest, waiting: session.Waiting, at: datetime) -> Means:
    account, source = waiting.account, source_of(request)
    if request.POST.get("credential"):
        show_passkey(request=request, account=account, source=source, at=at)
        return Means.PASSKEY
    return give_code(account=account, code=request.POST.get("code", "")[:40], source=source, at=at)


def _page(
    request: HttpRequest, waiting: session.Waiting, *, problem: str = "", status: int = 200
) -> HttpResponse:
    factors = factors_of(waiting.account)
    has_passkey = bool(factors.passkeys)
    options = showing(request, waiting.account) if has_passkey and takes_passkeys(request) else None
    frame = frame_for(request, reader=None, csrf=get_token(request), styles=("door.css", "factor.css"))
    page = GivingPage(
        frame=frame,
        words=WORDS[frame.look.language],
        options=orjson.dumps(options).decode() if options else "",
        is_elsewhere=has_passkey and options is None,
        takes_code=factors.app_since is not None or factors.codes_left > 0,
        problem=problem,
    )
    return rendered(request, "factor/giving.html", page, status=status)
