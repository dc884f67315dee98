"""What comes along with the matches: what they refer to, and what refers to them.

A reference is stored as the target's key xor the mask of its path, so the targets of a whole page
are found by its keys, without opening a resource. Source: R4 search.html 3.1.1.5.4.
"""

from collections.abc import Sequence
from typing import Any

from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.errors import BadSearch
from sharedcare.records.indexing.parameters import owner_places
from sharedcare.records.indexing.tokens import reference_token
from sharedcare.records.search.query import Include
from sharedcare.records.storage.reading import stored
from sharedcare.records.types import Question, Stored

MOST_INCLUDED = 5000
"""More than this is not brought along with one page; the client is told to search for it by itself."""

_REFERRED = """
SELECT t.patient, t.key, t.id, t.version, t.updated, t.content, t.type FROM (
    SELECT DISTINCT held # mask AS key FROM resource s, unnest(s.leads) held, unnest(%s::bigint[]) mask
    WHERE s.type = %s AND s.key = ANY (%s::bigint[])
) target JOIN resource t ON t.key = target.key AND t.type = ANY (%s::smallint[])
WHERE t.content IS NOT NULL LIMIT %s"""

_REFERRING = """
SELECT s.patient, s.key, s.id, s.version, s.updated, s.content, s.type FROM resource s
WHERE {where} LIMIT %s"""


def included(include: Include, resources: list[Stored]) -> Question[list[Stored]] | None:
    """What one include brings along with these resources; None when it has nothing to start from."""
    return _referring(include, resources) if include.reverse else _referred(include, resources)


def _referred(include: Include, resources: list[Stored]) -> Question[list[Stored]] | None:
    keys = [one.key for one in resources if one.type == include.source]
    if not keys:
        return None
    types = [type_number(name) for name in include.targets] or list(range(1, 200))
    params = (_masks(include), type_number(include.source), keys, types, MOST_INCLUDED + 1)
    return Question(_REFERRED, params, _stored)


def _referring(include: Include, resources: list[Stored]) -> Question[list[Stored]] | None:
    keys = [one.key for one in resources if not include.targets or one.type in include.targets]
    if not keys:
        return None
    number = type_number(include.source)
    tokens = [key ^ mask for key in keys for mask in _masks(include)]
    if _by_owner(include) and all(one.type == "Patient" for one in resources):
        where = "s.patient = ANY (%s::bigint[]) AND s.type = %s AND s.leads && %s::bigint[]"
        return Question(_REFERRING.format(where=where), (keys, number, tokens, MOST_INCLUDED + 1), _stored)
    where = "s.leads && %s::bigint[] AND s.type + 0 = %s"
    return Question(_REFERRING.format(where=where), (tokens, number, MOST_INCLUDED + 1), _stored)


def _by_owner(include: Include) -> bool:
    places = owner_places(include.source)
    mine = [place.members for path in include.paths for place in path.places]
    return bool(places) and mine == [places[0].members]


def _masks(include: Include) -> list[int]:
    return [reference_token(path.name, 0) for path in include.paths]


def _stored(rows: Sequence[tuple[Any, ...]]) -> list[Stored]:
    if len(rows) > MOST_INCLUDED:
        raise BadSearch(
            "_include",
            f"More than {MOST_INCLUDED} resources would come along with this page."
            " Ask for fewer matches with _count, or search for the others by themselves.",
        )
    return [stored(type_name(row[6]), row[:6]) for row in rows]
