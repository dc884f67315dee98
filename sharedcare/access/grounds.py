"""What opened the record of each patient that a look meets, as SQL inside the look: known only once they are met.

It agrees with `rules.decide_for_patient`, and tests compare the two. Where treatment and an emergency both open a record in
which something is hidden from the organisation, the look saw more than treatment shows, and it tells of the emergency.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sharedcare.access import rules
from sharedcare.access.types import Actor, Citizen, Ground, Post
from sharedcare.access.window import IN_EMERGENCY, TREATING, in_emergency, readable, treating
from sharedcare.kernel.ids import NO_PATIENT
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.storage.tables import array_text

_HIDES = """(SELECT true FROM access_hidden h WHERE h.shard = p.shard AND h.patient = p.patient
        AND h.organization IN (0, %s::bigint) AND h.level >= %s LIMIT 1) IS NOT NULL"""
"""Whether the patient hides anything from somebody like this actor; its values are `_hiding`."""

_TOLD = f"""CASE
    WHEN o.urgent THEN CASE WHEN o.treated AND NOT {{hides}} THEN {Ground.TREATMENT:d} ELSE {Ground.EMERGENCY:d} END
    WHEN o.treated THEN {Ground.TREATMENT:d} END"""

# Scalar questions with LIMIT, not EXISTS: that one PostgreSQL may answer by reading all relations of the organisation. OFFSET 0
# has it ask each of them once.
_OPENS = f"{IN_EMERGENCY.format(row='p')} AS urgent, (SELECT true FROM {TREATING.format(row='p')} LIMIT 1) AS treated"  # noqa: S608  (constants only)
_OF_POST = f"(SELECT {_TOLD.format(hides=_HIDES)} FROM (SELECT {_OPENS} OFFSET 0) o)"  # noqa: S608  (constants only)

_IS_OPEN = "(o.urgent OR o.treated AND NOT o.hides)"
_MET_BY_POST = f"""
    SELECT p.*, coalesce({_TOLD.format(hides="o.hides")}, {Ground.OWN_ENTRY:d})::smallint AS ground,
        coalesce({_IS_OPEN}, false) AS is_open, CASE WHEN {_IS_OPEN} THEN %s::smallint[] ELSE ARRAY[]::smallint[] END AS wholly
    FROM ({{among}}) p CROSS JOIN LATERAL (SELECT {_OPENS}, {_HIDES} AS hides OFFSET 0) o"""  # noqa: S608  (constants only)

_OF_SYSTEM = f"(SELECT {Ground.TREATMENT:d} FROM {TREATING.format(row='p')} LIMIT 1)"  # noqa: S608  (constants only)
"""A system stands in no role, and so in no emergency."""

_OF_CITIZEN = f"""(CASE WHEN p.patient = %s::bigint THEN {Ground.OWN_RECORD:d}
    WHEN (SELECT true FROM access_proxy x WHERE x.shard = p.shard AND x.patient = p.patient
          AND x.person = ANY (%s::bigint[]) AND x.since <= %s AND x.until > %s LIMIT 1) THEN {Ground.RELATIVE:d} END)"""  # noqa: S608  (constants only)


class Expression(NamedTuple):
    """Some SQL and its values."""

    sql: str
    params: tuple[Any, ...]


class Grounds(NamedTuple):
    """The ground of each patient who is met (over a row `p` of `patient` and `shard`), and of a look that met nobody. Where
    one at most is met, `otherwise` is the ground of that one as well, and asks `seen` who it is."""

    of_met: Expression | None
    otherwise: Expression


def of(by: Actor, *, named: int | None, at: datetime) -> Grounds | None:
    """How to tell what opened a record to somebody who looks through a window. `named` is the key of the one patient whom
    the look is about, if it is about one. None for who has no window, or sees nobody through it."""
    asked = _asked(by, at)
    if asked is None:
        return None
    met, at_large = Expression(_met(asked.sql), asked.params), int(by.ground)
    if named is None:
        return Grounds(met, Expression("%s::smallint", (at_large,)))
    return Grounds(met, Expression(_named(asked.sql), (*asked.params, named, named, at_large)))


def of_one(by: Actor, *, at: datetime) -> Grounds | None:
    """The same for a look at one resource, which is a third cheaper."""
    asked = _asked(by, at)
    return asked and Grounds(None, Expression(_of_one(asked.sql), (*asked.params, int(by.ground))))


def met(by: Actor, post: Post, *, among: Expression, types: Sequence[str], at: datetime) -> Expression:
    """Each of the patients `among` these (rows with `shard` and `patient`) with `ground`, by which somebody at work meets them if
    they are met at all; `is_open`, whether everything of theirs is that the actor may read the type of; and `wholly`, the numbers of
    those of `types`, of a patient who is open.

    What is open needs no look through the window, row by row; of everything else the window tells. It holds where no wish
    hides anything from somebody like the actor, and in an emergency, which shows what wishes hide.
    """
    opened = set(readable(by))
    numbers = array_text(type_number(one) for one in types if one in opened)
    values = (*in_emergency(post, at), *treating(post, at), *_hiding(by, post))
    return Expression(_MET_BY_POST.format(among=among.sql), (numbers, *among.params, *values))


def _hiding(by: Actor, post: Post) -> tuple[Any, ...]:
    return post.treating, rules.clearance_of(by)


def _asked(by: Actor, at: datetime) -> Expression | None:
    if by.sees_all:
        return None
    if by.citizen is not None:
        return _of_citizen(by.citizen, at)
    return None if by.post is None else _of_post(by, by.post, at)


def _met(sql: str) -> str:
    """Who was met by no other ground was met by what their organisation has entered."""
    return f"coalesce({sql}, {Ground.OWN_ENTRY:d})::smallint"


@cache
def _named(sql: str) -> str:
    patient = "SELECT %s::bigint AS patient, (%s::bigint >> 48)::smallint AS shard"
    return f"coalesce((SELECT {sql} FROM ({patient}) p), %s)::smallint"  # noqa: S608


@cache
def _of_one(sql: str) -> str:
    patient = (
        f"SELECT patient, (patient >> 48)::smallint AS shard FROM seen WHERE patient <> {NO_PATIENT} LIMIT 1"  # noqa: S608
    )
    return f"coalesce((SELECT {_met(sql)} FROM ({patient}) p), %s)::smallint"  # noqa: S608


def _of_post(by: Actor, post: Post, at: datetime) -> Expression:
    if not post.role:
        return Expression(_OF_SYSTEM, treating(post, at))
    return Expression(_OF_POST, (*_hiding(by, post), *in_emergency(post, at), *treating(post, at)))


def _of_citizen(citizen: Citizen, at: datetime) -> Expression:
    return Expression(_OF_CITIZEN, (citizen.patient or NO_PATIENT, array_text(citizen.persons), at, at))
