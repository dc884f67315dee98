"""Whose session a request comes with, and whose account that is."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from sharedcare.access.accounts.known import Accounts, SessionStore
from sharedcare.access.models import Account
from sharedcare.kernel.clock import now
from tests.integration.clinic.browsing import browser
from tests.integration.clinic.test_few_queries import asked

pytestmark = pytest.mark.django_db


def _key(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_session_is_what_was_put_into_it_and_whose_account_it_is() -> None:
    key = _key(browser())
    account = Account.objects.get()

    assert SessionStore(key)["_auth_user_id"] == str(account.pk)
    found = Accounts().get_user(account.pk)
    assert found is not None
    assert {one.attname: getattr(found, one.attname) for one in Account._meta.concrete_fields} == {
        one.attname: getattr(account, one.attname) for one in Account._meta.concrete_fields
    }


def test_a_session_that_has_run_out_is_nobodys_and_is_not_written_to_again() -> None:
    key = _key(browser())
    Session.objects.update(expire_date=now() - timedelta(seconds=1))

    found = SessionStore(key)

    assert not list(found.keys())
    assert found.session_key is None


def test_an_account_that_is_closed_is_nobody() -> None:
    client = browser()
    assert client.get("/patients").status_code == 200
    Account.objects.update(is_active=False)

    assert Accounts().get_user(Account.objects.get().pk) is None
    assert client.get("/patients").headers["location"].startswith("/sign-in")


@pytest.mark.parametrize("key", ["\x00" * 32, "a' OR true --" * 3, "", "é" * 32, " " * 32])
def test_a_key_that_nobody_was_given_is_not_looked_up(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with asked(monkeypatch) as statements:
        assert not list(SessionStore(key).keys())

    assert statements == []
