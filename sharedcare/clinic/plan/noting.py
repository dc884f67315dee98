"""Notes about one task, and what is sent from the form of a new one."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from sharedcare.care.mandates.rules import WRITE
from sharedcare.care.plan import noting
from sharedcare.care.plan.errors import Amiss, NoSuchThing, NotYours
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.plan.asking import Asked, asked
from sharedcare.overview.fhir.elements import moment
from sharedcare.visiting.signed_in import Visitor, signed_in

UNNOTED = ("note", "not-noted")
"""Why a note was not stored, as the address says it that leads back."""
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Said:
    """A note: who wrote it, when, and what."""

    who: SafeString | str
    when: SafeString | str
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes about a task; `to` is where a new one is sent, empty for whoever writes none."""

    said: tuple[Said, ...]
    to: str


def notes_of(one: Thing, found: Asked) -> Notes | None:
    """The notes about a thing; None where it is no task."""
    if one.kind is not Kind.TASK:
        return None
    calendar = found.calendar
    said = []
    for each in noting.notes_about(one.reference, found.things):
        by = found.party(str(each.tree.get("sender", {}).get("reference", "")))
        at = moment(each.tree.get("sent"), calendar.zone) or each.updated
        said.append(Said(found.tongue.who(by), calendar.tag(calendar.moment(at), at), each.fields["text"]))
    return Notes(tuple(said), f"{found.here}/{one.reference}/note" if WRITE in found.may else "")


@require_POST
@signed_in
@of_patient
def note(request: HttpRequest, visitor: Visitor, patient: str, type: str, id: str) -> HttpResponse:
    """A new note about a task; one that cannot be stored leads back and says why."""
    found, here = asked(visitor, patient), f"/patient/{patient}/plan/{type}/{id}"
    text = request.POST.get("text", "")[:_LONGEST]
    try:
        noting.note_about(
            patient=patient,
            task=f"{type}/{id}",
            text=text,
            programmes=found.programmes,
            by=visitor.by,
            at=visitor.at,
        )
    except NoSuchThing as missing:
        raise Http404 from missing
    except Amiss:
        return HttpResponseRedirect(f"{here}?wrong=note")
    except NotYours:
        return HttpResponseRedirect(f"{here}?wrong=not-noted")
    return HttpResponseRedirect(f"{here}?done=noted#notes")
