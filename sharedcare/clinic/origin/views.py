"""The page of an origin."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.emergency.bar import cautioned
from sharedcare.clinic.origin.message import messages
from sharedcare.clinic.origin.page import origin_page
from sharedcare.overview.source import source
from sharedcare.ui.answer import rendered
from sharedcare.visiting.signed_in import Visitor, signed_in


@signed_in
@of_patient
def origin(
    request: HttpRequest, visitor: Visitor, patient: str, type: str, id: str, version: int
) -> HttpResponse:
    """Where a resource of a patient came from, and what it said before; `version` is the one the link was to."""
    zone = settings.SHAREDCARE_TIME_ZONE
    found = source(by=visitor.by, patient=patient, type=type, id=id, zone=zone, at=visitor.at)
    if found is None:
        raise Http404
    frame = visitor.frame(request, styles=("origin.css",))
    page = origin_page(
        found,
        messages(one.message for one in found.versions),
        frame=cautioned(frame, found.emergency_until, zone=zone),
        asked=version,
        calendar=visitor.calendar,
    )
    return rendered(request, "origin/page.html", page)
