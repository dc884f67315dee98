"""How many patients are in which version of which programme: numbers, and nobody's name."""

from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.types import Question

PROGRAMME = "urn:sharedcare:programme"

_ENROLLED = """
SELECT %s::bigint, 0::bigint, coding->>'code', coalesce(coding->>'version', ''), count(DISTINCT r.patient)
FROM resource r
CROSS JOIN LATERAL json_array_elements(r.content->'type') AS kind
CROSS JOIN LATERAL json_array_elements(kind->'coding') AS coding
WHERE r.type = %s AND r.content->>'status' = 'active' AND coding->>'system' = %s
GROUP BY 3, 4"""


def enrolled() -> Question[dict[tuple[str, str], int]]:
    """The patients with an active EpisodeOfCare, by key and version of the programme; no version is told as ''."""
    params = (NO_PATIENT, type_number("EpisodeOfCare"), PROGRAMME)
    return Question(_ENROLLED, params, lambda rows: {(row[2], row[3]): row[4] for row in rows})
