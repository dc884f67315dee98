"""The plan of those who treat says what the programmes come to together: what it asks, what may harm, and what to do on sick days."""

from typing import Any

import pytest

from tests.integration.access.care import enrolled, store, team
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.care.handing import HEART, in_care, sectors
from tests.integration.care.test_answers import trees
from tests.integration.clinic.browsing import text
from tests.integration.clinic.test_handover_pages import at_work
from tests.integration.clinic.test_plan_pages import HERE

pytestmark = pytest.mark.django_db


def takes(code: str, name: str) -> dict[str, Any]:
    return {
        "resourceType": "MedicationStatement",
        "id": f"takes-{code}",
        "status": "active",
        "subject": {"reference": "Patient/poul"},
        "medicationCodeableConcept": {
            "coding": [{"system": "http://www.whocc.no/atc", "code": code}],
            "text": name,
        },
    }


def test_a_drug_that_may_harm_is_warned_of_and_what_to_pause_when_ill_is_one_list() -> None:
    publish_shipped(HEART)
    sectors()
    in_care("poul")
    store(takes("A10BG03", "Pioglitazon 30 mg"), takes("C03CA01", "Furosemid 40 mg"))

    page = text(at_work("anne").get(HERE))

    assert "Pioglitazon holder på væske ved hjertesvigt." in page
    assert "Sygedage: medicin at holde pause med (1)" in page
    assert "Furosemid 40 mg" in page
    assert "min. om dagen" in page


def test_what_a_programme_says_to_think_of_before_a_goal_stands_on_its_page_and_the_programmes() -> None:
    publish_shipped(HEART)
    sectors()
    in_care("poul")
    store(
        {
            "resourceType": "Goal",
            "id": "pressure",
            "lifecycleStatus": "active",
            "extension": [
                {
                    "url": "urn:sharedcare:source",
                    "valueCanonical": f"urn:sharedcare:activity:{HEART}:systolic|1.0.0",
                }
            ],
            "description": {"text": "Blodtryk 100-140"},
            "subject": {"reference": "Patient/poul"},
            "target": [
                {
                    "measure": {"text": "Blodtryk"},
                    "detailRange": {"low": {"value": 100}, "high": {"value": 140}},
                }
            ],
        }
    )
    agreed = {"text": "Systolisk 100-129", "low": "100", "high": "129", "measure": "blood-pressure"}
    anne = at_work("anne")
    anne.post(f"{HERE}/new/target", agreed)
    own = next(one["id"] for one in trees("Goal?patient=poul") if one["id"] != "pressure")

    for address in (f"{HERE}/Goal/pressure", f"{HERE}/Goal/{own}", f"/patient/poul/programmes/{HEART}"):
        page = text(anne.get(address))
        assert "Forbehold:" in page, address
        assert "sænk ikke dosis for tallets skyld." in page, address


def test_how_far_the_drugs_have_come_stands_beside_the_goal_and_on_the_page_of_the_programme() -> None:
    publish_shipped(HEART)
    sectors()
    in_care("poul")
    written = {
        "timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}},
        "doseAndRate": [{"doseQuantity": {"value": 7.5, "unit": "mg"}}],
    }
    source = f"urn:sharedcare:activity:{HEART}:target-doses|1.0.0"
    store(
        {**takes("C07AB07", "Bisoprolol"), "dosage": [written]},
        {**takes("C03DA01", "Spironolakton"), "dosage": [{"text": "25 mg 1 gang daglig"}]},
        {
            "resourceType": "Goal",
            "id": "doses",
            "lifecycleStatus": "active",
            "category": [{"coding": [{"system": "urn:sharedcare:goal", "code": "other"}]}],
            "extension": [{"url": "urn:sharedcare:source", "valueCanonical": source}],
            "description": {"text": "Måldosis af hver søjle"},
            "subject": {"reference": "Patient/poul"},
        },
    )
    anne = at_work("anne")

    for address in (HERE, f"{HERE}/print", f"/patient/poul/programmes/{HEART}"):
        page = text(anne.get(address))
        assert "0 af 4 på måldosis." in page, address
        assert "Bisoprolol 75 % (7,5 af 10 mg i døgnet)" in page, address
        assert "Spironolakton: dosis er ikke skrevet som tal" in page, address
        assert "SGLT2-hæmmer: tages ikke" in page, address
    assert "Får den højeste dosis af betablokker, der tåles." in text(
        anne.get(f"/patient/poul/programmes/{HEART}")
    )


def test_of_three_programmes_one_keeps_them_together_and_an_overview_comes_first() -> None:
    publish_shipped(HEART, "type-2-diabetes", "copd")
    sectors()
    in_care("poul")
    anne = at_work("anne")
    assert "ovholder" not in text(anne.get(HERE))
    store(
        *(
            enrolled("poul", each, careManager={"reference": "PractitionerRole/anne-role"})
            for each in ("type-2-diabetes", "copd")
        )
    )

    page = text(anne.get(HERE))
    assert "3 forløb: begynd med en overbliksstatus (DSAM)" in page
    assert "practice" in page.split("Tovholder: ")[1].split("</strong>")[0]
    assert "ikke på teamet" not in page

    store(team("poul", "PractitionerRole/anne-role"))
    page = text(anne.get(HERE))
    assert "som har ansvaret for flest af forløbene. Egen læge er ikke på teamet." in page
