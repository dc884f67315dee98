"""Taking on a patient whose record is not open yet: the number goes in the body of a POST and stands nowhere else."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.access.rights import TREATING
from sharedcare.care.enrolment.errors import NobodyWithNumber, NotByNumber
from sharedcare.care.enrolment.rules import may_enrol
from sharedcare.care.enrolment.taking_on import take_on
from sharedcare.clinic.enrolment.page import Option
from sharedcare.clinic.enrolment.views import REFUSED, may_choose, told
from sharedcare.clinic.enrolment.words import WORDS, Words
from sharedcare.programmes import telling
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import Visitor, signed_in

_LONGEST_NUMBER = 20
_UNPROCESSABLE = 422
_FIELDS = {"NoConsent": "consent", "NobodyWithNumber": "number", "NotByNumber": "number"}


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """What the template is given. `programmes` are those about which the reader's organisation has an agreement."""

    frame: Frame
    words: Words
    number: str
    programmes: tuple[Option, ...]
    is_ticked: bool
    problems: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def referral(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The form, and what is sent from it: to the programme's page of the patient, or back with what is wrong."""
    if not may_enrol(visitor.by):
        raise visitor.refusal(TREATING)
    problems: tuple[tuple[str, str], ...] = ()
    key = request.POST.get("programme", "")
    if request.method == "POST":
        number = request.POST.get("number", "")[:_LONGEST_NUMBER].replace("-", "").replace(" ", "")
        consent = "paper" if request.POST.get("consent") else ""
        try:
            patient = take_on(number=number, programme=key, consent=consent, by=visitor.by, at=visitor.at)
            return HttpResponseRedirect(f"/patient/{patient}/programmes/{key}?done")
        except (*REFUSED, NobodyWithNumber, NotByNumber) as refusal:
            field = _FIELDS.get(type(refusal).__name__, "programme")
            problems = ((field, told(refusal, visitor)),)
            if not key and field == "programme":
                problems = ((field, WORDS[visitor.language].problems["NotChosen"]),)
    page = ReferralPage(
        frame=visitor.frame(request, styles=("enrolment.css",)),
        words=WORDS[visitor.language],
        number=request.POST.get("number", "")[:_LONGEST_NUMBER],
        programmes=tuple(
            Option(one.key, telling.said(one.title.clinician, visitor.language), is_chosen=one.key == key)
            for one in may_choose(visitor)
        ),
        is_ticked=bool(request.POST.get("consent")),
        problems=problems,
    )
    return rendered(request, "enrolment/referral.html", page, status=_UNPROCESSABLE if problems else 200)
