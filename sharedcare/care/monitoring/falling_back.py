"""A red finding that comes when nobody looks is assigned to the organisation of the role that the programme falls back on: the one
that looks for it, or where nobody of that role is on the team its own.

It is a consequence (`access/consequences.py`): it happens in the transaction that stores the finding. When that fails by a defect
the finding stands all the same, assigned to nobody, in the list of the whole team.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
import psycopg

from sharedcare.access import gate, looks
from sharedcare.access.grants import places, queries
from sharedcare.access.types import Actor
from sharedcare.care.findings.acting import fhir
from sharedcare.care.findings.acting.types import Severity
from sharedcare.care.monitoring.rules import role_of
from sharedcare.care.publishing.queries import shelf
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.kernel.ids import key64
from sharedcare.programmes.combining.monitored import monitored_by
from sharedcare.programmes.monitored_days import is_monitored
from sharedcare.programmes.sectors import sector_of
from sharedcare.programmes.types import Programme
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse as query
from sharedcare.records.types import Change, Committed, Delete, Stored, Update

_RULE, _PROGRAMME = "urn:sharedcare:rule", "urn:sharedcare:programme:"
_CODED = "urn:sharedcare:programme"


class FallingBack:
    """Assigns what nobody would see."""

    def concerns(self, changes: Sequence[Change]) -> bool:
        """Whether any of these may be a red finding."""
        return any(
            not isinstance(one, Delete)
            and one.document.type == "DetectedIssue"
            and one.document.tree.get("severity") == "high"
            for one in changes
        )

    def follow(
        self, connection: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        """Assign each red finding that was found just now by a programme that nobody monitors today."""
        found = [
            one.stored
            for one in committed
            if one.outcome == "created" and one.stored is not None and one.stored.type == "DetectedIssue"
        ]
        reds = [(one, tree) for one in found if _is_to_be_seen(tree := orjson.loads(one.content or b"{}"))]
        if not reds:
            return
        among = shelf()
        for stored, tree in reds:
            own = _programme(tree, among)
            if own is not None:
                looks_for = _looks_for(own, fhir.patient_of(tree), among, by, at)
                _fall_back(connection, stored, tree, (looks_for, own), by, at)

    def instead(
        self, _: psycopg.Connection, _committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        """Nothing: what is assigned to nobody is everybody's."""


falling_back = FallingBack()


def _is_to_be_seen(tree: dict[str, Any]) -> bool:
    return fhir.severity_of(tree) is Severity.RED and fhir.is_open(tree) and not fhir.assigned_to(tree)


def _fall_back(
    connection: psycopg.Connection,
    stored: Stored,
    tree: dict[str, Any],
    several: Sequence[Programme],
    by: Actor,
    at: datetime,
) -> None:
    """Assign it by the first of these programmes for whose role the team has a place. Whether anybody looks the first says."""
    day = at.astimezone(here().zone).date()
    looks_for = several[0].monitoring
    if looks_for is None or is_monitored(looks_for, day):
        return
    members = _members(fhir.patient_of(tree), by, at)
    for programme in several:
        if programme.monitoring is None:
            continue
        role = role_of(programme, programme.monitoring.fallback)
        sector = sector_of(programme, role, on=day)
        organization = queries.place_of(
            connection, members=members, code=role.profession, sector=sector, at=at
        )
        if organization is not None:
            changed = fhir.given(tree, to=f"Organization/{organization}")
            change = Update(parse(orjson.dumps(changed)), stored.id, if_match=stored.version)
            gate.act(by=by.on_duty, changes=[change], at=at)
            return


def _programme(tree: dict[str, Any], among: Shelf) -> Programme | None:
    """The programme by whose rule it was found, in the version that says so."""
    for one in tree.get("extension", ()):
        rule = str(one.get("valueCanonical", ""))
        if one.get("url") == _RULE and rule.startswith(_PROGRAMME):
            key, _, version = rule.removeprefix(_PROGRAMME).partition("#")[0].partition("|")
            return among.known(key=key, version=version or None)
    return None


def _looks_for(programme: Programme, patient: str, among: Shelf, by: Actor, at: datetime) -> Programme:
    """The programme whose monitoring counts for this one of the patient's, in the version that is followed."""
    asked = query("EpisodeOfCare", [("patient", patient), ("status", "active"), ("_count", "50")])
    found = looks.search(by=by.on_duty, query=asked, at=at)
    trees = [orjson.loads(one.content) for one in found.matches if one.content is not None]
    followed = {
        str(coding["code"]): coding.get("version")
        for tree in trees
        for concept in tree.get("type", ())
        for coding in concept.get("coding", ())
        if coding.get("system") == _CODED and coding.get("code")
    }
    others = (among.known(key=key, version=followed[key]) for key in sorted(followed) if key != programme.key)
    return monitored_by([programme, *(one for one in others if one is not None)])[programme.key]


def _members(patient: str, by: Actor, at: datetime) -> list[int]:
    """Who is on the patient's team now, by key."""
    found = looks.search(
        by=by.on_duty, query=query("CareTeam", [("patient", patient), ("status", "active")]), at=at
    )
    trees = [orjson.loads(one.content) for one in found.matches if one.content is not None]
    return [key64(one) for one in places.members(trees, on=at.astimezone(here().zone).date())]
