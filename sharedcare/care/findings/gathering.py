"""From a patient's resources to what judging is given: the programmes followed with what was agreed, and what is known. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from sharedcare.care.elements import OURS, Tree, moment, sources_of
from sharedcare.care.enrolment import fhir
from sharedcare.care.facts.enrolled import GOES_ON, Enrolment
from sharedcare.care.facts.gathering import gathered_in_each
from sharedcare.care.findings.limiting.fhir import limits_in
from sharedcare.care.findings.pausing.admitted import stays
from sharedcare.care.findings.pausing.fhir import pauses_in
from sharedcare.programmes.judging.types import Agreed, Course, Known, Pause
from sharedcare.programmes.layers import Layered
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import OF_THE_CALENDAR
from sharedcare.programmes.types.words import Text
from sharedcare.records.indexing.locality import here

_ORDERED = frozenset({"active", "on-hold"})

Programmes = Callable[[str, str | None, str], Layered | None]
"""Looks up a published programme by key, version and whose patient it is (a reference), with the local layers that hold there; None when there
is none."""


def courses(resources: Iterable[Tree], programmes: Programmes) -> list[tuple[Course, Enrolment]]:
    """The programmes that the patient is in, each with the enrolment; without those that nobody has published."""
    found = list(resources)
    orders = [tree for tree in found if tree["resourceType"] == "ServiceRequest"]
    own = [each for tree in orders for each in limits_in(tree)]
    plans = (moment(tree.get("created")) for tree in found if tree["resourceType"] == "CarePlan")
    begun = min(filter(None, plans), default=None)
    asked = _asked(orders)
    told = []
    for tree, since, key, version in _episodes(found):
        found_there = programmes(key, version, _place(tree))
        one = fhir.enrolment(tree, 0, zone=here().zone)
        if found_there is not None and one is not None:
            course = Course(
                found_there.programme,
                since,
                own=tuple(limit for of, limit in own if of == key),
                agreed=tuple(Agreed(each.key, each.value, each.at) for each in one.references),
                local=_local(found_there),
                unset=frozenset() if key in asked else _unset(one),
                asked=asked.get(key, {}),
                planned=begun,
            )
            told.append((course, one))
    return told


def blind(resources: Iterable[Tree], programmes: Programmes) -> dict[str, str]:
    """The programmes that the patient is in and by which nothing can be judged, each with the version that is followed (empty where
    none is named): nobody has published it here, or it is not what was published."""
    return {
        key: version or ""
        for tree, _, key, version in _episodes(resources)
        if programmes(key, version, _place(tree)) is None
    }


def known(enrolment: Enrolment, programme: Programme, resources: Iterable[Tree], *, at: datetime) -> Known:
    """What is known of the patient in the words of one programme."""
    [found] = _known(resources, [(programme, enrolment)], at)
    return found


def known_in_each(
    followed: Sequence[tuple[Course, Enrolment]], resources: Iterable[Tree], *, at: datetime
) -> list[tuple[Course, Known]]:
    """The same in the words of each programme that the patient is in."""
    found = _known(resources, [(course.programme, enrolment) for course, enrolment in followed], at)
    return [(course, each) for (course, _), each in zip(followed, found, strict=True)]


def _known(
    resources: Iterable[Tree], followed: Sequence[tuple[Programme, Enrolment]], at: datetime
) -> list[Known]:
    trees = list(resources)
    paused = tuple(pauses(trees))
    return [
        Known(each.facts, each.forms, each.unread, paused)
        for each in gathered_in_each(trees, followed, at=at, zone=here().zone)
    ]


def pauses(resources: Iterable[Tree]) -> list[Pause]:
    """The times in which nobody waits for what the patient measures: what somebody has decided, and admissions."""
    trees = list(resources)
    return [
        *pauses_in(tree for tree in trees if tree["resourceType"] == "Task"),
        *stays((tree for tree in trees if tree["resourceType"] == "Encounter"), zone=here().zone),
    ]


def _local(found: Layered) -> dict[str, Text]:
    """The limits that are others here than in the standard, with who says so."""
    return {
        one.key.replace("/", ":"): Text(da=one.layer.owner, en=one.layer.owner)
        for one in found.departures
        if "/" in one.key
    }


def _episodes(resources: Iterable[Tree]) -> list[tuple[Tree, datetime, str, str | None]]:
    """Of two episodes of one programme the one that began last counts, as in the plan; what came since the first began is judged."""
    found = []
    for tree in resources:
        since = moment(tree.get("period", {}).get("start"))
        if tree["resourceType"] == "EpisodeOfCare" and tree.get("status") in GOES_ON and since is not None:
            found += [(tree, since, key, version) for key, version in _followed(tree)]
    found.sort(key=lambda each: (each[1], each[0]["id"]))
    first = {key: since for _, since, key, _ in reversed(found)}
    last = {key: (tree, first[key], key, version) for tree, _, key, version in found}
    return list(last.values())


def _asked(orders: Iterable[Tree]) -> dict[str, dict[str, datetime]]:
    """By each programme that anything has ever been ordered of: since when each part of it has been ordered of the patient, by its key,
    as far as it still is."""
    found: dict[str, dict[str, datetime]] = {}
    for tree in orders:
        at = moment(tree.get("authoredOn")) if tree.get("status") in _ORDERED else None
        for source in sources_of(tree):
            parts = found.setdefault(source.programme, {})
            if at is not None:
                parts[source.key] = min(at, parts.get(source.key, at))
    return found


def _unset(one: Enrolment) -> frozenset[str]:
    return frozenset(OF_THE_CALENDAR) - {each.key for each in one.anchors}


def _place(episode: Tree) -> str:
    return str(episode.get("managingOrganization", {}).get("reference", ""))


def _followed(episode: Tree) -> Iterator[tuple[str, str | None]]:
    for concept in episode.get("type", ()):
        for each in concept.get("coding", ()):
            if each.get("system") == OURS + "programme" and each.get("code"):
                yield each["code"], each.get("version")
