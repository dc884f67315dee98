"""What the page of a programme sends, carried out: one action for each of its forms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.http import QueryDict

from sharedcare.access.types import Actor
from sharedcare.care.enrolment import actions
from sharedcare.care.enrolment.deciding import decide_conflict
from sharedcare.care.enrolment.moving import move
from sharedcare.care.enrolment.types import LevelChoice
from sharedcare.clinic.enrolment.sent import day, judged, number

_LONGEST = 500
AS_PROPOSED = "proposed:"
"""Before the id of a goal: it is kept, with the target that the programmes propose."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose enrolment it is, by whom it is changed, and when."""

    patient: str
    programme: str
    by: Actor
    at: datetime


def done(sent: QueryDict, whose: Whose, *, zone: tzinfo) -> str:
    """Carry out what was sent; empty, or what has to be mended: `date`, `number` or `BadChoice`. Raises as the actions do."""
    does = _FORMS.get(sent.get("do", ""))
    return "BadChoice" if does is None else does(sent, whose, zone)


def _level(sent: QueryDict, whose: Whose, _: tzinfo) -> str:
    choice = LevelChoice(sent.get("stratification", ""), sent.get("level", ""), _why(sent))
    actions.set_level(
        patient=whose.patient, programme=whose.programme, choice=choice, by=whose.by, at=whose.at
    )
    return ""


def _anchor(sent: QueryDict, whose: Whose, zone: tzinfo) -> str:
    moment = day(sent.get("when", ""), zone)
    if moment is None:
        return "date"
    actions.set_anchor(
        patient=whose.patient,
        programme=whose.programme,
        anchor=sent.get("anchor", ""),
        moment=moment,
        by=whose.by,
        at=whose.at,
    )
    return ""


def _reference(sent: QueryDict, whose: Whose, _: tzinfo) -> str:
    value = number(sent.get("value", ""))
    if value is None:
        return "number"
    actions.set_reference_value(
        patient=whose.patient,
        programme=whose.programme,
        reference=sent.get("reference", ""),
        value=value,
        by=whose.by,
        at=whose.at,
    )
    return ""


def _judge(sent: QueryDict, whose: Whose, _: tzinfo) -> str:
    actions.judge(
        patient=whose.patient, programme=whose.programme, judged=judged(sent), by=whose.by, at=whose.at
    )
    return ""


def _decide(sent: QueryDict, whose: Whose, _: tzinfo) -> str:
    keep = sent.get("keep", "")
    decide_conflict(
        patient=whose.patient,
        keep=keep.removeprefix(AS_PROPOSED),
        why=_why(sent),
        by=whose.by,
        at=whose.at,
        as_proposed=keep.startswith(AS_PROPOSED),
    )
    return ""


def _move(sent: QueryDict, whose: Whose, _: tzinfo) -> str:
    move(
        patient=whose.patient,
        programme=whose.programme,
        to=sent.get("to", "")[:_LONGEST],
        why=_why(sent),
        by=whose.by,
        at=whose.at,
    )
    return ""


def _leave(sent: QueryDict, whose: Whose, _: tzinfo) -> str:
    actions.leave(patient=whose.patient, programme=whose.programme, why=_why(sent), by=whose.by, at=whose.at)
    return ""


def _why(sent: QueryDict) -> str:
    return str(sent.get("why", ""))[:_LONGEST]


_FORMS: dict[str, Callable[[QueryDict, Whose, tzinfo], str]] = {
    "level": _level,
    "anchor": _anchor,
    "reference": _reference,
    "judge": _judge,
    "decide": _decide,
    "leave": _leave,
    "move": _move,
}
