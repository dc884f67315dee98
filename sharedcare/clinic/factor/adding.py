"""Adding a second factor: the first one while signing in, and more of them from the page of one's own sign-in."""

from dataclasses import dataclass
from datetime import datetime

import orjson
from allauth.mfa.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sharedcare.access.accounts.second_factor import codes
from sharedcare.access.accounts.second_factor.actions import LONGEST_NAME, add_app, add_passkey
from sharedcare.access.accounts.second_factor.passkeys import making
from sharedcare.access.accounts.second_factor.queries import factors_of
from sharedcare.access.accounts.second_factor.types import Means, Step
from sharedcare.access.errors import WrongProof
from sharedcare.access.models import Account
from sharedcare.clinic.factor.place import takes_passkeys
from sharedcare.clinic.factor.words import WORDS, Words
from sharedcare.kernel.clock import now
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame, frame_for
from sharedcare.ui.markup import html
from sharedcare.visiting import session
from sharedcare.visiting.signed_in import SIGN_IN

_SECRET = "app-key"  # noqa: S105 - where in the session it lies until the app has shown that it has it


@dataclass(frozen=True, slots=True)
class AddingPage:
    """What the template is given. `options` is what a browser is asked to make, as JSON; empty where it cannot."""

    frame: Frame
    words: Words
    is_first: bool
    action: str
    options: str
    secret: str
    picture: SafeString
    has_app: bool
    longest: int
    problem: str


@dataclass(frozen=True, slots=True)
class CodesPage:
    """What the template of the recovery codes is given."""

    frame: Frame
    words: Words
    codes: tuple[str, ...]
    next: str


@sensitive_post_parameters("code", "credential")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """The first second factor of somebody who has given the right password. With it they are signed in."""
    at = now()
    waiting = session.waiting(request, at=at)
    if waiting is None or waiting.step is not Step.SET_UP:
        return HttpResponseRedirect(SIGN_IN)
    frame = frame_for(request, reader=None, csrf=get_token(request), styles=("door.css", "factor.css"))
    if request.method != "POST":
        return adding_page(request, waiting.account, frame, is_first=True)
    try:
        made = added(request, waiting.account, at=at)
    except WrongProof:
        return adding_page(request, waiting.account, frame, is_first=True)
    means = Means.PASSKEY if request.POST.get("credential") else Means.APP
    session.begin(request, waiting.account, means=f"password, {means}", at=at)
    return codes_page(request, frame, made, next=waiting.next)


def added(request: HttpRequest, account: Account, *, at: datetime) -> tuple[str, ...]:
    """Add what the form brought; the recovery codes, where they are new. Raises WrongProof."""
    by = session.actor(request, account, at=at)
    if credential := request.POST.get("credential", ""):
        name = request.POST.get("name", "")
        return add_passkey(request=request, account=account, name=name, credential=credential, by=by, at=at)
    code, secret = request.POST.get("code", "")[:40], request.session.get(_SECRET, "")
    made = add_app(account=account, secret=secret, code=code, by=by, at=at)
    del request.session[_SECRET]
    return made


def adding_page(request: HttpRequest, account: Account, frame: Frame, *, is_first: bool) -> HttpResponse:
    """The page on which one chooses; after a POST it says what was wrong."""
    words = WORDS[frame.look.language]
    problem = ""
    if request.method == "POST":
        problem = words.wrong_made if request.POST.get("credential") else words.wrong_first_code
    secret = request.session.setdefault(_SECRET, codes.new_secret())
    adapter = get_adapter()
    options = making(request, account) if takes_passkeys(request) else None
    page = AddingPage(
        frame=frame,
        words=words,
        is_first=is_first,
        action=request.path,
        options=orjson.dumps(options).decode() if options else "",
        secret=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        picture=_picture(adapter.build_totp_svg(adapter.build_totp_url(account, secret)), words.app_title),
        has_app=factors_of(account).app_since is not None,
        longest=LONGEST_NAME,
        problem=problem,
    )
    return rendered(request, "factor/adding.html", page)


def codes_page(request: HttpRequest, frame: Frame, made: tuple[str, ...], *, next: str) -> HttpResponse:
    """The recovery codes, which are shown this once; straight on where there are no new ones."""
    if not made:
        return HttpResponseRedirect(next)
    spaced = tuple(f"{code[:4]} {code[4:]}" for code in made)
    return rendered(request, "factor/codes.html", CodesPage(frame, WORDS[frame.look.language], spaced, next))


def _picture(svg: str, name: str) -> SafeString:
    # The XML declaration before it has no place in a page.
    return html(svg[svg.index("<svg") :].replace("<svg", f'<svg role="img" aria-label="{name}"', 1))
