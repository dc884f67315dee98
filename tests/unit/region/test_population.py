"""Everybody else: who they are, and that any seed and moment gives a world that could be."""

from datetime import UTC, datetime, timedelta
from statistics import mean

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedcare.exchange.partners import partner_of
from sharedcare.records.validation import problems
from sharedcare.region import region
from sharedcare.region.calendar import ZONE, Calendar
from sharedcare.region.cast.people import CAST
from sharedcare.region.chart import Chart
from sharedcare.region.population import DENSE, MOST, citizen
from sharedcare.region.staff import STAFF
from tests.unit.region.looking import UNTIL, found

_MOMENTS = st.integers(0, 8 * 365 * 24).map(
    lambda hours: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
)


def test_cpr_numbers_are_unique_and_visibly_those_of_tests() -> None:
    numbers = [citizen(1, number).cpr for number in range(100_000)] + [one.cpr for one in CAST]

    assert len(set(numbers)) == len(numbers)
    assert all(one[6:8] == "99" for one in numbers)


@given(seed=st.integers(-(10**6), 10**6), number=st.integers(0, MOST))
@settings(max_examples=300, deadline=None)
def test_a_cpr_number_agrees_with_birth_and_sex(seed: int, number: int) -> None:
    who = citizen(seed, number)

    assert who.cpr[:6] == f"{who.born:%d%m%y}"
    assert int(who.cpr[9]) % 2 == (not who.female)
    # The seventh digit is 9: 1937 to 1999.
    assert 1937 <= who.born.year <= 1999
    assert int(who.cpr[6:]) < 9980


def test_nobody_at_work_shares_an_authorisation() -> None:
    assert len({one.authorisation["value"] for one in STAFF.values()}) == len(STAFF)


def test_number_17_is_the_same_person_however_many_there_are() -> None:
    few = list(region.charts(seed=3, until=UNTIL, patients=20))
    many = list(region.charts(seed=3, until=UNTIL, patients=40))

    assert [orjson.dumps(one.resources) for one in few] == [orjson.dumps(one.resources) for one in many[:20]]
    assert [one.messages for one in few] == [one.messages for one in many[:20]]


@given(
    seed=st.integers(0, 10**9), until=_MOMENTS, number=st.one_of(st.integers(0, DENSE), st.integers(0, MOST))
)
@settings(max_examples=25, deadline=None)
def test_any_seed_and_moment_give_somebody_valid(seed: int, until: datetime, number: int) -> None:
    chart = region.person(number, calendar=Calendar(until), seed=seed)

    for one in chart.resources:
        assert problems(orjson.loads(orjson.dumps(one))) == []
    assert len({(one["resourceType"], one["id"]) for one in chart.resources}) == len(chart.resources)
    for message in chart.messages:
        partner, form = partner_of(message.raw)
        assert partner.read(form, ZONE).person.value == chart.citizen.cpr
    assert _ahead(chart, until) == []


def _ahead(chart: Chart, until: datetime) -> list[str]:
    late = until + timedelta(minutes=1)
    told = [(one["id"], one.get("effectiveDateTime") or one.get("sent")) for one in chart.resources]
    return [name for name, moment in told if moment and datetime.fromisoformat(moment) > late]


@pytest.fixture(scope="module")
def some() -> list[Chart]:
    return list(region.charts(seed=1, until=UNTIL, patients=120))


def test_a_weight_has_risen_when_a_failing_heart_is_admitted_and_falls_on_the_ward(some: list[Chart]) -> None:
    rises, falls = [], []
    for chart in some:
        weights = [
            (datetime.fromisoformat(one["effectiveDateTime"]).date(), one["valueQuantity"]["value"])
            for one in found(chart, "Observation")
            if "-weight-" in one["id"]
        ]
        for stay in found(chart, "Encounter"):
            if stay["class"]["code"] != "IMP" or "hjertesvigt" not in stay["reasonCode"][0]["text"].lower():
                continue
            came, left = (datetime.fromisoformat(stay["period"][end]).date() for end in ("start", "end"))
            before = [value for when, value in weights if 12 < (came - when).days < 45]
            within = [value for when, value in weights if came <= when <= left]
            falls.append(within[0] - within[-1])
            if before:
                rises.append(within[0] - mean(before))

    assert min(falls) > 0.9
    assert mean(falls) > 2
    assert mean(rises) > 2


def test_nobody_takes_two_of_a_kind(some: list[Chart]) -> None:
    for chart in some[len(CAST) :]:
        taken = [
            one["medicationCodeableConcept"]["coding"][0]["code"]
            for one in found(chart, "MedicationStatement")
            if one["status"] == "active"
        ]
        for kind in ("C07", "C09", "C10AA", "C03DA", "A10BK", "B01AF"):
            assert sum(one.startswith(kind) for one in taken) <= 1, chart.citizen.id


def test_numbers_are_those_of_living_people(some: list[Chart]) -> None:
    limits = {"weight": (38, 150), "pulse": (40, 150), "spo2": (75, 100), "walk": (60, 800), "ef": (15, 65)}

    for chart in some:
        for one in found(chart, "Observation"):
            kind = one["id"].removeprefix(f"{chart.citizen.id}-").rpartition("-")[0]
            if kind in limits:
                low, high = limits[kind]
                assert low <= one["valueQuantity"]["value"] <= high, one["id"]
            elif kind == "bp":
                upper, lower = (part["valueQuantity"]["value"] for part in one["component"])
                assert 70 < upper < 210 and 35 < lower < upper
