"""Signing in and out.

A wrong password is answered with the page again and not with an error of HTTP: it is an answer to a form. Programs that
try many passwords are told by 429 and Retry-After.
"""

import math
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sharedcare.access.accounts.actions import give_password, wait_for_factor
from sharedcare.access.accounts.demo import PASSWORD, demo_accounts
from sharedcare.access.accounts.second_factor.actions import show_passkey
from sharedcare.access.accounts.second_factor.passkeys import showing
from sharedcare.access.accounts.second_factor.queries import factors_of
from sharedcare.access.accounts.second_factor.rules import next_step
from sharedcare.access.accounts.second_factor.types import Means, Step
from sharedcare.access.errors import TooManyAttempts, WrongNameOrPassword, WrongProof
from sharedcare.access.models import Account
from sharedcare.access.openid import flow
from sharedcare.access.openid.errors import ProviderIsAway
from sharedcare.access.openid.types import Provider, Serves
from sharedcare.access.types import Member
from sharedcare.clinic.door.words import WORDS, Words
from sharedcare.clinic.elsewhere.pages import left
from sharedcare.clinic.factor.place import SECOND, SET_UP, clock, takes_passkeys
from sharedcare.kernel.clock import now
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame, frame_for
from sharedcare.visiting import session
from sharedcare.visiting.onward import safe
from sharedcare.visiting.signed_in import SIGN_IN
from sharedcare.visiting.source import source_of

_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An OpenID provider as a link."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class SignInPage:
    """What the template is given. `problem` says why nobody was let in; `demo` are those whom one can be."""

    frame: Frame
    words: Words
    next: str
    username: str
    problem: str
    note: str
    takes_passkeys: bool
    staff_elsewhere: tuple[Elsewhere, ...]
    patients_elsewhere: tuple[Elsewhere, ...]
    demo: tuple[tuple[Member, str], ...]
    demo_password: str


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, and what is sent from it."""
    asked = request.POST if request.method == "POST" else request.GET
    wanted = safe(asked.get("next", ""))
    if request.method == "POST":
        return _enter(request, wanted)
    if request.user.is_authenticated:
        return HttpResponseRedirect(wanted)
    return _page(request, wanted)


@require_http_methods(["GET", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    """Signing in with a passkey alone: what the browser is asked, as JSON, and what it answers."""
    if request.method == "GET":
        return JsonResponse(showing(request, None))
    at, wanted = now(), safe(request.POST.get("next", ""))
    words = WORDS[frame_for(request, reader=None).look.language]
    try:
        account = show_passkey(
            request=request,
            account=None,
            source=source_of(request),
            in_demo=settings.ENVIRONMENT.demo,
            at=at,
        )
    except WrongProof:
        return _page(request, wanted, problem=words.wrong_passkey)
    session.begin(request, account, means=Means.PASSKEY, at=at)
    return HttpResponseRedirect(wanted)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; nothing of it is left."""
    at, account = now(), request.user
    provider = settings.SHAREDCARE_OPENID.get(session.kept(request, "provider"))
    id_token = session.kept(request, "id_token")
    if isinstance(account, Account):
        session.end(request, account, at=at)
    onward = _end_at(request, provider, id_token, at) if provider is not None else None
    if provider is None or onward is None:
        return HttpResponseRedirect(f"{SIGN_IN}?left")
    return left(request, provider, onward)


def _end_at(request: HttpRequest, provider: Provider, id_token: str, at: datetime) -> str | None:
    """Where the provider ends its own session; None where it cannot, or does not answer. Here it has ended anyway."""
    back = request.build_absolute_uri(SIGN_IN)
    try:
        return flow.end_address(provider=provider, id_token=id_token, back=back, at=at)
    except ProviderIsAway:
        return None


def _enter(request: HttpRequest, wanted: str) -> HttpResponse:
    username, at = request.POST.get("username", ""), now()
    words = WORDS[frame_for(request, reader=None).look.language]
    try:
        account = give_password(
            username=username,
            password=request.POST.get("password", ""),
            source=source_of(request),
            in_demo=settings.ENVIRONMENT.demo,
            at=at,
        )
    except TooManyAttempts as refusal:
        problem = words.too_many.format(time=clock(refusal.until))
        response = _page(request, wanted, username=username, problem=problem, status=_TOO_MANY)
        response.headers["Retry-After"] = str(math.ceil((refusal.until - at).total_seconds()))
        return response
    except WrongNameOrPassword:
        return _page(request, wanted, username=username, problem=words.wrong)
    return _onward(request, account, wanted, at)


def _onward(request: HttpRequest, account: Account, wanted: str, at: datetime) -> HttpResponse:
    """In, or first to the second step."""
    required = settings.SHAREDCARE_SECOND_FACTOR
    step = next_step(factors_of(account), is_demo=account.is_demo, required=required)
    if step is Step.NONE:
        session.begin(request, account, means="password", at=at)
        return HttpResponseRedirect(wanted)
    wait_for_factor(by=session.actor(request, account, at=at), at=at)
    session.wait(request, account, step=step, next=wanted, at=at)
    return HttpResponseRedirect(SECOND if step is Step.GIVE else SET_UP)


def _page(
    request: HttpRequest, wanted: str, *, username: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    frame = frame_for(request, reader=None, csrf=get_token(request), styles=("door.css",))
    words = WORDS[frame.look.language]
    people = demo_accounts() if settings.ENVIRONMENT.demo else []
    page = SignInPage(
        frame=frame,
        words=words,
        next=wanted,
        username=username,
        problem=problem,
        note=next((said for name, said in words.notes if name in request.GET), ""),
        takes_passkeys=takes_passkeys(request),
        staff_elsewhere=_elsewhere(Serves.STAFF, wanted, words),
        patients_elsewhere=_elsewhere(Serves.PATIENTS, wanted, words),
        demo=tuple((one, words.demo_go.format(name=one.display.split(" ")[0])) for one in people),
        demo_password=PASSWORD,
    )
    return rendered(request, "door/sign_in.html", page, status=status)


def _elsewhere(serves: Serves, wanted: str, words: Words) -> tuple[Elsewhere, ...]:
    query = urlencode({"next": wanted})
    return tuple(
        Elsewhere(words.elsewhere.format(provider=one.label), f"/sign-in/with/{one.name}?{query}")
        for one in settings.SHAREDCARE_OPENID.values()
        if one.serves is serves
    )
