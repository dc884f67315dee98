"""A patient is judged and planned for by what holds where they are treated: the version followed, with the local layers over it."""

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.publishing import actions
from tests.integration.access.care import organisation
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import HEART, chosen, citizen, record, sectors, someone
from tests.integration.care.patients import NOW, enrolled, found, measured, publish, standing, store

pytestmark = pytest.mark.django_db
SOR = "999900000000077"
TASK = "hf.iron"
OFF = """\
  tasks:
    - of: TASK
      is: "off"
      why: {da: Det gør vi ikke her., en: Not done here.}
      sources: [D]
"""
LAYER = """\
layer-of: heart-failure
level: {level}
version: 1.0.0
title: {{da: Lag, en: Layer}}
owner: Region Test
sources:
  - {{key: D, title: Decided here, evidence: default}}
changes:
  limits:
    - of: weight/weight-rise-3-days
      instead-of: {{yellow: {{at-least: 1.0}}, red: {{at-least: 2.0}}}}
      yellow: {{at-least: 0.5}}
      why: {{da: Vi ser tidligere på det., en: We look earlier.}}
      sources: [D]
"""


def layer(level: str) -> None:
    actions.publish(raw=LAYER.format(level=level).encode(), by=operator("test"), at=NOW)


def said() -> str:
    [one] = found()
    texts = {each["url"]: each.get("valueString") for each in one.tree["extension"]}
    return str(texts["urn:sharedcare:limit-said"])


def test_a_value_is_judged_by_the_layer_of_the_organisation_and_the_finding_names_it() -> None:
    publish("heart-failure")
    layer(f'organisation\norganisation: "{SOR}"')
    store(
        {"resourceType": "Patient", "id": "anna"},
        organisation("ward", part_of="house"),
        organisation("house", sor=SOR),
    )
    store(enrolled(managingOrganization={"reference": "Organization/ward"}))
    store(measured("before", 84.0, 2), measured("now", 84.7, 0.1))
    assert list(standing().values()) == ["moderate"]
    assert said().endswith("(HFrEF), afviger fra standard: Region Test")


def test_where_the_layer_does_not_hold_the_standard_does() -> None:
    publish("heart-failure")
    layer(f'organisation\norganisation: "{SOR}"')
    store({"resourceType": "Patient", "id": "anna"}, organisation("elsewhere", sor="999900000000078"))
    store(enrolled(managingOrganization={"reference": "Organization/elsewhere"}))
    store(measured("before", 84.0, 2), measured("now", 84.7, 0.1))
    assert standing() == {}
    store(measured("later", 85.2, 0.05))
    assert "afviger" not in said()


def test_the_plan_asks_for_what_holds_there() -> None:
    sectors(HEART)
    citizen("poul", HEART)
    raw = LAYER.format(level="region") + OFF.replace("TASK", TASK)
    actions.publish(raw=raw.encode(), by=operator("test"), at=NOON)
    enrol(patient="poul", programme=HEART, choices=chosen(), by=someone("anne"), at=NOON)

    [one] = queries.followed(record(), at=NOON)
    [rise] = [each for each in one.programme.measurements[0].limits if each.key == "weight-rise-3-days"]
    assert rise.yellow is not None
    assert rise.yellow.at_least == 0.5
    assert TASK not in {each.key for each in one.programme.tasks}
    asked = {each["identifier"][0]["value"].partition("/")[0] for each in record().of("Task")}
    assert asked
    assert TASK not in asked
