"""Annual reviews by month of birth: who of the team's patients has had theirs, who is due, and who is late.

One was held where a task was done that a programme of the patient's asks for as the annual review, or where a contact was called one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import IntEnum
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.elements import sources_of, when_done
from sharedcare.overview.fhir.elements import day, local_day
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.tokens import code_token
from sharedcare.records.names import human_name
from sharedcare.records.storage.tables import array_text
from sharedcare.records.types import Question
from sharedcare.worklist.queries import OPEN, of_team

EARLY = timedelta(days=62)
"""A review that was held so long before the month of birth is that year's."""
_PRACTICE = "general-practice"
_BACK = timedelta(days=800)
_ASKED_AS = "annual"
"""What a programme's task is called in its file that is the annual review; what is after a point is a part of it, or a kind."""
_REVIEW = r"(?<!halv|for)(å|Å|\\u00[ce]5)rs(kontrol|status)|annual[ -](review|status)"
"""What a contact is called that was an annual review, as systems write it: there is no code that all use. JSON may write the
letter å as six others."""
_TASK = rf"urn:sharedcare:activity:[^:|\"]+:{_ASKED_AS}(\.[^|\"]*)?[|\"]"
_VOID = code_token("Encounter.status", "cancelled"), code_token("Encounter.status", "entered-in-error")
_DONE = code_token("Task.status", "completed")

# LATERAL with LIMIT or OFFSET has the planner go from patient to patient along the record's own order (shard, patient, type): the text
# is read of one patient's tasks and contacts at a time, and never of everybody's. Done is what `when_done` calls so: `completed`, and
# by when it says; what was stored longer ago than that was done longer ago too.
_ASKED = f"""
WITH {OPEN}
SELECT o.patient, p.key, p.content, p.type, p.at FROM open o CROSS JOIN LATERAL (
    SELECT * FROM resource r WHERE r.shard = o.shard AND r.patient = o.patient
        AND r.type = {type_number("Patient")} AND r.key = o.patient LIMIT 1) p
UNION ALL
SELECT o.patient, e.key, e.content, e.type, e.at FROM open o CROSS JOIN LATERAL (
    SELECT * FROM resource r WHERE r.shard = o.shard AND r.patient = o.patient AND r.type = {type_number("Encounter")}
        AND r.at > %s AND r.at <= %s AND NOT r.leads && '{array_text(_VOID)}'::bigint[] AND r.content::text ~* %s
    ORDER BY r.at DESC LIMIT 1) e
UNION ALL
SELECT o.patient, t.key, t.content, t.type, t.at FROM open o CROSS JOIN LATERAL (
    SELECT * FROM resource r WHERE r.shard = o.shard AND r.patient = o.patient AND r.type = {type_number("Task")}
        AND r.updated > %s AND {_DONE}::bigint = ANY (r.leads) AND r.content::text ~ %s OFFSET 0) t"""  # noqa: S608  (constants only)


class Due(IntEnum):
    """Where somebody stands with the annual review, the most urgent first."""

    LATE = 0
    NOW = 1
    HELD = 2
    UNKNOWN = 3
    """The birth date is not known."""


@dataclass(frozen=True, slots=True)
class Review:
    """One patient: month of birth (1 to 12; 0 where it is not known), when the last review was, and how it stands."""

    patient: str
    name: str
    born: date | None
    last: date | None
    due: Due

    @property
    def month(self) -> int:
        """The month in which the review is due."""
        return self.born.month if self.born is not None else 0


def due(born: date | None, last: date | None, today: date) -> Due:
    """Whether the review of the year that begins with the last month of birth has been held: it is due in that month, and
    late after it. Pure."""
    if born is None:
        return Due.UNKNOWN
    year = today.year if today.month >= born.month else today.year - 1
    begins = date(year, born.month, 1)
    if last is not None and last >= begins - EARLY:
        return Due.HELD
    return Due.NOW if (today.year, today.month) == (begins.year, begins.month) else Due.LATE


def is_review(key: str) -> bool:
    """Whether a programme's task of this key is the annual review. Pure."""
    return key.partition(".")[0] == _ASKED_AS


def holds_reviews(by: Actor) -> bool:
    """Whether the actor's organisation is one that holds annual reviews: a general practice."""
    return by.post is not None and by.post.sector == _PRACTICE


def reviews(*, by: Actor, zone: tzinfo, at: datetime) -> list[Review]:
    """The patients of the actor's team, the most urgent first and then by month and name. Raises NotPermitted."""
    if by.post is None:
        return []
    of_ours = of_team(by.post.role, by.post.organization, at)
    params = (*of_ours, at - _BACK, at, _REVIEW, at - _BACK, _TASK)
    today = at.astimezone(zone).date()

    def read(rows: Sequence[tuple[Any, ...]]) -> list[Review]:
        held: dict[Any, date] = {}
        for row in rows:
            on = _held_on(row[3], row[2], zone)
            if on is not None and on <= today:
                held[row[0]] = max(on, held.get(row[0], on))
        own = [(row[0], orjson.loads(row[2])) for row in rows if row[3] == type_number("Patient")]
        return [_review(tree, held.get(key), today) for key, tree in own if not _is_dead(tree)]

    with looks.listing(by=by, at=at) as look:
        found = look(Question(_ASKED, params, read))
    return sorted(found, key=lambda one: (one.due, one.month, one.name))


def _held_on(kind: int, content: bytes | str, zone: tzinfo) -> date | None:
    """The day on which a review was held that this contact or done task tells of; of anything else None."""
    if kind == type_number("Encounter"):
        return local_day(orjson.loads(content).get("period", {}).get("start"), zone)
    if kind != type_number("Task"):
        return None
    task = orjson.loads(content)
    if not any(is_review(one.key) for one in sources_of(task)):
        return None
    done = when_done(task, zone)
    return None if done is None else done.date()


def _review(patient: dict[str, Any], last: date | None, today: date) -> Review:
    told = str(patient.get("birthDate", ""))
    born = day(told) if len(told) >= len("1945-12") else None
    return Review(str(patient["id"]), human_name(patient), born, last, due(born, last, today))


def _is_dead(patient: dict[str, Any]) -> bool:
    return bool(patient.get("deceasedBoolean") or patient.get("deceasedDateTime"))
