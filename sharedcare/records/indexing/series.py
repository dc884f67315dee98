"""Which questions about a type are answered in order of time by one index range scan.

A series is one search parameter, or several together, whose values are kept in order of the
resources' principal date: the newest blood pressures of a patient, the open tasks of a team. Each
costs a row for every resource (and for every combination of its values), so the table names those
that pages and partners ask for; all other questions are answered from the tokens.
"""

from collections.abc import Iterable

from sharedcare.records.indexing.tokens import combine

Codes = tuple[str, ...]

SERIES: dict[str, tuple[Codes, ...]] = {
    "Appointment": (("actor", "status"),),
    "CarePlan": (("status",),),
    "Communication": (("recipient", "status"),),
    "Condition": (("code",),),
    "DiagnosticReport": (("code",), ("category",)),
    "DocumentReference": (("type",),),
    "Encounter": (("status",),),
    "MedicationRequest": (("code",),),
    "Observation": (("code",), ("category",)),
    "Procedure": (("code",),),
    "QuestionnaireResponse": (("questionnaire",),),
    "ServiceRequest": (("code",), ("performer", "status")),
    "Task": (("owner", "status"), ("status",)),
}
"""By type: the codes of the parameters that make a series, in the order in which their tokens are combined."""


def series_for(resource_type: str, codes: Iterable[str]) -> Codes | None:
    """The series that answers most of a question which names these parameters; None when there is none.

    The codes come in the order in which `series_token` wants their tokens.
    """
    asked = frozenset(codes)
    known = [each for each in SERIES.get(resource_type, ()) if asked.issuperset(each)]
    return max(known, key=len, default=None)


def series_token(tokens: tuple[int, ...]) -> int:
    """The token of a series from the token of each of its parameters: a code_token, reference_token or uri_token."""
    return tokens[0] if len(tokens) == 1 else combine(*tokens)
