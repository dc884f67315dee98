"""Orders of the plan become what is to be filled in, and a day on which it is wanted next."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from sharedcare.care.measuring.asking import common, entries
from sharedcare.care.measuring.due import due, when
from sharedcare.care.measuring.types import Entry, Ordered, When
from sharedcare.programmes.combining.types import Source
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.shipping import as_shipped
from sharedcare.programmes.types import Programme

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def order(key: str, *codes: tuple[str, str], rhythm: str = "every day", of: str = "heart-failure") -> Any:
    source = {"url": "urn:sharedcare:source", "valueCanonical": f"urn:sharedcare:activity:{of}:{key}|1.0.0"}
    said = {"url": "urn:sharedcare:rhythm", "valueString": rhythm}
    return {
        "status": "active",
        "code": {"coding": [{"system": system, "code": code} for system, code in codes], "text": "Bestilt"},
        "occurrenceTiming": {"repeat": {"boundsPeriod": {"start": "2026-03-01"}}},
        "extension": [source, said],
    }


def shipped(source: Source) -> Programme | None:
    return None if source.programme == "unread" else as_shipped(source.programme)


def asked(*orders: Any) -> tuple[Entry, ...]:
    return entries(orders, shipped, zone=UTC)


LOINC, NPU = "http://loinc.org", "http://npu-terminology.org"
WEIGHT = order("weight", (NPU, "NPU03804"), (LOINC, "29463-7"))
UPPER = order("systolic", (LOINC, "8480-6"), rhythm="2 times a week")
LOWER = order("diastolic", (LOINC, "8462-4"))


def test_it_does_not_matter_in_which_order_the_orders_come() -> None:
    told = {asked(*several) for several in permutations((WEIGHT, UPPER, LOWER))}

    [[weight, pressure]] = told
    assert (weight.title.citizen.da, weight.unit) == ("Vægt", "kg")
    assert weight.how[0].en.startswith("In the morning")
    assert [part.title.citizen.da for part in pressure.parts] == ["Øvre blodtryk", "Nedre blodtryk"]
    assert pressure.ordered is not None
    assert str(pressure.ordered.rhythm) == "every day"


def test_one_half_of_a_pair_is_asked_for_as_the_pair() -> None:
    [pressure] = asked(UPPER)

    assert [part.title.citizen.da for part in pressure.parts] == ["Øvre blodtryk", "Det nederste tal"]
    assert pressure.panel == "85354-9"


@pytest.mark.parametrize(
    "tree",
    [
        {**WEIGHT, "extension": WEIGHT["extension"][:1]},
        {**WEIGHT, "code": {"text": "Vægt"}},
        order("lvef", (LOINC, "10230-1")),
        order("jaw", (LOINC, "1-8"), of="unread"),
        order("mrc", ("urn:oid:1.2.208.176.2.1", "MCS88021"), of="copd"),
    ],
    ids=[
        "without a rhythm",
        "without a code",
        "measured by staff",
        "of a unit that nobody has said",
        "the score of a questionnaire",
    ],
)
def test_what_cannot_be_filled_in_is_not_asked_for(tree: Any) -> None:
    assert asked(tree) == ()


def test_what_rests_in_one_programme_and_not_in_another_is_asked_for() -> None:
    seldom = order("weight", (LOINC, "29463-7"), rhythm="every week")

    [weight] = asked({**WEIGHT, "status": "on-hold"}, seldom)

    assert weight.ordered is not None
    assert (str(weight.ordered.rhythm), weight.ordered.rests) == ("every week", False)


def test_two_things_that_one_code_does_not_mean_are_two_although_they_are_one_curve() -> None:
    fasting = order("glucose", (NPU, "NPU22089"), (LOINC, "15074-8"), of="type-2-diabetes")
    after_meals = order("glucose-home", (LOINC, "14743-9"), rhythm="every week", of="pregnancy")
    of_others = {
        **order("any", (LOINC, "2339-0"), rhythm="every month"),
        "extension": after_meals["extension"][1:],
    }

    several = asked(fasting, after_meals, of_others)

    assert [one.key for one in several] == ["glucose", "14743-9"]
    assert [one.title.citizen.en for one in several] == ["Blood sugar", "Blood sugar at home"]
    assert not several[0].codes & several[1].codes


def test_what_nobody_can_read_any_more_is_asked_for_by_what_the_code_means() -> None:
    [pulse] = asked(order("pulse", (NPU, "NPU21692"), of="unread"))

    assert (pulse.key, pulse.title.citizen.da, pulse.unit) == ("pulse", "Bestilt", "/min")


@pytest.mark.parametrize(
    ("rhythm", "days_ago", "day", "how_soon"),
    [
        ("every day", 1, TODAY, When.TODAY),
        ("every day", 0, TODAY + timedelta(days=1), When.WEEK),
        ("every week", 3, TODAY + timedelta(days=4), When.WEEK),
        ("every month", 0, date(2026, 4, 2), When.LATER),
        ("every monday and thursday", 1, TODAY, When.TODAY),
        ("every 2 days", None, date(2026, 2, 20), When.TODAY),
    ],
)
def test_it_is_wanted_by_its_rhythm_counted_from_the_last_one(
    rhythm: str, days_ago: int | None, day: date, how_soon: When
) -> None:
    weight = common("weight")
    one = Entry(weight.key, weight.title, "kg", 1, weight.parts, ordered=Ordered(Rhythm.parse(rhythm), date(2026, 2, 20)))  # fmt: skip
    last = None if days_ago is None else NOW - timedelta(days=days_ago)

    found = due(one, last, zone=UTC, at=NOW)

    assert (found, when(found, today=TODAY)) == (day, how_soon)


def test_what_nobody_asks_for_is_wanted_at_any_time() -> None:
    assert when(due(common("weight"), None, zone=UTC, at=NOW), today=TODAY) is When.ANY_TIME
