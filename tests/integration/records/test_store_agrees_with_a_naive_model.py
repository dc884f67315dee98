"""Whatever is written, read, searched and looked back at: the store and a few lines of Python say the same."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.db.transaction import atomic, set_rollback
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharedcare.records import history
from sharedcare.records.storage import reading
from tests.integration.records.store import NOON, ask, delete, find, ids, observation, patient, put

pytestmark = pytest.mark.django_db

PEOPLE = ("p1", "p2", "p3")
CODES = ("8867-4", "29463-7", "8480-6")
STATUSES = ("final", "amended", "preliminary")
DAYS = ("2014-12-31", "2015-01-01", "2015-06-15", "2016-01-01")
GENDERS = ("female", "male")
FAMILIES = ("Sørensen", "Sorensen", "Borg")

observations = st.fixed_dictionaries(
    {
        "id": st.sampled_from([f"o{number}" for number in range(6)]),
        "person": st.sampled_from(PEOPLE),
        "codes": st.lists(st.sampled_from(CODES), min_size=1, max_size=2, unique=True),
        "status": st.sampled_from(STATUSES),
        "day": st.none() | st.sampled_from(DAYS),
        "value": st.none() | st.integers(50, 54),
    }
)
people = st.fixed_dictionaries(
    {"id": st.sampled_from(PEOPLE), "gender": st.sampled_from(GENDERS), "family": st.sampled_from(FAMILIES)}
)
changes = st.lists(
    st.tuples(st.just("Observation"), observations)
    | st.tuples(st.just("Patient"), people)
    | st.tuples(st.just("delete"), st.sampled_from([f"o{number}" for number in range(6)])),
    max_size=12,
)

Model = dict[str, list[dict[str, Any] | None]]


def written(kind: str, what: dict[str, Any]) -> dict[str, Any]:
    if kind == "Patient":
        return patient(what["id"], gender=what["gender"], name=[{"family": what["family"]}])
    members: dict[str, Any] = {"status": what["status"]}
    members["code"] = {"coding": [{"system": "http://loinc.org", "code": code} for code in what["codes"]]}
    if what["day"]:
        members["effectiveDateTime"] = what["day"]
    if what["value"]:
        members["valueQuantity"] = {
            "value": what["value"],
            "system": "http://unitsofmeasure.org",
            "code": "kg",
        }
    return observation(what["id"], what["person"], **members)


def carried_out(steps: list[tuple[str, Any]]) -> Model:
    """The changes in the store, and in a dictionary of lists."""
    model: Model = {}
    begin: list[tuple[str, Any]] = [
        ("Patient", {"id": name, "gender": "female", "family": "Borg"}) for name in PEOPLE
    ]
    for number, (kind, what) in enumerate([*begin, *steps]):
        at = NOON + timedelta(minutes=number)
        if kind == "delete":
            delete("Observation", what, at)
            if model.get(what, [None])[-1] is not None:
                model[what].append(None)
            continue
        resource = written(kind, what)
        put(resource, at)
        versions = model.setdefault(what["id"], [])
        if not versions or versions[-1] != resource:
            versions.append(resource)
    return model


def current(model: Model, kind: str) -> dict[str, dict[str, Any]]:
    now = ((name, versions[-1]) for name, versions in model.items())
    return {name: one for name, one in now if one is not None and one["resourceType"] == kind}


def person(one: dict[str, Any]) -> str:
    reference: str = one["subject"]["reference"]
    return reference.removeprefix("Patient/")


def codes(one: dict[str, Any]) -> list[str]:
    return [coding["code"] for coding in one["code"]["coding"]]


def day(one: dict[str, Any]) -> str:
    found: str = one.get("effectiveDateTime", "")
    return found


def value(one: dict[str, Any]) -> float:
    found: float = one.get("valueQuantity", {}).get("value", -1)
    return found


Test = tuple[str, Callable[[dict[str, Any], Model], bool]]
TESTS: tuple[Test, ...] = (
    *((f"code={code}", lambda one, _, code=code: code in codes(one)) for code in CODES),
    (f"code={CODES[0]},{CODES[1]}", lambda one, _: bool({*codes(one)} & {*CODES[:2]})),
    (f"code=http://loinc.org|{CODES[2]}", lambda one, _: CODES[2] in codes(one)),
    (f"code:not={CODES[0]}", lambda one, _: CODES[0] not in codes(one)),
    *((f"status={status}", lambda one, _, status=status: one["status"] == status) for status in STATUSES),
    *((f"patient={name}", lambda one, _, name=name: person(one) == name) for name in PEOPLE),
    ("patient=p1,p2", lambda one, _: person(one) in ("p1", "p2")),
    ("date=2015", lambda one, _: day(one).startswith("2015")),
    ("date=ge2015-06-15", lambda one, _: day(one) >= "2015-06-15"),
    ("date=lt2015-01-01", lambda one, _: "" < day(one) < "2015-01-01"),
    ("date=ne2015-01-01", lambda one, _: day(one) not in ("", "2015-01-01")),
    ("date:missing=true", lambda one, _: not day(one)),
    ("value-quantity=52", lambda one, _: value(one) == 52),
    ("value-quantity=gt51|http://unitsofmeasure.org|kg", lambda one, _: value(one) > 51),
    ("value-quantity=le51000|http://unitsofmeasure.org|g", lambda one, _: 0 < value(one) <= 51),
    ("value-quantity:missing=false", lambda one, _: value(one) > 0),
    (
        "patient.gender=male",
        lambda one, model: current(model, "Patient")[person(one)]["gender"] == "male",
    ),
    (
        "patient.family=sorensen",
        lambda one, model: current(model, "Patient")[person(one)]["name"][0]["family"] != "Borg",
    ),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=changes,
    asked=st.lists(st.lists(st.sampled_from(TESTS), min_size=1, max_size=3), min_size=3, max_size=8),
    sort=st.sampled_from(
        ["", "&_sort=date", "&_sort=-date", "&_sort=status,-date", "&_sort=-value-quantity"]
    ),
)
def test_the_store_and_the_model_say_the_same(
    steps: list[tuple[str, Any]], asked: list[list[Test]], sort: str
) -> None:
    with atomic():
        model = carried_out(steps)
        _histories_agree(model)
        for tests in asked:
            expected = sorted(
                name
                for name, one in current(model, "Observation").items()
                if all(holds(one, model) for _, holds in tests)
            )
            search = "Observation?" + "&".join(text for text, _ in tests)
            assert sorted(ids(search + sort)) == expected, search
            assert find(search + "&_summary=count").total == len(expected), search
            _order_and_pages_agree(search, sort, expected)
        _reverse_chains_agree(model)
        set_rollback(True)


def _histories_agree(model: Model) -> None:
    for name, versions in model.items():
        kind = "Patient" if name in PEOPLE else "Observation"
        page = ask(history.of_instance(type=kind, id=name, count=99))
        stored = [_plain(one.content) for one in reversed(page.versions)]
        assert stored == versions
        last = ask(reading.by_id(type=kind, id=name))
        assert last is not None
        assert _plain(last.content) == versions[-1]


def _plain(content: bytes | None) -> dict[str, Any] | None:
    if content is None:
        return None
    found: dict[str, Any] = orjson.loads(content)
    del found["meta"]
    return found


def _order_and_pages_agree(search: str, sort: str, expected: list[str]) -> None:
    whole = find(search + sort).matches
    if sort in ("&_sort=date", "&_sort=-date"):
        days = [day(orjson.loads(one.content or b"{}")) for one in whole]
        assert days == sorted(days, reverse=sort == "&_sort=-date")
    seen: list[str] = []
    cursor = ""
    while True:
        page = find(f"{search}{sort}&_count=2{cursor}")
        seen += [one.id for one in page.matches]
        if page.next is None:
            break
        cursor = f"&_cursor={page.next}"
    assert seen == [one.id for one in whole]


def _reverse_chains_agree(model: Model) -> None:
    for status in STATUSES:
        expected = sorted(
            {person(one) for one in current(model, "Observation").values() if one["status"] == status}
        )
        assert sorted(ids(f"Patient?_has:Observation:patient:status={status}")) == expected
