"""Patients whom values come from, in as few words as a judgement needs."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sharedcare.programmes
from sharedcare.programmes.checking import checked
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.judging.judging import judgements
from sharedcare.programmes.judging.types import Colour, Course, Form, Judgement, Known, Unjudged
from sharedcare.programmes.types import Programme

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 7, 12, tzinfo=COPENHAGEN)
ENROLLED = NOW - timedelta(days=200)


@cache
def shipped(key: str) -> Programme:
    path = Path(sharedcare.programmes.__file__).parent / "shipped" / f"{key}.yaml"
    found = checked(path.read_bytes(), on=NOW.date()).programme
    assert found is not None
    return found


def course(key: str, **parts: Any) -> Course:
    return Course(shipped(key), ENROLLED, **parts)


def reading(value: float, days_ago: float = 0, *, minutes: int = 0, at_home: bool = True) -> Reading:
    at = NOW - timedelta(days=days_ago) + timedelta(minutes=minutes)
    return Reading(value, at, f"Observation/{value}-{days_ago}-{minutes}", at_home)


def known(forms: Iterable[Form] = (), *, facts: dict[str, Any] | None = None, **series: Any) -> Known:
    found = {
        key: tuple(sorted(several, key=lambda each: (each.at, each.id), reverse=True))
        for key, several in series.items()
    }
    return Known(Facts(NOW, readings=found, **facts or {}), tuple(sorted(forms, key=lambda each: each.at)))


def answers(questionnaire: str, days_ago: float = 0, **given: Any) -> Form:
    at = NOW - timedelta(days=days_ago)
    return Form(questionnaire, at, f"QuestionnaireResponse/{days_ago}", tuple(given.items()))


def told(one: Course, record: Known, *, days: float = 0, at: datetime = NOW) -> dict[str, Judgement]:
    """What somebody has to look at of the last days, by rule and the newest of each."""
    found = judgements(one, record, since=NOW - timedelta(days=days), at=at)
    return {
        each.rule: each
        for each in found
        if each.colour is not Colour.GREEN and each.unjudged not in (Unjudged.NO_LIMIT, Unjudged.NO_REFERENCE)
    }
