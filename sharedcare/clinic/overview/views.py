"""The one screen: a patient is opened, now or as of an earlier moment."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from sharedcare.access import gate
from sharedcare.care.enrolment.rules import may_enrol
from sharedcare.clinic.emergency.bar import cautioned
from sharedcare.clinic.overview.building import keys_for, notice_of, overview_page
from sharedcare.clinic.seen.actions import opened
from sharedcare.clinic.time_machine.asked import Trouble, asked_of, shown
from sharedcare.overview.moments import moments as read_moments
from sharedcare.overview.read import overview
from sharedcare.overview.types import Overview
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import RecordIsClosed, Visitor, signed_in

STYLES = ("overview.css",)
_TO_ITS_END = timedelta(milliseconds=999)
"""What changed within a second is there at its end."""


@require_http_methods(["GET", "HEAD"])
@signed_in
def patient(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """All of one patient on one screen; `?at=` draws it as of an earlier moment, `?programme=` narrows the measurements."""
    zone = settings.SHAREDCARE_TIME_ZONE
    asked = asked_of(request, at=visitor.at, zone=zone)
    # Together: that somebody looked is noted only if there was somebody to look at.
    with gate.together():
        before = opened(by=visitor.by, patient=patient, at=visitor.at)
        found, asked = shown(
            asked,
            lambda moment: overview(
                by=visitor.by, patient=patient, since=before, zone=zone, at=visitor.at, as_of=moment
            ),
        )
        if found is None:
            # The reader's organisation has entered something, and that alone is open to it.
            raise RecordIsClosed(visitor.by)
    frame = visitor.frame(request, styles=STYLES, keys=keys_for(visitor.language))
    enrols = may_enrol(visitor.by)
    return show(request, found, frame=frame, now=visitor.at, trouble=asked.trouble, enrols=enrols)


@require_http_methods(["GET", "HEAD"])
@signed_in
def moments(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:  # noqa: ARG001 - a view's shape
    """When something changed, the oldest first, for the slider: the end of each second, and how many changes."""
    found = read_moments(by=visitor.by, patient=patient, at=visitor.at)
    stops = [((second + _TO_ITS_END).isoformat(), changes) for second, changes in reversed(found)]
    return JsonResponse(stops, safe=False, headers={"Cache-Control": "no-store"})


def show(
    request: HttpRequest,
    overview: Overview,
    *,
    frame: Frame,
    now: datetime,
    trouble: Trouble | None = None,
    enrols: bool = False,
) -> HttpResponse:
    """This overview in this frame, in the reader's language; `trouble` when another moment was asked for."""
    zone, programme = settings.SHAREDCARE_TIME_ZONE, request.GET.get("programme", "")
    notice = notice_of(
        overview, language=frame.look.language, zone=zone, trouble=trouble, programme=programme
    )
    if notice is not None:
        frame = replace(frame, notice=notice)
    frame = cautioned(frame, overview.emergency_until, zone=zone)
    page = overview_page(overview, frame=frame, zone=zone, printed=now, programme=programme, enrols=enrols)
    return rendered(request, "overview/page.html", page)
