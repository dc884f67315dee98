"""On the demonstration region: judging again from the record gives the findings that judging as it came gave."""

from datetime import datetime
from zoneinfo import ZoneInfo

import orjson
import pytest

from sharedcare.access import gate
from sharedcare.access.actors import operator
from sharedcare.care.findings.actions import rejudge
from sharedcare.care.findings.fhir import finding
from sharedcare.kernel.ids import key64
from sharedcare.records.around import Some, of_types
from sharedcare.records.document import parse
from sharedcare.records.types import References, Update
from sharedcare.region import region
from sharedcare.region.calendar import Calendar
from sharedcare.region.chart import Chart
from sharedcare.region.systems import Resource
from tests.integration.care.patients import publish
from tests.integration.records.store import ask

pytestmark = pytest.mark.django_db
UNTIL = datetime(2026, 11, 25, 13, tzinfo=ZoneInfo("Europe/Copenhagen"))
_VALUES = ("Observation", "QuestionnaireResponse")


def _open(patient: str) -> set[tuple[str, str, str]]:
    stored = ask(of_types(patient=key64(f"Patient/{patient}"), wanted={"DetectedIssue": Some(1000)}))
    issues = [finding(orjson.loads(one.content or b""), one.version) for one in stored]
    return {
        (one.key, one.severity, one.detail.da)
        for one in issues
        if one.key and one.is_open and not one.is_missing
    }


def _store(resources: list[Resource], by: str) -> None:
    changes = [Update(parse(orjson.dumps(one)), one["id"]) for one in resources]
    if not changes:
        return
    gate.act(by=operator(by), changes=changes, at=UNTIL, references=References.MAY_DANGLE)


def _charts() -> list[Chart]:
    calendar = Calendar(UNTIL)
    several = [region.person(place, calendar=calendar, seed=1) for place in range(60)]
    in_a_programme = [
        chart for chart in several if any(one["resourceType"] == "EpisodeOfCare" for one in chart.resources)
    ]
    return in_a_programme[:6]


def test_judged_again_the_record_gives_what_was_found_as_it_came() -> None:
    publish("heart-failure", "copd", "type-2-diabetes", "ischaemic-heart-disease")
    told = 0
    for chart in _charts():
        patient = chart.citizen.id
        rest = [one for one in chart.resources if one["resourceType"] not in _VALUES]
        values = [one for one in chart.resources if one["resourceType"] in _VALUES]
        _store(rest, "load")
        recent = sorted(values, key=lambda one: str(one.get("effectiveDateTime") or one.get("authored")))
        _store(recent[:-30], "load")
        rejudge(patient=patient, by=operator("test"), at=UNTIL)
        for one in recent[-30:]:
            _store([one], "receive")
        found = _open(patient)
        told += len(found)
        rejudge(patient=patient, by=operator("test"), at=UNTIL)
        assert _open(patient) == found
        assert rejudge(patient=patient, by=operator("test"), at=UNTIL) == 0
    assert told
