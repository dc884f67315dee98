"""Tokens: who gets in, for how long, and how fast a revoked one is out."""

from datetime import timedelta

import pytest

from sharedcare.access import actors
from sharedcare.access.actions import issue_token, revoke_client, revoke_token, revoke_tokens
from sharedcare.access.actors import REMEMBERED_FOR
from sharedcare.access.errors import BadScope, ClientIsBound, NoSuchClient, NoSuchToken, Unauthenticated
from sharedcare.access.models import AccessToken
from sharedcare.access.queries import tokens
from sharedcare.access.types import Actor
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.clients import NOON, token

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def enters(text: str, at: object = NOON) -> Actor:
    return actors.authenticate(f"Bearer {text}", at=at, source=None, request=1)  # type: ignore[arg-type]


def test_a_token_leads_to_its_client_and_scopes() -> None:
    by = enters(token("system/Task.rs"))

    assert by.name == "laboratory"
    assert by.scopes.allow("s", "Task")
    assert not by.scopes.allow("c", "Task")


def test_a_token_is_stored_only_as_its_digest() -> None:
    text = token()

    assert text.startswith("sc_")
    assert bytes(AccessToken.objects.get().digest) == actors.digest(text)


@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer ", "Bearer sc_unknown", "Basic sc_abc", "Bearer other", "Bearer sc_æ"],
)
def test_who_brings_no_valid_token_is_nobody(header: str | None) -> None:
    with pytest.raises(Unauthenticated):
        actors.authenticate(header, at=NOON, source=None, request=1)


def test_a_token_ends_to_the_moment_also_while_it_is_remembered() -> None:
    text = token(valid_for=timedelta(milliseconds=500))
    enters(text)

    enters(text, at=NOON + timedelta(milliseconds=499))
    with pytest.raises(Unauthenticated, match="expired"):
        enters(text, at=NOON + timedelta(milliseconds=500))


def test_a_revoked_token_is_out_within_a_second() -> None:
    text = token()
    enters(text)
    revoke_token(token=text, at=NOON)

    enters(text, at=NOON + REMEMBERED_FOR - timedelta(milliseconds=1))
    with pytest.raises(Unauthenticated, match="revoked"):
        enters(text, at=NOON + REMEMBERED_FOR)


def test_a_clock_that_goes_back_does_not_keep_a_revoked_token_alive() -> None:
    text = token()
    enters(text)
    revoke_token(token=text, at=NOON)

    with pytest.raises(Unauthenticated):
        enters(text, at=NOON - timedelta(seconds=1))


def test_a_revoked_client_is_out_with_all_its_tokens_and_stays_out() -> None:
    first, second = token(), token("system/Task.r")
    revoke_client(client="laboratory", at=NOON)

    for text in (first, second):
        with pytest.raises(Unauthenticated):
            enters(text)
    with pytest.raises(ClientIsBound):
        token()


def test_a_token_can_be_revoked_by_its_number_and_its_client_keeps_the_others() -> None:
    first, second = token(), token("system/Task.r")

    told = revoke_token(token=str(tokens()[0].number), at=NOON)

    assert (told.client, told.revoked_at) == ("laboratory", NOON)
    with pytest.raises(Unauthenticated):
        enters(first)
    assert enters(second)


def test_all_tokens_of_a_client_can_be_revoked_and_new_ones_given() -> None:
    first, second, others = token(), token("system/Task.r"), token(client="pharmacy")

    assert revoke_tokens(client="laboratory", at=NOON) == 2

    for text in (first, second):
        with pytest.raises(Unauthenticated):
            enters(text)
    assert enters(others)
    assert enters(token())


def test_what_was_revoked_before_stays_revoked_since_then() -> None:
    text = token()
    revoke_token(token=text, at=NOON)

    assert revoke_token(token=text, at=NOON + DAY).revoked_at == NOON
    assert revoke_tokens(client="laboratory", at=NOON + DAY) == 0


@pytest.mark.parametrize("text", ["sc_never", "0", "99999999999999999999", "-1", "", "laboratory", "\u0663"])
def test_revoking_a_token_that_is_not_there_says_so(text: str) -> None:
    with pytest.raises(NoSuchToken):
        revoke_token(token=text, at=NOON)


def test_a_client_that_is_not_there_is_said() -> None:
    for revoke in (revoke_client, revoke_tokens):
        with pytest.raises(NoSuchClient):
            revoke(client="nobody", at=NOON)
    with pytest.raises(NoSuchClient):
        tokens(client="nobody")


def test_the_list_tells_of_each_token_all_but_the_token() -> None:
    texts = [token("system/Task.rs"), token(client="pharmacy")]
    revoke_client(client="pharmacy", at=NOON + DAY / 2)

    first, second = tokens()

    assert first[1:] == ("laboratory", None, "system/Task.rs", NOON, NOON + DAY, None)
    assert (second.client, second.revoked_at) == ("pharmacy", NOON + DAY / 2)
    assert tokens(client="pharmacy") == [second]
    assert not any(text in repr(tokens()) for text in texts)


def test_a_client_belongs_to_one_organisation_for_good() -> None:
    issue_token(client="a", scope="system/*.r", organization="111", valid_for=DAY, at=NOON)

    with pytest.raises(ClientIsBound):
        issue_token(client="a", scope="system/*.r", organization="222", valid_for=DAY, at=NOON)


def test_a_token_needs_a_scope_and_a_time() -> None:
    with pytest.raises(BadScope):
        token("patient/*.r")
    with pytest.raises(BadScope):
        token(valid_for=timedelta(0))


def test_giving_and_taking_tokens_is_in_the_trail() -> None:
    text = token("system/Task.rs")
    revoke_token(token=text, at=NOON)
    revoke_token(token=text, at=NOON)
    token()
    revoke_tokens(client="laboratory", at=NOON)
    revoke_client(client="laboratory", at=NOON)
    number = tokens()[0].number

    rows = run(raw_connection(), "SELECT action, what, ground FROM access_trail ORDER BY id").fetchall()
    assert rows == [
        (10, "system/Task.rs", 2),
        (11, f"token {number}", 2),
        (10, "system/*.cruds", 2),
        (11, "all tokens", 2),
        (11, "client", 2),
    ]
