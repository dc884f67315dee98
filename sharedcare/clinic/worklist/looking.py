"""Who else has the same patient's row open: said in the row, in the open panel when it is loaded, and asked by the page now and then."""

from collections.abc import Sequence

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from sharedcare.care.plan.presence import Other, Place, arrive, there
from sharedcare.clinic.worklist.words import WORDS
from sharedcare.overview.opening import is_open
from sharedcare.visiting.signed_in import RecordIsClosed, Visitor, signed_in


@require_POST
@signed_in
def present(_request: HttpRequest, visitor: Visitor, patient: str) -> JsonResponse:
    """Who else has the row open, as the page asks now and then: `{"says": sentence}`."""
    if not is_open(by=visitor.by, patient=patient, at=visitor.at):
        raise RecordIsClosed(visitor.by)
    return JsonResponse({"says": beside(visitor, patient)})


def beside(visitor: Visitor, patient: str) -> str:
    """That the reader has the row open; who else has, in a sentence, empty for nobody. To be asked once the record was opened."""
    found = arrive(patient=patient, writes=False, by=visitor.by, at=visitor.at, place=Place.WORKLIST)
    return WORDS[visitor.language].looking.format(names=_names(found)) if found else ""


def rows(visitor: Visitor, patients: Sequence[str]) -> dict[str, str]:
    """Who has the row of each of these open, in a few words; those whom nobody looks at are left out."""
    found = there(patients=patients, by=visitor.by, at=visitor.at, place=Place.WORKLIST)
    says = WORDS[visitor.language].looking_row
    return {patient: says.format(names=_names(several)) for patient, several in found.items()}


def _names(found: Sequence[Other]) -> str:
    return ", ".join(one.name for one in found)
