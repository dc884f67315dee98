"""Signing in and out, over HTTP."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from sharedcare.access.accounts import actions
from sharedcare.access.accounts.demo import PASSWORD as DEMO_PASSWORD
from sharedcare.access.accounts.demo import make_demo_accounts
from sharedcare.access.actors import operator
from sharedcare.access.models import Account
from sharedcare.access.types import Action
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import account
from tests.integration.access.care import CLINIC, role, store
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import browser, put, sign_in, text

pytestmark = pytest.mark.django_db

PAGES = ["/patients", "/patient/poul"]


@pytest.mark.parametrize("path", PAGES)
def test_who_is_not_signed_in_is_led_to_sign_in_and_then_back(path: str) -> None:
    account()
    client = Client()

    led = client.get(path)
    assert led.headers["Location"] == f"/sign-in?next={path.replace('/', '%2F')}"
    assert sign_in(client, next=path).headers["Location"] == path


@pytest.mark.parametrize(("code", "lands"), [("nurse", "/worklist"), ("secretary", "/patients")])
def test_who_treats_lands_on_those_who_wait_and_everybody_else_on_finding_a_patient(
    code: str, lands: str
) -> None:
    client = browser()
    store(role("demo-anne-role", CLINIC, code))

    assert client.get("/").headers["Location"] == lands


@pytest.mark.parametrize(
    "next_",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "patients",
        "/sign-in",
        "",
    ],
)
def test_nobody_is_led_elsewhere_after_signing_in(next_: str) -> None:
    account()

    assert sign_in(Client(), next=next_).headers["Location"] == "/"


def test_a_wrong_password_is_said_kindly_and_not_repeated() -> None:
    account()

    answer = sign_in(Client(headers={"accept-language": "en"}), password="wrong-horse")

    assert "The user name or the password is wrong. Try again." in text(answer)
    assert "wrong-horse" not in text(answer)
    assert 'value="anne"' in text(answer)


def test_too_many_wrong_passwords_are_told_when_to_try_again() -> None:
    account()
    client = Client()
    for _ in range(5):
        sign_in(client, password="wrong")

    assert "Vent til kl. " in text(sign_in(client))


def test_a_form_from_somewhere_else_is_not_taken() -> None:
    account()

    refused = sign_in(Client(enforce_csrf_checks=True))

    assert refused.status_code == 403
    assert "Siden var for gammel" in text(refused)


def test_the_session_begins_anew_with_signing_in_and_is_gone_after_signing_out() -> None:
    client = browser()
    before = client.cookies["session"].value

    left = client.post("/sign-out")

    assert left.headers["Location"] == "/sign-in?left"
    assert not Session.objects.exists()
    client.cookies["session"] = before
    assert client.get("/patients").status_code == 302
    actions_told = run(
        raw_connection(), "SELECT action FROM access_trail ORDER BY id DESC LIMIT 1"
    ).fetchone()
    assert actions_told == (Action.SIGN_OUT,)


def test_signing_out_is_not_done_by_a_link() -> None:
    assert browser().get("/sign-out").status_code == 405


@pytest.mark.parametrize("end", [actions.disable_account, None])
def test_a_disabled_account_and_a_new_password_end_the_session_at_once(end: object) -> None:
    client = browser()
    assert client.get("/patients").status_code == 200

    by = operator("user")
    if end is None:
        actions.set_password(username="anne", password="another password", by=by, at=NOON)
    else:
        actions.disable_account(username="anne", by=by, at=NOON)

    assert client.get("/patients").status_code == 302
    actions.enable_account(username="anne", by=by, at=NOON)
    assert client.get("/patients").status_code == 302


def test_cookies_are_out_of_reach_of_scripts_and_other_sites_and_kept_to_https() -> None:
    account()
    client = Client()

    answer = client.post("/sign-in", {"username": "anne", "password": "correct horse battery"}, secure=True)

    session = answer.cookies["session"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    assert session["secure"]
    assert "max-age" in answer.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("path", ["/sign-in", "/patients", "/no-such-page", "/sign-out"])
def test_every_answer_tells_browsers_to_be_careful(path: str) -> None:
    answer = browser().get(path)

    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    if path != "/no-such-page":
        assert answer.headers["Cache-Control"] == "no-store"


def test_the_front_page_leads_whoever_is_signed_in_to_work_and_everybody_else_to_sign_in() -> None:
    assert 'href="/sign-in"' in text(Client().get("/"))
    assert browser().get("/").headers["Location"] == "/worklist"


def test_who_is_signed_in_already_need_not_do_it_again() -> None:
    assert browser().get("/sign-in?next=/patient/poul").headers["Location"] == "/patient/poul"


def test_the_demonstrations_accounts_sign_in_nowhere_but_in_a_demonstration() -> None:
    name = [{"text": "Anne Hjertholm"}]
    put(
        {"resourceType": "Practitioner", "id": "demo-anne", "name": name},
        {
            "resourceType": "PractitionerRole",
            "id": "demo-anne-role",
            "practitioner": {"reference": "Practitioner/demo-anne"},
        },
    )
    assert [one.username for one in make_demo_accounts(at=NOON)] == ["anne"]
    assert [one.username for one in make_demo_accounts(at=NOON)] == ["anne"]

    answer = sign_in(Client(), password=DEMO_PASSWORD)

    assert "forkert" in text(answer)
    assert "Anne Hjertholm" not in text(answer)
    entered = actions.give_password(
        username="anne", password=DEMO_PASSWORD, source=None, in_demo=True, at=NOON
    )
    assert entered == Account.objects.get()
