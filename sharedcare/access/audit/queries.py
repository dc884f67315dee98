"""Entries of the trail as they are searched and handed out: questions that have not been asked yet.

Whoever asks one through the gate is in the trail for it, with every patient whose entries were shown.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sharedcare.access.audit.naming import called
from sharedcare.access.audit.types import After, Named, Page, Sought, Told
from sharedcare.access.types import Action, Ground
from sharedcare.kernel.ids import NO_PATIENT, key64
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.types import Question

_PATIENT = type_number("Patient")
_SHOWN = 20
_ALL = 2**31 - 1

# Entries that showed or changed something of the patient, and those that asked for the patient and showed nothing.
# All of them are found before they are put in order: to go back through the whole trail until enough were met is what
# the planner would choose for a patient who was looked at often.
_OF_PATIENT = """
    WITH mine AS MATERIALIZED (
        SELECT * FROM access_trail WHERE patients @> ARRAY[%s::bigint]
        UNION ALL
        SELECT * FROM access_trail WHERE key = %s::bigint AND patients IS NULL
    ) SELECT * FROM mine"""

# A row for each patient of each entry; one that showed nobody is about the patient who was asked for, if that is one.
_ENTRIES = f"""
SELECT coalesce(whose.patient, asked.patient, {NO_PATIENT})::bigint, e.id, e.tx, e.at, e.request, e.client, coalesce(c.name, ''),
    e.account, coalesce(a.username, ''), coalesce(a.display, ''), coalesce(e.role, a.practitioner_role),
    coalesce(a.role, ''), e.organization, coalesce(a.organization_name, ''), host(e.source), e.action, e.ground,
    e.refusal, e.type, e.what, e.as_of, e.key, e.version, e.keys, e.versions, p.id,
    coalesce(cardinality(e.patients), 0), {{name}}, asked.id, {{asked_name}}
FROM (SELECT * FROM {{among}} WHERE {{conditions}} ORDER BY at {{order}}, id {{order}} LIMIT {{count}}) e
LEFT JOIN access_account a ON a.id = e.account
LEFT JOIN access_client c ON c.id = e.client
LEFT JOIN LATERAL unnest(e.patients[:{{patients}}]) whose (patient) ON true
LEFT JOIN resource p
    ON p.shard = (whose.patient >> 48)::smallint AND p.patient = whose.patient AND p.type = {_PATIENT} AND p.key = p.patient
LEFT JOIN resource asked ON e.patients IS NULL AND asked.shard = (e.key >> 48)::smallint AND asked.patient = e.key
    AND asked.type = {_PATIENT} AND asked.key = asked.patient
ORDER BY e.at {{order}}, e.id {{order}}"""  # noqa: S608  (constants only)


def newest(sought: Sought, *, count: int, after: After | None = None) -> Question[Page]:
    """The entries that are meant, the newest first, a page of so many; of each the first 20 patients, by name."""
    return _question(sought, count=count, after=after, order="DESC", patients=_SHOWN)


def oldest(sought: Sought, *, count: int, after: After | None = None) -> Question[Page]:
    """The same from the beginning, the oldest first, with every patient: to hand all of it out."""
    return _question(sought, count=count, after=after, order="ASC", patients=_ALL)


def _question(
    sought: Sought, *, count: int, after: After | None, order: str, patients: int
) -> Question[Page]:
    among, params = "access_trail", []
    name = "{}.content -> 'name'" if order == "DESC" else "NULL::json"
    if sought.patient is not None:
        among, params = f"({_OF_PATIENT}) mine", [key64(f"Patient/{sought.patient}")] * 2
    conditions = list(_conditions(sought))
    if after is not None:
        beyond = "<" if order == "DESC" else ">"
        conditions.append((f"(at, id) {beyond} (%s::timestamptz, %s::bigint)", after))
    # The count stands in the text: of a bound one the planner expects a tenth of the trail, and sorts it.
    sql = _ENTRIES.format(
        among=among,
        order=order,
        count=int(count),
        patients=patients,
        name=name.format("p"),
        asked_name=name.format("asked"),
        conditions=" AND ".join([sql for sql, _ in conditions] or ["true"]),
    )
    values = [value for _, some in conditions for value in some]

    def read(rows: Sequence[tuple[Any, ...]]) -> Page:
        entries = tuple(_entries(rows))
        more = After(entries[-1].at, entries[-1].id) if len(entries) == count else None
        return Page(entries, more)

    return Question(sql, (*params, *values), read)


def _conditions(sought: Sought) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for sql, value in (
        ("at >= %s::timestamptz", sought.since),
        ("at < %s::timestamptz", sought.until),
        ("account = %s::int", sought.account),
        ("client = %s::int", sought.client),
        ("role = ANY (ARRAY(SELECT id FROM access_role WHERE code = %s::text))", sought.role),
        ("organization = %s::text", sought.organization),
        ("action = ANY (%s::smallint[])", None if sought.actions is None else list(sought.actions)),
        ("ground = %s::smallint", sought.ground),
        ("id = %s::bigint", sought.entry),
    ):
        if value is not None:
            yield sql, (value,)
    if sought.refused is not None:
        yield f"refusal IS {'NOT ' if sought.refused else ''}NULL", ()


def _entries(rows: Sequence[tuple[Any, ...]]) -> Iterator[Told]:
    for _id, of_one in groupby(rows, key=lambda row: row[1]):
        several = list(of_one)
        patients = [Named(row[0], "Patient", row[25], name=called(row[27])) for row in several if row[26]]
        yield _told(several[0], patients)


def _told(row: tuple[Any, ...], patients: Sequence[Named]) -> Told:
    kind, key, version = row[18], row[21], row[22]
    # A search, and a look into the trail, are about a patient, whatever it is that they look for.
    subject = "Patient" if row[15] in (Action.SEARCH, Action.READ_TRAIL) else kind
    changed = zip(row[23] or (), row[24] or (), strict=True)
    return Told(
        tx=row[2],
        id=row[1],
        at=row[3],
        request=row[4],
        client=row[5],
        client_name=row[6],
        account=row[7],
        username=row[8],
        display=row[9],
        role=row[10],
        role_name=row[11],
        organization=row[12],
        organization_name=row[13],
        source=row[14],
        action=Action(row[15]),
        ground=None if row[16] is None else Ground(row[16]),
        refusal=row[17],
        type=kind,
        what=row[19],
        as_of=row[20],
        subject=None if key is None else Named(key, subject, row[28], version, called(row[29])),
        patients=tuple(patients),
        met=row[26],
        changed=tuple(Named(key, kind, version=version) for key, version in changed),
    )
