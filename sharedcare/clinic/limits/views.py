"""The limits of a patient: all that are in force, setting one of the patient's own, and taking it back."""

from datetime import date, datetime, time, timedelta
from math import isfinite

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.queries import known
from sharedcare.care.findings.errors import BadLimit, HasChanged, NoSuchLimit, NotYours
from sharedcare.care.findings.limiting import actions
from sharedcare.care.findings.limiting.queries import Stands, limits
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.enrolment.naming import person
from sharedcare.clinic.limits.page import COLOURS, ENDS, LimitsPage, Saying, ends
from sharedcare.clinic.limits.words import WORDS
from sharedcare.programmes.types.words import Band
from sharedcare.ui.answer import rendered
from sharedcare.visiting.signed_in import Visitor, signed_in

_UNPROCESSABLE = 422
_LONGEST = 500
_USUALLY_FOR = timedelta(days=90)
"""A limit of a patient's own is looked at again: so long it lasts where nobody chooses another day."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def limits_of(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """The page, and what is sent from it; `?edit=` is the limit whose form is shown."""
    found = known(patient=patient, by=visitor.by, at=visitor.at)
    if not found.of("Patient"):
        raise Http404
    stands = limits(patient=patient, found=found, by=visitor.by, at=visitor.at)
    if request.method != "POST":
        return _page(request, visitor, found, stands)
    chosen = next((one for one in stands if one.key == request.POST.get("key", "")), None)
    amiss = ("gone",) if chosen is None else _done(request, visitor, patient, chosen)
    if amiss:
        return _page(request, visitor, found, stands, amiss)
    done = "back" if request.POST.get("do") == "take-back" else "set"
    return HttpResponseRedirect(f"/patient/{patient}/limits?done={done}")


def _done(request: HttpRequest, visitor: Visitor, patient: str, one: Stands) -> tuple[str, ...]:
    """What has to be mended before it can be carried out; nothing once it was."""
    try:
        if request.POST.get("do") == "take-back":
            actions.take_back(patient=patient, key=one.key, by=visitor.by, at=visitor.at)
            return ()
        bands = _bands(request, one)
        why = request.POST.get("why", "").strip()[:_LONGEST]
        until, is_day = _until(request.POST.get("until", "").strip(), visitor)
        amiss = [
            name
            for name, is_wrong in (("number", bands is None), ("why", not why), ("until", not is_day))
            if is_wrong
        ]
        if amiss or bands is None:
            return tuple(amiss)
        wanted = actions.Wanted(one.key, bands["yellow"], bands["red"], why, until)
        actions.set_limit(patient=patient, wanted=wanted, by=visitor.by, at=visitor.at)
    except NotYours:
        return ("mine",)
    except NoSuchLimit:
        return ("gone",)
    except HasChanged:
        return ("changed",)
    except BadLimit:
        return ("crosses",)
    return ()


def _bands(request: HttpRequest, one: Stands) -> dict[str, Band | None] | None:
    """What was typed, with the ends that the programme's limit has; None where something is no number."""
    found: dict[str, dict[str, float]] = {colour: {} for colour in COLOURS}
    for field, _ in ends(one):
        colour, _, end = field.partition("-")
        try:
            number = float(
                request.POST.get(field, "").strip().replace("\N{MINUS SIGN}", "-").replace(",", ".")
            )
        except ValueError:
            return None
        if not isfinite(number) or end not in ENDS:
            return None
        found[colour][end] = number
    return {colour: Band(**numbers) if numbers else None for colour, numbers in found.items()}


def _until(text: str, visitor: Visitor) -> tuple[datetime | None, bool]:
    """The end of the last day, and whether it is one that lies ahead."""
    if not text:
        return None, True
    zone = settings.SHAREDCARE_TIME_ZONE
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, False
    if day.year > visitor.at.year + 100:
        return None, False
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)
    return end, end > visitor.at


def _page(
    request: HttpRequest, visitor: Visitor, found: Known, stands: list[Stands], amiss: tuple[str, ...] = ()
) -> HttpResponse:
    words = WORDS[visitor.language]
    zone = settings.SHAREDCARE_TIME_ZONE
    saying = Saying(words, visitor.calendar, visitor.language)
    patient = str(found.of("Patient")[0]["id"])
    here = f"/patient/{patient}/limits"
    key = request.POST.get("key", "") if amiss else request.GET.get("edit", "")
    chosen = next((one for one in stands if one.key == key and one.may_set), None)
    usual = (visitor.at.astimezone(zone) + _USUALLY_FOR).date().isoformat()
    typed = {name: str(request.POST[name])[:_LONGEST] for name in request.POST} if amiss else {"until": usual}
    page = LimitsPage(
        frame=visitor.frame(request, styles=("limits.css",)),
        words=words,
        person=person(found),
        here=here,
        plan=f"/patient/{patient}/plan",
        told=words.told.get(request.GET.get("done", ""), "") if not amiss else "",
        problems=tuple((_FIELDS.get(one, "form"), words.wrong[one]) for one in amiss),
        groups=saying.groups(stands, here=here, chosen=key),
        form=saying.form(chosen, typed=typed, amiss=amiss) if chosen is not None else None,
        others_set=saying.others_set(stands),
    )
    return rendered(request, "limits/page.html", page, status=_UNPROCESSABLE if amiss else 200)


_FIELDS = {"why": "why", "until": "until"}
