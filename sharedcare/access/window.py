"""What of the record an actor may see, as definitions that stand in for its tables (`records.types.Window`).

A question asked through a window is asked of a record that holds nothing else: by value or by difference, by chain,
`_has`, include, count or sort order, nothing beyond it can show. Only `resource` and `resource_version` are narrowed;
every other table of the record is joined to one of them before anything of it comes out. The one exception is a question
about many patients, which is told of whom everything is open (`grounds.met`).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sharedcare.access import rights, rules
from sharedcare.access.types import Actor, Citizen, Grant, Ground, Post
from sharedcare.kernel.ids import NO_PATIENT, shard_of
from sharedcare.records.definitions.resource_types import RESOURCE_TYPES, type_number
from sharedcare.records.storage.tables import array_text
from sharedcare.records.types import Window

Condition = tuple[str, tuple[Any, ...]]

_OF_SYSTEMS = tuple(name for name in RESOURCE_TYPES if name not in rights.AMONG_PARTIES)

_VALID = "{row}.since <= %s AND {row}.until > %s"
_OF_NOBODY = f"(r.patient = {NO_PATIENT} AND r.type = ANY (%s::smallint[]))"

TREATING = f"""access_relation g
    WHERE g.shard = {{row}}.shard AND g.patient = {{row}}.patient AND g.organization = %s::bigint
      AND {_VALID.format(row="g")}
      AND g.programme = ANY (ARRAY(SELECT a.programme FROM access_agreement a
                                   WHERE a.organization = ANY (%s::bigint[]) AND {_VALID.format(row="a")}))"""
"""The treatment relations that open the record which a row with `shard` and `patient` is of; its values are `treating`."""

IN_EMERGENCY = f"""{{row}}.patient = ANY (ARRAY(SELECT e.patient FROM access_emergency e
    WHERE e.role = %s::bigint AND {_VALID.format(row="e")}))"""
"""Whether an emergency opens it; its values are `in_emergency`."""

_TREATED = f"EXISTS (SELECT FROM {TREATING.format(row='r')})"

_IS_HIDDEN = """EXISTS (SELECT FROM access_hidden h
    WHERE h.shard = r.shard AND h.patient = r.patient AND (h.key = r.key OR h.key = 0 AND h.type = r.type)
      AND h.organization IN (0, %s::bigint) AND h.level >= %s)"""

_IS_HIDDEN_ENTRY = """EXISTS (SELECT FROM access_hidden h
    WHERE h.shard = r.shard AND h.patient = r.patient AND h.key = r.key
      AND h.organization IN (0, %s::bigint) AND h.level >= %s)"""

_SERIES = f"""series AS NOT MATERIALIZED (SELECT * FROM series r WHERE NOT {_IS_HIDDEN_ENTRY}
    OR EXISTS (SELECT FROM resource o WHERE o.shard = r.shard AND o.patient = r.patient AND o.key = r.key))"""

NARROWED_BY_WISHES = (Ground.TREATMENT, Ground.RELATIVE)
"""The grounds on which the patient's wishes hide something in a record that is open. An emergency shows it all the same."""

_NOBODY = array_text(())
_BY_PROXY = f"""r.patient = ANY (ARRAY(SELECT p.patient FROM access_proxy p
    WHERE p.person = ANY (%s::bigint[]) AND {_VALID.format(row="p")}))"""


def of(by: Actor, *, at: datetime, open: Iterable[int] = ()) -> Window | None:
    """The window of an actor over everybody; None for who sees all of the record. `open` are patients (keys) of whom it is known
    in this transaction that everything is open (`grounds.met`): of them no row is asked about by itself.
    """
    if by.sees_all:
        return None
    if by.citizen is not None:
        return _window(_of_citizen(by, by.citizen, at))
    if by.post is not None:
        known = array_text(open)
        asked = _of_post(by, by.post, at)
        return _window(asked if known == _NOBODY else _or_open(asked, known, readable(by)))
    return _window(("false", ()))


def on_patient(by: Actor, *, grant: Grant, patient: int, hides: bool) -> Window | None:
    """The window of an actor on one patient whose record a grant opens; None when all of it may be seen.

    `hides` says that something in the record is hidden from somebody like this actor. The series are narrowed too, since
    of each the newest are taken before they are looked at.
    """
    if grant.ground is Ground.OWN_ENTRY and by.post is not None:
        return _window(_own_and_nobodys(patient, _entered(by.post)))
    if not hides or grant.ground not in NARROWED_BY_WISHES:
        return None
    hidden, values = _hidden(by)
    entered, own = _entered(by.post)
    window = _window(_own_and_nobodys(patient, (f"(NOT {hidden} OR {entered})", (*values, *own))))
    return Window(f"{window.sql}, {_SERIES}", (*window.params, *values))


def treating(post: Post, at: datetime) -> tuple[Any, ...]:
    """The values of TREATING."""
    return post.treating, at, at, array_text(post.chain), at, at


def in_emergency(post: Post, at: datetime) -> tuple[Any, ...]:
    """The values of IN_EMERGENCY."""
    return post.role, at, at


def _or_open(condition: Condition, patients: str, names: Sequence[str]) -> Condition:
    sql, values = condition
    known = "r.patient = ANY (%s::bigint[]) AND r.type = ANY (%s::smallint[])"
    return f"({known} OR {sql})", (patients, _numbers(tuple(names))[1], *values)


def _entered(post: Post | None) -> Condition:
    """What the organisation has entered itself; of who has none, nothing."""
    return "r.author = ANY (%s::bigint[])", (array_text(post.own if post is not None else ()),)


def _own_and_nobodys(patient: int, condition: Condition) -> Condition:
    sql, values = condition
    nobodys = f"r.shard = {shard_of(NO_PATIENT)} AND r.patient = {NO_PATIENT}"
    return f"({nobodys} OR r.shard = %s AND r.patient = %s::bigint AND {sql})", (
        shard_of(patient),
        patient,
        *values,
    )


def _window(condition: Condition) -> Window:
    sql, values = condition
    return Window(_tables(sql), (*values, *values))


@lru_cache(maxsize=64)
def _tables(condition: str) -> str:
    parts = (
        f"{table} AS NOT MATERIALIZED (SELECT * FROM {table} r WHERE {condition})"
        for table in ("resource", "resource_version")
    )
    return ", ".join(parts)


def _of_post(by: Actor, post: Post, at: datetime) -> Condition:
    treated = (_TREATED, treating(post, at))
    hidden, hides = _hidden(by)
    emergency, entered = (IN_EMERGENCY.format(row="r"), in_emergency(post, at)), _entered(post)
    grounds = (
        f"({treated[0]} AND NOT {hidden} OR {emergency[0]} OR {entered[0]})",
        (*treated[1], *hides, *emergency[1], *entered[1]),
    )
    return _open_or(grounds, readable(by))


def _of_citizen(by: Actor, citizen: Citizen, at: datetime) -> Condition:
    hidden, hides = _hidden(by)
    own = (f"r.patient = %s::bigint AND r.patient <> {NO_PATIENT}", (citizen.patient or NO_PATIENT,))
    proxy = (f"{_BY_PROXY} AND NOT {hidden}", (array_text(citizen.persons), at, at, *hides))
    return _open_or((f"({own[0]} OR {proxy[0]})", (*own[1], *proxy[1])), rights.OF_PATIENT.readable)


def _hidden(by: Actor) -> Condition:
    organization = by.post.treating if by.post is not None else 0
    return _IS_HIDDEN, (organization, rules.clearance_of(by))


def _open_or(grounds: Condition, readable: Sequence[str]) -> Condition:
    """What is open to everybody with the right to its type, or a patient's with a ground. What names no patient though
    it is of a kind that should, belongs to whoever entered it alone."""
    sql, values = grounds
    opened, types = _numbers(tuple(readable))
    return (
        f"({_OF_NOBODY} OR r.type = ANY (%s::smallint[]) AND {sql})",
        (opened, types, *values),
    )


@lru_cache(maxsize=256)
def _numbers(readable: tuple[str, ...]) -> tuple[str, str]:
    """The numbers of the types that are open to all, and of the others, as arrays."""
    opened = (type_number(name) for name in readable if name in rights.OPEN)
    others = (type_number(name) for name in readable if name not in rights.OPEN)
    return array_text(opened), array_text(others)


def readable(by: Actor) -> Sequence[str]:
    """The types that the actor may see at all. A wildcard allows all types."""
    granted = by.scopes.granted
    is_system = by.post is not None and not by.post.role
    if not set("rs").isdisjoint(granted.get("*", "")):
        return _OF_SYSTEMS if is_system else RESOURCE_TYPES
    named = [name for name, letters in granted.items() if not set("rs").isdisjoint(letters)]
    return [name for name in named if name not in rights.AMONG_PARTIES] if is_system else named
