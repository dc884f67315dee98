"""Which hand-overs there are, to whom something can be handed over, and what the reader may do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
import structlog

from sharedcare.access import looks
from sharedcare.access.asked import only_asked
from sharedcare.access.grants import places
from sharedcare.access.grants import queries as grants
from sharedcare.access.grants.fhir import TASK
from sharedcare.access.types import Actor
from sharedcare.access.wishes.effects import treating
from sharedcare.care.handover import fhir, rules
from sharedcare.care.handover.types import Handover, Receiver, Side, Step
from sharedcare.care.standing import treats
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection
from sharedcare.records.types import Stored

_log = structlog.get_logger(__name__)
_MOST = 50
_PROGRAMME = "urn:sharedcare:programme"
_ENDED = ("finished", "cancelled", "entered-in-error")
"""Of an EpisodeOfCare. What is on hold goes on."""
_OVER = frozenset({"completed", "cancelled", "rejected", "failed", "entered-in-error", "draft"})


@dataclass(frozen=True, slots=True)
class Focus:
    """What can be handed over: an active EpisodeOfCare, or a Task that is still to be done. `responsible` is a reference."""

    reference: str
    tree: dict[str, Any]
    version: int
    responsible: str
    programme: str


def handovers(*, patient: str, by: Actor, at: datetime) -> list[Handover]:
    """The hand-overs of a patient that the actor sees, the newest first. Raises NotPermitted."""
    asked = [
        ("patient", patient),
        ("code", f"{TASK}|{fhir.CODE}"),
        ("_sort", "-authored-on"),
        ("_count", str(_MOST)),
    ]
    found = looks.search(by=by, query=parse("Task", asked), at=at).matches
    return list(_read(found))


def handover_of(
    *, patient: str, handover: str, by: Actor, at: datetime
) -> tuple[Handover, dict[str, Any]] | None:
    """One hand-over of a patient, and the Task. Raises NotPermitted."""
    stored = looks.read(by=by, type="Task", id=handover, at=at)
    if stored is None or stored.content is None:
        return None
    tree: dict[str, Any] = orjson.loads(stored.content)
    found = fhir.handover(tree, stored.version, zone=here().zone)
    return (found, tree) if fhir.is_handover(tree) and found.patient == patient else None


def agreed(*, by: Actor, at: datetime) -> list[Handover]:
    """The hand-overs, of all patients whom the actor sees, that are agreed for a day. Raises NotPermitted."""
    return _every("accepted", by, at)


def offered(*, by: Actor, at: datetime) -> list[Handover]:
    """Those that wait for their receiver. Raises NotPermitted."""
    return _every(",".join(sorted(fhir.OFFERED)), by, at)


def _every(statuses: str, by: Actor, at: datetime) -> list[Handover]:
    found: list[Stored] = []
    cursor: str | None = ""
    while cursor is not None:
        asked = [("code", f"{TASK}|{fhir.CODE}"), ("status", statuses), ("_count", str(_MOST))]
        asked += [("_cursor", cursor)] if cursor else []
        page = looks.search(by=by, query=parse("Task", asked), at=at)
        found += page.matches
        cursor = page.next
    return list(_read(found))


def focuses(*, patient: str, by: Actor, at: datetime) -> list[Focus]:
    """The programmes that the patient is in, whose responsibility can be handed over. Raises NotPermitted."""
    query = parse("EpisodeOfCare", [("patient", patient), ("status", "active"), ("_count", str(_MOST))])
    found = looks.search(by=by, query=query, at=at).matches
    return [one for one in map(_focus, found) if one is not None]


def tasks(*, patient: str, by: Actor, at: datetime) -> list[Focus]:
    """The tasks that are still to be done, which can be handed over. Raises NotPermitted."""
    asked = [("patient", patient), ("status:not", ",".join(sorted(_OVER))), ("_count", str(_MOST * 2))]
    found = looks.search(by=by, query=parse("Task", asked), at=at).matches
    return [one for one in map(_focus, found) if one is not None and not _is_of_house(one.tree)]


def focus_of(*, patient: str, reference: str, by: Actor, at: datetime) -> Focus | None:
    """What a hand-over is about, where it is the patient's and can be handed over. Raises NotPermitted."""
    kind, _, name = reference.partition("/")
    if kind not in ("EpisodeOfCare", "Task") or not name:
        return None
    stored = looks.read(by=by, type=kind, id=name, at=at)
    found = None if stored is None else _focus(stored)
    if found is None:
        return None
    whose = found.tree.get("patient") or found.tree.get("for") or {}
    return found if whose.get("reference") == f"Patient/{patient}" else None


def goes_on(*, references: Iterable[str], by: Actor, at: datetime) -> dict[str, bool]:
    """Of what hand-overs are about (`Type/id`) what goes on, and whether its responsibility can move now: that of a programme on hold
    cannot. What has ended is not there. Raises NotPermitted."""
    several = sorted(set(references))
    found: dict[str, bool] = {}
    for kind in ("EpisodeOfCare", "Task"):
        names = [one.removeprefix(f"{kind}/") for one in several if one.startswith(f"{kind}/")]
        for start in range(0, len(names), _MOST):
            some = ",".join(names[start : start + _MOST])
            query = parse(kind, [("_id", some), ("_count", str(_MOST))])
            for one in looks.search(by=by, query=query, at=at).matches:
                if _focus(one) is not None or _rests(one):
                    found[f"{kind}/{one.id}"] = not _rests(one)
    return found


def receivers(*, patient: str, by: Actor, at: datetime, programme: str = "") -> list[Receiver]:
    """To whom responsibility can go: organisations to which the record is open (for the programme, if one is named), and those
    of the team who work there. Not those who have it only because they are asked. Raises NotVisible."""
    open_to, asked = treating(patient=patient, by=by, at=at), only_asked(patient=patient, at=at)
    wholes = {one.key: one for one in open_to if programme in ("", one.programme) and one.key not in asked}
    found = {
        f"Organization/{one.id}": Receiver(f"Organization/{one.id}", one.id, one.name, one.sector)
        for one in wholes.values()
    }
    for member in _members(patient, by, at):
        place = next((one for one in places_of(member) if one.treating in wholes), None)
        if place is not None:
            whole = wholes[place.treating]
            found.setdefault(member, Receiver(member, whole.id, "", whole.sector))
    return list(found.values())


def sides(handover: Handover, *, responsible: str, by: Actor) -> frozenset[Side]:
    """On which sides of a hand-over the actor stands; `responsible` is who is, by reference."""
    receiver = [one.key for one in places_of(handover.wanted.receiver)]
    found = set()
    if any(rules.is_of_receiver(by.post, receiver=one) for one in receiver):
        found.add(Side.RECEIVER)
    if is_responsible(responsible or handover.sender, by=by):
        found.add(Side.SENDER)
    return frozenset(found)


def to_tell(handover: Handover, *, by: Actor, at: datetime) -> str:
    """Who is told what becomes of it: who has proposed it, or, where a partner names nobody, who is responsible. Empty where nobody is."""
    if handover.sender:
        return handover.sender
    about = (focus_of(patient=handover.patient, reference=one, by=by, at=at) for one in handover.wanted.foci)
    return next((one.responsible for one in about if one is not None and one.responsible), "")


def is_responsible(reference: str, *, by: Actor) -> bool:
    """Whether the actor may act for whoever is responsible: that one, or somebody of the same organisation."""
    return rules.is_of_sender(by.post, responsible={one.treating for one in places_of(reference)})


def steps(handover: Handover, *, responsible: str, by: Actor, at: datetime) -> frozenset[Step]:
    """What the actor may do with it now: to be offered on a page."""
    if not treats(patient=handover.patient, by=by, at=at):
        return frozenset()
    return rules.steps_of(handover.stand, sides(handover, responsible=responsible, by=by))


def places_of(reference: str) -> list[grants.Place]:
    """The organisation of somebody in a role, or the one that is named itself."""
    return grants.places(raw_connection(), reference=reference) if reference else []


def wholes_of(references: Iterable[str]) -> dict[str, frozenset[int]]:
    """The organisations of several, by key and as they treat: of somebody in a role, or the one that is named itself."""
    return grants.wholes(raw_connection(), references=references)


def asked_places(receiver: str, *, by: Actor, at: datetime) -> list[grants.Place]:
    """Where those are of whom one is asked: also where the role that is named has ended, since a colleague can have answered."""
    kind, _, name = receiver.partition("/")
    found = places_of(receiver)
    if found or kind != "PractitionerRole":
        return found
    stored = looks.read(by=by, type=kind, id=name, at=at)
    tree = orjson.loads(stored.content) if stored is not None and stored.content else {}
    return places_of(str(tree.get("organization", {}).get("reference", "")))


def _read(several: Iterable[Stored]) -> Iterator[Handover]:
    """Each by itself: what another system has written in a form that says nothing here does not stop the others."""
    for one in several:
        if not one.content:
            continue
        try:
            yield fhir.handover(orjson.loads(one.content), one.version, zone=here().zone)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            _log.warning("handover.not_read", handover=one.id, error=type(error).__name__)


def _rests(stored: Stored) -> bool:
    """Whether it is a programme that is on hold, or has not begun."""
    status = orjson.loads(stored.content or b"{}").get("status")
    return stored.type == "EpisodeOfCare" and status not in (None, "active", *_ENDED)


def _focus(stored: Stored) -> Focus | None:
    tree: dict[str, Any] = orjson.loads(stored.content or b"{}")
    reference = f"{stored.type}/{stored.id}"
    if stored.type == "EpisodeOfCare":
        codes = [one for kind in tree.get("type", ()) for one in kind.get("coding", ())]
        programme = next((str(one["code"]) for one in codes if one.get("system") == _PROGRAMME), "")
        if tree.get("status") != "active":
            return None
        manager = str(tree.get("careManager", {}).get("reference", ""))
        return Focus(reference, tree, stored.version, manager, programme)
    if tree.get("status") in _OVER or fhir.is_handover(tree):
        return None
    owner = str((tree.get("owner") or tree.get("requester") or {}).get("reference", ""))
    return Focus(reference, tree, stored.version, owner, "")


def _is_of_house(task: dict[str, Any]) -> bool:
    """Whether a Task is no work for somebody, but what the house keeps as one: an access in an emergency, a look."""
    codes = {one.get("code") for one in task.get("code", {}).get("coding", ()) if one.get("system") == TASK}
    return bool(codes - {"programme-task"})


def _members(patient: str, by: Actor, at: datetime) -> list[str]:
    query = parse("CareTeam", [("patient", patient), ("status", "active"), ("_count", str(_MOST))])
    found = looks.search(by=by, query=query, at=at).matches
    trees = [orjson.loads(one.content or b"{}") for one in found]
    members = places.members(trees, on=at.astimezone(here().zone).date())
    return [one for one in members if one.startswith(("PractitionerRole/", "Organization/"))]
