"""What a line reads of a programme is what the whole of it says."""

from datetime import UTC, datetime
from typing import Any

import orjson

from sharedcare.overview.chart import Chart, by_type, leaf
from sharedcare.overview.directory import Directory
from sharedcare.overview.fhir import plan
from sharedcare.overview.types import Programme
from sharedcare.records.types import Stored
from sharedcare.worklist.courses import course

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def phase(name: str, status: str) -> dict[str, Any]:
    said = {"text": name, "_text": {"extension": []}}
    parts = [{"url": "name", "valueCodeableConcept": said}, {"url": "status", "valueCode": status}]
    parts.append({"url": "period", "valuePeriod": {"start": "2026-01-01"}})
    return {"url": "urn:sharedcare:phase", "extension": parts}


def anchor(key: str) -> dict[str, Any]:
    at = {"url": "at", "valueDateTime": "2026-01-01T00:00:00+01:00"}
    return {"url": "urn:sharedcare:anchor", "extension": [{"url": "key", "valueCode": key}, at]}


EPISODE: dict[str, Any] = {
    "resourceType": "EpisodeOfCare",
    "id": "e",
    "language": "da",
    "status": "active",
    "extension": [anchor("active"), phase("Opstart", "done"), phase("Vedvarende", "active"), anchor("start")],
    "type": [{"coding": [{"system": "urn:sharedcare:programme", "code": "copd"}], "text": "KOL"}],
    "diagnosis": [{"condition": {"reference": "Condition/c"}}],
    "period": {"start": "2026-01-01"},
    "careManager": {"reference": "PractitionerRole/anne", "display": "Anne"},
    "patient": {"reference": "Patient/p"},
}


def told(text: bytes, parse: Any) -> tuple[list[Programme], dict[str, tuple[str, ...]]]:
    one = leaf(Stored("EpisodeOfCare", "e", 1, NOW, text, 1, 2), parse=parse)
    chart = Chart(one, by_type([one]), [], Directory({}), NOW, None, UTC)
    return plan.programmes(chart, under_way=True), plan.programmes_of_problems(chart)


def test_a_line_says_the_same_of_it() -> None:
    text = orjson.dumps(EPISODE)
    whole = told(text, orjson.loads)

    assert told(text, course) == whole
    assert [phase.name.words for one in whole[0] for phase in one.phases] == ["Vedvarende"]
    assert whole[0][0].responsible is not None


def test_a_phase_is_under_way_in_whatever_letters_it_says_so() -> None:
    text = orjson.dumps({**EPISODE, "extension": [phase("Nu", "active")]})
    text = text.replace(b'"active"', b'"\\u0061ctive"')

    assert told(text, course) == told(text, orjson.loads)


def test_what_says_nothing_of_itself_is_a_programme_all_the_same() -> None:
    text = orjson.dumps({"resourceType": "EpisodeOfCare", "id": "e", "status": "active"})

    assert told(text, course) == told(text, orjson.loads)
