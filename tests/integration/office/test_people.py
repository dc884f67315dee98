"""People on pages: invited, given and taken roles; and switching between one's own without signing in again."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from sharedcare.access.agreements import actions
from sharedcare.access.staff import queries
from tests.integration.access.accounts import PASSWORD
from tests.integration.access.agreeing import People, signed
from tests.integration.access.care import CLINIC, agreement, role, store, treated
from tests.integration.access.clients import NOON
from tests.integration.access.opening import anna
from tests.integration.clinic.browsing import sign_in, text

pytestmark = pytest.mark.django_db
NINA = {
    "given": "Nina",
    "family": "Brask",
    "username": "nina",
    "code": "nurse",
    "called": "Sygeplejerske",
    "place": CLINIC,
}


@pytest.fixture
def people() -> People:
    return People()


def enter(username: str) -> Client:
    client = Client(headers={"accept-language": "da"})
    sign_in(client, username=username, password=PASSWORD)
    return client


def test_the_people_are_for_administrators_alone(people: People) -> None:
    assert enter("owner").get("/office/people").status_code == 403
    page = text(enter("hospital-boss").get("/office/people"))
    assert "Boss of hospital" in page
    assert "Boss of town" not in page


def test_an_invitation_is_shown_once_and_leads_to_a_password_and_in(people: People) -> None:
    boss = enter("hospital-boss")

    told = text(boss.post("/office/people/new", NINA))
    path = re.search(r"http://testserver(/invitation/[\w-]+)", told)
    assert path
    assert "Inviteret, ikke kommet endnu" in text(boss.get("/office/people"))
    assert path[1] not in text(boss.get("/office/people"))

    newcomer = Client(headers={"accept-language": "da"})
    assert "Vælg din adgangskode" in text(newcomer.get(path[1]))
    differs = newcomer.post(path[1], {"password": PASSWORD, "again": "noget andet"})
    assert "ikke ens" in text(differs)
    assert newcomer.post(path[1], {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    assert "Linket kan ikke bruges" in text(newcomer.get(path[1]))
    assert sign_in(newcomer, username="nina", password=PASSWORD).headers["Location"] == "/"


def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(people: People) -> None:
    page = text(enter("hospital-boss").post("/office/people/new", {**NINA, "username": "anne"}))

    assert '<a href="#username">Brugernavnet er taget' in page
    assert 'value="Brask"' in page


def test_a_role_is_changed_and_ended_and_the_last_administrator_stays(people: People) -> None:
    boss = enter("hospital-boss")
    boss.post("/office/people/new", NINA)
    found = {one.name: one for one in queries.colleagues(by=people.hospital, at=NOON.replace(year=2099))}
    nina, mine = found["Nina Brask"], found["Boss of hospital"]
    at = f"/office/people/{nina.practitioner}/roles/{nina.roles[0].id}"

    assert (
        boss.post(at, {"code": "nurse", "called": "Afdelingssygeplejerske", "place": CLINIC}).status_code
        == 302
    )
    page = text(boss.get(f"/office/people/{nina.practitioner}"))
    assert "Afdelingssygeplejerske" in page
    assert boss.post(f"{at}/end").status_code == 200  # it has ended already
    last = boss.post(f"/office/people/{mine.practitioner}/roles/{mine.roles[0].id}/end")
    assert "mindst én administrator" in text(last)


def test_the_role_of_data_protection_is_neither_offered_nor_ended_here_and_it_is_said_why(
    people: People,
) -> None:
    store(
        {"resourceType": "Practitioner", "id": "vera", "name": [{"text": "Vera Lind"}]},
        role("dpo", CLINIC, "data-protection-officer", practitioner={"reference": "Practitioner/vera"}),
    )
    boss = enter("hospital-boss")

    assert 'value="data-protection-officer"' not in text(boss.get("/office/people/new"))
    vera = text(boss.get("/office/people/vera"))
    assert "kun af den, der driver platformen" in vera
    for path in ("/roles/dpo", "/invitation"):
        assert f'action="/office/people/vera{path}' not in vera
    refused = boss.post("/office/people/new", {**NINA, "code": "data-protection-officer"})
    assert '<a href="#code">Databeskyttelsesrådgiveren ser også administratorer efter.' in text(refused)
    assert "kun af den, der driver platformen" in text(boss.post("/office/people/vera/roles/dpo/end"))


def test_somebody_with_two_roles_switches_without_signing_in_again(people: People) -> None:
    anna()
    store(
        agreement("heart", "hospital", "town"),
        role("second", CLINIC, practitioner={"reference": "Practitioner/of-hospital-boss"}),
    )
    treated("anna")
    person = enter("hospital-boss")
    assert person.get("/patient/anna").status_code == 403
    assert "Du arbejder som" in text(person.get("/office"))

    assert person.post("/role", {"role": "second"}).headers["Location"] == "/"

    assert person.get("/patient/anna").status_code == 200
    assert person.get("/office").status_code == 403
    person.post("/role", {"role": "town-boss"})  # not theirs
    assert person.get("/patient/anna").status_code == 200
    store(role("second", CLINIC, practitioner={"reference": "Practitioner/of-hospital-boss"}, active=False))
    assert person.get("/patient/anna").status_code == 403
    assert person.get("/office").status_code == 200


def test_who_has_one_role_is_offered_no_choice(people: People) -> None:
    assert "Du arbejder som" not in text(enter("town-boss").get("/office"))


def test_the_patients_to_hand_over_are_a_page_of_those_who_treat(people: People) -> None:
    anna()
    treated("anna")
    today = datetime.now(UTC).date()
    made = signed(people, since=date(2026, 1, 1), until=today + timedelta(days=5))
    nurse = enter("anne")

    page = text(nurse.get("/patients/leaving"))

    assert "Samarbejde om hjertesvigt" in page
    assert 'href="/patient/anna"' in page
    actions.end(
        agreement=made,
        version=4,
        reason="Vi holder op med det",
        last_day=None,
        by=people.town,
        at=datetime.now(UTC),
    )
    closed = text(nurse.get("/patients/leaving"))
    assert 'href="/patient/anna"' not in closed
    assert "Journalen for 1 patient lukkede for jer, da aftalen sluttede" in closed
    assert "Ingen af de patienter, du kan se" not in closed
    assert "Ingen af din organisations aftaler" in text(enter("owner").get("/patients/leaving"))
