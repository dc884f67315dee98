"""Inviting people, giving them roles and ending those: with effect in the same second, and never beyond one's own house."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db.migrations import RunSQL

from sharedcare.access import looks
from sharedcare.access.accounts import actions as accounts
from sharedcare.access.actors import of_account
from sharedcare.access.errors import AccountIsTaken, BadAccount, NotPermitted, WrongNameOrPassword
from sharedcare.access.models import Account
from sharedcare.access.staff import actions, queries
from sharedcare.access.staff.errors import (
    BadInvitation,
    BadName,
    BadPost,
    LastAdministrator,
    NoSuchRole,
    NotYours,
)
from sharedcare.access.staff.types import Colleague, Newcomer, Post
from sharedcare.access.types import Action, Actor, Ground
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import account
from tests.integration.access.agreeing import People
from tests.integration.access.care import CLINIC, agreement, role, store, treated
from tests.integration.access.clients import NOON
from tests.integration.access.opening import anna, opens

Migration = import_module("sharedcare.access.migrations.0030_people").Migration
pytestmark = pytest.mark.django_db
NURSE = Post("nurse", "Hjertesygeplejerske", CLINIC)
NINA = Newcomer("Nina", "Brask", "nina", NURSE)
PASSWORD = "en hel sætning er god"


@pytest.fixture
def people() -> People:
    anna()
    found = People()
    store(agreement("heart", "hospital", "town"))
    treated("anna")
    return found


def enter(username: str = "nina") -> Actor:
    login = accounts.give_password(username=username, password=PASSWORD, source=None, at=NOON)
    return of_account(login, source=None, request=1, at=NOON)


def invited(people: People) -> Actor:
    made = actions.invite(who=NINA, by=people.hospital, at=NOON)
    actions.accept(token=made.token, password=PASSWORD, at=NOON)
    return enter()


def nina(people: People) -> Colleague:
    return next(one for one in queries.colleagues(by=people.hospital, at=NOON) if one.name == "Nina Brask")


def test_who_is_invited_chooses_a_password_and_sees_what_the_role_opens(people: People) -> None:
    made = actions.invite(who=NINA, by=people.hospital, at=NOON)
    assert nina(people).is_invited
    with pytest.raises(WrongNameOrPassword):
        enter()

    assert actions.accept(token=made.token, password=PASSWORD, at=NOON) == "nina"

    assert not nina(people).is_invited
    assert opens(enter()) is Ground.TREATMENT


@pytest.mark.parametrize("later", [timedelta(0), timedelta(days=7)])
def test_an_invitation_is_used_once_and_within_seven_days(people: People, later: timedelta) -> None:
    made = actions.invite(who=NINA, by=people.hospital, at=NOON)
    if not later:
        actions.accept(token=made.token, password=PASSWORD, at=NOON)

    with pytest.raises(BadInvitation):
        actions.accept(token=made.token, password="another long sentence", at=NOON + later)
    assert not queries.is_open(token=made.token, at=NOON + later)


def test_who_works_here_already_gets_an_account_by_a_link_too(people: People) -> None:
    store(
        {"resourceType": "Practitioner", "id": "ole", "name": [{"text": "Ole Vang"}]},
        role("ole-role", CLINIC, practitioner={"reference": "Practitioner/ole"}),
    )

    made = actions.let_in(practitioner="ole", username="ole", by=people.hospital, at=NOON)
    actions.accept(token=made.token, password=PASSWORD, at=NOON)

    assert opens(enter("ole")) is Ground.TREATMENT
    with pytest.raises(BadInvitation):
        actions.let_in(practitioner="ole", username="ole2", by=people.hospital, at=NOON)
    with pytest.raises(NotYours):
        actions.let_in(practitioner="ole", username="ole3", by=people.owner, at=NOON)


def test_a_new_link_makes_the_old_one_worth_nothing(people: People) -> None:
    old = actions.invite(who=NINA, by=people.hospital, at=NOON)

    new = actions.invite_again(practitioner=nina(people).practitioner, by=people.hospital, at=NOON)

    with pytest.raises(BadInvitation):
        actions.accept(token=old.token, password=PASSWORD, at=NOON)
    actions.accept(token=new.token, password=PASSWORD, at=NOON)
    with pytest.raises(BadInvitation):
        actions.invite_again(practitioner=nina(people).practitioner, by=people.hospital, at=NOON)


def test_a_link_that_failed_once_for_a_short_password_still_serves(people: People) -> None:
    made = actions.invite(who=NINA, by=people.hospital, at=NOON)

    with pytest.raises(BadAccount):
        actions.accept(token=made.token, password="short", at=NOON)
    actions.accept(token=made.token, password=PASSWORD, at=NOON)


def test_the_link_is_stored_as_a_digest_alone(people: People) -> None:
    made = actions.invite(who=NINA, by=people.hospital, at=NOON)

    [(stored,)] = run(raw_connection(), "SELECT digest FROM access_invitation").fetchall()
    assert made.token.encode() not in bytes(stored)
    assert not Account.objects.get(username="nina").has_usable_password()


def test_a_role_that_is_ended_shuts_the_record_in_the_same_second_and_the_account_with_the_last(
    people: People,
) -> None:
    by = invited(people)
    [held] = nina(people).roles

    actions.end_role(role=held.id, by=people.hospital, at=NOON)

    login = Account.objects.get(username="nina")
    with pytest.raises(NotPermitted):
        opens(of_account(login, source=None, request=2, at=NOON))
    assert not login.is_active
    stored = looks.read(by=people.hospital, type="PractitionerRole", id=held.id, at=NOON)
    assert stored is not None
    assert b'"active":false' in (stored.content or b"")
    assert by.role == held.id
    with pytest.raises(NoSuchRole):
        actions.end_role(role=held.id, by=people.hospital, at=NOON)


def test_who_has_another_role_goes_on_in_that_one(people: People) -> None:
    invited(people)
    practitioner, [first] = nina(people).practitioner, nina(people).roles
    second = actions.give_role(
        practitioner=practitioner,
        post=Post("secretary", "Lægesekretær", "hospital"),
        by=people.hospital,
        at=NOON,
    )

    actions.end_role(role=first.id, by=people.hospital, at=NOON)

    login = Account.objects.get(username="nina")
    assert (login.is_active, login.practitioner_role, login.role) == (True, second, "Lægesekretær")
    assert [one.id for one in queries.roles_of(login, at=NOON)] == [second]


def test_a_role_is_changed_in_one_moment(people: People) -> None:
    assert opens(invited(people)) is Ground.TREATMENT
    [held] = nina(people).roles

    actions.change_role(
        role=held.id, post=Post("evaluator", "Evaluator", CLINIC), by=people.hospital, at=NOON
    )

    [now] = nina(people).roles
    assert (now.post.code, now.id != held.id) == ("evaluator", True)
    login = Account.objects.get(username="nina")
    assert login.practitioner_role == now.id
    with pytest.raises(NotPermitted):
        opens(of_account(login, source=None, request=2, at=NOON))


def test_nobody_looks_after_people_elsewhere(people: People) -> None:
    invited(people)
    [held] = nina(people).roles

    for by in (people.town, people.owner, people.nurse):
        with pytest.raises(NotYours):
            actions.invite(who=NINA, by=by, at=NOON)
        with pytest.raises((NotYours, NoSuchRole)):
            actions.end_role(role=held.id, by=by, at=NOON)
        with pytest.raises((NotYours, NoSuchRole)):
            actions.change_role(role=held.id, post=Post("nurse", "x", "town"), by=by, at=NOON)
    with pytest.raises(NotYours):
        actions.give_role(
            practitioner=nina(people).practitioner,
            post=Post("nurse", "x", "town"),
            by=people.hospital,
            at=NOON,
        )
    assert {one.name for one in queries.colleagues(by=people.town, at=NOON)} == {"Boss of town"}


def test_the_administrator_of_the_whole_looks_after_the_parts(people: People) -> None:
    assert actions.invite(who=NINA, by=people.region, at=NOON).username == "nina"


def test_an_organisation_keeps_its_last_administrator(people: People) -> None:
    with pytest.raises(LastAdministrator):
        actions.end_role(role="town-boss", by=people.town, at=NOON)
    with pytest.raises(LastAdministrator):
        actions.change_role(role="town-boss", post=Post("nurse", "Nurse", "town"), by=people.town, at=NOON)

    actions.invite(
        who=Newcomer("Ny", "Chef", "ny", Post("administrator", "Chef", "town")), by=people.town, at=NOON
    )
    actions.end_role(role="town-boss", by=people.town, at=NOON)


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (Newcomer("Nina", " ", "nina", NURSE), BadName),
        (Newcomer("Nina", "Brask", "nina", Post("king", "Konge", CLINIC)), BadPost),
        (Newcomer("Nina", "Brask", "nina", Post("nurse", " ", CLINIC)), BadPost),
        (Newcomer("Nina", "Brask", "ni na", NURSE), BadAccount),
        (Newcomer("Nina", "Brask", "anne", NURSE), AccountIsTaken),
    ],
)
def test_what_is_wrong_leaves_nothing_behind(people: People, who: Newcomer, why: type[Exception]) -> None:
    with pytest.raises(why):
        actions.invite(who=who, by=people.hospital, at=NOON)

    assert "Brask" not in str(queries.colleagues(by=people.hospital, at=NOON))


def test_accounts_that_are_there_learn_whose_they_are(people: People) -> None:
    Account.objects.update(practitioner="")
    store(role("lost", CLINIC, practitioner={"display": "Nobody in particular"}))
    account("lost", practitioner_role="lost")
    account("early", practitioner_role="not-in-the-record")

    [migration] = [one for one in Migration.operations if isinstance(one, RunSQL)]
    run(raw_connection(), str(migration.sql).partition("GRANT")[0])

    known = dict(Account.objects.values_list("username", "practitioner"))
    assert known["town-boss"] == "of-town-boss"
    assert known["anne"] == "of-demo-anne-role"
    assert (known["lost"], known["early"]) == ("", "")


def test_the_trail_tells_who_let_whom_in(people: People) -> None:
    actions.invite(who=NINA, by=people.hospital, at=NOON)

    rows = run(
        raw_connection(),
        "SELECT action, ground, type FROM access_trail WHERE at = %s AND ground = %s ORDER BY id",
        (NOON, int(Ground.DUTY)),
    ).fetchall()
    assert [(action, kind) for action, _, kind in rows] == [
        (Action.CREATE, "Practitioner"),
        (Action.CREATE, "PractitionerRole"),
    ]
