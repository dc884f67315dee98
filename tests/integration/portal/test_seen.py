"""Who has seen the record, in plain words, and telling data protection of a look that one does not recognise."""

import re

import pytest
from django.test import Client

from sharedcare.access.models import Account
from tests.integration.access.accounts import account
from tests.integration.access.care import CLINIC, role, store
from tests.integration.clinic.browsing import browser, sign_in, text
from tests.integration.portal.citizens import a_relative, the_patient

pytestmark = pytest.mark.django_db


def test_a_look_is_told_with_who_what_and_why_and_the_first_is_marked() -> None:
    patient, nurse = the_patient(), browser()
    for _ in range(3):
        nurse.get("/patient/poul")

    page = text(patient.get("/my/seen"))

    for said in (
        "Anne Hjertholm",
        "Hjertesvigtsygeplejerske, Hjertesvigtklinikken",
        "Så hele journalen",
        "3 gange",
        "Fordi de behandler dig",
        "Første gang",
        "I dag",
    ):
        assert said in page


def test_what_one_page_asked_for_several_times_is_told_as_one_look() -> None:
    patient, nurse = the_patient(), browser()
    nurse.get("/patient/poul/plan")

    assert " gange" not in text(patient.get("/my/seen"))


def test_the_patients_own_looks_and_decisions_are_left_out_and_a_relatives_are_not() -> None:
    patient, relative = the_patient(), a_relative("see")
    patient.get("/my")
    patient.post("/my/sharing", {"what": "block", "organization": "hospital"})
    assert "Fordi du har givet en pårørende adgang" not in text(patient.get("/my/seen"))
    relative.get("/my")

    page = text(patient.get("/my/seen"))

    assert "<strong>Poul</strong>" not in page
    assert "<strong>Inge</strong>" in page
    assert "Fordi du har givet en pårørende adgang" in page


def test_a_relative_of_the_same_name_hides_behind_it_in_nothing() -> None:
    patient, relative = the_patient(), a_relative("write")
    Account.objects.filter(username="inge").update(display="Poul")

    assert relative.post("/my/sharing", {"what": "block", "organization": "hospital"}).status_code == 302

    page = text(patient.get("/my/seen"))
    assert "<strong>Poul</strong>" in page
    assert "Skrev i andet i journalen" in page


def test_one_sector_is_shown_alone() -> None:
    patient, nurse, relative = the_patient(), browser(), a_relative("see")
    nurse.get("/patient/poul")
    relative.get("/my")

    page = text(patient.get("/my/seen?sector=P"))

    assert "<strong>Inge</strong>" in page
    assert "Anne Hjertholm" not in page


def test_what_the_patient_does_not_recognise_reaches_data_protection_and_nobody_who_treats() -> None:
    patient, nurse = the_patient(), browser()
    nurse.get("/patient/poul")
    [look] = re.findall(
        r'href="/my/seen/(\d+)">[^<]*<span class="unseen">Anne', text(patient.get("/my/seen"))
    )
    assert "Anne Hjertholm" in text(patient.get(f"/my/seen/{look}"))

    answer = patient.post(f"/my/seen/{look}", {"note": "Hende kender jeg ikke"})

    assert answer["Location"] == "/my/seen?done"
    assert "Du har meldt det" in text(patient.get("/my/seen"))
    store(role("dpo-role", CLINIC, "data-protection-officer"))
    account("dorrit", practitioner_role="dpo-role")
    officer = Client(headers={"accept-language": "da"})
    sign_in(officer, username="dorrit")
    page = text(officer.get("/office/reports"))
    for said in ("Anne Hjertholm", "Poul Jensen", "Hende kender jeg ikke"):
        assert said in page
    assert "genkender ikke" not in text(nurse.get("/patient/poul"))


def test_a_look_at_somebody_else_is_not_there_and_a_relative_has_no_such_page() -> None:
    patient, relative = the_patient(), a_relative("write")

    assert patient.get("/my/seen/999999").status_code == 422
    assert patient.post("/my/seen/999999").status_code == 422
    assert relative.get("/my/seen").status_code == 404


def test_older_looks_are_one_tap_away(monkeypatch: pytest.MonkeyPatch) -> None:
    patient = the_patient()
    monkeypatch.setattr("sharedcare.portal.seen.views._ENOUGH", 1)
    browser().get("/patient/poul")

    first = text(patient.get("/my/seen"))
    [older] = re.findall(r'href="(/my/seen\?until=[^"]+)"', first)
    then = text(patient.get(older))

    assert "Anne Hjertholm" in first
    assert "Anne Hjertholm" not in then
    assert "Driften af Shared Care" in then


def test_all_that_somebody_did_on_a_day_stands_under_their_name_once() -> None:
    patient = the_patient()
    anne = browser()
    anne.get("/patient/poul")
    anne.post("/patients/search", {"q": "poul"}, follow=True)

    shown = text(patient.get("/my/seen"))

    assert shown.count("<strong>Anne Hjertholm</strong>") == 1
    assert "Så hele journalen" in shown
    assert "Så dig på en liste" in shown
