"""Who stands on the list of a team, and why: one question over all of its patients, whatever is shown of them.

The team is the organisation that the reader's role stands for with everything below it. A patient is on its list while somebody
of it is on the patient's team, or responsible, and the record is open to the reader. What waits for an organisation above it may be
done by anybody there: a hand-over to a municipality stands on the list of each of its units until one has answered, and its tasks
on those of the units that have the patient.
"""

from collections.abc import Container, Sequence
from datetime import datetime
from typing import Any

from sharedcare.access.rounds import Among, Round
from sharedcare.access.types import Actor
from sharedcare.care.findings.green import PERFORMED_BY, VOID
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.storage.tables import array_text
from sharedcare.records.types import Question
from sharedcare.worklist.rules import NEW_FOR, ordered, standing
from sharedcare.worklist.types import FINDINGS, Item, Kind, Standing, Told

_PATIENT, _VALUE = type_number("Patient"), type_number("Observation")
_TYPES = ("Patient", "Observation", "DetectedIssue", "Task", "Communication")
_OF_ALL = array_text((*sorted(FINDINGS), Kind.LOOKED))
"""What concerns whoever is on the team; the rest waits for somebody."""
_KINDS = {int(kind): kind for kind in Kind}
OURS = """ARRAY(
    SELECT key FROM access_organization WHERE %s::bigint = ANY (chain)
    UNION ALL SELECT r.key FROM access_role r JOIN access_organization o ON o.key = r.organization AND %s::bigint = ANY (o.chain))"""
"""The keys of an organisation with all below it, and of the roles there; its values are the organisation's key, twice."""
_CHAIN = "coalesce((SELECT chain FROM access_organization WHERE key = %s::bigint), ARRAY[]::bigint[])"
"""The keys of an organisation and of all that it is a part of; its value is the organisation's key."""

_MINE = f"""
    SELECT shard, patient, bool_or(is_responsible) AS is_responsible FROM (
        SELECT m.shard, m.patient, m.is_responsible AND m.party = %s::bigint AS is_responsible
        FROM worklist_member m WHERE m.party = ANY ({OURS}) AND m.since <= %s AND m.until > %s
        UNION ALL
        SELECT w.shard, w.patient, false FROM worklist_item w WHERE w.kind IN ({Kind.HANDOVER:d}, {Kind.AGREED:d}) AND w.parties && {_CHAIN}
    ) either GROUP BY 1, 2"""  # noqa: S608  (constants only)
"""The patients of a team, whether or not their record is open to the reader; its values are `of_team`."""

OPEN = f"""mine AS MATERIALIZED ({_MINE}
), open AS MATERIALIZED (
    SELECT m.shard, m.patient, m.is_responsible, p.id FROM mine m
    JOIN resource p ON p.shard = m.shard AND p.patient = m.patient AND p.type = {_PATIENT} AND p.key = m.patient
)"""  # noqa: S608  (constants only)
"""`open`: the patients of a team whose record shows through the window of the question; its values are `of_team`."""

# LATERAL with LIMIT or OFFSET has the planner go from patient to patient: it expects one, and would rather read all that waits for
# anybody and look each of them up in the window (200 ms for fifty patients; then 3). For the same reason what is asked of `resource`
# is a scalar question and no EXISTS.
# What is kept of somebody's values may be hidden, and is read of those alone of whom all values are open; of others the newest are
# those which the reader may see, looked up. Of a value that a finding told of nothing is said, even when that is settled. Apart is
# the newest of which judging could say nothing (`care/findings/green.py`): a patient who measures has hundreds that are green.
_STANDING = f"""
WITH open AS MATERIALIZED (
    SELECT m.shard, m.patient, m.is_responsible, m.wholly FROM met m
    WHERE {_PATIENT} = ANY (m.wholly) OR (
        SELECT true FROM resource p
        WHERE p.shard = m.shard AND p.patient = m.patient AND p.type = {_PATIENT} AND p.key = m.patient LIMIT 1)
), ours AS MATERIALIZED (SELECT {OURS} || {_CHAIN} AS keys),
measured AS MATERIALIZED (
    SELECT o.patient, o.is_responsible, v.newest, v.since, v.is_green, v.unsaid, v.unsaid_since
    FROM open o LEFT JOIN LATERAL (
        SELECT * FROM care_newest_value v WHERE v.shard = o.shard AND v.patient = o.patient LIMIT 1) v ON true
    WHERE {_VALUE} = ANY (o.wholly)
    UNION ALL
    SELECT o.patient, o.is_responsible, v.key, v.since, (
        SELECT g.is_green FROM care_judged_value g
        WHERE g.shard = o.shard AND g.patient = o.patient AND g.key = v.key LIMIT 1), u.key, u.at
    FROM open o LEFT JOIN LATERAL (
        SELECT v.key, least(v.at, v.updated) AS since FROM resource v
        WHERE v.shard = o.shard AND v.patient = o.patient AND v.type = {_VALUE} AND v.at > %s AND v.at <= %s
            AND (o.patient # {PERFORMED_BY}::bigint) = ANY (v.leads) AND NOT v.leads && '{VOID}'::bigint[]
        ORDER BY v.at DESC, v.key DESC LIMIT 1) v ON true
    LEFT JOIN LATERAL (
        SELECT g.key, g.at FROM care_judged_value g CROSS JOIN LATERAL (
            SELECT true FROM resource r WHERE r.shard = g.shard AND r.patient = g.patient AND r.type = {_VALUE} AND r.key = g.key
                AND NOT r.leads && '{VOID}'::bigint[] LIMIT 1) r
        WHERE g.shard = o.shard AND g.patient = o.patient AND g.is_green IS NULL
        ORDER BY g.at DESC, g.key DESC LIMIT 1) u ON true
    WHERE NOT {_VALUE} = ANY (o.wholly)
)
SELECT o.patient, i.key, i.kind, i.since, i.due, i.assigned, i.snoozed, %s::bigint = ANY (i.parties), i.topic, i.sign, o.is_responsible
FROM open o CROSS JOIN LATERAL (
    SELECT * FROM worklist_item w WHERE w.shard = o.shard AND w.patient = o.patient AND w.wakes <= %s
        AND (w.kind = ANY ('{_OF_ALL}'::smallint[]) OR w.parties && (SELECT keys FROM ours)) OFFSET 0) i
WHERE i.type = ANY (o.wholly) OR (
    SELECT true FROM resource r
    WHERE r.shard = i.shard AND r.patient = i.patient AND r.type = i.type AND r.key = i.key LIMIT 1)
UNION ALL
SELECT patient, unsaid, {Kind.UNJUDGED:d}, unsaid_since, NULL, 0, NULL, false, 0, 0, is_responsible FROM measured
WHERE unsaid_since > %s AND unsaid_since <= %s
UNION ALL
SELECT patient, coalesce(newest, 0), CASE WHEN since > %s AND since <= %s AND is_green IS NOT FALSE
    THEN CASE WHEN is_green THEN {Kind.GREEN:d} ELSE {Kind.UNJUDGED:d} END END, since, NULL, 0, NULL, false, 0, 0, is_responsible
FROM measured"""  # noqa: S608  (constants only)


def team_list(look: Round, *, by: Actor, seen: Container[int], at: datetime) -> list[Standing]:
    """The patients of the actor's team as they stand now, the most urgent first. `seen` are the keys of those whom somebody of
    the organisation has opened lately. Nobody's for who works nowhere. `look` is the round that
    the lines are asked for with, too.
    """
    if by.post is None or not by.post.role:
        return []
    team = Among(_MINE, of_team(by.post.role, by.post.organization, at), _TYPES)
    told = look.among(team, _question(by.post.role, by.post.organization, at))
    return ordered(standing(one, seen=seen, at=at) for one in told)


def of_team(me: int, organization: int, at: datetime) -> tuple[Any, ...]:
    """The values of OPEN: keys of the reader's role and organisation, and the moment."""
    return me, organization, organization, at, at, organization


def _question(me: int, organization: int, at: datetime) -> Question[list[Told]]:
    new = at - NEW_FOR, at
    return Question(_STANDING, (organization, organization, organization, *new, me, at, *new, *new), _read)


def _read(rows: Sequence[tuple[Any, ...]]) -> list[Told]:
    """Each row is a reason, or a patient whose newest value is none."""
    found: dict[int, Told] = {}
    for patient, key, kind, since, due, assigned, snoozed, is_mine, topic, sign, is_responsible, _ in rows:
        one = found.get(patient)
        if one is None:
            one = found[patient] = Told(patient, is_responsible, [])
        if kind is not None:
            is_ours = kind not in FINDINGS
            one.items.append(
                Item(_KINDS[kind], key, since, due, assigned, snoozed, is_ours, is_mine, topic, sign)
            )
    return list(found.values())
