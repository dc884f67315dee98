"""The patient lets relatives in, changes how far they may go, renews it and ends it."""

from datetime import timedelta

import pytest

from sharedcare.access.actors import operator
from sharedcare.access.proxies.queries import relatives
from sharedcare.kernel.clock import now
from tests.integration.access.care import store
from tests.integration.clinic.browsing import poul, text
from tests.integration.portal.citizens import a_relative, the_patient

pytestmark = pytest.mark.django_db
WANTED = {"name": "Bo Jensen", "relation": "Søn", "phone": "", "level": "2", "months": "3"}


def test_whom_the_patient_lets_in_stands_on_the_list_with_level_and_end() -> None:
    patient = the_patient()

    answer = patient.post("/my/relatives/new", WANTED)

    assert answer["Location"] == "/my/relatives?done=added"
    page = text(patient.get("/my/relatives"))
    for said in ("Bo Jensen", "Søn", "Må se og måle", "Til og med"):
        assert said in page


@pytest.mark.parametrize(
    ("sent", "field", "says"),
    [
        ({"name": " "}, "name", "Skriv, hvad din pårørende hedder."),
        ({"level": ""}, "level", "Vælg, hvad din pårørende må."),
        ({"level": "9"}, "level", "Vælg, hvad din pårørende må."),
        ({"months": "24"}, "months", "Vælg, hvor længe det skal gælde."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    sent: dict[str, str], field: str, says: str
) -> None:
    patient = the_patient()

    answer = patient.post("/my/relatives/new", {**WANTED, **sent})

    assert answer.status_code == 422
    assert f'id="{field}-wrong">{says}' in text(answer)
    assert 'value="Søn"' in text(answer)
    assert text(answer).count("autofocus") == 1


def test_what_a_relative_may_is_changed_and_ends_with_one_tap() -> None:
    patient = the_patient()
    relative = a_relative("see")
    assert "Du må se<" in text(relative.get("/my"))

    patient.post("/my/relatives/inge", {"level": "3", "months": "1"})
    assert "Du må se, måle og skrive" in text(relative.get("/my"))

    assert patient.post("/my/relatives/inge/ending")["Location"] == "/my/relatives?done=ended"
    assert relative.get("/my").status_code == 404
    assert "Uden adgang" in text(patient.get("/my/relatives"))


@pytest.mark.parametrize("sent", [{"months": "0"}, {}])
def test_who_lowers_what_a_relative_may_does_not_extend_it(sent: dict[str, str]) -> None:
    patient = the_patient()
    ends = (now() + timedelta(days=24)).date()
    a_relative("write", end=ends.isoformat())

    form = text(patient.get("/my/relatives/inge"))
    assert f'<option value="0" selected>Som nu (til og med {ends:%d.%m.%Y})' in form
    patient.post("/my/relatives/inge", {"level": "2", **sent})

    [inge] = relatives(patient="poul", by=operator("test"), at=now())
    assert (inge.level, inge.until) == (2, ends)


def test_who_is_to_be_let_in_for_longer_is_so_by_a_choice_of_its_own_that_says_until_when() -> None:
    patient = the_patient()
    a_relative("see", end=(now() + timedelta(days=24)).date().isoformat())

    patient.post("/my/relatives/inge", {"level": "1", "months": "6"})

    [inge] = relatives(patient="poul", by=operator("test"), at=now())
    assert inge.until is not None
    assert (inge.until - now().date()).days > 150


def test_of_whom_no_end_is_known_one_has_to_be_chosen() -> None:
    patient = the_patient()
    a_relative("see")

    assert "Som nu" not in text(patient.get("/my/relatives/inge"))
    answer = patient.post("/my/relatives/inge", {"level": "1", "months": "0"})

    assert answer.status_code == 422
    assert "Vælg, hvor længe det skal gælde." in text(answer)


def test_thirty_days_before_the_end_the_patient_is_asked_and_renews_for_a_year() -> None:
    patient = the_patient()
    a_relative("see", end=(now() + timedelta(days=20)).date().isoformat())
    assert "Inges adgang slutter" in text(patient.get("/my"))
    assert "Slutter snart" in text(patient.get("/my/relatives"))

    patient.post("/my/relatives/inge/renewal")

    assert "Inges adgang slutter" not in text(patient.get("/my"))
    assert "Slutter snart" not in text(patient.get("/my/relatives"))


def test_a_relative_neither_sees_nor_changes_who_else_is_one() -> None:
    the_patient()
    relative = a_relative("write")

    assert relative.get("/my/relatives").status_code == 404
    assert relative.post("/my/relatives/new", WANTED).status_code == 404
    assert relative.post("/my/relatives/inge/renewal").status_code == 404


def test_a_relative_of_somebody_else_is_not_there() -> None:
    patient = the_patient()

    assert patient.get("/my/relatives/nobody").status_code == 422
    assert patient.post("/my/relatives/nobody/ending").status_code == 422


def test_a_child_under_15_is_told_that_the_parents_decide() -> None:
    patient = the_patient()
    store(poul(birthDate=(now() - timedelta(days=4000)).date().isoformat()))

    page = text(patient.get("/my/relatives"))

    assert "Du er under 15 år" in page
    assert "/my/relatives/new" not in page
    assert patient.post("/my/relatives/new", WANTED).status_code == 422
