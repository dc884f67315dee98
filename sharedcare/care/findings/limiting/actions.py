"""Setting a limit of a patient's own in place of the programme's, and taking it back."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.types import Actor
from sharedcare.care import who
from sharedcare.care.elements import OURS, Tree, identifier
from sharedcare.care.findings import queries
from sharedcare.care.findings.errors import BadLimit, HasChanged, NoSuchLimit, NotYours
from sharedcare.care.findings.limiting import fhir
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import SET_LIMITS, titles
from sharedcare.kernel.ids import key64
from sharedcare.programmes.fhir.words import coding
from sharedcare.programmes.judging.types import OwnLimit
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import Limit, Measurement
from sharedcare.programmes.types.words import Band
from sharedcare.records.around import Some, of_types
from sharedcare.records.document import composed
from sharedcare.records.errors import VersionConflict
from sharedcare.records.types import Change, Create, References, Update

_NOT_THERE_YET = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """The limit meant (`<programme>:<measurement>:<limit>`), its new bands, why, and until when (None: until it is changed)."""

    key: str
    yellow: Band | None
    red: Band | None
    why: str
    until: datetime | None = None


def set_limit(*, patient: str, wanted: Wanted, by: Actor, at: datetime) -> None:
    """Judge this patient's values by another limit from now on; what was measured before stays as it was judged.

    A band that is not named stays the programme's. Raises NotVisible, NoSuchLimit, NotYours, BadLimit or HasChanged.
    """
    who.require_open(patient=patient, by=by, at=at)
    programme, measurement, limit = _meant(patient, wanted.key, at)
    _require_named(patient, programme, limit, by, at)
    if wanted.yellow is None and wanted.red is None:
        raise BadLimit("Say from where on it is yellow or red.")
    if not wanted.why.strip():
        raise BadLimit("Say why this patient has another limit.")
    if _crosses(wanted.yellow or limit.yellow, wanted.red or limit.red):
        raise BadLimit("Red lies beyond yellow: what is red would begin before what is yellow.")
    if wanted.until is not None and wanted.until <= at:
        raise BadLimit("The limit would end before it begins. Choose a later day.")
    own = OwnLimit(
        f"{measurement.key}:{limit.key}",
        wanted.yellow,
        wanted.red,
        at,
        who.name(by=by),
        wanted.until,
        wanted.why.strip(),
    )
    made = fhir.extension(wanted.key, own, by=who.reference(patient, by=by), unit=measurement.unit)
    order = _order(patient, measurement) or (_new(patient, measurement, by, at), _NOT_THERE_YET)
    _store(order, wanted.key, made, by, at)


def take_back(*, patient: str, key: str, by: Actor, at: datetime) -> None:
    """Judge by the programme's limit again from now on. Raises as `set_limit` does."""
    who.require_open(patient=patient, by=by, at=at)
    programme, measurement, limit = _meant(patient, key, at)
    _require_named(patient, programme, limit, by, at)
    found = _order(patient, measurement)
    if found is None:
        raise NoSuchLimit("The patient has no limit of their own there.")
    _store(found, key, None, by, at)


def _require_named(patient: str, programme: Programme, limit: Limit, by: Actor, at: datetime) -> None:
    if not mandate(patient=patient, by=by, at=at).is_named(programme, limit.set_by, SET_LIMITS):
        raise NotYours(f"The programme lets this limit be set by: {titles(programme, limit.set_by)}.")


def _crosses(yellow: Band | None, red: Band | None) -> bool:
    if yellow is None or red is None or yellow.is_between or red.is_between:
        return False
    rises = yellow.high is not None and red.high is not None and red.high < yellow.high
    return rises or (yellow.low is not None and red.low is not None and red.low > yellow.low)


def _meant(patient: str, key: str, at: datetime) -> tuple[Programme, Measurement, Limit]:
    found = queries.enrolled(patient=key64(f"Patient/{patient}"), since=at)
    for course, _ in found.courses if found else ():
        for measurement in course.programme.measurements:
            for limit in measurement.limits:
                if key == f"{course.programme.key}:{measurement.key}:{limit.key}":
                    return course.programme, measurement, limit
    raise NoSuchLimit("None of the programmes that the patient is in has this limit. Load the page again.")


def _order(patient: str, measurement: Measurement) -> tuple[Tree, int] | None:
    """What asks for the measurement, and its version."""
    wanted = {"ServiceRequest": Some(queries.MOST_ORDERS)}
    for one in queries.within_the_act(of_types(patient=key64(f"Patient/{patient}"), wanted=wanted)):
        tree = queries.read(one)
        if tree.get("status") == "active" and identifier(tree, "measurement-key") == measurement.key:
            return tree, one.version
    return None


def _store(order: tuple[Tree, int], key: str, made: Tree | None, by: Actor, at: datetime) -> None:
    tree, version = order
    extensions = [_ended(each, key, at) for each in tree.get("extension", ())]
    tree = tree | {"extension": extensions if made is None else [*extensions, made]}
    document = composed(orjson.dumps(tree))
    author = None if by.post is None else by.post.organization
    change: Change = (
        Create(document, author=author)
        if version == _NOT_THERE_YET
        else Update(document, tree["id"], if_match=version)
    )
    try:
        gate.act(by=by.on_duty, changes=[change], at=at, references=References.MAY_DANGLE)
    except VersionConflict as conflict:
        raise HasChanged("Somebody else has changed it meanwhile. Load the page again.") from conflict


def _ended(each: Tree, key: str, at: datetime) -> Tree:
    """Another limit for the same, which ends now if it is in force."""
    parts = {part["url"]: part for part in each.get("extension", ())}
    is_it = each.get("url") == fhir.URL and parts.get("key", {}).get("valueString") == key
    return fhir.ended(each, at=at) if is_it else each


def _new(patient: str, measurement: Measurement, by: Actor, at: datetime) -> Tree:
    return {
        "resourceType": "ServiceRequest",
        "status": "active",
        "intent": "order",
        "category": [{"coding": [{"system": OURS + "service", "code": "measuring"}]}],
        "identifier": [{"system": OURS + "measurement-key", "value": measurement.key}],
        "code": {"coding": [coding(measurement.codes[0])], "text": measurement.title.clinician.da},
        "subject": {"reference": f"Patient/{patient}"},
        "requester": {"reference": who.reference(patient, by=by)},
        "authoredOn": at.isoformat(timespec="seconds"),
    }
