"""The plan in the patient's words."""

from typing import Any

import pytest

from tests.integration.access.care import store
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


def test_what_matters_most_is_the_patients_own_to_write() -> None:
    poul = the_patient()

    assert poul.post(HERE, {"text": " "}).status_code == 422
    assert poul.post(HERE, {"text": "Gå med barnebarnet til skoven"}).status_code == 302

    assert "Gå med barnebarnet til skoven" in text(poul.get(HERE))


def test_a_relative_reads_and_does_not_write_for_the_patient() -> None:
    inge = a_relative("see")

    assert "<textarea" not in text(inge.get(HERE))
    assert inge.post(HERE, {"text": "Noget andet"}).status_code == 404
