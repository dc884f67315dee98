"""Signing in at a real OpenID provider: who is let in as whom, and who is not."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from sharedcare.access.accounts.actions import disable_account
from sharedcare.access.accounts.identities.actions import link
from sharedcare.access.actors import operator
from sharedcare.access.errors import AlreadyKnown
from sharedcare.access.models import Account, Identity
from sharedcare.access.openid import discovery
from sharedcare.access.openid.types import Serves
from sharedcare.access.openid.wire import get_json
from sharedcare.access.types import Action
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import account
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import CPR, poul, put, text
from tests.openid.lying import lying
from tests.openid.real import Person, client, running, settings_of

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
CLINIC = "999900000000011"
_AUTREG = "https://autregweb.sst.dk"

PEOPLE = {
    "anne": {"organization": CLINIC, "authorization": "0AB12"},
    "anne-elsewhere": {"organization": "999900000000022", "authorization": "0AB12"},
    "stranger": {"organization": CLINIC, "authorization": "9ZZ99"},
    "subject-only": {},
    "poul": {"cpr": CPR},
    "poul-with-a-dash": {"cpr": f"{CPR[:6]}-{CPR[6:]}"},
    "nobody-here": {"cpr": "0101701234"},
    "no-number": {},
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with running(clients=[client(SITE, "seb"), client(SITE, "mitid")], people=PEOPLE) as issuer:
        yield issuer


@pytest.fixture(autouse=True)
def known(issuer: str, settings: Settings) -> None:
    discovery.forget()
    settings.SHAREDCARE_OPENID = {
        "seb": settings_of(issuer, "seb", Serves.STAFF),
        "mitid": settings_of(issuer, "mitid", Serves.PATIENTS),
    }


def anne_in_the_record() -> Account:
    """Anne with her number in the register of authorisations, and her account."""
    put(
        {
            "resourceType": "Practitioner",
            "id": "demo-anne",
            "identifier": [{"system": _AUTREG, "value": "0AB12"}],
        },
        {
            "resourceType": "PractitionerRole",
            "id": "demo-anne-role",
            "practitioner": {"reference": "Practitioner/demo-anne"},
        },
    )
    return account()


def come_back(browser: Client, login: str, *, by: str = "seb", next: str = "/") -> str:
    """Somebody goes to the provider and signs in there; where the browser is led back to."""
    away = browser.get(f"/sign-in/with/{by}", {"next": next}).headers["Location"]
    return Person(login).signs_in(away, site=SITE).removeprefix(SITE)


def told() -> list[tuple[object, ...]]:
    sql = "SELECT account, what, refusal FROM access_trail WHERE action = %s ORDER BY id"
    return run(raw_connection(), sql, [Action.SIGN_IN]).fetchall()


def test_staff_are_known_by_organisation_and_authorisation_and_land_where_they_wanted() -> None:
    anne, browser = anne_in_the_record(), Client()

    answer = browser.get(come_back(browser, "anne", next="/patient/poul"))

    assert answer.headers["Location"] == "/patient/poul"
    assert browser.get("/session").json()["who"] == "anne"
    assert told() == [(anne.pk, "openid seb", None)]


def test_staff_are_known_by_the_subject_that_an_operator_has_linked() -> None:
    account()
    issuer, browser = _issuer(), Client()
    link(username="anne", system=issuer, value="subject-only", by=operator("user link"), at=NOON)

    assert browser.get(come_back(browser, "subject-only")).headers["Location"] == "/"


def test_the_same_authorisation_at_another_organisation_is_not_let_in() -> None:
    anne_in_the_record()
    browser = Client()

    answer = browser.get(come_back(browser, "anne-elsewhere"))

    assert answer.status_code == 403
    assert browser.get("/session").json()["who"] == ""


@pytest.mark.parametrize("login", ["stranger", "subject-only"])
def test_who_is_unknown_is_told_whom_to_ask_and_no_account_is_made(login: str) -> None:
    anne_in_the_record()
    browser = Client()

    answer = browser.get(come_back(browser, login))

    assert answer.status_code == 403
    assert "Bed den, der passer adgang i din egen organisation" in text(answer)
    assert Account.objects.count() == 1
    assert told() == [(None, "openid seb", "The provider vouches for somebody who is not known here.")]


def test_a_disabled_account_stays_outside() -> None:
    anne_in_the_record()
    disable_account(username="anne", by=operator("user disable"), at=NOON)
    browser = Client()

    assert browser.get(come_back(browser, "anne")).status_code == 403


@pytest.mark.parametrize("login", ["poul", "poul-with-a-dash"])
def test_a_patient_is_known_by_the_cpr_number_and_gets_an_account_once(login: str) -> None:
    put(poul())
    for _ in range(2):
        browser = Client()
        assert browser.get(come_back(browser, login, by="mitid")).headers["Location"] == "/my"

    assert [one.patient_id for one in Account.objects.all()] == ["poul"]
    assert "Hej Poul" in text(browser.get("/my"))


def test_a_patient_sees_no_page_of_the_clinic_and_staff_none_of_the_portal() -> None:
    put(poul())
    browser = Client()
    browser.get(come_back(browser, "poul", by="mitid"))

    for path in ("/patients", "/patient/poul", "/my-sign-in"):
        assert browser.get(path).headers["Location"] == "/my"

    anne_in_the_record()
    staff = Client()
    staff.get(come_back(staff, "anne"))
    assert staff.get("/my").headers["Location"] == "/"


@pytest.mark.parametrize("login", ["nobody-here", "no-number"])
def test_a_patient_who_is_not_in_the_record_is_told_so(login: str) -> None:
    put(poul())
    browser = Client()

    answer = browser.get(come_back(browser, login, by="mitid"))

    assert answer.status_code == 403
    assert "Du er ikke med i Shared Care" in text(answer)
    assert not Account.objects.exists()


def test_a_provider_lets_no_patient_in_as_staff_though_one_issuer_serves_both() -> None:
    put(poul())
    patient = Client()
    patient.get(come_back(patient, "poul", by="mitid"))
    browser = Client()

    assert browser.get(come_back(browser, "poul")).status_code == 403
    assert Account.objects.count() == 1


def test_no_cpr_number_stands_in_an_address_a_session_or_the_trail() -> None:
    put(poul())
    browser = Client()
    led = come_back(browser, "poul", by="mitid")
    browser.get(led)
    left = browser.post("/sign-out")

    kept = [one.get_decoded() for one in Session.objects.all()]
    trail = run(raw_connection(), "SELECT t::text FROM access_trail t").fetchall()
    assert CPR not in f"{led} {kept} {trail} {text(left)}"
    assert "id_token_hint" not in text(left)


def test_what_the_browser_brings_back_counts_once_and_only_in_that_browser() -> None:
    anne_in_the_record()
    browser = Client()
    led = come_back(browser, "anne")

    assert Client().get(led).status_code == 400
    assert browser.get(led).status_code == 302
    assert browser.get(led).status_code == 400


def test_what_was_begun_at_one_provider_cannot_end_at_another() -> None:
    anne_in_the_record()
    browser = Client()
    led = come_back(browser, "anne")

    assert browser.get(led.replace("/seb/", "/mitid/")).status_code == 400


def test_a_verifier_that_is_not_ours_gets_no_token_from_the_provider() -> None:
    anne_in_the_record()
    browser = Client()
    led = come_back(browser, "anne")
    held = browser.session
    state, nonce, _ = held["openid"]["begun"]
    held["openid"] = {**held["openid"], "begun": [state, nonce, "x" * 64]}
    held.save()

    assert browser.get(led).status_code == 502


def test_the_browser_is_sent_away_with_pkce_a_state_and_a_nonce() -> None:
    away = Client().get("/sign-in/with/seb").headers["Location"]

    query = {name: value for name, (value,) in parse_qs(urlsplit(away).query).items()}
    assert query["response_type"] == "code"
    assert query["code_challenge_method"] == "S256"
    assert len(query["code_challenge"]) == 43
    assert len({query["state"], query["nonce"]}) == 2


def test_signing_out_here_leads_on_to_signing_out_there() -> None:
    anne_in_the_record()
    browser = Client()
    browser.get(come_back(browser, "anne"))

    answer = browser.post("/sign-out")

    assert "/session/end?client_id=shared-care-seb" in text(answer)
    assert "id_token_hint=" in text(answer)
    assert browser.get("/patients").status_code == 302


def test_a_provider_that_nobody_set_up_is_not_found() -> None:
    for path in ("", "/back", "/ended"):
        assert Client().get(f"/sign-in/with/other{path}").status_code in (404, 405)


def test_the_sign_in_page_offers_the_providers() -> None:
    page = text(Client().get("/sign-in?next=/patient/poul"))

    assert 'href="/sign-in/with/seb?next=%2Fpatient%2Fpoul"' in page
    assert "Log ind med MitID" in page


def test_the_provider_that_lies_in_other_tests_speaks_as_this_one_does() -> None:
    anne_in_the_record()
    browser = Client()
    browser.get(come_back(browser, "anne"))
    real = browser.session["entered"]["id_token"]
    with lying(client_id="shared-care-seb", now=NOON.timestamp()) as liar:
        false, described, keys = liar.token(), liar.said_of_itself(), liar.keys
    theirs = get_json(f"{_issuer()}/.well-known/openid-configuration")
    their_keys = get_json(theirs["jwks_uri"])["keys"]

    assert jwt.get_unverified_header(false).keys() <= jwt.get_unverified_header(real).keys()
    assert _claims(false).keys() == _claims(real).keys() - {"organization", "authorization"}
    assert {type(value) for value in _claims(false).values()} == {str, int}
    assert described.keys() <= theirs.keys()
    assert keys[0].keys() <= their_keys[0].keys()


def _claims(token: str) -> dict[str, object]:
    found: dict[str, object] = jwt.decode(token, options={"verify_signature": False})
    return found


def test_a_subject_is_one_persons_only() -> None:
    account()
    account("bo")
    for _ in range(2):
        link(username="anne", system=_issuer(), value="x", by=operator("user link"), at=NOON)

    with pytest.raises(AlreadyKnown):
        link(username="bo", system=_issuer(), value="x", by=operator("user link"), at=NOON)
    assert Identity.objects.count() == 1


def _issuer() -> str:
    from django.conf import settings

    found: str = settings.SHAREDCARE_OPENID["seb"].issuer
    return found
