"""A patient is opened. Until the overview is here, the page says who it is and when one looked before."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sharedcare.access import looks
from sharedcare.clinic.finding.card import cards
from sharedcare.clinic.finding.line import Line, line
from sharedcare.clinic.finding.words import WORDS as FINDING
from sharedcare.clinic.patient.words import WORDS, Words
from sharedcare.clinic.seen.actions import opened
from sharedcare.clinic.signed_in import Visitor, signed_in
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame, Key


@dataclass(frozen=True, slots=True)
class PatientPage:
    """What the template is given."""

    frame: Frame
    words: Words
    line: Line
    before: str


@require_http_methods(["GET", "HEAD"])
@signed_in
def patient(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """Who this is."""
    found = looks.cards(by=visitor.by, ids=[patient], at=visitor.at)
    if not found.patients:
        raise Http404
    before = opened(by=visitor.by, patient=patient, at=visitor.at)
    zone, words = settings.SHAREDCARE_TIME_ZONE, WORDS[visitor.language]
    [card] = cards(found.patients, today=visitor.at.astimezone(zone).date())
    page = PatientPage(
        frame=visitor.frame(request, styles=("finding.css",), keys=(Key("/", words.find),)),
        words=words,
        line=line(card, FINDING[visitor.language], seen=None, at=visitor.at, zone=zone),
        before=_before(before, words),
    )
    return rendered(request, "patient/page.html", page)


def _before(moment: datetime | None, words: Words) -> str:
    if moment is None:
        return words.first
    there = moment.astimezone(settings.SHAREDCARE_TIME_ZONE)
    return words.before.format(day=f"{there:%d.%m.%Y}", time=f"{there:%H.%M}")
