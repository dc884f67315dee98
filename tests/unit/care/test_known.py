"""What the record knows of a question is chosen beforehand: the newest value counts, and what is old or uncertain says nothing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sharedcare.care.answers.known import known_of
from sharedcare.programmes.forms import form
from sharedcare.programmes.library.reading import instruments

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
KRAM = form(instruments()["kram"])


def value(code: str, number: float, unit: str, days_ago: float, **more: Any) -> dict[str, Any]:
    system = "http://loinc.org" if "-" in code else "urn:oid:1.2.208.184.100.8"
    quantity = {"value": number, "system": "http://unitsofmeasure.org", "code": unit}
    return {
        "resourceType": "Observation",
        "id": f"{code}-{days_ago}",
        "status": "final",
        "code": {"coding": [{"system": system, "code": code}]},
        "effectiveDateTime": (NOON - timedelta(days=days_ago)).isoformat(),
        "valueQuantity": {**quantity, **more},
    }


def written(kind: str, **quantity: Any) -> dict[str, Any]:
    """A value whose quantity says just this."""
    return value(kind, 0, "", 30) | {"valueQuantity": quantity}


@pytest.mark.parametrize(
    ("values", "answers"),
    [
        ([value("MCS88036", 7, "/wk", 30)], {"drinks": "up-to-10"}),
        ([value("74013-4", 2, "/d", 30)], {"drinks": "more"}),
        ([value("MCS88036", 20, "/wk", 90), value("74013-4", 0, "/wk", 30)], {"drinks": "none"}),
        ([value("MCS88002", 10, "/d", 30)], {"smokes": "daily"}),
        # Who smokes nothing now may have quit, or never have smoked.
        ([value("MCS88002", 10, "/d", 90), value("MCS88002", 0, "/d", 30)], {}),
        ([value("MCS88036", 7, "/wk", 400)], {}),
        ([value("MCS88036", 7, "/wk", 30, comparator="<")], {}),
        ([value("MCS88036", 7, "/wk", 30) | {"status": "entered-in-error"}], {}),
        ([value("29463-7", 84, "kg", 30)], {}),
        ([written("MCS88036", value=2, unit="/d")], {"drinks": "more"}),
        ([written("MCS88036", value=2, code="/d")], {"drinks": "more"}),
        ([written("MCS88036", value=2)], {"drinks": "up-to-10"}),
        ([written("MCS88036", value=2, unit="genstande/dag")], {}),
    ],
    ids=[
        "MedCom", "another unit", "newest", "smokes", "no longer", "old", "bound", "never true", "of other things",
        "written unit", "code of no system", "no unit", "unit that nobody can read",
    ],
)  # fmt: skip
def test_an_answer_follows_from_the_newest_value(
    values: list[dict[str, Any]], answers: dict[str, str]
) -> None:
    found = known_of(KRAM, values, at=NOON)

    assert {key: one.answer for key, one in found.items()} == answers


def test_what_has_nothing_to_do_with_the_record_is_left_open() -> None:
    assert known_of(form(instruments()["who-5"]), [value("MCS88036", 7, "/wk", 30)], at=NOON) == {}
