"""Patients who were opened by somebody who may know them from elsewhere: themselves, a colleague, of the same family name
or at the same address.

The person behind an account is the Practitioner of its role, and the Patient who bears an identifier of that
Practitioner, such as the CPR number. A family name counts only when few patients bear it: that Nielsen opened a Nielsen
says nothing. An address is the same when the postal code is, and a line with a number in it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sharedcare.access import gate
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
SELECT DISTINCT p.patient, p.key, s.key
FROM resource s CROSS JOIN LATERAL unnest(s.leads) AS lead
    JOIN resource p ON p.type + 0 = {_PATIENT} AND p.leads @> ARRAY[lead # {_SAME_CODE}::bigint]
WHERE s.type = {type_number("Practitioner")} AND s.key = ANY (%s::bigint[])
    AND EXISTS (SELECT FROM unnest(s.marks) AS mark WHERE mark # {_SAME_CODING}::bigint = ANY (p.marks))"""  # noqa: S608  (constants only)


def _path(name: str) -> str:
    return f"({path_number(f'Practitioner.{name}')}, {path_number(f'Patient.{name}')})"


_ACQUAINTED = f"""
WITH reader (account, person, patient) AS MATERIALIZED (SELECT * FROM unnest(%s::int[], %s::bigint[], %s::bigint[])),
opened AS MATERIALIZED (
    SELECT account, patients[1] AS patient, min(id) AS id, min(at) AS since, max(at) AS until, count(*) AS times
    FROM access_trail WHERE {OPENED} GROUP BY 1, 2
),
words AS MATERIALIZED (
    SELECT r.account, i.path, i.folded FROM reader r
    JOIN index_string i ON i.shard = (r.patient >> 48)::smallint AND i.patient = r.patient AND i.key = r.person
    WHERE i.path IN {_path("name.family")} OR i.path IN {_path("address")} OR i.path IN {_path("address.postalCode")}
),
names AS MATERIALIZED (
    SELECT DISTINCT w.account, w.folded FROM words w JOIN LATERAL (
        SELECT count(*) AS many FROM (
            SELECT FROM index_string i WHERE i.path = {path_number("Patient.name.family")} AND i.folded = w.folded
            LIMIT {RARE + 1}
        ) borne
    ) bearers ON bearers.many <= {RARE}
    WHERE w.path IN {_path("name.family")}
),
addresses AS MATERIALIZED (
    SELECT DISTINCT l.account, l.folded AS line, c.folded AS code FROM words l JOIN words c USING (account)
    WHERE l.path IN {_path("address")} AND l.folded ~ '[0-9]' AND l.folded <> c.folded
        AND c.path IN {_path("address.postalCode")}
),
same (why, account, patient) AS (
    SELECT 'self', account, person FROM reader WHERE person = patient
    UNION
    SELECT 'colleague', o.account, o.patient FROM opened o JOIN reader r ON r.person = o.patient AND r.person = r.patient
    WHERE r.account <> o.account
    UNION
    SELECT 'name', o.account, o.patient FROM opened o JOIN names n USING (account)
    JOIN index_string i ON i.shard = (o.patient >> 48)::smallint AND i.patient = o.patient AND i.key = o.patient
        AND i.path = {path_number("Patient.name.family")} AND i.folded = n.folded
    UNION
    SELECT 'address', o.account, o.patient FROM opened o JOIN addresses a USING (account)
    JOIN index_string l ON l.shard = (o.patient >> 48)::smallint AND l.patient = o.patient AND l.key = o.patient
        AND l.path = {path_number("Patient.address")} AND l.folded = a.line
    JOIN index_string c ON c.shard = l.shard AND c.patient = l.patient AND c.key = l.key
        AND c.path = {path_number("Patient.address.postalCode")} AND c.folded = a.code
)
SELECT o.patient, o.id, s.why, o.account, p.id, o.since, o.until, o.times
FROM same s JOIN opened o USING (account, patient)
JOIN resource p ON p.shard = (o.patient >> 48)::smallint AND p.patient = o.patient AND p.type = {_PATIENT}
    AND p.key = o.patient
WHERE s.why = 'self' OR NOT EXISTS (SELECT FROM reader r WHERE r.account = o.account AND r.person = o.patient)
ORDER BY o.until DESC, o.id, s.why LIMIT {_MOST}"""  # noqa: S608  (constants only)


class _Reader(NamedTuple):
    """A resource that is the person behind an account, and the patient it is kept under."""

    account: int
    person: int
    patient: int


def acquaintances(period: Period, *, by: Actor, at: datetime) -> list[Acquainted]:
    """The newest 200 such accounts and patients of a period. Raises NotPermitted."""
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
    return look(Question(_ACQUAINTED, (*columns, *period), _read))


def _references(rows: Sequence[tuple[Any, ...]]) -> dict[int, int]:
    return {row[1]: key64(row[2]) for row in rows if row[2]}


def _pairs(rows: Sequence[tuple[Any, ...]]) -> list[tuple[int, int]]:
    return [(row[1], row[2]) for row in rows]


def _read(rows: Sequence[tuple[Any, ...]]) -> list[Acquainted]:
    return [
        Acquainted(Acquaintance(row[2]), row[3], Named(row[0], "Patient", row[4]), row[5], row[6], row[7])
        for row in rows
    ]
