"""What comes along with the matches: what they refer to, and what refers to them.

A reference is stored as the target's key xor the mask of its path, so the targets of a whole page
are found by its keys, without opening a resource. What a page brings along is found in the statement that
finds the page; only what an include that iterates brings along after that is asked for by itself.
Source: R4 search.html 3.1.1.5.4.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.errors import BadSearch
from sharedcare.records.indexing.parameters import looks_at_the_owner
from sharedcare.records.indexing.tokens import reference_token
from sharedcare.records.search.query import Include, Query
from sharedcare.records.storage.reading import Row, stored
from sharedcare.records.types import Question, Stored

MOST_INCLUDED = 5000
"""More than this is not brought along with one page; the client is told to search for it by itself."""

_COLUMNS = "i.patient, i.key, i.id, i.version, i.updated, i.content, i.type"

_REFERRED = """
SELECT {columns} FROM (
    SELECT DISTINCT held # mask AS key FROM resource s, unnest(s.leads) held, unnest(%s::bigint[]) mask
    WHERE s.type = %s AND s.key = ANY ({keys})
) target JOIN resource i ON i.key = target.key AND i.type = ANY (%s::smallint[])
WHERE i.content IS NOT NULL LIMIT %s"""

_REFERRING = """
SELECT {columns} FROM resource i
WHERE i.leads && (SELECT array_agg(target # mask) FROM unnest({keys}) target, unnest(%s::bigint[]) mask)
      AND i.type + 0 = %s LIMIT %s"""

_OWNED = """
SELECT {columns} FROM unnest({keys}) owner JOIN resource i
ON i.shard = (owner >> 48)::smallint AND i.patient = owner AND owner # %s::bigint = ANY (i.leads) AND i.type = %s
LIMIT %s"""

_BESIDE = """
WITH page AS MATERIALIZED (SELECT row_number() OVER () AS n, found.* FROM ({sql}) found ({names})),
shown AS MATERIALIZED (SELECT ARRAY(SELECT key FROM page WHERE n <= {count}) AS keys)
SELECT patient, key, id, version, updated, content, NULL::smallint, n{terms} FROM page
{brought}"""


def beside(query: Query, sql: str, params: Sequence[Any], *, terms: int) -> tuple[str, tuple[Any, ...]]:
    """The SQL of a page of so many sort terms, and what comes along with it, as one statement with its values.

    A row is one of the page's, with its number in the eighth column and the sort terms after it, or one that comes
    along, with its type in the seventh.
    """
    brought, values = "", [*params]
    for include in _that_start_from(query):
        template, own = _template(include, {query.type})
        nulls = ", NULL" * (terms + 1)
        brought += f"UNION ALL ({template.format(columns=_COLUMNS + nulls, keys='(SELECT keys FROM shown)::bigint[]')})"
        values += own
    named = "".join(f", term{number}" for number in range(terms))
    names = f"patient, key, id, version, updated, content{named}"
    whole = _BESIDE.format(sql=sql, names=names, count=query.count, terms=named, brought=brought)
    return whole, tuple(values)


def apart(rows: Sequence[Row]) -> tuple[list[Row], list[Stored]]:
    """The rows of a page, in order and as without includes, and what comes along. Raises BadSearch for too much."""
    page = sorted((row for row in rows if row[7] is not None), key=lambda row: row[7])
    return [(*row[:6], *row[8:]) for row in page], _brought([row for row in rows if row[7] is None])


def included(include: Include, resources: list[Stored]) -> Question[list[Stored]] | None:
    """What one include brings along with these resources; None when it has nothing to start from."""
    start = [one for one in resources if _starts_from(include, one.type)]
    if not start:
        return None
    template, values = _template(include, {one.type for one in start})
    # The keys stand where `keys` stands in the template: behind what comes before it.
    before = template.partition("{keys}")[0].count("%s")
    params = (*values[:before], [one.key for one in start], *values[before:])
    return Question(template.format(columns=_COLUMNS, keys="%s::bigint[]"), params, _brought)


def _that_start_from(query: Query) -> Iterator[Include]:
    return (include for include in query.includes if _starts_from(include, query.type))


def _starts_from(include: Include, resource_type: str) -> bool:
    if include.reverse:
        return not include.targets or resource_type in include.targets
    return include.source == resource_type


def _template(include: Include, start: set[str]) -> tuple[str, list[Any]]:
    """SQL without its columns and the keys it starts from, and the values of its placeholders."""
    masks = [reference_token(path.name, 0) for path in include.paths]
    source, most = type_number(include.source), MOST_INCLUDED + 1
    if not include.reverse:
        types = [type_number(name) for name in include.targets] or list(range(1, 200))
        return _REFERRED, [masks, source, types, most]
    if start == {"Patient"} and looks_at_the_owner(include.source, include.paths):
        return _OWNED, [masks[0], source, most]
    return _REFERRING, [masks, source, most]


def _brought(rows: Sequence[Row]) -> list[Stored]:
    if len(rows) > MOST_INCLUDED:
        raise BadSearch(
            "_include",
            f"More than {MOST_INCLUDED} resources would come along with this page."
            " Ask for fewer matches with _count, or search for the others by themselves.",
        )
    return [stored(type_name(row[6]), row[:6]) for row in rows]
