"""Signing in and out.

A wrong password is answered with the page again and not with an error of HTTP: it is an answer to a form.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sharedcare.access.accounts.actions import sign_in as enter
from sharedcare.access.accounts.actions import sign_out as leave
from sharedcare.access.accounts.demo import PASSWORD, demo_accounts
from sharedcare.access.actors import of_account
from sharedcare.access.errors import TooManyAttempts, WrongNameOrPassword
from sharedcare.access.models import Account
from sharedcare.access.types import Member
from sharedcare.clinic.door.words import WORDS, Words
from sharedcare.kernel.clock import now
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame, frame_for
from sharedcare.visiting.signed_in import SIGN_IN, START
from sharedcare.visiting.source import next_number, source_of


@dataclass(frozen=True, slots=True)
class SignInPage:
    """What the template is given. `problem` says why nobody was let in; `demo` are those whom one can be."""

    frame: Frame
    words: Words
    next: str
    username: str
    problem: str
    note: str
    demo: tuple[tuple[Member, str], ...]
    demo_password: str


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, and what is sent from it."""
    asked = request.POST if request.method == "POST" else request.GET
    wanted = _safe(asked.get("next", ""))
    if request.method == "POST":
        return _enter(request, wanted)
    if request.user.is_authenticated:
        return HttpResponseRedirect(wanted)
    return _page(request, wanted)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; nothing of it is left."""
    account = request.user
    if isinstance(account, Account):
        at = now()
        leave(by=of_account(account, source=source_of(request), request=next_number(), at=at), at=at)
    logout(request)
    return HttpResponseRedirect(f"{SIGN_IN}?left")


def _enter(request: HttpRequest, wanted: str) -> HttpResponse:
    username = request.POST.get("username", "")
    words = WORDS[frame_for(request, reader=None).look.language]
    try:
        account = enter(
            username=username,
            password=request.POST.get("password", ""),
            source=source_of(request),
            in_demo=settings.ENVIRONMENT.demo,
            at=now(),
        )
    except TooManyAttempts as refusal:
        problem = words.too_many.format(time=_clock(refusal.until))
        return _page(request, wanted, username=username, problem=problem)
    except WrongNameOrPassword:
        return _page(request, wanted, username=username, problem=words.wrong)
    login(request, account)
    return HttpResponseRedirect(wanted)


def _page(request: HttpRequest, wanted: str, *, username: str = "", problem: str = "") -> HttpResponse:
    frame = frame_for(request, reader=None, csrf=get_token(request), styles=("door.css",))
    words = WORDS[frame.look.language]
    people = demo_accounts() if settings.ENVIRONMENT.demo else []
    page = SignInPage(
        frame=frame,
        words=words,
        next=wanted,
        username=username,
        problem=problem,
        note=words.left if "left" in request.GET else "",
        demo=tuple((one, words.demo_go.format(name=one.display.split(" ")[0])) for one in people),
        demo_password=PASSWORD,
    )
    return rendered(request, "door/sign_in.html", page)


def _safe(wanted: str) -> str:
    """Where to go after signing in: a page of ours, else the start."""
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours and not wanted.startswith((SIGN_IN, "/sign-out")) else START


def _clock(moment: datetime) -> str:
    # Rounded up: at the minute that is said, it has passed.
    there = moment.astimezone(settings.SHAREDCARE_TIME_ZONE) + timedelta(seconds=59)
    return f"{there:%H.%M}"
