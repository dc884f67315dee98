"""Who asks for a page: every page but the sign-in is wrapped in `signed_in`, and told by it.

@signed_in
def overview(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    before = opened(by=visitor.by, patient=patient, at=visitor.at)
    page = OverviewPage(frame=visitor.frame(request, styles=("overview.css",)), ...)
    return rendered(request, "overview/page.html", page)
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token

from sharedcare.access import gate
from sharedcare.access.emergency.queries import may_open
from sharedcare.access.errors import NotPermitted, NotVisible
from sharedcare.access.grants.queries import Held
from sharedcare.access.models import Account
from sharedcare.access.rights import TREATING, WITH_PATIENTS
from sharedcare.access.types import Action, Actor, Need
from sharedcare.kernel.clock import now
from sharedcare.ui.frame import Frame, Key, Reader, RoleChoice, Waiting, frame_for
from sharedcare.ui.look import Look, look_of
from sharedcare.ui.moments import Calendar
from sharedcare.visiting import session, waiting
from sharedcare.visiting.roles import Acting, acting


class RecordIsClosed(Http404):
    """A patient whose record is not open to the reader, or who is not there: the page for it offers what they may do."""

    def __init__(self, by: Actor) -> None:
        super().__init__()
        self.finds_patients = gate.permits(by, _FINDS_PATIENTS)
        self.opens_in_emergency = may_open(by)


class NotInThisRole(PermissionDenied):
    """The role acted in may not; `instead` are those of the person's other roles that may, to be offered on the page."""

    def __init__(self, instead: Sequence[Held]) -> None:
        super().__init__()
        self.instead = tuple(instead)


SIGN_IN, START, PORTAL, OFFICE = "/sign-in", "/", "/my", "/office"
WORKLIST, PATIENTS = "/worklist", "/patients"
PROTECTION = "/office/protection"
_FINDS_PATIENTS = Need(Action.SEARCH, "Patient")
_More = ParamSpec("_More")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever is signed in, for one request: `by` for everything that is asked of the record, `at` the moment of it."""

    account: Account
    acting: Acting
    at: datetime
    look: Look

    @property
    def by(self) -> Actor:
        """Who asks the record."""
        return self.acting.by

    @property
    def language(self) -> str:
        """`da` or `en`."""
        return self.look.language

    @property
    def calendar(self) -> Calendar:
        """How days and moments are written for them."""
        return Calendar(self.at, settings.SHAREDCARE_TIME_ZONE, self.language)

    @property
    def density(self) -> str:
        """How close things stand on the pages."""
        return self.look.density

    @property
    def finds_patients(self) -> bool:
        """Whether their role has to do with patients at all; else the office is where they work."""
        return gate.permits(self.by, _FINDS_PATIENTS)

    @property
    def home(self) -> str:
        """Where their day starts: on the list of those who wait, for a role that treats; else where patients are found."""
        treats = self.by.post is not None and self.by.post.code in TREATING
        return WORKLIST if treats and self.finds_patients else PATIENTS

    def refusal(self, codes: Collection[str]) -> NotInThisRole:
        """What to raise from a page that is for the roles of these codes alone."""
        return NotInThisRole(
            [one for one in self.acting.held if one.code in codes and one.id != self.by.role]
        )

    def frame(
        self,
        request: HttpRequest,
        *,
        styles: tuple[str, ...] = (),
        keys: tuple[Key, ...] = (),
        find: bool = True,
    ) -> Frame:
        """The frame around a page of theirs. Without `find` the page brings the search field itself, or needs none."""
        frame = frame_for(
            request,
            reader=self._reader(session.seconds_left(request, at=self.at)),
            csrf=get_token(request),
            styles=styles,
            keys=keys,
            find=find and self.finds_patients,
        )
        if not self.finds_patients:
            return frame
        known = waiting.pressing(request, at=self.at, role=self.by.role or "")
        return replace(frame, waiting=Waiting(WORKLIST, known))

    def _reader(self, seconds: int) -> Reader:
        role, held = self.acting.role, self.acting.held
        where = self.account.organization_name or self.account.role
        choices: tuple[RoleChoice, ...] = ()
        if role is not None and len(held) > 1:
            where = f"{role.title}, {role.organization_name}"
            choices = tuple(
                RoleChoice(one.id, one.title, one.organization_name, one.id == role.id) for one in held
            )
        return Reader(
            self.account.display,
            where,
            self.account.username,
            seconds,
            own=not self.account.is_citizen,
            roles=choices,
        )


def signed_in(
    view: Callable[Concatenate[HttpRequest, Visitor, _More], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, _More], HttpResponseBase]:
    """The page for those who are signed in; everybody else is led to sign in, and from there back to it.

    Patients and relatives are led to their own pages. What their role gives no right to answers 403 with a page that
    says so; a patient whose record is not open to them answers 404, as one who is not there. The trail has both already.
    """

    @wraps(view)
    def page(request: HttpRequest, /, *args: _More.args, **kwargs: _More.kwargs) -> HttpResponseBase:
        at = now()
        account = present(request, at=at)
        if not isinstance(account, Account):
            return account
        if account.is_citizen:
            return HttpResponseRedirect(PORTAL)
        visitor = Visitor(account, acting(request, account, at=at), at, look_of(request))
        try:
            return view(request, visitor, *args, **kwargs)
        except NotVisible as refusal:
            raise RecordIsClosed(visitor.by) from refusal
        except NotPermitted as refusal:
            # Whoever has to do with patients lacks a single right: which other role has that one is not known here.
            raise visitor.refusal(() if visitor.finds_patients else WITH_PATIENTS) from refusal

    return page


def present(request: HttpRequest, *, at: datetime, back: str = "") -> Account | HttpResponse:
    """Who is signed in, whose session then goes on; or, for nobody and for a session that is over, the way to sign in.

    From there they come back to what they asked for. What was posted is not posted again: they come to the page `back`, or
    where none is said to the one that the form stood on.
    """
    account = request.user
    if not isinstance(account, Account):
        return _to_sign_in(request, back)
    if session.seconds_left(request, at=at) <= 0:
        session.end(request, account, at=at, why="idle")
        return _to_sign_in(request, back, idle="")
    session.touch(request, at=at)
    return account


def _to_sign_in(request: HttpRequest, back: str, **more: str) -> HttpResponse:
    wanted = request.get_full_path() if request.method == "GET" else back or _page_of_form(request)
    return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': wanted, **more})}")


def _page_of_form(request: HttpRequest) -> str:
    """The page that a form stood on, so that whoever filled it in comes back to it."""
    page = urlsplit(request.headers.get("Referer", ""))
    return page.path if page.netloc == request.get_host() and page.path else START
