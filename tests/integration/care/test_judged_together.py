"""Who is in several programmes is judged once: it costs no further questions, and each programme finds what it finds alone."""

from typing import Any

import psycopg
import pytest
from django.db import transaction

from sharedcare.access.actors import operator
from sharedcare.care.publishing import actions
from tests.integration.access.care import organisation
from tests.integration.care.patients import NOW, enrolled, found, measured, publish, pulse, store

pytestmark = pytest.mark.django_db
HEART, LUNGS, SUGAR, VESSELS = "heart-failure", "copd", "type-2-diabetes", "ischaemic-heart-disease"
SOR = "999900000000077"
WARD = {"reference": "Organization/ward"}
LAYER = """\
layer-of: {programme}
level: organisation
organisation: "{sor}"
version: 1.0.0
title: {{da: Lag, en: Layer}}
owner: Region Test
sources:
  - {{key: D, title: Decided here, evidence: default}}
changes:
  limits:
    - of: {limit}
      instead-of: {{{standard}}}
      yellow: {stricter}
      why: {{da: Vi ser tidligere på det., en: We look earlier.}}
      sources: [D]
"""


def _pressure(name: str, value: float, days_ago: float) -> dict[str, Any]:
    return measured(name, value, days_ago, of=("http://loinc.org", "8480-6"), unit="mm[Hg]")


def _found_in(*programmes: str) -> dict[str, tuple[Any, ...]]:
    """What is found of the same values in these programmes, by key; nothing of it stays."""
    with transaction.atomic():
        store(*(enrolled(key) for key in programmes))
        store(measured("w1", 84.0, 3), _pressure("s1", 171, 3), pulse("p1", 80, 3))
        store(measured("w2", 86.4, 0.2), _pressure("s2", 178, 0.2))
        store(pulse("p2", 134, 0.1))
        told = {
            one.key: (one.severity, one.of, one.tree["code"], one.tree.get("detail"), one.tree["evidence"])
            for one in found()
        }
        transaction.set_rollback(True)
    return told


def test_each_programme_finds_what_it_finds_alone() -> None:
    keys = (HEART, LUNGS, SUGAR, VESSELS)
    publish(*keys)
    store({"resourceType": "Patient", "id": "anna"})

    alone = [_found_in(key) for key in keys]
    assert all(alone), "each of them finds something"
    together = _found_in(*keys)
    assert together == {key: told for one in alone for key, told in one.items()}


def test_what_is_asked_of_the_database_does_not_grow_with_the_programmes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(HEART, LUNGS, VESSELS)
    for programme, limit, standard, stricter in (
        (HEART, "weight/weight-rise-3-days", "yellow: {at-least: 1.0}, red: {at-least: 2.0}", "{at-least: 0.5}"),
        (VESSELS, "pulse/pulse-outside", "yellow: {below: 50, above: 100}, red: {below: 45, above: 120}", "{above: 99}"),
    ):  # fmt: skip
        raw = LAYER.format(programme=programme, sor=SOR, limit=limit, standard=standard, stricter=stricter)
        actions.publish(raw=raw.encode(), by=operator("test"), at=NOW)
    store({"resourceType": "Patient", "id": "anna"}, organisation("ward", sor=SOR))
    asked: list[str] = []
    execute = psycopg.Cursor.execute

    def noted(self: psycopg.Cursor, query: Any, *args: Any, **more: Any) -> psycopg.Cursor:
        asked.append(str(query))
        return execute(self, query, *args, **more)

    def questions(name: str, days_ago: float) -> int:
        asked.clear()
        store(measured(name, 84.0, days_ago))
        assert any("FROM series" in each for each in asked)
        return len(asked)

    store(enrolled(HEART, managingOrganization=WARD))
    store(measured("first", 84.0, 2))
    monkeypatch.setattr(psycopg.Cursor, "execute", noted)
    in_one = questions("second", 1.5)
    store(enrolled(LUNGS, managingOrganization=WARD), enrolled(VESSELS, managingOrganization=WARD))
    assert questions("third", 1) == in_one
