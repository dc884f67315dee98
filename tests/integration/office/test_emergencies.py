"""The data protection officer judges accesses in emergencies."""

from typing import Any

import pytest
from django.test import Client

from sharedcare.access.models import Account
from tests.integration.access.accounts import account
from tests.integration.access.care import CLINIC, role, store
from tests.integration.clinic.browsing import CPR, browser, poul, sign_in, text

pytestmark = pytest.mark.django_db
WHY = "Bevidstløs i akutmodtagelsen, ingen pårørende"


@pytest.fixture
def officer() -> Client:
    """Signed in after somebody has opened Poul's record in an emergency."""
    name = [{"text": "Anne Hjertholm"}]
    store(poul(), {"resourceType": "Practitioner", "id": "of-demo-anne-role", "name": name})
    browser().post("/emergency", {"number": CPR, "reason": WHY})
    store(role("dpo-role", CLINIC, "data-protection-officer"))
    account("dorrit", practitioner_role="dpo-role")
    client = Client(headers={"accept-language": "da"})
    sign_in(client, username="dorrit")
    return client


def case(page: Any) -> str:
    return text(page).split('action="/emergencies/')[1].split("/")[0]


def test_a_case_tells_who_whose_when_and_why(officer: Client) -> None:
    page = text(officer.get("/emergencies"))

    assert "Skal vurderes (1)" in page
    for said in ("Anne Hjertholm, heart-clinic", "Poul Jensen", WHY):
        assert said in page


def test_it_is_judged_once(officer: Client) -> None:
    name = case(officer.get("/emergencies"))
    answer = officer.post(
        f"/emergencies/{name}/verdict", {"verdict": "unjustified", "note": "Ingen akut sag"}
    )

    assert answer["Location"] == "/emergencies?done"
    page = text(officer.get("/emergencies"))
    for said in ("Skal vurderes (0)", "Vurderet (1)", "Ikke berettiget", "Ingen akut sag"):
        assert said in page
    again = officer.post(f"/emergencies/{name}/verdict", {"verdict": "justified"})
    assert again.status_code == 422
    assert "er vurderet allerede" in text(again)


def test_a_verdict_has_to_be_chosen_and_the_note_stays(officer: Client) -> None:
    name = case(officer.get("/emergencies"))

    answer = officer.post(f"/emergencies/{name}/verdict", {"note": "halvt skrevet"})

    assert answer.status_code == 422
    assert "Vælg, om det var en nødsituation." in text(answer)
    assert "halvt skrevet" in text(answer)


def test_the_way_there_is_shown_to_the_officer_alone_and_nobody_else_gets_in(officer: Client) -> None:
    assert officer.get("/patients")["Location"] == "/office/protection"
    assert 'href="/emergencies"' in text(officer.get("/office/protection"))
    Account.objects.filter(username="dorrit").update(practitioner_role="demo-anne-role")

    assert 'href="/emergencies"' not in text(officer.get("/patients"))
    assert officer.get("/emergencies").status_code == 403
    assert officer.post("/emergencies/x/verdict", {"verdict": "justified"}).status_code == 403
