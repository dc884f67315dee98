"""Who may come into the office, and what is around each of its pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from sharedcare.access.agreements.errors import NoSuchAgreement, NotYours
from sharedcare.access.agreements.queries import LOOK_AFTER, looks_after
from sharedcare.access.emergency.queries import may_judge
from sharedcare.access.rights import OFFICER
from sharedcare.access.staff.queries import is_administrator
from sharedcare.office.words import ROOMS
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import OFFICE, PROTECTION, Visitor, signed_in

_More = ParamSpec("_More")
_Answer = TypeVar("_Answer", bound=HttpResponseBase)


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the office, as a link to it."""

    name: str
    href: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What is around a page of the office: the frame, the rooms, what stands over a list of `problems`, and what was
    done a moment ago."""

    frame: Frame
    label: str
    rooms: tuple[Room, ...]
    problems: str
    done: str = ""


def in_office(
    view: Callable[Concatenate[HttpRequest, Visitor, _More], HttpResponse],
) -> Callable[Concatenate[HttpRequest, _More], HttpResponseBase]:
    """A page for administrators and programme owners; to others it says whom to ask.

    What does not concern their organisation is not there for them. Whoever answers for data protection is led from the
    first page of the office to their own.
    """

    @signed_in
    @wraps(view)
    def page(
        request: HttpRequest, visitor: Visitor, /, *args: _More.args, **kwargs: _More.kwargs
    ) -> HttpResponse:
        if not looks_after(visitor.by):
            if may_judge(visitor.by) and request.path == OFFICE:
                return HttpResponseRedirect(PROTECTION)
            raise visitor.refusal(LOOK_AFTER)
        try:
            return view(request, visitor, *args, **kwargs)
        except NoSuchAgreement as refusal:
            raise Http404 from refusal
        except NotYours as refusal:
            raise PermissionDenied from refusal

    return page


def for_officer(
    view: Callable[Concatenate[HttpRequest, Visitor, _More], _Answer],
) -> Callable[Concatenate[HttpRequest, _More], HttpResponseBase]:
    """A page for whoever answers for data protection, and for nobody else."""

    @signed_in
    @wraps(view)
    def page(
        request: HttpRequest, visitor: Visitor, /, *args: _More.args, **kwargs: _More.kwargs
    ) -> HttpResponseBase:
        if not may_judge(visitor.by):
            raise visitor.refusal((OFFICER,))
        return view(request, visitor, *args, **kwargs)

    return page


def around(request: HttpRequest, visitor: Visitor, *, room: str, styles: tuple[str, ...] = ()) -> Around:
    """What is around a page in one of the rooms, by its address; `styles` are the page's own."""
    words = ROOMS[visitor.language]
    rooms = [
        (OFFICE, words.start),
        ("/office/agreements", words.agreements),
        ("/office/programmes", words.programmes),
    ]
    if is_administrator(visitor.by):
        rooms.append(("/office/people", words.people))
    if may_judge(visitor.by):
        rooms = [
            (PROTECTION, words.start),
            ("/emergencies", words.emergencies),
            ("/office/reports", words.reports),
            ("/office/patterns", words.patterns),
            ("/office/trail", words.trail),
        ]
    return Around(
        frame=visitor.frame(request, styles=("office.css", *styles), find=False),
        label=words.label,
        rooms=tuple(Room(name, href, href == room) for href, name in rooms),
        problems=words.problems,
        done=words.done if "done" in request.GET else "",
    )
