"""The addresses at which the plan is printed, and had as PDF."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.plan.pdf import pdf
from sharedcare.clinic.plan.printing import print_page
from sharedcare.ui.answer import rendered
from sharedcare.visiting.signed_in import Visitor, signed_in


@require_safe
@signed_in
@of_patient
def printed(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """The plan to be printed, with its text for the journal."""
    return rendered(request, "plan/print.html", print_page(request, visitor, patient))


@require_safe
@signed_in
@of_patient
def as_pdf(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """The same as PDF. Its name says nothing of whose it is: it lies in a folder of downloads."""
    made = pdf(print_page(request, visitor, patient), at=visitor.at)
    headers = {"Content-Disposition": 'inline; filename="plan.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
