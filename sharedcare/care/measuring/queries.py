"""What the plan of a patient asks them to measure, as the versions say it that they follow, with the local layers that hold there."""

from collections.abc import Iterable
from datetime import datetime

import orjson

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.elements import OURS, Tree
from sharedcare.care.findings.programmes import Followed
from sharedcare.care.measuring.asking import common, entries
from sharedcare.care.measuring.types import Entry
from sharedcare.care.plan.admission import is_measuring
from sharedcare.programmes.combining.types import Source
from sharedcare.programmes.types import Programme
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse

_MOST, _STANDING = "100", ("active", "on-hold")
_COMMON = ("weight", "blood-pressure")
"""What most have at home to measure with, by its keys in the terminology."""


def asked(*, patient: str, by: Actor, at: datetime) -> tuple[Entry, ...]:
    """What the orders of the plan ask for, those that rest among them. Raises NotPermitted or NotVisible."""
    orders = _found("ServiceRequest", ",".join(_STANDING), patient, by, at)
    return asked_among(orders, _found("EpisodeOfCare", "active", patient, by, at)) if orders else ()


def asked_among(orders: Iterable[Tree], episodes: Iterable[Tree]) -> tuple[Entry, ...]:
    """The same of resources that somebody has read already: ServiceRequests of every status, and EpisodeOfCare."""
    places = _places(one for one in episodes if one.get("status") == "active")
    followed = Followed()

    def programme(source: Source) -> Programme | None:
        layered = followed(source.programme, source.version, places.get(source.programme, ""))
        return None if layered is None else layered.programme

    standing = (one for one in orders if one.get("status") in _STANDING and is_measuring(one))
    return entries(standing, programme, zone=here().zone)


def offered(*, patient: str, by: Actor, at: datetime) -> tuple[Entry, ...]:
    """All that the patient can send: what is asked for, and what most have at home to measure with. Raises NotPermitted or NotVisible."""
    found = asked(patient=patient, by=by, at=at)
    keys = {one.key for one in found}
    return (*found, *(common(key) for key in _COMMON if key not in keys))


def _places(episodes: Iterable[Tree]) -> dict[str, str]:
    """The organisation (a reference) of each programme that the patient follows."""
    return {
        str(coding.get("code")): str(one.get("managingOrganization", {}).get("reference", ""))
        for one in episodes
        for concept in one.get("type", ())
        for coding in concept.get("coding", ())
        if coding.get("system") == OURS + "programme"
    }


def _found(kind: str, status: str, patient: str, by: Actor, at: datetime) -> list[Tree]:
    query = parse(kind, [("patient", patient), ("status", status), ("_count", _MOST)])
    found = looks.search(by=by, query=query, at=at).matches
    return [orjson.loads(one.content) for one in found if one.content]
