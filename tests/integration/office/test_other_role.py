"""A page that another of the person's roles may open: it is offered, and what no role of theirs can use is not."""

import re

import pytest
from django.test import Client

from tests.integration.access.accounts import PASSWORD
from tests.integration.access.agreeing import People
from tests.integration.access.care import CLINIC, agreement, role, store, treated
from tests.integration.access.opening import anna
from tests.integration.clinic.browsing import sign_in, text
from tests.integration.office.protecting import OFFICER, signed_in_as

pytestmark = pytest.mark.django_db
ASK = "spørg den, der passer kontiene"


@pytest.fixture
def boss() -> Client:
    """An administrator who is a nurse, too."""
    People()
    anna()
    store(
        agreement("heart", "hospital", "town"),
        role("second", CLINIC, practitioner={"reference": "Practitioner/of-hospital-boss"}),
    )
    treated("anna")
    client = Client(headers={"accept-language": "da"})
    sign_in(client, username="hospital-boss", password=PASSWORD)
    return client


def hidden(page: str, name: str) -> list[str]:
    return re.findall(f'name="{name}" value="([^"]*)"', page)


def test_who_may_in_another_role_is_offered_to_change_and_lands_where_they_wanted(boss: Client) -> None:
    refused = boss.get("/patient/anna")
    page = text(refused)

    assert refused.status_code == 403
    assert "Skift rolle:" in page
    assert ASK not in page
    assert "form-action 'self'" in refused["Content-Security-Policy"]
    assert refused["Cache-Control"] == "no-store"
    assert refused["Referrer-Policy"] == "same-origin", "else a browser says that the form comes from nowhere"
    [other], [onward] = hidden(page, "role"), hidden(page, "next")
    changed = boss.post("/role", {"role": other, "next": onward})
    assert (other, changed["Location"]) == ("second", "/patient/anna")
    assert boss.get(changed["Location"]).status_code == 200

    back = text(boss.get("/office/people"))
    assert hidden(back, "role") == ["hospital-boss"]


def test_where_no_other_role_may_it_is_said_whom_to_ask(boss: Client) -> None:
    page = text(boss.get("/office/protection"))

    assert ASK in page
    assert "Skift rolle" not in page


def test_after_a_change_of_role_nobody_is_led_to_another_house(boss: Client) -> None:
    for wanted in ("https://evil.example/", "//evil.example/", ""):
        assert boss.post("/role", {"role": "second", "next": wanted})["Location"] == "/"


@pytest.mark.parametrize(
    ("code", "emergency"), [("nurse", True), ("secretary", False), (OFFICER, False), ("administrator", False)]
)
def test_a_closed_record_offers_only_what_the_role_can_use(code: str, emergency: bool) -> None:
    People()
    client = signed_in_as(code, username="some", name="some-role")

    page = text(client.get("/patient/nobody"))

    assert ('href="/emergency"' in page) is emergency
    assert ('href="/patients?' in page) is (code in ("nurse", "secretary"))
