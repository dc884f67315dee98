"""The patients' first page."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sharedcare.clinic.portal.words import WORDS, Words
from sharedcare.clinic.signed_in import Visitor, signed_in_patient
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame


@dataclass(frozen=True, slots=True)
class PortalPage:
    """What the template is given."""

    frame: Frame
    words: Words


@require_safe
@signed_in_patient
def portal(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Says that one is in."""
    page = PortalPage(visitor.frame(request, styles=("door.css",)), WORDS[visitor.language])
    return rendered(request, "portal/page.html", page)
