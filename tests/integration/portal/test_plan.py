"""The plan in the patient's words."""

from datetime import timedelta
from typing import Any

import pytest

from sharedcare.kernel.clock import now
from tests.integration.access.care import store
from tests.integration.care.test_answers import trees
from tests.integration.clinic.browsing import text
from tests.integration.portal.citizens import a_relative, the_patient

pytestmark = pytest.mark.django_db
HERE = "/my/plan"


def task(name: str, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Task",
        "id": f"task-{len(name)}",
        "language": "da",
        "status": "requested",
        "intent": "order",
        "for": {"reference": "Patient/poul"},
        "description": name,
        **more,
    }


def test_the_patient_reads_it_in_words_of_their_own_and_not_what_is_hidden() -> None:
    poul = the_patient()
    plainly = {"url": "urn:sharedcare:citizen-text", "valueString": "Du får taget en blodprøve"}
    hidden = {"url": "urn:sharedcare:hidden-from-patient", "valueBoolean": True}
    store(
        task("Kreatinin og kalium", extension=[plainly]),
        task("Intern konference", extension=[hidden]),
        task("Spørgeskema", owner={"reference": "Patient/poul"}),
        task("Et forslag", status="draft", intent="plan"),
    )

    page = text(poul.get(HERE))

    assert "Du får taget en blodprøve" in page
    assert "Spørgeskema" in page
    assert "Det gør du selv" in page
    assert not any(said in page for said in ("Kreatinin og kalium", "Intern konference", "Et forslag"))


def test_a_goal_is_read_once_as_the_programmes_say_it_to_patients() -> None:
    poul = the_patient()
    plainly = {"url": "urn:sharedcare:citizen-text", "valueString": "Hjertet pumper bedre"}
    store(
        *(
            {
                "resourceType": "Goal",
                "id": name,
                "language": "da",
                "lifecycleStatus": "active",
                "category": [
                    {"coding": [{"system": "urn:sharedcare:goal", "code": "other"}]},
                ],
                "description": {"text": "EF forbedret"},
                "subject": {"reference": "Patient/poul"},
                "extension": [plainly],
            }
            for name in ("of-one-programme", "of-another")
        )
    )

    page = text(poul.get(HERE))

    assert page.count("Hjertet pumper bedre") == 1
    assert "EF forbedret" not in page


def ldl(name: str, high: float) -> dict[str, Any]:
    code = {"coding": [{"system": "http://loinc.org", "code": "22748-8"}]}
    unit = {"unit": "mmol/L", "system": "http://unitsofmeasure.org", "code": "mmol/L"}
    return {
        "resourceType": "Goal",
        "id": name,
        "language": "da",
        "lifecycleStatus": "active",
        "category": [{"coding": [{"system": "urn:sharedcare:goal", "code": "target"}]}],
        "description": {"text": f"LDL under {high:g}".replace(".", ",")},
        "subject": {"reference": "Patient/poul"},
        "target": [{"measure": code, "detailRange": {"high": {"value": high, **unit}}}],
    }


def test_goals_that_cannot_both_be_meant_are_said_as_one_that_nobody_has_decided_yet() -> None:
    poul = the_patient()
    unit = {"value": 1.9, "unit": "mmol/L", "system": "http://unitsofmeasure.org", "code": "mmol/L"}
    measured = {
        "resourceType": "Observation",
        "id": "ldl",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "22748-8"}]},
        "subject": {"reference": "Patient/poul"},
        "effectiveDateTime": (now() - timedelta(days=3)).isoformat(),
        "valueQuantity": unit,
    }
    store(ldl("strict", 1.4), ldl("mild", 1.8), measured)

    page = text(poul.get(HERE))

    assert "LDL under 1,4 eller LDL under 1,8" in page
    assert page.count("LDL under 1,8") == 1
    assert "ikke afgjort endnu" in page


def test_what_matters_most_is_the_patients_own_to_write() -> None:
    poul = the_patient()

    assert poul.post(HERE, {"text": " "}).status_code == 422
    assert poul.post(HERE, {"text": "Gå med barnebarnet til skoven"}).status_code == 302

    assert "Gå med barnebarnet til skoven" in text(poul.get(HERE))


def test_a_relative_reads_and_does_not_write_for_the_patient() -> None:
    inge = a_relative("see")

    assert "<textarea" not in text(inge.get(HERE))
    assert inge.post(HERE, {"text": "Noget andet"}).status_code == 404


def test_the_patient_ticks_off_what_is_theirs_to_do_and_takes_it_back() -> None:
    poul = the_patient()
    store(task("Spørgeskema", owner={"reference": "Patient/poul"}))

    said = text(poul.post(HERE, {"task": "task-11"}, follow=True))
    assert "kan se, at det er gjort" in said
    assert "Det har jeg gjort" not in said
    [done] = trees("Task?patient=poul")
    assert done["status"] == "completed"
    assert any("Task/task-11/_history/2" in str(one["target"]) for one in trees("Provenance?patient=poul"))

    assert "Det har jeg gjort" in text(poul.post(HERE, {"task": "task-11", "undo": "1"}, follow=True))
    [stands] = trees("Task?patient=poul")
    assert stands["status"] == "requested"


def test_what_others_do_or_what_is_hidden_nobody_ticks_off_for_them() -> None:
    poul = the_patient()
    hidden = {"url": "urn:sharedcare:hidden-from-patient", "valueBoolean": True}
    mine = {"reference": "Patient/poul"}
    store(task("Blodprøve"), task("Skjult", owner=mine, extension=[hidden]), task("Ja", owner=mine))
    inge = a_relative("see")

    for name in ("task-9", "task-6", "none"):
        assert poul.post(HERE, {"task": name}).status_code == 404
    assert inge.post(HERE, {"task": "task-2"}).status_code == 404
    assert "Det har jeg gjort" not in text(inge.get(HERE))
    assert {one["status"] for one in trees("Task?patient=poul")} == {"requested"}


def test_what_comes_in_years_is_folded_without_script_and_what_comes_now_is_not() -> None:
    poul = the_patient()
    today = now().date()

    def due(days: int) -> dict[str, Any]:
        return {"restriction": {"period": {"end": (today + timedelta(days=days)).isoformat()}}}

    store(task("Blodprøve", **due(3)), task("Årskontrol hos egen læge", **due(400)))

    page = text(poul.get(HERE))

    shown, folded = page.split('<details class="card later">')
    assert "Blodprøve" in shown.split("De næste 7 dage")[1]
    assert "Senere (1)" in folded
    assert "Årskontrol hos egen læge" in folded


def test_a_relative_reads_that_it_is_the_patients_to_do() -> None:
    the_patient()
    store(task("Spørgeskema", owner={"reference": "Patient/poul"}))

    page = text(a_relative("see").get(HERE))

    assert "Det gør patienten selv" in page
    assert "Det gør du selv" not in page


def test_of_many_goals_those_without_a_number_are_folded_and_of_few_none_is() -> None:
    poul = the_patient()

    def goal(number: int) -> dict[str, Any]:
        return {
            "resourceType": "Goal",
            "id": f"goal-{number}",
            "language": "da",
            "lifecycleStatus": "active",
            "description": {"text": f"Mål nummer {number}"},
            "subject": {"reference": "Patient/poul"},
            "category": [{"coding": [{"system": "urn:sharedcare:goal", "code": "other"}]}],
        }

    store(*(goal(number) for number in range(4)))
    few = text(poul.get(HERE))
    store(goal(4))
    many = text(poul.get(HERE))

    assert "Mål nummer 3" in few
    assert "Flere mål" not in few
    assert "Flere mål (5)" in many
    assert "Mål nummer 4" in many.split("<summary>Flere mål (5)")[1]
