"""Opening a record in an emergency: the number and the reason go in the body of a POST and stand nowhere else."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.access.emergency.actions import open_record
from sharedcare.access.emergency.errors import AlreadyOpen, NobodyWithNumber, NotInYourRole, ReasonNeeded
from sharedcare.access.emergency.queries import may_open
from sharedcare.clinic.emergency.words import WORDS, Words
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import Visitor, signed_in

LONGEST_REASON = 500
_LONGEST_NUMBER = 20
_UNPROCESSABLE = 422
NUMBER, REASON, ROLE = "number", "reason", "role"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, at which field; `href` leads on where something can be done about it."""

    field: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyPage:
    """What the template is given. `may` is whether the reader's role may open a record at all."""

    frame: Frame
    words: Words
    number: str
    reason: str
    longest_reason: int
    may: bool
    problem: Problem | None


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def emergency(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The form, and what is sent from it: to the patient, or back with what is wrong.

    The search, where nobody was found, sends the number alone, so that it need not be typed again.
    """
    number = request.POST.get("number", "")[:_LONGEST_NUMBER]
    reason = request.POST.get("reason", "")[:LONGEST_REASON]
    if "reason" not in request.POST:
        return _page(request, visitor, number=number)
    digits = number.replace("-", "").replace(" ", "")
    try:
        patient = open_record(number=digits, reason=reason, by=visitor.by, at=visitor.at)
    except (AlreadyOpen, NobodyWithNumber, NotInYourRole, ReasonNeeded) as refusal:
        problem = _problem(refusal, WORDS[visitor.language])
        return _page(request, visitor, number=number, reason=reason, problem=problem)
    return HttpResponseRedirect(f"/patient/{patient}")


def _problem(refusal: AlreadyOpen | NobodyWithNumber | NotInYourRole | ReasonNeeded, words: Words) -> Problem:
    if isinstance(refusal, AlreadyOpen):
        return Problem(NUMBER, words.already_open, f"/patient/{refusal.patient}")
    if isinstance(refusal, NobodyWithNumber):
        return Problem(NUMBER, words.nobody)
    if isinstance(refusal, ReasonNeeded):
        return Problem(REASON, words.reason_needed)
    return Problem(ROLE, words.not_in_your_role)


def _page(
    request: HttpRequest,
    visitor: Visitor,
    *,
    number: str = "",
    reason: str = "",
    problem: Problem | None = None,
) -> HttpResponse:
    page = EmergencyPage(
        frame=visitor.frame(request, styles=("emergency.css",)),
        words=WORDS[visitor.language],
        number=number,
        reason=reason,
        longest_reason=LONGEST_REASON,
        may=may_open(visitor.by),
        problem=problem,
    )
    return rendered(request, "emergency/page.html", page, status=_UNPROCESSABLE if problem else 200)
