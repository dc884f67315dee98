"""What holds for every chart: the same each time, valid, and nothing referred to that is not there."""

import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from sharedcare.exchange.laboratory.message import read
from sharedcare.kernel.cpr import contains_cpr
from sharedcare.records.validation import problems
from sharedcare.region import region
from sharedcare.region.calendar import ZONE
from sharedcare.region.chart import Chart
from tests.unit.region.looking import UNTIL, cast

_OF_THE_LABORATORY = re.compile(r"Observation/[0-9a-f]{8}-[0-9a-f]{4}-8")


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("reference"), str):
            yield node["reference"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def names(resources: list[dict[str, Any]]) -> list[str]:
    return [f"{one['resourceType']}/{one['id']}" for one in resources]


@pytest.fixture(scope="module", params=sorted(cast()))
def chart(request: pytest.FixtureRequest) -> Chart:
    return cast()[request.param]


def test_the_same_seed_and_moment_give_the_same_bytes() -> None:
    again = {one.citizen.id: one for one in region.cast(seed=1, until=UNTIL)}

    assert [orjson.dumps(one.resources) for one in again.values()] == [
        orjson.dumps(one.resources) for one in cast().values()
    ]
    assert [one.messages for one in again.values()] == [one.messages for one in cast().values()]


def test_organisations_and_staff_are_valid_and_know_each_other() -> None:
    common = region.common(until=UNTIL)

    assert [problems(orjson.loads(orjson.dumps(one))) for one in common if problems(one)] == []
    assert set(references(common)) <= set(names(common))
    assert len(set(names(common))) == len(common)


def test_every_resource_is_valid(chart: Chart) -> None:
    parsed = [orjson.loads(orjson.dumps(one)) for one in chart.resources]

    assert [(one["id"], problems(one)) for one in parsed if problems(one)] == []


def test_every_reference_leads_somewhere(chart: Chart) -> None:
    own = names(chart.resources)

    assert len(set(own)) == len(own)
    unknown = set(references(chart.resources)) - set(own) - set(names(region.common(until=UNTIL)))
    assert [one for one in unknown if not _OF_THE_LABORATORY.match(one)] == []


def test_cpr_numbers_stand_in_the_patient_and_in_messages_alone(chart: Chart) -> None:
    others = [one for one in chart.resources if one["resourceType"] != "Patient"]

    assert chart.citizen.cpr.encode() not in orjson.dumps(others)
    assert not any(contains_cpr(one["id"]) for one in chart.resources)
    assert not any(contains_cpr(one.name) for one in chart.messages)


def test_the_laboratory_reads_its_messages_and_they_are_about_the_person(chart: Chart) -> None:
    for one in chart.messages:
        if one.partner == "laboratory":
            assert read(one.raw, zone=ZONE).person.value == chart.citizen.cpr


def test_nothing_that_was_measured_or_written_lies_ahead(chart: Chart) -> None:
    now = UNTIL.isoformat()
    stamps = [one.get("effectiveDateTime") or one.get("sent") or "" for one in chart.resources]

    assert max(stamps) <= now
