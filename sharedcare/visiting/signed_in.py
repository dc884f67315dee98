"""Who asks for a page: every page but the sign-in is wrapped in `signed_in`, and told by it.

@signed_in
def overview(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    before = opened(by=visitor.by, patient=patient, at=visitor.at)
    page = OverviewPage(frame=visitor.frame(request, styles=("overview.css",)), ...)
    return rendered(request, "overview/page.html", page)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token

from sharedcare.access import gate
from sharedcare.access.errors import NotPermitted, NotVisible
from sharedcare.access.models import Account
from sharedcare.access.types import Action, Actor, Need
from sharedcare.kernel.clock import now
from sharedcare.ui.frame import Frame, Key, Reader, RoleChoice, frame_for
from sharedcare.ui.look import Look, look_of
from sharedcare.visiting.roles import Acting, acting

SIGN_IN, START, OFFICE = "/sign-in", "/patients", "/office"
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
    def density(self) -> str:
        """How close things stand on the pages."""
        return self.look.density

    @property
    def finds_patients(self) -> bool:
        """Whether their role has to do with patients at all; else the office is where they work."""
        return gate.permits(self.by, _FINDS_PATIENTS)

    def frame(
        self,
        request: HttpRequest,
        *,
        styles: tuple[str, ...] = (),
        keys: tuple[Key, ...] = (),
        find: bool = True,
    ) -> Frame:
        """The frame around a page of theirs. Without `find` the page brings the search field itself, or needs none."""
        return frame_for(
            request,
            reader=self._reader(),
            csrf=get_token(request),
            styles=styles,
            keys=keys,
            find=find and self.finds_patients,
        )

    def _reader(self) -> Reader:
        role, held = self.acting.role, self.acting.held
        where = self.account.organization_name or self.account.role
        if role is None or len(held) < 2:
            return Reader(self.account.display, where)
        choices = tuple(
            RoleChoice(one.id, one.title, one.organization_name, one.id == role.id) for one in held
        )
        return Reader(self.account.display, f"{role.title}, {role.organization_name}", choices)


def signed_in(
    view: Callable[Concatenate[HttpRequest, Visitor, _More], HttpResponse],
) -> Callable[Concatenate[HttpRequest, _More], HttpResponse]:
    """The page for those who are signed in; everybody else is led to sign in, and from there back to it.

    What their role gives no right to answers 403 with a page that says so; a patient whose record is not open to them
    answers 404, as one who is not there. The trail has both already.
    """

    @wraps(view)
    def page(request: HttpRequest, /, *args: _More.args, **kwargs: _More.kwargs) -> HttpResponse:
        account = request.user
        if not isinstance(account, Account):
            return _to_sign_in(request)
        at = now()
        visitor = Visitor(account, acting(request, account, at=at), at, look_of(request))
        try:
            return view(request, visitor, *args, **kwargs)
        except NotVisible as refusal:
            raise Http404 from refusal
        except NotPermitted as refusal:
            raise PermissionDenied from refusal

    return page


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    # What was posted is not posted again after signing in.
    wanted = request.get_full_path() if request.method == "GET" else START
    return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': wanted})}")
