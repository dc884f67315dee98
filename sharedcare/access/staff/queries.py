"""Who works in the actor's organisation and below it, and what a person may switch between."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

import orjson

from sharedcare.access import looks
from sharedcare.access.grants import queries as grants
from sharedcare.access.grants.queries import Held
from sharedcare.access.models import Account, Invitation
from sharedcare.access.staff import fhir, rules
from sharedcare.access.staff.errors import NoSuchRole, NotYours
from sharedcare.access.staff.types import Colleague, HeldRole
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Stored

_MOST = 500

_WHERE = """
SELECT id, name FROM access_organization WHERE id = ANY (%s::text[]) ORDER BY cardinality(chain), name"""

_WHO = """
SELECT r.id FROM access_role r JOIN access_organization o ON o.key = r.organization
WHERE o.id = ANY (%s::text[]) AND r.since <= %s AND r.until > %s ORDER BY r.id LIMIT %s"""


def roles_of(account: Account, *, at: datetime) -> Sequence[Held]:
    """The roles that an account's person can act in now; none when the record does not tell whose it is."""
    if not account.practitioner:
        return ()
    key = key64(f"Practitioner/{account.practitioner}")
    return grants.roles(raw_connection(), practitioner=key, at=at)


def is_administrator(by: Actor) -> bool:
    """Whether the actor looks after people at all."""
    return by.post is not None and by.post.code == rules.ADMINISTRATOR


def places(by: Actor) -> dict[str, str]:
    """The organisations whose people the actor looks after, id to name, their own first. Raises NotYours."""
    represents = _represents(by)
    return dict(run(raw_connection(), _WHERE, (list(represents),)).fetchall())


def colleagues(*, by: Actor, at: datetime) -> list[Colleague]:
    """Those who work there, by name; at most 500 roles. Raises NotYours or NotPermitted."""
    called = places(by)
    ids = [row[0] for row in run(raw_connection(), _WHO, (list(called), at, at, _MOST))]
    roles = [_held(one, called) for one in _read("PractitionerRole", ids, by, at)]
    people = sorted({one.practitioner for one in roles if one.practitioner})
    names = {one.id: fhir.name_of(_tree(one)) for one in _read("Practitioner", people, by, at)}
    logins = {one.practitioner: one for one in Account.objects.filter(practitioner__in=people)}
    found = [_colleague(one, names.get(one, one), roles, logins.get(one)) for one in people]
    return sorted(found, key=lambda one: one.name)


def is_open(*, token: str, at: datetime) -> bool:
    """Whether an invitation can still be used."""
    digest = sha256(token.encode()).digest()
    return Invitation.objects.filter(digest=digest, used_at=None, expires_at__gt=at).exists()


def role_of(*, role: str, by: Actor, at: datetime) -> tuple[HeldRole, dict[str, object]]:
    """One role in the actor's organisation, and the resource. Raises NotYours or NoSuchRole."""
    called = places(by)
    stored = looks.read(by=by, type="PractitionerRole", id=role, at=at)
    if stored is not None and stored.content is not None:
        tree = _tree(stored)
        held = _held(stored, called)
        if held.post.organization in called and tree.get("active") is not False:
            return held, tree
    raise NoSuchRole("There is no such role in your organisation, or it has ended already.")


def _represents(by: Actor) -> frozenset[str]:
    if by.post is None or by.post.code != rules.ADMINISTRATOR:
        raise NotYours("Only an administrator looks after the people of an organisation.")
    return grants.neighbourhood(raw_connection(), post=by.post).below


def _colleague(practitioner: str, name: str, roles: Sequence[HeldRole], login: Account | None) -> Colleague:
    invited = login is not None and Invitation.objects.filter(account=login, used_at=None).exists()
    return Colleague(
        practitioner,
        name,
        tuple(one for one in roles if one.practitioner == practitioner),
        "" if login is None else login.username,
        invited and login is not None and not login.has_usable_password(),
    )


def _held(stored: Stored, called: dict[str, str]) -> HeldRole:
    held = fhir.held(_tree(stored), version=stored.version)
    return fhir.held(
        _tree(stored), version=stored.version, organization_name=called.get(held.post.organization, "")
    )


def _tree(stored: Stored) -> dict[str, object]:
    tree: dict[str, object] = orjson.loads(stored.content or b"{}")
    return tree


def _read(type: str, ids: Sequence[str], by: Actor, at: datetime) -> list[Stored]:
    if not ids:
        return []
    query = parse(type, [("_id", ",".join(ids)), ("_count", str(_MOST))])
    return looks.search(by=by, query=query, at=at).matches
