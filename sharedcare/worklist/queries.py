"""Who stands on the list of a team, and why: one question over all of its patients, whatever is shown of them.

The team is the organisation that the reader's role stands for with everything below it. A patient is on its list while somebody
of it is on the patient's team, or responsible, and the record is open to the reader. What waits for an organisation above it may be
done by anybody there: a hand-over to a municipality stands on the list of each of its units until one has answered, and its tasks
on those of the units that have the patient.
"""

from collections.abc import Container, Sequence
from datetime import datetime
from typing import Any

from sharedcare.access.rounds import Round
from sharedcare.access.types import Actor
from sharedcare.care.findings.green import PERFORMED_BY
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.storage.tables import array_text
from sharedcare.records.types import Question
from sharedcare.worklist.rules import NEW_FOR, ordered, standing
from sharedcare.worklist.types import FINDINGS, TELLING, Item, Kind, Standing, Told

_OF_ALL = array_text((*sorted(FINDINGS), Kind.LOOKED))
"""What concerns whoever is on the team; the rest waits for somebody."""
_TELLING = array_text(sorted(TELLING))
_KINDS = {int(kind): kind for kind in Kind}
OURS = """ARRAY(
    SELECT key FROM access_organization WHERE %s::bigint = ANY (chain)
    UNION ALL SELECT r.key FROM access_role r JOIN access_organization o ON o.key = r.organization AND %s::bigint = ANY (o.chain))"""
"""The keys of an organisation with all below it, and of the roles there; its values are the organisation's key, twice."""
_CHAIN = "coalesce((SELECT chain FROM access_organization WHERE key = %s::bigint), ARRAY[]::bigint[])"
"""The keys of an organisation and of all that it is a part of; its value is the organisation's key."""

# LATERAL with OFFSET 0 or LIMIT 1 has the planner go from patient to patient: it expects one, and would rather read all that waits
# for anybody and look each of them up in the window (200 ms for fifty patients; then 3).
# The newest value taken at home is looked for by date, one for each patient of whom no finding tells, so that no row is kept for
# it: values are what is stored most. Of a value that a finding told of nothing is said, even when that is settled. Apart is
# the newest of which judging could say nothing (`care/findings/green.py`): a patient who measures has
# hundreds that are green, and to look through them all for one that is not took longer than everything else.
OPEN = f"""mine AS MATERIALIZED (
    SELECT shard, patient, bool_or(is_responsible) AS is_responsible FROM (
        SELECT m.shard, m.patient, m.is_responsible AND m.party = %s::bigint AS is_responsible
        FROM worklist_member m WHERE m.party = ANY ({OURS}) AND m.since <= %s AND m.until > %s
        UNION ALL
        SELECT w.shard, w.patient, false FROM worklist_item w WHERE w.kind = {Kind.HANDOVER:d} AND w.parties && {_CHAIN}
    ) either GROUP BY 1, 2
), open AS MATERIALIZED (
    SELECT m.shard, m.patient, m.is_responsible, p.id FROM mine m
    JOIN resource p ON p.shard = m.shard AND p.patient = m.patient AND p.type = {type_number("Patient")} AND p.key = m.patient
)"""  # noqa: S608  (constants only)
"""`open`: the patients of a team whose record shows through the window of the question; its values are `of_team`."""

_STANDING = f"""
WITH {OPEN}, ours AS MATERIALIZED (SELECT {OURS} || {_CHAIN} AS keys),
waiting AS MATERIALIZED (
    SELECT o.patient, r.key, i.kind, r.id, r.version, i.since, i.due, i.assigned, i.snoozed, i.is_ours,
        %s::bigint = ANY (i.parties) AS is_mine, i.topic
    FROM open o CROSS JOIN LATERAL (
        SELECT *, parties && (SELECT keys FROM ours) AS is_ours FROM worklist_item w
        WHERE w.shard = o.shard AND w.patient = o.patient AND (w.kind = ANY ('{_OF_ALL}'::smallint[])
            OR coalesce(w.due <= %s, true) AND parties && (SELECT keys FROM ours)) OFFSET 0) i
    CROSS JOIN LATERAL (
        SELECT r.key, r.id, r.version FROM resource r
        WHERE r.shard = i.shard AND r.patient = i.patient AND r.type = i.type AND r.key = i.key LIMIT 1) r
), quiet AS MATERIALIZED (
    SELECT shard, patient FROM open
    WHERE patient NOT IN (SELECT patient FROM waiting WHERE kind = ANY ('{_TELLING}'::smallint[]))
)
SELECT patient, 0::bigint, NULL::smallint, id, 0, NULL::timestamptz, NULL::timestamptz, 0::bigint, NULL::timestamptz,
    true, is_responsible, 0::bigint FROM open
UNION ALL
SELECT patient, key, kind, id, version, since, due, assigned, snoozed, is_ours, is_mine, topic FROM waiting
UNION ALL
SELECT q.patient, v.key, CASE WHEN g.is_green THEN {Kind.GREEN:d} ELSE {Kind.UNJUDGED:d} END, v.id, v.version, v.at,
    NULL, 0, NULL, true, false, 0
FROM quiet q CROSS JOIN LATERAL (
    SELECT v.shard, v.patient, v.key, v.id, v.version, v.at FROM resource v
    WHERE v.shard = q.shard AND v.patient = q.patient AND v.type = {type_number("Observation")} AND v.at > %s AND v.at <= %s
      AND (q.patient # %s::bigint) = ANY (v.leads)
    ORDER BY v.at DESC, v.key DESC LIMIT 1) v
LEFT JOIN LATERAL (
    SELECT g.is_green FROM care_judged_value g WHERE g.shard = v.shard AND g.patient = v.patient AND g.key = v.key LIMIT 1) g ON true
WHERE g.is_green IS NOT FALSE
UNION ALL
SELECT q.patient, u.key, {Kind.UNJUDGED:d}, u.id, u.version, u.at, NULL, 0, NULL, true, false, 0
FROM quiet q CROSS JOIN LATERAL (
    SELECT v.key, v.id, v.version, v.at FROM care_judged_value g CROSS JOIN LATERAL (
        SELECT r.key, r.id, r.version, r.at FROM resource r
        WHERE r.shard = g.shard AND r.patient = g.patient AND r.type = {type_number("Observation")} AND r.key = g.key LIMIT 1) v
    WHERE g.shard = q.shard AND g.patient = q.patient AND g.is_green IS NULL AND g.at > %s AND g.at <= %s
    ORDER BY g.at DESC, g.key DESC LIMIT 1) u"""  # noqa: S608  (constants only)


def team_list(look: Round, *, by: Actor, seen: Container[str], at: datetime) -> list[Standing]:
    """The patients of the actor's team as they stand now, the most urgent first. `seen` are the ids of those whom somebody of
    the organisation has opened lately. Nobody's for who works nowhere. `look` is the round that
    the lines are asked for with, too.
    """
    if by.post is None:
        return []
    told = look(_question(by.post.role, by.post.organization, at))
    return ordered(standing(one, seen=seen, at=at) for one in told)


def of_team(me: int, organization: int, at: datetime) -> tuple[Any, ...]:
    """The values of OPEN: keys of the reader's role and organisation, and the moment."""
    return me, organization, organization, at, at, organization


def _question(me: int, organization: int, at: datetime) -> Question[list[Told]]:
    params = (
        *of_team(me, organization, at),
        *(organization, organization, organization),
        *(me, at),
        *(at - NEW_FOR, at, PERFORMED_BY),
        *(at - NEW_FOR, at),
    )
    return Question(_STANDING, params, _read)


def _read(rows: Sequence[tuple[Any, ...]]) -> list[Told]:
    """A row without a kind is a patient: by the id, and whether the reader is responsible where another says whether it is the reader's."""
    found = {row[0]: Told(row[3], row[0], row[10]) for row in rows if row[2] is None}
    for row in rows:
        if row[2] is not None:
            found[row[0]].items.append(Item(_KINDS[row[2]], row[1], *row[3:]))
    return list(found.values())
