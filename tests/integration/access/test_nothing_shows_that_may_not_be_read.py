"""Whatever is asked, by value or by difference, a narrowed reader gets the answer of a record that holds nothing else.

The same search is asked twice: by the reader of the whole record, and by somebody who sees all of a record out of
which everything that the reader may not see has been taken. The two answers have to be the same to the last number.
"""

from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.db.transaction import atomic, set_rollback
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.errors import NotPermitted
from sharedcare.access.rules import scopes_of
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.clients import NOON
from tests.integration.access.narrowed_world import Reader, Thing, World, build, reader, readers, sees, worlds

pytestmark = pytest.mark.django_db

SEARCHES = (
    "Patient?_sort=family",
    "Patient?_count=1&_sort=-family",
    "Patient?_summary=count",
    "Patient?_has:Observation:patient:value-quantity=gt100",
    "Patient?_has:Observation:patient:value-quantity=gt100&_summary=count",
    "Patient?_has:Condition:patient:code=c1",
    "Patient?_has:Task:patient:patient._has:Observation:patient:code=29463-7",
    "Patient?_has:EpisodeOfCare:patient:status=active",
    "Patient?_revinclude=Observation:patient",
    "Patient?_revinclude=Condition:subject&_count=2",
    "Patient?_revinclude=Consent:patient",
    "Patient?family=familyp1,familyp2",
    "Patient?family:missing=false&_summary=count",
    "Observation?code=29463-7",
    "Observation?code=29463-7&_sort=-date&_count=1",
    "Observation?code=29463-7&_summary=count",
    "Observation?code:not=29463-7&_summary=count",
    "Observation?patient=p1&_sort=-date&_count=1",
    "Observation?patient=p2&code=29463-7&_count=1",
    "Observation?value-quantity=ge100&_sort=value-quantity",
    "Observation?patient.family=familyp1",
    "Observation?patient._has:Condition:patient:code=c0",
    "Observation?_include=Observation:patient",
    "Observation?_security=R&_summary=count",
    "Observation?_lastUpdated=ge2020",
    "Condition?_sort=code&_include=Condition:subject&_revinclude:iterate=Observation:patient",
    "Condition?patient=p3&code=c2",
    "Task?code=call&_include=Task:patient",
    "Consent?patient=p1",
    "CareTeam?participant=PractitionerRole/doctor-at-ward",
    "EpisodeOfCare?type=copd&_summary=count",
    "RelatedPerson?patient=p2",
    "Organization?_sort=name&_revinclude=PractitionerRole:organization",
)
EVERYTHING = ("p1", "p2")

Answer = tuple[list[str], list[str], int | None, bool]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    world=worlds,
    who=readers,
    searches=st.lists(st.sampled_from(SEARCHES), min_size=4, max_size=10, unique=True),
)
def test_the_answers_are_those_of_a_record_that_holds_nothing_else(
    world: World, who: Reader, searches: list[str]
) -> None:
    with atomic():
        things = build(world)
        by = reader(who)
        seen = [one for one in things if sees(who, one, world)]
        _reads_agree(by, things, seen)
        narrowed = {search: _answer(by, search) for search in searches}
        whole = {patient: _everything(by, patient) for patient in EVERYTHING}

        _take_away([one for one in things if one not in seen])

        for search, found in narrowed.items():
            if found is not None:
                assert found == _answer(operator("test"), search), search
        for patient, named in whole.items():
            if named is not None:
                assert named == _within(_everything(operator("test"), patient), by), patient
        set_rollback(True)


def _reads_agree(by: Actor, things: list[Thing], seen: list[Thing]) -> None:
    shown = set()
    for one in things:
        try:
            found = looks.read(by=by, type=one.type, id=one.id, at=NOON)
            past = looks.history(by=by, type=one.type, id=one.id, part=looks.Part(9), as_of=None, at=NOON)
        except NotPermitted:
            continue
        assert (found is not None) == bool(past.versions), one
        if found is not None:
            shown.add(one)
    assert shown == set(seen)


def _answer(by: Actor, search: str) -> Answer | None:
    """The matches in order, what comes along, the total and whether more follows; None for what takes a right."""
    kind, _, parameters = search.partition("?")
    query = parse(kind, parse_qsl(parameters, keep_blank_values=True))
    try:
        found = looks.search(by=by, query=query, at=NOON)
    except NotPermitted:
        return None
    brought = sorted(f"{one.type}/{one.id}" for one in found.included)
    return [one.id for one in found.matches], brought, found.total, found.next is not None


def _everything(by: Actor, patient: str) -> set[str] | None:
    try:
        found = looks.everything(by=by, patient=patient, types=None, part=looks.Part(500), at=NOON)
    except NotPermitted:
        return None
    return {f"{one.type}/{one.id}" for one in (*found.matches, *found.included)}


def _within(names: set[str] | None, by: Actor) -> set[str]:
    """`$everything` brings the types that may be searched."""
    return {name for name in names or () if scopes_of(by).allow("s", name.partition("/")[0])}


def _take_away(things: list[Thing]) -> None:
    keys: list[Any] = [key64(f"{one.type}/{one.id}") for one in things]
    numbers = [type_number(one.type) for one in things]
    for table in ("series", "index_date", "index_quantity", "index_string"):
        run(raw_connection(), f"DELETE FROM {table} WHERE key = ANY (%s::bigint[])", (keys,))
    run(
        raw_connection(),
        "DELETE FROM resource r USING unnest(%s::bigint[], %s::smallint[]) g (key, type)"
        " WHERE r.key = g.key AND r.type = g.type",
        (keys, numbers),
    )
