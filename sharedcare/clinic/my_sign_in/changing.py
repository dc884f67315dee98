"""Changing one's own sign-in. Each change asks for the password once more, unless it was given just before."""

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sharedcare.access.accounts.actions import end_sessions, give_password
from sharedcare.access.accounts.second_factor.actions import remove_factor, renew_recovery_codes
from sharedcare.access.errors import NotTheLast, TooManyAttempts, WrongNameOrPassword, WrongProof
from sharedcare.clinic.factor.adding import added, adding_page, codes_page
from sharedcare.clinic.factor.place import ADD, clock
from sharedcare.clinic.my_sign_in.views import STYLES
from sharedcare.clinic.my_sign_in.words import WORDS, Words
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting import session
from sharedcare.visiting.signed_in import SIGN_IN, Visitor, signed_in

MINE, PROOF = "/my-sign-in", "/my-sign-in/proof"


@dataclass(frozen=True, slots=True)
class ProofPage:
    """What the template is given."""

    frame: Frame
    words: Words
    next: str
    username: str
    problem: str


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def proof(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Asks for the password once more, and leads on to what it was asked for."""
    asked = request.POST if request.method == "POST" else request.GET
    wanted = ADD if asked.get("next") == ADD else MINE
    if request.method != "POST":
        return _proof_page(request, visitor, wanted)
    words = WORDS[visitor.language]
    try:
        give_password(
            username=visitor.account.username,
            password=request.POST.get("password", ""),
            source=visitor.by.source,
            at=visitor.at,
        )
    except TooManyAttempts as refusal:
        return _proof_page(request, visitor, wanted, problem=words.too_many.format(time=clock(refusal.until)))
    except WrongNameOrPassword:
        return _proof_page(request, visitor, wanted, problem=words.wrong)
    session.prove(request, at=visitor.at)
    return HttpResponseRedirect(wanted)


@sensitive_post_parameters("code", "credential")
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One more second factor."""
    if (first := _to_prove(request, visitor, ADD)) is not None:
        return first
    frame = visitor.frame(request, styles=STYLES)
    if request.method != "POST":
        return adding_page(request, visitor.account, frame, is_first=False)
    try:
        made = added(request, visitor.account, at=visitor.at)
    except WrongProof:
        return adding_page(request, visitor.account, frame, is_first=False)
    return codes_page(request, frame, made, next=MINE)


@require_POST
@signed_in
def removal(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One second factor fewer, but never the last where one is needed."""
    if (first := _to_prove(request, visitor, MINE)) is not None:
        return first
    number = request.POST.get("passkey", "")
    passkey = int(number) if number.isascii() and number.isdigit() else None
    required = settings.SHAREDCARE_SECOND_FACTOR
    # The page does not offer to remove the last one, and says why.
    with suppress(NotTheLast):
        remove_factor(
            account=visitor.account, passkey=passkey, required=required, by=visitor.by, at=visitor.at
        )
    return HttpResponseRedirect(MINE)


@require_POST
@signed_in
def recovery_codes(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """New recovery codes in place of those that there were."""
    if (first := _to_prove(request, visitor, MINE)) is not None:
        return first
    made = renew_recovery_codes(account=visitor.account, by=visitor.by, at=visitor.at)
    return codes_page(request, visitor.frame(request, styles=STYLES), made, next=MINE)


@require_POST
@signed_in
def everywhere(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """End all sessions of this account, this one too."""
    end_sessions(account=visitor.account, by=visitor.by, at=visitor.at)
    session.end(request, visitor.account, at=visitor.at, why="everywhere")
    return HttpResponseRedirect(f"{SIGN_IN}?everywhere")


def _to_prove(request: HttpRequest, visitor: Visitor, wanted: str) -> HttpResponse | None:
    """To the page that asks for the password; None for who has just given it. Who has none of ours changes nothing."""
    if not visitor.account.has_usable_password() or visitor.account.is_demo:
        return HttpResponseRedirect(MINE)
    if session.is_proved(request, at=visitor.at):
        return None
    return HttpResponseRedirect(f"{PROOF}?{urlencode({'next': wanted})}")


def _proof_page(request: HttpRequest, visitor: Visitor, wanted: str, *, problem: str = "") -> HttpResponse:
    page = ProofPage(
        visitor.frame(request, styles=STYLES),
        WORDS[visitor.language],
        wanted,
        visitor.account.username,
        problem,
    )
    return rendered(request, "my_sign_in/proof.html", page)
