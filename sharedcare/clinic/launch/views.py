"""Giving a link to a system, and opening it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from sharedcare.access.actors import authenticate
from sharedcare.access.errors import NotPermitted, Unauthenticated
from sharedcare.access.launches.actions import LASTS, issue_launch, open_launch
from sharedcare.access.launches.errors import LaunchIsOver, NobodyToLaunch
from sharedcare.clinic.launch.asking import NotAsked, NotJson, asked_in
from sharedcare.clinic.launch.words import WORDS, Words
from sharedcare.kernel.clock import now
from sharedcare.kernel.errors import Refusal
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame, frame_for
from sharedcare.visiting import session
from sharedcare.visiting.signed_in import SIGN_IN
from sharedcare.visiting.source import next_number, source_of

_STATUS = {NotAsked: 400, NotJson: 415, Unauthenticated: 401, NotPermitted: 403, NobodyToLaunch: 404}


@dataclass(frozen=True, slots=True)
class OverPage:
    """What the template is given. `href` leads to sign in, and from there to the patient where that is known."""

    frame: Frame
    words: Words
    go: str
    href: str


@csrf_exempt
@require_POST
def launch(request: HttpRequest) -> HttpResponse:
    """A link for one of a system's people to one patient: 201 with its address, and the seconds it lasts."""
    at = now()
    try:
        by = authenticate(
            request.headers.get("Authorization"), at=at, source=source_of(request), request=next_number()
        )
        asked = asked_in(request.body, kind=request.content_type or "")
        ticket = issue_launch(asked=asked, by=by, in_demo=settings.ENVIRONMENT.demo, at=at)
    except (NotAsked, NotJson, Unauthenticated, NotPermitted, NobodyToLaunch) as refusal:
        return _refused(refusal)
    address = request.build_absolute_uri(f"/launch/{ticket.token}")
    seconds = int(LASTS.total_seconds())
    return JsonResponse({"address": address, "expires_in": seconds}, status=201)


@require_GET
def opened(request: HttpRequest, token: str) -> HttpResponse:
    """Let the person in whom the link is for, and show the patient. A browser that only looks ahead opens nothing."""
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return _unreferred(HttpResponse(status=503))
    at = now()
    try:
        found = open_launch(token=token, source=source_of(request), at=at)
    except LaunchIsOver as refusal:
        return _unreferred(_over(request, refusal))
    session.begin(request, found.account, means=found.means, at=at, organization=found.organization)
    return _unreferred(HttpResponseRedirect(f"/patient/{found.patient}"))


def _over(request: HttpRequest, refusal: LaunchIsOver) -> HttpResponse:
    frame = frame_for(request, reader=None, styles=("door.css", "factor.css"))
    words = WORDS[frame.look.language]
    query = f"?{urlencode({'next': f'/patient/{refusal.patient}'})}" if refusal.patient else ""
    page = OverPage(
        frame=frame,
        words=words,
        go=words.to_patient if refusal.patient else words.to_start,
        href=f"{SIGN_IN}{query}",
    )
    return rendered(request, "launch/over.html", page, status=410)


def _unreferred(response: HttpResponse) -> HttpResponse:
    # Not even to a page of ours: the address is a key for as long as nobody has used it.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _refused(refusal: Refusal) -> JsonResponse:
    response = JsonResponse({"error": refusal.message}, status=_STATUS[type(refusal)])
    if response.status_code == _STATUS[Unauthenticated]:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
