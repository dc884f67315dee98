"""Which agreements concern somebody, how each came about, and what somebody is to them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.agreements import fhir, papers, rules
from sharedcare.access.agreements.errors import NoSuchAgreement, NotAsSigned, NotYours
from sharedcare.access.agreements.types import Agreement, Paper, Party, Stage, Standing
from sharedcare.access.grants.queries import neighbourhood
from sharedcare.access.looks import Part
from sharedcare.access.types import Actor, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Stored

_MOST = 500

_NAMES = "SELECT id, name FROM access_organization WHERE key = ANY (%s::bigint[])"

_WHOLE = """
SELECT id, name, sector FROM access_organization
WHERE treating = key AND (sector <> 'region' OR part_of IS NOT NULL) ORDER BY sector, name"""
"""A region as such treats nobody; a health centre that it runs does."""

LOOK_AFTER = ("administrator", "programme-owner")
"""The roles that have to do with agreements."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """One that can be a party. `sector` is a code of `urn:sharedcare:sector`."""

    id: str
    name: str
    sector: str


def looks_after(by: Actor) -> bool:
    """Whether the actor's role has to do with agreements at all."""
    return by.post is not None and by.post.code in LOOK_AFTER


def standing(by: Actor) -> Standing:
    """What the actor is to agreements. Raises NotYours for roles that have nothing to do with them."""
    if by.ground is Ground.OPERATOR:
        return Standing(is_operator=True)
    if by.post is None or not looks_after(by):
        raise NotYours("Agreements are looked after by administrators and programme owners.")
    around = neighbourhood(raw_connection(), post=by.post)
    return Standing(
        own=around.own,
        is_administrator=by.post.code == "administrator",
        is_owner=by.post.code == "programme-owner",
        represents=around.below,
        above=around.above,
    )


def agreements(*, by: Actor, at: datetime) -> list[Agreement]:
    """Those that concern the actor, the latest to be changed first. Raises NotYours or NotPermitted."""
    stands = standing(by)
    return [one for one in every(by=by, at=at) if rules.sees(one, stands)]


def agreement_of(*, agreement: str, by: Actor, at: datetime) -> Agreement:
    """One agreement as it stands. Raises NotYours, NotPermitted or NoSuchAgreement."""
    stands = standing(by)
    stored = looks.read(by=by, type="Contract", id=agreement, at=at)
    [found] = _named([_agreement(stored)]) if stored is not None and stored.content is not None else [None]
    if found is None or not rules.sees(found, stands):
        raise NoSuchAgreement("There is no such agreement among those that concern your organisation.")
    return found


def paper_of(*, agreement: str, by: Actor, at: datetime) -> tuple[Paper, bytes]:
    """The document of an agreement as it stands. Whoever may see the agreement may have it, and nobody else, so it is
    fetched on the ground DUTY. Raises as `agreement_of`, NoSuchAgreement when it has none, or NotAsSigned.
    """
    paper = agreement_of(agreement=agreement, by=by, at=at).terms.paper
    if paper is None:
        raise NoSuchAgreement("The agreement has no document.")
    reference = looks.read(by=by.on_duty, type="DocumentReference", id=paper.id, at=at)
    where = papers.binary_of(reference.content) if reference is not None else ""
    binary = looks.read(by=by.on_duty, type="Binary", id=where, at=at) if where else None
    content = papers.content_of(binary.content) if binary is not None else b""
    if papers.digest(content) != paper.sha256:
        raise NotAsSigned(
            "The document in the record is not the one that the agreement names. Tell whoever runs the platform."
        )
    return paper, content


def versions(*, agreement: str, by: Actor, at: datetime) -> list[Agreement]:
    """How an agreement came to stand as it does: all its versions, the newest first."""
    agreement_of(agreement=agreement, by=by, at=at)
    page = looks.history(by=by, type="Contract", id=agreement, part=Part(count=_MOST), as_of=None, at=at)
    return [_agreement(one) for one in page.versions if one.content is not None]


def every(*, by: Actor, at: datetime) -> list[Agreement]:
    """All agreements, also of others: for what has to be known of them before a step."""
    return _all([("_sort", "-_lastUpdated")], by, at)


def executed(*, by: Actor, at: datetime) -> list[Agreement]:
    """All that everybody has signed, however many: those in force, to come, and over."""
    return _all([("status", Stage.EXECUTED.value)], by, at)


def _all(conditions: list[tuple[str, str]], by: Actor, at: datetime) -> list[Agreement]:
    """However many: an overlap with one that was left out would go unseen."""
    asked = [*conditions, ("_count", str(_MOST))]
    found = looks.search(by=by, query=parse("Contract", asked), at=at)
    stored = found.matches
    while found.next is not None:
        found = looks.search(by=by, query=parse("Contract", [*asked, ("_cursor", found.next)]), at=at)
        stored = [*stored, *found.matches]
    return _named([_agreement(one) for one in stored if one.content is not None])


def possible_parties() -> list[Organisation]:
    """The organisations that treat as a whole, by sector and name."""
    return [Organisation(*row) for row in run(raw_connection(), _WHOLE, ())]


def names(organizations: Iterable[str]) -> dict[str, str]:
    """What organisations (ids) are called."""
    keys = [key64(f"Organization/{one}") for one in organizations]
    return dict(run(raw_connection(), _NAMES, (keys,)).fetchall())


def _agreement(stored: Stored) -> Agreement:
    tree = orjson.loads(stored.content or b"{}")
    return fhir.agreement(tree, version=stored.version, updated=stored.updated, zone=here().zone)


def _named(found: list[Agreement]) -> list[Agreement]:
    """The same, with the names that the parties have today."""
    called = names({party.organization for one in found for party in one.terms.parties})

    def named(party: Party) -> Party:
        return replace(party, name=called.get(party.organization, party.name or party.organization))

    return [
        replace(one, terms=replace(one.terms, parties=tuple(named(party) for party in one.terms.parties)))
        for one in found
    ]
