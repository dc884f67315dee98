"""Which reminders are due, and to whom they go."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.agreements.queries import executed
from sharedcare.access.agreements.types import Agreement
from sharedcare.access.reminders import fhir, rules
from sharedcare.access.reminders.types import Reminder
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection, run

_TOGETHER = 100

# The administrators of each party; where it has none, of the nearest organisation above it that has.
_WHO = """
SELECT DISTINCT id, organization FROM (
    SELECT r.id, o.id AS organization, array_position(party.chain, r.organization) AS far,
           min(array_position(party.chain, r.organization)) OVER (PARTITION BY party.key) AS nearest
    FROM access_organization party
    JOIN access_role r ON r.organization = ANY (party.chain) AND r.code = 'administrator'
    JOIN access_organization o ON o.key = r.organization
    WHERE party.key = ANY (%s::bigint[]) AND r.since <= %s AND r.until > %s) who
WHERE far = nearest ORDER BY id"""

_SENT = """
SELECT EXISTS (SELECT FROM access_reminder
WHERE contract = %s::bigint AND last_day = %s AND days = %s AND recipient = %s::bigint)"""

Tree = dict[str, Any]


def pending(*, today: date, by: Actor, at: datetime) -> tuple[list[Reminder], list[str]]:
    """The reminders that are due on a day and have not been sent; and the agreements (ids) of which nobody can be
    reminded, since the record has no mail address of anybody who looks after a party."""
    found, unreachable = [], []
    for agreement, days, left in rules.due(executed(by=by, at=at), today):
        addresses = recipients(agreement, by=by, at=at)
        found += [Reminder(agreement, days, left, one) for one in addresses]
        if not addresses:
            unreachable.append(agreement.id)
    return [one for one in found if not is_sent(one)], unreachable


def recipients(agreement: Agreement, *, by: Actor, at: datetime) -> list[str]:
    """The mail addresses of those who look after the parties of an agreement, each once."""
    keys = [key64(f"Organization/{one}") for one in sorted(agreement.terms.organizations)]
    where: dict[str, str] = dict(run(raw_connection(), _WHO, (keys, at, at)).fetchall())
    roles = _trees("PractitionerRole", where, by, at)
    people = _trees("Practitioner", map(fhir.practitioner_of, roles.values()), by, at)
    organizations = _trees("Organization", where.values(), by, at)
    found = [
        fhir.address(tree, people.get(fhir.practitioner_of(tree), {}), organizations.get(where[role], {}))
        for role, tree in roles.items()
    ]
    return sorted({one.lower(): one for one in found if one}.values())


def is_sent(reminder: Reminder) -> bool:
    """Whether this one went out before."""
    return bool(run(raw_connection(), _SENT, key_of(reminder)).fetchall()[0][0])


def key_of(reminder: Reminder) -> tuple[int, date | None, int, int]:
    """What a reminder is known by: agreement, last day, days before, and to whom."""
    contract = key64(f"Contract/{reminder.agreement.id}")
    return contract, reminder.agreement.terms.until, reminder.days, key64(reminder.address.lower())


def _trees(name: str, ids: Iterable[str], by: Actor, at: datetime) -> dict[str, Tree]:
    wanted = sorted({one for one in ids if one})
    found = []
    for start in range(0, len(wanted), _TOGETHER):
        some = ",".join(wanted[start : start + _TOGETHER])
        query = parse(name, [("_id", some), ("_count", str(_TOGETHER))])
        found += looks.search(by=by, query=query, at=at).matches
    return {one.id: orjson.loads(one.content) for one in found if one.content is not None}
