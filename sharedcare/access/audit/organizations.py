"""Organisations by their SOR codes, as the record has them: what they are called, and which sector they belong to."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import orjson

from sharedcare.access.grants.fhir import SECTOR, SOR
from sharedcare.kernel.ids import NO_PATIENT, key64
from sharedcare.records.definitions.resource_types import type_number
from sharedcare.records.indexing.tokens import code_token
from sharedcare.records.types import Question

_MOST_PARTS = 5
"""How many steps an organisation is followed to the whole that it is part of."""

_FIND = f"""
SELECT {NO_PATIENT}::bigint, key, content FROM resource
WHERE type = {type_number("Organization")} AND (key = ANY (%s::bigint[]) OR leads && %s::bigint[])"""  # noqa: S608  (constants only)

Tree = dict[str, Any]
Ask = Callable[[Question[dict[int, Tree]]], dict[int, Tree]]


class Organization(NamedTuple):
    """What an organisation is called, and the code of its sector; empty where the record does not say."""

    name: str
    sector: str


def organizations(sors: Iterable[str], *, ask: Ask) -> dict[str, Organization]:
    """The organisations with these SOR codes, as far as they are in the record."""
    mine, found = _with_wholes(sors, ask)
    return {
        sor: Organization(found[key].get("name", ""), _sector(key, found))
        for key in mine
        for sor in _sors(found[key])
    }


def _with_wholes(sors: Iterable[str], ask: Ask) -> tuple[list[int], dict[int, Tree]]:
    """The keys of these organisations; and all of them by key, with the wholes that they are part of."""
    tokens = sorted(code_token("Organization.identifier", sor) for sor in set(sors))
    found = ask(Question(_FIND, ([], tokens), _read)) if tokens else {}
    mine = list(found)
    # A unit often has no sector of its own, and belongs to that of the whole.
    for _step in range(_MOST_PARTS):
        wanted = [key for one in found.values() if (key := _whole(one)) is not None and key not in found]
        if not wanted:
            break
        found = {**found, **ask(Question(_FIND, (wanted, []), _read))}
    return mine, found


def _chain(key: int, found: dict[int, Tree]) -> list[int]:
    """An organisation and all that it is part of, as far as they are known."""
    chain = [key]
    while (whole := _whole(found[chain[-1]])) is not None and whole in found and whole not in chain:
        chain.append(whole)
    return chain


def _read(rows: Sequence[tuple[Any, ...]]) -> dict[int, Tree]:
    return {row[1]: orjson.loads(row[2]) for row in rows}


def _sors(organization: Tree) -> list[str]:
    return [one["value"] for one in organization.get("identifier", ()) if one.get("system") == SOR]


def _sector(key: int, found: dict[int, Tree]) -> str:
    kinds = (kind for each in _chain(key, found) for kind in found[each].get("type", ()))
    codings = (coding for kind in kinds for coding in kind.get("coding", ()))
    return next((str(one.get("code", "")) for one in codings if one.get("system") == SECTOR), "")


def _whole(organization: Tree) -> int | None:
    reference = organization.get("partOf", {}).get("reference", "")
    return key64(reference) if reference.startswith("Organization/") else None
