"""The page of one measurement."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.emergency.bar import cautioned
from sharedcare.clinic.measure.page import USUAL_RANGE, measure_page
from sharedcare.clinic.measure.words import DANISH
from sharedcare.clinic.time_machine.asked import asked_of, shown
from sharedcare.overview.graph import graph
from sharedcare.ui.answer import rendered
from sharedcare.visiting.signed_in import Visitor, signed_in

_RANGES = frozenset(key for key, _ in DANISH.ranges)


@signed_in
@of_patient
def measure(request: HttpRequest, visitor: Visitor, patient: str, key: str) -> HttpResponse:
    """The graph and table of one measurement of a patient, now or as of the moment `?at=`."""
    zone = settings.SHAREDCARE_TIME_ZONE
    found, asked = shown(
        asked_of(request, at=visitor.at, zone=zone),
        lambda moment: graph(by=visitor.by, patient=patient, key=key, zone=zone, at=visitor.at, as_of=moment),
    )
    if found is None:
        raise Http404
    frame = visitor.frame(request, styles=("uplot.css", "measure.css"))
    chosen = request.GET.get("range", USUAL_RANGE)
    page = measure_page(
        found,
        frame=cautioned(frame, found.emergency_until, zone=zone),
        zone=zone,
        chosen=chosen if chosen in _RANGES else USUAL_RANGE,
        programme=request.GET.get("programme", ""),
        trouble=asked.trouble,
    )
    return rendered(request, "measure/page.html", page)
