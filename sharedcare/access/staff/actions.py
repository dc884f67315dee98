"""Inviting people, giving them roles and ending those: each counts with the very next thing that somebody asks for."""

import secrets
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

import orjson
from django.db.models import F

from sharedcare.access import gate
from sharedcare.access.accounts.actions import add_account, set_first_password
from sharedcare.access.accounts.telling import tell
from sharedcare.access.again import again
from sharedcare.access.models import Account, Invitation
from sharedcare.access.staff import fhir, rules
from sharedcare.access.staff.errors import (
    AnswersForAll,
    BadInvitation,
    BadName,
    BadPost,
    LastAdministrator,
    NotYours,
)
from sharedcare.access.staff.queries import colleagues, places, role_of, roles_of
from sharedcare.access.staff.types import LASTS, HeldRole, Invited, Newcomer, Post
from sharedcare.access.types import Action, Actor, Member
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Create, Update

_LOCK = "SELECT pg_advisory_xact_lock(%s::bigint)"
_SCOPES = "user/*.cruds"
"""What an account may at most: all that its role gives."""


@again
def invite(*, who: Newcomer, by: Actor, at: datetime) -> Invited:
    """Let somebody new in: person, role, an account without a password, and the link by which they choose one.

    Raises NotYours, BadPost, AnswersForAll, BadName, AccountIsTaken or BadAccount.
    """
    _require(by, who.post)
    given, family = " ".join(who.given.split()), " ".join(who.family.split())
    if not given or not family:
        raise BadName("Write both the given name and the family name.")
    with gate.together():
        person = _store(by, at, fhir.person(given=given, family=family))
        name = f"{given} {family}"
        role = _give(by, at, practitioner=person, name=name, post=who.post)
        held, _ = role_of(role=role, by=by, at=at)
        return _account(name, who.username, held, by, at)


@again
def let_in(*, practitioner: str, username: str, by: Actor, at: datetime) -> Invited:
    """An account, and the link by which they choose a password, for somebody who works there and has none.

    Not for an officer: whoever has the link could sign in as them.
    Raises NotYours, BadInvitation, AnswersForAll, AccountIsTaken or BadAccount.
    """
    with gate.together():
        found = next((one for one in colleagues(by=by, at=at) if one.practitioner == practitioner), None)
        if found is None or found.username:
            raise BadInvitation("Only who works in your organisation and has no account is let in.")
        _refuse_officer(*(one.post for one in found.roles))
        return _account(found.name, username, found.roles[0], by, at)


@again
def invite_again(*, practitioner: str, by: Actor, at: datetime) -> Invited:
    """A new link for somebody who has not come yet; the old one is worth nothing then.

    Raises NotYours, BadInvitation or AnswersForAll.
    """
    with gate.together():
        found = next((one for one in colleagues(by=by, at=at) if one.practitioner == practitioner), None)
        if found is None or not found.is_invited:
            raise BadInvitation("Only who was invited and has not come yet gets a new link.")
        _refuse_officer(*(one.post for one in found.roles))
        account = Account.objects.get(username=found.username)
        Invitation.objects.filter(account=account, used_at=None).update(expires_at=at)
        return Invited(account.username, _link(account, at))


@again
def accept(*, token: str, password: str, at: datetime) -> str:
    """Choose the first password, by the link; the user name. Raises BadInvitation or BadAccount."""
    with gate.together():
        found = Invitation.objects.select_for_update().filter(digest=_digest(token)).first()
        if found is None or found.used_at is not None or found.expires_at <= at:
            raise BadInvitation("The link has been used or has expired. Ask the administrator for a new one.")
        set_first_password(account=found.account, password=password, at=at)
        found.used_at = at
        found.save(update_fields=["used_at"])
        return found.account.username


@again
def give_role(*, practitioner: str, post: Post, by: Actor, at: datetime) -> str:
    """Give somebody who works there one more role; the id of it. Raises NotYours, BadPost or AnswersForAll."""
    _require(by, post)
    with gate.together():
        found = next((one for one in colleagues(by=by, at=at) if one.practitioner == practitioner), None)
        if found is None:
            raise NotYours("Nobody of this name works in your organisation. Invite them.")
        return _give(by, at, practitioner=practitioner, name=found.name, post=post)


@again
def change_role(*, role: str, post: Post, by: Actor, at: datetime) -> str:
    """End one role and begin another in its place, in one moment; the id of the new one.

    Raises NotYours, NoSuchRole, BadPost, AnswersForAll or LastAdministrator.
    """
    _require(by, post)
    with gate.together():
        held, tree = role_of(role=role, by=by, at=at)
        _refuse_officer(held.post)
        _refuse_last(held, post, by, at)
        name = str(tree.get("practitioner", {}).get("display", ""))  # type: ignore[attr-defined]
        new = _give(by, at, practitioner=held.practitioner, name=name, post=post)
        _end(held, tree, by, at)
        return new


@again
def end_role(*, role: str, by: Actor, at: datetime) -> None:
    """End a role: what it opened is shut at once. Who has none left is signed out and cannot sign in again.

    Raises NotYours, NoSuchRole, AnswersForAll or LastAdministrator.
    """
    with gate.together():
        held, tree = role_of(role=role, by=by, at=at)
        _refuse_officer(held.post)
        _refuse_last(held, None, by, at)
        _end(held, tree, by, at)


def _account(name: str, username: str, held: HeldRole, by: Actor, at: datetime) -> Invited:
    wanted = Member(
        username=username,
        display=name,
        role=held.post.title,
        organization_name=held.organization_name,
        organization=None,
        practitioner_role=held.id,
        scopes=_SCOPES,
        is_active=True,
        practitioner=held.practitioner,
    )
    made = add_account(wanted=wanted, password=None, by=by, at=at)
    account = Account.objects.get(username=made.username)
    _settle(account, by, at)
    return Invited(made.username, _link(account, at))


def _require(by: Actor, post: Post) -> None:
    if post.organization not in places(by):
        raise NotYours(
            "Only an administrator of the organisation, or of one above it, looks after its people."
        )
    if not rules.is_sound(post):
        raise BadPost("Choose a role, and write what it is called.")
    _refuse_officer(post)


def _refuse_officer(*posts: Post) -> None:
    if not all(rules.is_given(one.code) for one in posts):
        raise AnswersForAll(
            "Whoever runs the platform gives and ends the role of data protection. Ask them to do it."
        )


def _refuse_last(held: HeldRole, post: Post | None, by: Actor, at: datetime) -> None:
    # Two administrators who end each other's role wait for each other here.
    run(raw_connection(), _LOCK, (key64(f"administrators\n{held.post.organization}"),))
    goes_on = post is not None and (post.code, post.organization) == (held.post.code, held.post.organization)
    roles = [one for colleague in colleagues(by=by, at=at) for one in colleague.roles]
    if not goes_on and rules.is_last_administrator(held, roles):
        raise LastAdministrator("This is the organisation's last administrator. Make another one first.")


def _give(by: Actor, at: datetime, *, practitioner: str, name: str, post: Post) -> str:
    clean = replace(post, title=" ".join(post.title.split()))
    tree = fhir.role(practitioner=f"Practitioner/{practitioner}", name=name, post=clean, at=at)
    return _store(by, at, tree)


def _end(held: HeldRole, tree: dict[str, object], by: Actor, at: datetime) -> None:
    change = Update(parse(orjson.dumps(fhir.ended(tree, at=at))), held.id, if_match=held.version)
    gate.act(by=by.on_duty, changes=[change], at=at)
    for account in Account.objects.filter(practitioner=held.practitioner):
        _settle(account, by, at)


def _settle(account: Account, by: Actor, at: datetime) -> None:
    """Let an account stand for a role that its person still has; shut it out where there is none."""
    held = roles_of(account, at=at)
    mine = next((one for one in held if one.id == account.practitioner_role), held[0] if held else None)
    if mine is None:
        Account.objects.filter(pk=account.pk).update(is_active=False, era=F("era") + 1)
        tell(Action.CHANGE_ACCOUNT, by=by._replace(account=account.pk), at=at, what="no role left")
        return
    Account.objects.filter(pk=account.pk).update(
        practitioner_role=mine.id,
        role=mine.title,
        organization=mine.sor,
        organization_name=mine.organization_name,
    )


def _link(account: Account, at: datetime) -> str:
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(account=account, digest=_digest(token), issued_at=at, expires_at=at + LASTS)
    return token


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _store(by: Actor, at: datetime, tree: fhir.Tree) -> str:
    [committed] = gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(tree)))], at=at)
    return committed.kept.id
