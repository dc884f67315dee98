"""All who work in the reader's organisation, one of them, and inviting somebody."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sharedcare.access.errors import AccountIsTaken, BadAccount
from sharedcare.access.staff import actions, queries
from sharedcare.access.staff.errors import (
    AnswersForAll,
    BadInvitation,
    BadName,
    BadPost,
    LastAdministrator,
    NoSuchRole,
    NotYours,
)
from sharedcare.access.staff.rules import ADMINISTRATOR
from sharedcare.access.staff.types import Colleague, Invited
from sharedcare.kernel.errors import Refusal
from sharedcare.office.entering import around, in_office
from sharedcare.office.people.pages import (
    InvitedPage,
    PeoplePage,
    PersonPage,
    Problems,
    newcomer_of,
    post_of,
)
from sharedcare.office.people.words import WORDS
from sharedcare.records.errors import VersionConflict
from sharedcare.ui.answer import rendered
from sharedcare.visiting.signed_in import Visitor

ROOM = "/office/people"
_TOLD = (
    AccountIsTaken,
    AnswersForAll,
    BadAccount,
    BadInvitation,
    BadName,
    BadPost,
    LastAdministrator,
    NoSuchRole,
    NotYours,
    VersionConflict,
)
_FIELDS = {
    "AccountIsTaken": "username",
    "BadAccount": "username",
    "BadName": "given",
    "BadPost": "code",
    "AnswersForAll": "code",
}


@require_safe
@in_office
def people(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Everybody, by name."""
    page = _page(request, visitor)
    found = tuple(queries.colleagues(by=visitor.by, at=visitor.at))
    return rendered(request, "people/list.html", replace(page, people=found))


@require_http_methods(["GET", "HEAD", "POST"])
@in_office
def new(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The form that invites somebody; when it is sent, the link that is shown once."""
    page = _page(request, visitor)
    if request.method != "POST":
        return rendered(request, "people/new.html", page)
    try:
        invited = actions.invite(who=newcomer_of(request), by=visitor.by, at=visitor.at)
    except _TOLD as refusal:
        return rendered(request, "people/new.html", replace(page, problems=_problems(visitor, refusal)))
    name = f"{page.typed.given} {page.typed.family}".strip()
    return _told_once(request, page, invited, name)


@require_safe
@in_office
def person(request: HttpRequest, visitor: Visitor, practitioner: str) -> HttpResponse:
    """One of them, with the roles."""
    return _show(request, visitor, practitioner)


@require_POST
@in_office
def invitation(request: HttpRequest, visitor: Visitor, practitioner: str) -> HttpResponse:
    """A link for somebody who works here and has no account, or a new one for somebody who has not come yet."""
    username = request.POST.get("username")
    try:
        if username is None:
            invited = actions.invite_again(practitioner=practitioner, by=visitor.by, at=visitor.at)
        else:
            invited = actions.let_in(
                practitioner=practitioner, username=username[:80], by=visitor.by, at=visitor.at
            )
    except _TOLD as refusal:
        return _show(request, visitor, practitioner, problems=_problems(visitor, refusal))
    return _told_once(request, _page(request, visitor), invited, _of(visitor, practitioner).name)


@require_POST
@in_office
def roles(request: HttpRequest, visitor: Visitor, practitioner: str) -> HttpResponse:
    """One more role."""
    try:
        actions.give_role(practitioner=practitioner, post=post_of(request), by=visitor.by, at=visitor.at)
    except _TOLD as refusal:
        return _show(request, visitor, practitioner, problems=_problems(visitor, refusal))
    return HttpResponseRedirect(f"{ROOM}/{practitioner}?done")


@require_POST
@in_office
def role(request: HttpRequest, visitor: Visitor, practitioner: str, role: str) -> HttpResponse:
    """Another role in place of one."""
    try:
        actions.change_role(role=role, post=post_of(request), by=visitor.by, at=visitor.at)
    except _TOLD as refusal:
        return _show(request, visitor, practitioner, problems=_problems(visitor, refusal))
    return HttpResponseRedirect(f"{ROOM}/{practitioner}?done")


@require_POST
@in_office
def role_end(request: HttpRequest, visitor: Visitor, practitioner: str, role: str) -> HttpResponse:
    """The end of a role."""
    try:
        actions.end_role(role=role, by=visitor.by, at=visitor.at)
    except _TOLD as refusal:
        return _show(request, visitor, practitioner, problems=_problems(visitor, refusal))
    return HttpResponseRedirect(f"{ROOM}?done")


def _show(
    request: HttpRequest, visitor: Visitor, practitioner: str, *, problems: Problems = ()
) -> HttpResponse:
    common = _page(request, visitor)
    page = PersonPage(
        around=common.around,
        words=common.words,
        places=common.places,
        typed=common.typed,
        person=_of(visitor, practitioner),
        problems=problems,
    )
    return rendered(request, "people/one.html", page)


def _of(visitor: Visitor, practitioner: str) -> Colleague:
    found = queries.colleagues(by=visitor.by, at=visitor.at)
    person = next((one for one in found if one.practitioner == practitioner), None)
    if person is None:
        raise Http404
    return person


def _page(request: HttpRequest, visitor: Visitor) -> PeoplePage:
    try:
        places = tuple(queries.places(visitor.by).items())
    except NotYours as refusal:
        raise visitor.refusal((ADMINISTRATOR,)) from refusal
    return PeoplePage(
        around=around(request, visitor, room=ROOM),
        words=WORDS[visitor.language],
        places=places,
        typed=newcomer_of(request),
    )


def _told_once(request: HttpRequest, page: PeoplePage, invited: Invited, name: str) -> HttpResponse:
    link = request.build_absolute_uri(f"/invitation/{invited.token}")
    says = page.words.invited_lead.format(name=name)
    told = InvitedPage(around=page.around, words=page.words, username=invited.username, link=link, says=says)
    return rendered(request, "people/invited.html", told)


def _problems(visitor: Visitor, refusal: Refusal) -> Problems:
    name = type(refusal).__name__
    return ((_FIELDS.get(name, "content"), WORDS[visitor.language].problems[name]),)
