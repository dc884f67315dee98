"""Annual reviews by month of birth: who of the team's patients has had theirs, who is due, and who is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import IntEnum
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.overview.fhir.elements import day, local_day
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.names import human_name
from sharedcare.records.types import Question
from sharedcare.worklist.queries import OPEN, of_team

EARLY = timedelta(days=62)
"""A review that was held so long before the month of birth is that year's."""
_PRACTICE = "general-practice"
_BACK = timedelta(days=800)
_REVIEW = "rskontrol|annual review|annual-status"
"""What a contact or a task is called that was an annual review, as systems write it: there is no code that all use."""

_ASKED = f"""
WITH {OPEN}
SELECT o.patient, p.key, p.content, p.type, p.at FROM open o CROSS JOIN LATERAL (
    SELECT * FROM resource r WHERE r.shard = o.shard AND r.patient = o.patient
        AND r.type = {type_number("Patient")} AND r.key = o.patient LIMIT 1) p
UNION ALL
SELECT o.patient, e.key, e.content, e.type, e.at FROM open o CROSS JOIN LATERAL (
    SELECT * FROM resource r WHERE r.shard = o.shard AND r.patient = o.patient AND r.type = {type_number("Encounter")}
        AND r.at > %s AND r.at <= %s AND r.content::text ~* %s ORDER BY r.at DESC LIMIT 1) e"""  # noqa: S608  (constants only)


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


def holds_reviews(by: Actor) -> bool:
    """Whether the actor's organisation is one that holds annual reviews: a general practice."""
    return by.post is not None and by.post.sector == _PRACTICE


def reviews(*, by: Actor, zone: tzinfo, at: datetime) -> list[Review]:
    """The patients of the actor's team, the most urgent first and then by month and name. Raises NotPermitted."""
    if by.post is None:
        return []
    params = (*of_team(by.post.role, by.post.organization, at), at - _BACK, at, _REVIEW)
    today = at.astimezone(zone).date()

    def read(rows: Sequence[tuple[Any, ...]]) -> list[Review]:
        held = {
            row[0]: local_day(orjson.loads(row[2]).get("period", {}).get("start"), zone)
            for row in rows
            if row[3] == type_number("Encounter")
        }
        own = [(row[0], orjson.loads(row[2])) for row in rows if row[3] == type_number("Patient")]
        return [_review(tree, held.get(key), today) for key, tree in own if not _is_dead(tree)]

    with looks.listing(by=by, at=at) as look:
        found = look(Question(_ASKED, params, read))
    return sorted(found, key=lambda one: (one.due, one.month, one.name))


def _review(patient: dict[str, Any], last: date | None, today: date) -> Review:
    told = str(patient.get("birthDate", ""))
    born = day(told) if len(told) >= len("1945-12") else None
    return Review(str(patient["id"]), human_name(patient), born, last, due(born, last, today))


def _is_dead(patient: dict[str, Any]) -> bool:
    return bool(patient.get("deceasedBoolean") or patient.get("deceasedDateTime"))
