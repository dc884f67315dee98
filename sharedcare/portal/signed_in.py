"""Who asks for a page of the portal: every page is wrapped in `signed_in`, and told whose record is open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token

from sharedcare.access.errors import NotPermitted, NotVisible
from sharedcare.access.models import Account
from sharedcare.access.proxies.types import Ages
from sharedcare.access.types import Actor
from sharedcare.kernel.clock import now
from sharedcare.portal.frame.page import Around, around
from sharedcare.portal.frame.views import nobody_open
from sharedcare.portal.whose import Whose, whose
from sharedcare.ui.frame import Frame, Reader, frame_for
from sharedcare.ui.look import Look, look_of
from sharedcare.ui.moments import Calendar
from sharedcare.visiting import session
from sharedcare.visiting.signed_in import PORTAL, START, present

_CHOSEN = "whose"
_More = ParamSpec("_More")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever is signed in, for one request: `by` for everything that is asked of the record, `at` the moment of it, and
    whose record is open; `others` are the records that could be open instead."""

    account: Account
    by: Actor
    at: datetime
    look: Look
    whose: Whose
    others: tuple[Whose, ...]

    @property
    def language(self) -> str:
        """`da` or `en`."""
        return self.look.language

    @property
    def zone(self) -> tzinfo:
        """The time zone of the region."""
        zone: tzinfo = settings.SHAREDCARE_TIME_ZONE
        return zone

    @property
    def ages(self) -> Ages:
        """From which age on a patient decides."""
        return Ages(*settings.SHAREDCARE_AGES)

    @property
    def calendar(self) -> Calendar:
        """Says moments as seen from now."""
        return Calendar(self.at, self.zone, self.language)

    def frame(self, request: HttpRequest, *styles: str) -> Frame:
        """The frame around a page of theirs."""
        return _frame(request, self.account, self.at, *styles)

    def around(self, tab: str) -> Around:
        """What stands around every page: whose it is, and the ways to the others."""
        return around(self.whose, tab=tab, language=self.language)


def signed_in(
    view: Callable[Concatenate[HttpRequest, Visitor, _More], HttpResponse],
) -> Callable[Concatenate[HttpRequest, _More], HttpResponse]:
    """The page for patients and relatives; staff are led to their own start, everybody else to sign in.

    A relative whom nobody lets in any more is told so, with nothing of whom it was about.
    """

    @wraps(view)
    def page(request: HttpRequest, /, *args: _More.args, **kwargs: _More.kwargs) -> HttpResponse:
        at = now()
        account = present(request, at=at, back=PORTAL)
        if not isinstance(account, Account):
            return account
        if not account.is_citizen:
            return HttpResponseRedirect(START)
        by = session.actor(request, account, at=at)
        wanted = request.GET.get("for") or request.session.get(_CHOSEN, "")
        try:
            opened, others = whose(account, wanted=wanted, by=by, at=at)
            if opened is None:
                return nobody_open(request, _frame(request, account, at))
            if others and opened.patient != request.session.get(_CHOSEN):
                request.session[_CHOSEN] = opened.patient
            return view(request, Visitor(account, by, at, look_of(request), opened, others), *args, **kwargs)
        except NotVisible:
            return nobody_open(request, _frame(request, account, at))
        except NotPermitted as refusal:
            raise PermissionDenied from refusal

    return page


def _frame(request: HttpRequest, account: Account, at: datetime, *styles: str) -> Frame:
    left = session.seconds_left(request, at=at)
    return frame_for(
        request,
        reader=Reader(account.display, key=account.username, seconds=left),
        csrf=get_token(request),
        styles=("portal.css", *styles),
        find=False,
    )
