"""A measurement is sent from home by the patient, or by a relative who may measure, and says whose it is."""

from decimal import Decimal

import orjson
import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.kernel.clock import now
from sharedcare.records.search.parse import parse
from tests.integration.clinic.browsing import browser, text
from tests.integration.portal.citizens import a_relative, the_patient

pytestmark = pytest.mark.django_db


def stored() -> list[dict[str, object]]:
    query = parse("Observation", [("patient", "poul")])
    found = looks.search(by=operator("test"), query=query, at=now()).matches
    return [orjson.loads(one.content) for one in found if one.content]


def test_what_the_patient_measures_is_on_the_one_screen_at_once() -> None:
    patient, nurse = the_patient(), browser()

    answer = patient.post("/my/measure", {"kind": "weight", "weight": "81,3"})

    assert answer["Location"] == "/my/measure?done"
    assert "81,3" in text(nurse.get("/patient/poul"))
    [one] = stored()
    assert one["performer"] == [{"reference": "Patient/poul"}]


def test_what_a_relative_measures_says_so() -> None:
    the_patient()
    relative = a_relative("measure")

    relative.post("/my/measure", {"kind": "pressure", "upper": "128", "lower": "76"})

    [one] = stored()
    assert one["performer"] == [{"reference": "RelatedPerson/inge"}]
    assert [part["valueQuantity"]["value"] for part in one["component"]] == [Decimal(128), Decimal(76)]  # type: ignore[attr-defined]


def test_a_relative_who_may_only_see_sends_nothing() -> None:
    the_patient()
    relative = a_relative("see")

    assert "/my/measure" not in text(relative.get("/my"))
    assert relative.post("/my/measure", {"kind": "weight", "weight": "81,3"}).status_code == 404
    assert stored() == []


@pytest.mark.parametrize(
    "sent",
    [
        {"kind": "weight", "weight": ""},
        {"kind": "weight", "weight": "813"},
        {"kind": "weight", "weight": "otte"},
        {"kind": "pressure", "upper": "76", "lower": "128"},
        {"kind": "pressure", "upper": "128"},
        {"kind": "soul", "weight": "21"},
        {},
    ],
)
def test_what_cannot_be_is_told_and_not_stored(sent: dict[str, str]) -> None:
    patient = the_patient()

    answer = patient.post("/my/measure", sent)

    assert answer.status_code == 422
    assert "Målingen er sendt" not in text(answer)
    assert stored() == []
