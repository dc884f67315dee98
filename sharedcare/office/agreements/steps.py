"""What is posted from the page of an agreement: each step is one address, and leads back to the page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from sharedcare.access.agreements import actions
from sharedcare.access.agreements.errors import (
    HasChanged,
    Incomplete,
    NotNow,
    NotRenewable,
    Overlaps,
    ReasonNeeded,
)
from sharedcare.kernel.errors import Refusal
from sharedcare.office.agreements.views import ROOM, saying, show
from sharedcare.office.entering import in_office
from sharedcare.visiting.signed_in import Visitor

_TOLD = (HasChanged, NotNow, NotRenewable, Overlaps, ReasonNeeded)


@require_POST
@in_office
def offer(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """Send it for signature; what it lacks is shown where it is written."""
    try:
        return _offered(request, visitor, agreement)
    except Incomplete:
        return HttpResponseRedirect(f"{ROOM}/{agreement}/terms?check")


def _offered(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    return _taken(
        request,
        visitor,
        agreement,
        lambda: actions.offer(agreement=agreement, version=version_of(request), by=visitor.by, at=visitor.at),
    )


@require_POST
@in_office
def signatures(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """Sign it."""
    if "read" not in request.POST:
        problem = saying(visitor).words.problems["NotRead"]
        return show(request, visitor, agreement, problem=problem, failed="signatures")
    text = request.POST.get("mark", "")
    return _taken(
        request,
        visitor,
        agreement,
        lambda: actions.sign(agreement=agreement, text=text, by=visitor.by, at=visitor.at),
    )


@require_POST
@in_office
def refusal(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """Decline to sign it."""
    return _taken(
        request,
        visitor,
        agreement,
        lambda: actions.refuse(
            agreement=agreement,
            version=version_of(request),
            reason=request.POST.get("reason", ""),
            by=visitor.by,
            at=visitor.at,
        ),
    )


@require_POST
@in_office
def taken_back(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """Make it a draft again."""
    return _taken(
        request,
        visitor,
        agreement,
        lambda: actions.take_back(
            agreement=agreement, version=version_of(request), note="", by=visitor.by, at=visitor.at
        ),
    )


@require_POST
@in_office
def withdrawal(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """Give it up."""
    return _taken(
        request,
        visitor,
        agreement,
        lambda: actions.withdraw(
            agreement=agreement, version=version_of(request), by=visitor.by, at=visitor.at
        ),
    )


@require_POST
@in_office
def renewal(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """Draft what follows it, and go there to complete it."""
    try:
        follower = actions.renew(agreement=agreement, by=visitor.by, at=visitor.at)
    except NotRenewable:
        return show(request, visitor, agreement, problem=saying(visitor).words.problems["NotRenewable"])
    return HttpResponseRedirect(f"{ROOM}/{follower}/terms")


@require_POST
@in_office
def again(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """Draft the same as one that is over, and go there to complete it."""
    try:
        made = actions.draft_again(agreement=agreement, by=visitor.by, at=visitor.at)
    except NotNow as refusal:
        return show(request, visitor, agreement, problem=told(visitor, refusal))
    return HttpResponseRedirect(f"{ROOM}/{made}/terms")


def told(visitor: Visitor, refusal: Refusal) -> str:
    """Why something was not done, in the reader's language."""
    return saying(visitor).words.problems[type(refusal).__name__]


def _taken(
    request: HttpRequest, visitor: Visitor, agreement: str, step: Callable[[], object]
) -> HttpResponse:
    try:
        step()
    except _TOLD as refusal:
        other = refusal.other if isinstance(refusal, Overlaps) else ""
        failed = request.path.rpartition("/")[2]
        return show(request, visitor, agreement, problem=told(visitor, refusal), other=other, failed=failed)
    return HttpResponseRedirect(f"{ROOM}/{agreement}?done")


def version_of(request: HttpRequest) -> int:
    """The version that the page was made of, which the form sends along."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
