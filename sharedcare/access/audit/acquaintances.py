"""Patients who were opened by somebody who may know them from elsewhere: themselves, a colleague, of the same family name
or at the same address.

The person behind an account is the Practitioner of its role, and the Patient who bears an identifier of that
Practitioner, such as the CPR number. A family name counts only when few patients bear it: that Nielsen opened a Nielsen
says nothing. An address is the same when the postal code is, and a line with a number in it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sharedcare.access import gate
from sharedcare.access.audit.naming import called, with_patients
from sharedcare.access.audit.types import Acquaintance, Acquainted, Named, Period
from sharedcare.access.audit.unusual import OPENED
from sharedcare.access.errands import of_trail
from sharedcare.access.models import Account
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import NO_PATIENT, key64
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.tokens import code_token, coding_token, path_number
from sharedcare.records.types import Question

RARE = 100
"""How many patients may bear a family name for it to mean something."""
_MOST = 200
_PATIENT = type_number("Patient")

_PRACTITIONERS = f"""
SELECT {NO_PATIENT}::bigint, key, content -> 'practitioner' ->> 'reference' FROM resource
WHERE type = {type_number("PractitionerRole")} AND key = ANY (%s::bigint[])"""  # noqa: S608  (constants only)

# From a token of the one's identifier to that of the other's: the value is the same, and only the path differs.
_SAME_CODE = code_token("Practitioner.identifier", "") ^ code_token("Patient.identifier", "")
_SAME_CODING = coding_token("Practitioner.identifier", "", "") ^ coding_token("Patient.identifier", "", "")
_OWN_PATIENTS = f"""
SELECT DISTINCT {NO_PATIENT}::bigint, p.key, s.key
FROM resource s CROSS JOIN LATERAL unnest(s.leads) AS lead
    JOIN resource p ON p.type + 0 = {_PATIENT} AND p.leads @> ARRAY[lead # {_SAME_CODE}::bigint]
WHERE s.type = {type_number("Practitioner")} AND s.key = ANY (%s::bigint[])
    AND EXISTS (SELECT FROM unnest(s.marks) AS mark WHERE mark # {_SAME_CODING}::bigint = ANY (p.marks))"""  # noqa: S608  (constants only)


def _path(name: str) -> str:
    return f"({path_number(f'Practitioner.{name}')}, {path_number(f'Patient.{name}')})"


# The planner cannot know how many words, names and neighbours there are, and would compare each with each: what is
# asked with IS TRUE, or beside what is selected, it looks up in a hash instead.
_ACQUAINTED = f"""
WITH reader (account, person, patient) AS MATERIALIZED (SELECT * FROM unnest(%s::int[], %s::bigint[], %s::bigint[])),
opened AS MATERIALIZED (
    SELECT account, patients[1] AS patient, min(id) AS id, min(at) AS since, max(at) AS until, count(*) AS times
    FROM access_trail WHERE {OPENED} GROUP BY 1, 2
),
words AS MATERIALIZED (
    SELECT r.account,
        array_agg(DISTINCT i.folded) FILTER (WHERE i.path IN {_path("name.family")}) AS names,
        array_agg(DISTINCT i.folded) FILTER (WHERE i.path IN {_path("address")} AND i.folded ~ '[0-9]') AS lines,
        array_agg(DISTINCT i.folded) FILTER (WHERE i.path IN {_path("address.postalCode")}) AS codes
    FROM reader r
    JOIN index_string i ON i.shard = (r.patient >> 48)::smallint AND i.patient = r.patient AND i.key = r.person
    GROUP BY r.account
),
names AS MATERIALIZED (
    SELECT folded FROM (SELECT DISTINCT unnest(names) AS folded FROM words) each_name JOIN LATERAL (
        SELECT count(*) AS many FROM (
            SELECT FROM index_string i WHERE i.path = {path_number("Patient.name.family")} AND i.folded = each_name.folded
            LIMIT {RARE + 1}
        ) borne
    ) bearers ON bearers.many <= {RARE}
),
namesakes AS MATERIALIZED (
    SELECT w.account, i.patient FROM words w CROSS JOIN LATERAL unnest(w.names) AS name (folded)
    JOIN index_string i ON i.path = {path_number("Patient.name.family")} AND i.folded = name.folded
    WHERE (name.folded IN (SELECT folded FROM names)) IS TRUE
),
neighbours AS MATERIALIZED (
    SELECT w.account, l.patient FROM words w CROSS JOIN LATERAL unnest(w.lines) AS line (folded)
    JOIN index_string l ON l.path = {path_number("Patient.address")} AND l.folded = line.folded
    JOIN index_string c ON c.shard = l.shard AND c.patient = l.patient AND c.key = l.key
        AND c.path = {path_number("Patient.address.postalCode")} AND c.folded = ANY (w.codes)
    WHERE line.folded <> ALL (w.codes) AND ((w.account, l.patient) IN (SELECT account, patient FROM opened)) IS TRUE
),
judged AS (
    SELECT *, (account, patient) IN (SELECT account, person FROM reader) AS self,
        patient IN (SELECT person FROM reader) AS staff,
        (account, patient) IN (SELECT account, patient FROM namesakes) AS name,
        (account, patient) IN (SELECT account, patient FROM neighbours) AS address
    FROM opened
)
SELECT o.patient, o.id, o.self, o.staff, o.name, o.address, o.account, p.id AS patient_id, o.since, o.until, o.times
FROM judged o JOIN resource p ON p.shard = (o.patient >> 48)::smallint AND p.patient = o.patient
    AND p.type = {_PATIENT} AND p.key = o.patient
WHERE o.self OR o.staff OR o.name OR o.address
ORDER BY o.until DESC, o.id LIMIT {_MOST}"""  # noqa: S608  (constants only)


class _Reader(NamedTuple):
    """A resource that is the person behind an account, and the patient it is kept under."""

    account: int
    person: int
    patient: int


def acquaintances(period: Period, *, shown: bool = True, by: Actor, at: datetime) -> list[Acquainted]:
    """The newest 200 such accounts and patients of a period. Not `shown`, they are to be counted and no more.
    Raises NotPermitted."""
    look = gate.look(by=by, errand=of_trail(), at=at)
    roles = {
        pk: key64(f"PractitionerRole/{role}")
        for pk, role in Account.objects.values_list("pk", "practitioner_role")
    }
    people = look(Question(_PRACTITIONERS, (list(roles.values()),), _references))
    patients = look(Question(_OWN_PATIENTS, (list(people.values()),), _pairs))
    readers = []
    for account, role in roles.items():
        person = people.get(role)
        if person is not None:
            readers.append(_Reader(account, person, NO_PATIENT))
            readers += [
                _Reader(account, own, own) for own, practitioner in patients if practitioner == person
            ]
    columns = [list(column) for column in zip(*readers, strict=True)] or [[], [], []]
    return look(Question(with_patients(_ACQUAINTED, shown=shown), (*columns, *period), _read))


def _references(rows: Sequence[tuple[Any, ...]]) -> dict[int, int]:
    return {row[1]: key64(row[2]) for row in rows if row[2]}


def _pairs(rows: Sequence[tuple[Any, ...]]) -> list[tuple[int, int]]:
    return [(row[1], row[2]) for row in rows]


def _read(rows: Sequence[tuple[Any, ...]]) -> list[Acquainted]:
    return [
        Acquainted(why, row[7], Named(row[1], "Patient", row[8], name=called(row[12])), *row[9:12])
        for row in rows
        for why in _reasons(*row[3:7])
    ]


def _reasons(self: bool, staff: bool, name: bool, address: bool) -> Iterator[Acquaintance]:  # noqa: FBT001
    """Why somebody may know a patient; of themselves there is nothing more to say."""
    if self:
        yield Acquaintance.SELF
        return
    for holds, why in (
        (staff, Acquaintance.COLLEAGUE),
        (name, Acquaintance.NAME),
        (address, Acquaintance.ADDRESS),
    ):
        if holds:
            yield why
