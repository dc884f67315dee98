"""Accounts: made, signed in to, tried too often, and ended; and what the trail tells of it."""

from datetime import timedelta

import pytest

from sharedcare.access.accounts import actions, queries
from sharedcare.access.accounts.attempts import AT_MOST, WITHIN
from sharedcare.access.actors import of_account, operator
from sharedcare.access.errors import (
    AccountIsTaken,
    BadAccount,
    BadScope,
    NoSuchAccount,
    TooManyAttempts,
    WrongNameOrPassword,
)
from sharedcare.access.models import Account, SignInAttempt
from sharedcare.access.types import Action
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import PASSWORD, account
from tests.integration.access.clients import NOON

pytestmark = pytest.mark.django_db

HERE, ELSEWHERE = "192.0.2.7", "198.51.100.4"
BY = operator("user")


def sign_in(
    password: str = PASSWORD, *, username: str = "anne", source: str = HERE, later: int = 0
) -> Account:
    at = NOON + timedelta(minutes=later)
    return actions.give_password(username=username, password=password, source=source, at=at)


def told() -> list[tuple[object, ...]]:
    sql = "SELECT action, account, ground, refusal, host(source), client FROM access_trail ORDER BY id"
    return run(raw_connection(), sql).fetchall()


def fail(times: int, *, source: str = HERE, later: int = 0) -> None:
    for _ in range(times):
        with pytest.raises(WrongNameOrPassword):
            sign_in("wrong password", source=source, later=later)


def test_a_name_in_any_capitals_and_its_password_sign_in() -> None:
    made = account()

    assert sign_in(username=" Anne ") == made


def test_no_password_is_stored_as_it_is() -> None:
    assert PASSWORD not in account().password


@pytest.mark.parametrize("username", ["anne", "nobody"])
def test_a_wrong_password_and_an_unknown_name_are_refused_alike(username: str) -> None:
    account()

    with pytest.raises(WrongNameOrPassword, match=r"The user name or the password is wrong\."):
        sign_in("wrong password", username=username)


def test_signing_in_and_failing_to_are_in_the_trail_with_account_and_address() -> None:
    made = account()
    fail(1)
    actions.sign_in(by=of_account(sign_in(), source=HERE, request=1, at=NOON), means="password", at=NOON)

    assert told()[1:] == [
        (Action.SIGN_IN, made.pk, None, "The user name or the password is wrong.", HERE, -1),
        (Action.SIGN_IN, made.pk, 3, None, HERE, -2),
    ]


def test_a_name_that_was_typed_and_is_no_account_is_written_down_nowhere() -> None:
    with pytest.raises(WrongNameOrPassword):
        sign_in("x", username="0101701234")

    stored = run(raw_connection(), "SELECT to_json(t)::text FROM access_trail t").fetchall()
    assert "0101701234" not in str(stored)
    assert SignInAttempt.objects.get().name != 101701234


def test_after_some_wrong_passwords_even_the_right_one_has_to_wait_a_while() -> None:
    account()
    fail(AT_MOST)

    with pytest.raises(TooManyAttempts) as refused:
        sign_in()
    assert refused.value.until == NOON + WITHIN
    assert sign_in(later=15).username == "anne"


def test_nobody_is_locked_out_by_somebody_somewhere_else() -> None:
    account()
    fail(AT_MOST, source=ELSEWHERE)

    assert sign_in(source=HERE).username == "anne"


def test_a_colleague_at_the_same_address_is_not_locked_out() -> None:
    account()
    account("bo")
    fail(AT_MOST)

    assert sign_in(username="bo").username == "bo"


def test_waiting_does_not_begin_anew_with_every_impatient_try() -> None:
    account()
    fail(AT_MOST)
    for _ in range(3):
        with pytest.raises(TooManyAttempts):
            sign_in(later=14)

    assert sign_in(later=15).username == "anne"


def test_the_right_password_forgets_the_wrong_ones() -> None:
    account()
    for _ in range(3):
        fail(AT_MOST - 1)
        sign_in()

    assert not SignInAttempt.objects.exists()


def test_a_disabled_account_cannot_sign_in_and_is_told_no_more_than_anybody() -> None:
    account()
    actions.disable_account(username="anne", by=BY, at=NOON)

    with pytest.raises(WrongNameOrPassword):
        sign_in()


def test_what_ends_the_sessions_of_an_account_ends_them_for_good() -> None:
    marks = [account().get_session_auth_hash()]
    for act in (actions.disable_account, actions.enable_account):
        act(username="anne", by=BY, at=NOON)
        marks.append(Account.objects.get().get_session_auth_hash())
    actions.set_password(username="anne", password="another horse battery", by=BY, at=NOON)
    marks.append(Account.objects.get().get_session_auth_hash())

    assert len(set(marks)) == len(marks)


def test_making_and_ending_an_account_is_in_the_trail() -> None:
    made = account()
    actions.disable_account(username="anne", by=BY, at=NOON)
    actions.disable_account(username="anne", by=BY, at=NOON)

    assert [row[:3] for row in told()] == [
        (Action.ADD_ACCOUNT, made.pk, 2),
        (Action.CHANGE_ACCOUNT, made.pk, 2),
    ]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"username": "anne"}, AccountIsTaken),
        ({"username": "Anne Hjertholm"}, BadAccount),
        ({"username": "010170-1234"}, BadAccount),
        ({"display": " "}, BadAccount),
        ({"practitioner_role": "PractitionerRole/x"}, BadAccount),
        ({"password": "short"}, BadAccount),
        ({"scopes": "system/*.rs"}, BadScope),
        ({"scopes": "user/*.x"}, BadScope),
    ],
)
def test_an_account_that_cannot_be_is_refused(changed: dict[str, str], error: type[Exception]) -> None:
    account()

    with pytest.raises(error):
        account(**{"username": "bo", **changed})


def test_all_accounts_are_listed_in_order_of_their_names() -> None:
    account("bo")
    account("anne")

    assert [one.username for one in queries.accounts()] == ["anne", "bo"]


def test_an_account_that_is_not_there_is_said() -> None:
    with pytest.raises(NoSuchAccount):
        actions.disable_account(username="nobody", by=BY, at=NOON)
