"""To a provider and back: OpenID Connect as the browser sees it."""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from sharedcare.access.accounts.actions import end_sessions
from sharedcare.access.accounts.identities.actions import account_vouched_for, refuse_vouched
from sharedcare.access.accounts.identities.queries import known_as
from sharedcare.access.accounts.identities.rules import means_by
from sharedcare.access.actors import nobody
from sharedcare.access.openid import flow, tokens
from sharedcare.access.openid.errors import Cancelled, NobodyHere, NotVouchedFor, ProviderIsAway
from sharedcare.access.openid.types import Begun, Provider, Serves
from sharedcare.clinic.elsewhere.pages import trouble
from sharedcare.kernel.clock import now
from sharedcare.kernel.errors import Refusal
from sharedcare.visiting import session
from sharedcare.visiting.onward import safe
from sharedcare.visiting.signed_in import PORTAL
from sharedcare.visiting.source import source_of

_BEGUN = "openid"
_TAKES_AT_MOST = timedelta(minutes=15)
_log = structlog.get_logger("sharedcare.clinic.elsewhere")


@require_safe
def away(request: HttpRequest, name: str) -> HttpResponse:
    """Send the browser to the provider."""
    provider, at = _provider(name), now()
    try:
        address, begun = flow.begin(provider=provider, back=_back(request, provider), at=at)
    except ProviderIsAway as refusal:
        return _told(request, provider, "away", refusal, at)
    wanted = safe(request.GET.get("next", ""))
    request.session[_BEGUN] = {"of": name, "begun": begun, "next": wanted, "at": at.timestamp()}
    return HttpResponseRedirect(address)


@require_safe
def back(request: HttpRequest, name: str) -> HttpResponse:
    """Take what the browser brings back from the provider, and let the person in."""
    provider, at = _provider(name), now()
    held = request.session.pop(_BEGUN, None)
    try:
        begun = _begun(held, name, at)
        vouched = flow.finish(
            provider=provider,
            begun=begun,
            brought=request.GET.dict(),
            back=_back(request, provider),
            at=at,
        )
        account = account_vouched_for(provider=provider, vouched=vouched, source=source_of(request), at=at)
    except NobodyHere:
        kind = "unknown_staff" if provider.serves is Serves.STAFF else "unknown_patient"
        return trouble(request, provider, kind, status=403)
    except Cancelled as refusal:
        return _told(request, provider, "cancelled", refusal, at)
    except NotVouchedFor as refusal:
        return _told(request, provider, "failed", refusal, at)
    except ProviderIsAway as refusal:
        return _told(request, provider, "away", refusal, at)
    session.begin(request, account, means=means_by(provider), at=at, provider=name, id_token=vouched.id_token)
    return HttpResponseRedirect(held["next"] if account.patient_id is None else PORTAL)


@csrf_exempt
@sensitive_post_parameters("logout_token")
@require_POST
def ended(request: HttpRequest, name: str) -> HttpResponse:
    """The provider itself says that somebody's session is over (Back-Channel Logout 1.0): all of theirs end here."""
    provider, at = _provider(name), now()
    by = nobody()._replace(source=source_of(request))
    try:
        claims = tokens.logout_token(request.POST.get("logout_token", ""), provider=provider, at=at)
    except (NotVouchedFor, ProviderIsAway) as refusal:
        refuse_vouched(provider=provider, refusal=refusal, source=by.source, at=at)
        return JsonResponse({"error": "invalid_request"}, status=400)
    for account in known_as(system=provider.issuer, value=str(claims.get("sub", ""))):
        end_sessions(account=account, by=by, at=at, why=means_by(provider))
    return HttpResponse()


def _provider(name: str) -> Provider:
    found: Provider | None = settings.SHAREDCARE_OPENID.get(name)
    if found is None:
        raise Http404
    return found


def _back(request: HttpRequest, provider: Provider) -> str:
    return request.build_absolute_uri(f"/sign-in/with/{provider.name}/back")


def _begun(held: dict[str, object] | None, name: str, at: datetime) -> Begun:
    """What this browser was sent away with, to this provider and not long ago."""
    if held is None or held["of"] != name:
        raise NotVouchedFor("This browser was not sent there.")
    begun_at = held["at"]
    if not isinstance(begun_at, float) or at.timestamp() - begun_at > _TAKES_AT_MOST.total_seconds():
        raise NotVouchedFor("It took too long.")
    return Begun(*held["begun"])  # type: ignore[misc]


def _told(
    request: HttpRequest, provider: Provider, kind: str, refusal: Refusal, at: datetime
) -> HttpResponse:
    """Nobody is in: the trail and the log get the reason, the person what they can do."""
    refuse_vouched(provider=provider, refusal=refusal, source=source_of(request), at=at)
    _log.warning("sign_in.failed", provider=provider.name, reason=refusal.message)
    return trouble(request, provider, kind, status=502 if kind == "away" else 400)
