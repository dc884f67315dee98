"""From a patient's resources to what judging is given: the programmes followed with what was agreed, and what is known. Pure."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from sharedcare.care.findings.limiting.fhir import limits_in
from sharedcare.care.findings.pausing.fhir import pauses_in
from sharedcare.care.findings.reading import form_in, values_in
from sharedcare.care.findings.trees import OURS, Tree, codings, extensions, identifier, moment, part
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.judging.types import Agreed, Course, Known, Unread
from sharedcare.programmes.layers import Layered
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.words import Text

Programmes = Callable[[str, str | None, str], Layered | None]
"""Looks up a published programme by key, version and whose patient it is (a reference), with the local layers that hold there; None when there
is none."""

_DIAGNOSES = {
    "urn:oid:1.2.208.176.2.4": "sks",
    "urn:oid:1.2.208.176.2.4.12": "sks",
    "urn:oid:1.2.208.176.2.31": "icpc-2",
}
_ATC = "http://www.whocc.no/atc"
_ACTIVE = ("active", "onhold")


def courses(resources: Iterable[Tree], programmes: Programmes) -> list[tuple[Course, Tree]]:
    """The programmes that the patient is in, each with its EpisodeOfCare; without those that nobody has published."""
    found = list(resources)
    own = [each for tree in found if tree["resourceType"] == "ServiceRequest" for each in limits_in(tree)]
    told = []
    for tree, since, key, version in _enrolments(found):
        found_there = programmes(key, version, _place(tree))
        if found_there is not None:
            limits = tuple(limit for of, limit in own if of == key)
            agreed, local = tuple(_agreed(tree)), _local(found_there)
            told.append((Course(found_there.programme, since, limits, agreed, local), tree))
    return told


def blind(resources: Iterable[Tree], programmes: Programmes) -> dict[str, str]:
    """The programmes that the patient is in and by which nothing can be judged, each with the version that is followed (empty where
    none is named): nobody has published it here, or it is not what was published."""
    return {
        key: version or ""
        for tree, _, key, version in _enrolments(resources)
        if programmes(key, version, _place(tree)) is None
    }


def known(episode: Tree, programme: Programme, resources: Iterable[Tree], *, at: datetime) -> Known:
    """What is known of the patient in the words of one programme."""
    readings: dict[str, list[Reading]] = {}
    scores: dict[str, list[Reading]] = {}
    unread: list[Unread] = []
    of: dict[str, list[Tree]] = {}
    for tree in resources:
        of.setdefault(tree["resourceType"], []).append(tree)
    for tree in of.get("Observation", ()):
        for meant, value in values_in(tree, programme):
            if isinstance(value, Unread):
                unread.append(value)
            else:
                (scores if meant.is_score else readings).setdefault(meant.key, []).append(value)
    forms = [
        form for tree in of.get("QuestionnaireResponse", ()) if (form := form_in(tree, programme)) is not None
    ]
    facts = Facts(
        at=at,
        born=next((_born(each) for each in of.get("Patient", ())), None),
        sex=next((str(each.get("gender", "")) for each in of.get("Patient", ())), ""),
        codes=frozenset(_codes(of.get("Condition", ()))),
        drugs=frozenset(_drugs(of.get("MedicationStatement", ()))),
        readings=_newest_first(readings),
        scores=_newest_first(scores),
        levels=frozenset(_nested(episode, "level", "level", "valueCode")),
        done=frozenset(_done(of.get("Task", ()))),
        reached=frozenset(_reached(of.get("Goal", ()), programme.key)),
        events=_events(episode),
        judged={
            part(each, "key", "valueCode"): bool(part(each, "holds", "valueBoolean"))
            for each in extensions(episode, "judged")
        },
    )
    ordered = sorted(forms, key=lambda each: (each.at, each.id))
    return Known(facts, tuple(ordered), tuple(unread), tuple(pauses_in(of.get("Task", ()))))


def _local(found: Layered) -> dict[str, Text]:
    """The limits that are others here than in the standard, with who says so."""
    return {
        one.key.replace("/", ":"): Text(da=one.layer.owner, en=one.layer.owner)
        for one in found.departures
        if "/" in one.key
    }


def _enrolments(resources: Iterable[Tree]) -> Iterator[tuple[Tree, datetime, str, str | None]]:
    for tree in resources:
        since = moment(tree.get("period", {}).get("start"))
        if tree["resourceType"] == "EpisodeOfCare" and tree.get("status") in _ACTIVE and since is not None:
            for key, version in _followed(tree):
                yield tree, since, key, version


def _place(episode: Tree) -> str:
    return str(episode.get("managingOrganization", {}).get("reference", ""))


def _followed(episode: Tree) -> Iterator[tuple[str, str | None]]:
    for concept in episode.get("type", ()):
        for each in concept.get("coding", ()):
            if each.get("system") == OURS + "programme" and each.get("code"):
                yield each["code"], each.get("version")


def _agreed(episode: Tree) -> Iterator[Agreed]:
    for each in extensions(episode, "reference-value"):
        key, at = part(each, "key", "valueCode"), moment(part(each, "at", "valueInstant"))
        quantity = part(each, "value", "valueQuantity") or {}
        if key and at is not None and quantity.get("value") is not None:
            yield Agreed(key, float(quantity["value"]), at)


def _newest_first(found: dict[str, list[Reading]]) -> dict[str, tuple[Reading, ...]]:
    return {
        key: tuple(sorted(several, key=lambda each: (each.at, each.id), reverse=True))
        for key, several in found.items()
    }


def _events(episode: Tree) -> dict[str, tuple[datetime, ...]]:
    found: dict[str, list[datetime]] = {}
    for each in extensions(episode, "anchor"):
        key, at = part(each, "key", "valueCode"), moment(part(each, "at", "valueDateTime"))
        if key and at is not None:
            found.setdefault(key, []).append(at)
    return {key: tuple(sorted(several, reverse=True)) for key, several in found.items()}


def _codes(conditions: Iterable[Tree]) -> Iterator[tuple[str, str]]:
    for tree in conditions:
        status = {code for _, code in codings(tree.get("clinicalStatus"))}
        wrong = any(code == "entered-in-error" for _, code in codings(tree.get("verificationStatus")))
        if not wrong and not status & {"inactive", "resolved", "remission"}:
            yield from (
                (_DIAGNOSES[system], code)
                for system, code in codings(tree.get("code"))
                if system in _DIAGNOSES
            )


def _drugs(statements: Iterable[Tree]) -> Iterator[str]:
    for tree in statements:
        if tree.get("status") in ("active", "on-hold", "intended"):
            yield from (
                code for system, code in codings(tree.get("medicationCodeableConcept")) if system == _ATC
            )


def _done(tasks: Iterable[Tree]) -> Iterator[str]:
    for tree in tasks:
        key = identifier(tree, "task-key")
        if key and tree.get("status") == "completed":
            yield key.partition("/")[0]


def _reached(goals: Iterable[Tree], programme: str) -> Iterator[str]:
    for tree in goals:
        key = identifier(tree, "goal-key") or ""
        is_reached = any(code == "achieved" for _, code in codings(tree.get("achievementStatus")))
        if key.startswith(f"{programme}:") and is_reached:
            yield key.partition(":")[2]


def _nested(episode: Tree, name: str, key: str, value: str) -> Iterator[str]:
    for each in extensions(episode, name):
        found: Any = part(each, key, value)
        if isinstance(found, str):
            yield found


def _born(patient: Tree) -> Any:
    found = moment(patient.get("birthDate"))
    return None if found is None else found.date()
