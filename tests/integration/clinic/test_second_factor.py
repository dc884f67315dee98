"""The second factor: set up with the first sign-in, asked for with every other, changed by who has just proved who they are."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from sharedcare.access.accounts.demo import PASSWORD as DEMO_PASSWORD
from sharedcare.access.accounts.second_factor.actions import forget_factors
from sharedcare.access.actors import operator
from sharedcare.access.models import Account
from sharedcare.access.types import Action
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import PASSWORD, account
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import sign_in, text
from tests.integration.clinic.phone import code, recovery_codes_on, secret_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def required(no_second_factor: None, settings: Settings) -> None:
    settings.SHAREDCARE_SECOND_FACTOR = True


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


class Phone:
    """Somebody who has set an app up, and signed in with it."""

    def __init__(self) -> None:
        account()
        self.client = Client()
        sign_in(self.client, next="/patient/poul")
        self.secret = secret_on(self.client.get("/sign-in/set-up"))
        self.answer = self.client.post("/sign-in/set-up", {"code": code(self.secret, NOON)})
        self.recovery = recovery_codes_on(self.answer)

    def second_step(self, at: datetime, **given: str) -> tuple[Client, str]:
        """Another browser, and where it is led after the second step."""
        other = Client(headers={"accept-language": "en"})
        assert sign_in(other).headers["Location"] == "/sign-in/second"
        answer = other.post("/sign-in/second", given or {"code": code(self.secret, at)})
        return other, answer.headers.get("Location", text(answer))


def test_who_has_no_second_factor_sets_one_up_before_anything_is_seen() -> None:
    account()
    client = Client()

    assert sign_in(client).headers["Location"] == "/sign-in/set-up"
    assert client.get("/patients").headers["Location"].startswith("/sign-in?")


def test_with_the_code_of_the_app_one_is_in_and_is_shown_recovery_codes_once() -> None:
    phone = Phone()

    assert len(phone.recovery) == 10
    assert 'href="/patient/poul"' in text(phone.answer)
    assert phone.client.get("/patients").status_code == 200
    assert recovery_codes_on(phone.client.get("/my-sign-in")) == []


def test_a_code_that_the_app_does_not_show_sets_nothing_up() -> None:
    account()
    client = Client(headers={"accept-language": "en"})
    sign_in(client)
    secret = secret_on(client.get("/sign-in/set-up"))

    answer = client.post("/sign-in/set-up", {"code": code(secret, NOON - timedelta(minutes=5))})

    assert "This is not the code that the app shows now." in text(answer)
    assert secret_on(answer) == secret


def test_the_next_sign_in_asks_for_the_code(clock: time_machine.Traveller) -> None:
    phone = Phone()
    clock.shift(timedelta(minutes=1))

    other, led = phone.second_step(NOON + timedelta(minutes=1))

    assert led == "/"
    assert other.get("/patients").status_code == 200


def test_a_code_counts_once(clock: time_machine.Traveller) -> None:
    phone = Phone()
    clock.shift(timedelta(minutes=1))
    phone.second_step(NOON + timedelta(minutes=1))

    _, said = phone.second_step(NOON + timedelta(minutes=1))

    assert "The code is wrong, or was used before." in said


def test_the_password_alone_shows_nothing_and_is_told_to_the_trail() -> None:
    phone = Phone()
    other = Client()
    sign_in(other)

    assert other.get("/patients").headers["Location"].startswith("/sign-in?")
    last = run(raw_connection(), "SELECT action FROM access_trail ORDER BY id DESC LIMIT 1").fetchone()
    assert last == (Action.GIVE_PASSWORD,)
    assert phone.recovery


def test_a_second_step_without_a_first_leads_to_the_first() -> None:
    assert Client().get("/sign-in/second").headers["Location"] == "/sign-in"
    assert Client().post("/sign-in/second", {"code": "123456"}).headers["Location"] == "/sign-in"


def test_the_right_password_is_worth_nothing_after_ten_minutes(clock: time_machine.Traveller) -> None:
    phone = Phone()
    other = Client()
    sign_in(other)
    clock.shift(timedelta(minutes=10))

    answer = other.post("/sign-in/second", {"code": code(phone.secret, NOON + timedelta(minutes=10))})

    assert answer.headers["Location"] == "/sign-in"


def test_who_can_be_asked_for_a_code_cannot_set_another_app_up_instead() -> None:
    Phone()
    other = Client()
    sign_in(other)

    assert other.get("/sign-in/set-up").headers["Location"] == "/sign-in"


def test_a_recovery_code_lets_in_once(clock: time_machine.Traveller) -> None:
    phone = Phone()

    assert phone.second_step(NOON, code=phone.recovery[3])[1] == "/"
    assert "used before" in phone.second_step(NOON, code=phone.recovery[3])[1]


def test_after_five_wrong_codes_no_code_counts_for_a_while_from_anywhere(
    clock: time_machine.Traveller,
) -> None:
    phone = Phone()
    clock.shift(timedelta(minutes=1))
    for _ in range(5):
        phone.second_step(NOON, code="000000")

    assert "Too many codes were tried." in phone.second_step(NOON + timedelta(minutes=1))[1]
    clock.shift(timedelta(minutes=15))
    assert phone.second_step(NOON + timedelta(minutes=16))[1] == "/"


def test_the_key_of_the_app_is_sealed_in_the_database() -> None:
    phone = Phone()

    stored = run(raw_connection(), "SELECT data::text FROM mfa_authenticator").fetchall()

    assert len(stored) == 2
    assert not any(phone.secret.replace(" ", "") in data for (data,) in stored)


def test_the_accounts_of_the_demonstration_need_none_and_can_have_none(settings: Settings) -> None:
    account(password=DEMO_PASSWORD)
    Account.objects.update(is_demo=True)
    settings.ENVIRONMENT = _in_demo(settings)
    client = Client()

    assert sign_in(client, password=DEMO_PASSWORD).headers["Location"] == "/"
    assert client.get("/my-sign-in/add").headers["Location"] == "/my-sign-in"


def test_where_it_is_not_required_the_password_is_enough_until_one_is_set_up(settings: Settings) -> None:
    settings.SHAREDCARE_SECOND_FACTOR = False
    account()

    assert sign_in(Client()).headers["Location"] == "/"


def test_the_only_one_cannot_be_removed() -> None:
    phone = Phone()

    phone.client.post("/my-sign-in/removal", {"passkey": ""})

    assert "Det er dit eneste andet trin." in text(phone.client.get("/my-sign-in"))


def test_a_change_asks_for_the_password_when_it_was_given_a_while_ago(clock: time_machine.Traveller) -> None:
    phone = Phone()
    clock.shift(timedelta(minutes=11))

    for path in ("/my-sign-in/removal", "/my-sign-in/recovery-codes"):
        assert phone.client.post(path).headers["Location"].startswith("/my-sign-in/proof")
    asked = phone.client.get("/my-sign-in/add").headers["Location"]
    assert asked == "/my-sign-in/proof?next=%2Fmy-sign-in%2Fadd"
    assert "Adgangskoden er forkert" in text(phone.client.post(asked, {"password": "wrong"}))

    answer = phone.client.post("/my-sign-in/proof", {"password": PASSWORD, "next": "/my-sign-in/add"})

    assert answer.headers["Location"] == "/my-sign-in/add"
    assert len(recovery_codes_on(phone.client.post("/my-sign-in/recovery-codes"))) == 10


def test_new_recovery_codes_end_those_before() -> None:
    phone = Phone()
    made = recovery_codes_on(phone.client.post("/my-sign-in/recovery-codes"))

    assert made != phone.recovery
    assert "used before" in phone.second_step(NOON, code=phone.recovery[0])[1]
    assert phone.second_step(NOON, code=made[0])[1] == "/"


def test_who_has_lost_everything_starts_anew_when_the_operator_says_so() -> None:
    phone = Phone()

    assert forget_factors(username="anne", by=operator("user forget-factors"), at=NOON) == 2

    assert phone.client.get("/patients").headers["Location"].startswith("/sign-in?")
    assert sign_in(Client()).headers["Location"] == "/sign-in/set-up"


def test_the_trail_tells_of_each_change_and_by_what_somebody_came_in(clock: time_machine.Traveller) -> None:
    phone = Phone()
    phone.second_step(NOON, code=phone.recovery[0])

    sql = "SELECT action, what FROM access_trail WHERE account IS NOT NULL AND ground = 3 ORDER BY id"
    assert run(raw_connection(), sql).fetchall() == [
        (Action.GIVE_PASSWORD, None),
        (Action.CHANGE_FACTOR, "app added"),
        (Action.SIGN_IN, "password, app"),
        (Action.GIVE_PASSWORD, None),
        (Action.SIGN_IN, "password, recovery code"),
    ]


def test_a_passkey_that_nobody_asked_for_is_refused_kindly() -> None:
    phone = Phone()

    for sent in ("{}", "[]", "not json", '{"response": {"userHandle": 7}}'):
        assert "This passkey is not known here." in phone.second_step(NOON, credential=sent)[1]
        refused = Client(headers={"accept-language": "en"}).post("/sign-in/passkey", {"credential": sent})
        assert "This passkey is not known here." in text(refused)


def _in_demo(settings: Settings) -> object:
    from dataclasses import replace

    return replace(settings.ENVIRONMENT, demo=True)
