"""A practice's list of conditions as FHIR: a Condition for each, a Composition for the list itself. Pure.

The Composition has one id for each practice and patient, so that what stands there says what the practice said last.
A list replaces the one before: what is not on it any more becomes `inactive` from that day, since the practice does
not follow it any longer; that it was wrong, or is over, the practice has not said (decision 9). A list that comes
after a newer one tells only of what the newer one does not know.
"""

from datetime import datetime
from typing import Any

from sharedcare.exchange.forms.tree import Tree, many, one, text
from sharedcare.exchange.general_practice.types import ConditionList, Entry
from sharedcare.exchange.inbox.types import Known, Place, Resource
from sharedcare.exchange.parties.systems import SNOMED, written
from sharedcare.kernel.ids import derive, key64
from sharedcare.terminology.diagnoses import name_of

_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_BY_SNOMED = {"15240007": "active", "723506003": "resolved"}
_CONFIRMED = "http://hl7.dk/fhir/core/StructureDefinition/ConditionLastAssertedDate"
_LET_GO = "http://hl7.dk/fhir/core/StructureDefinition/NotFollowedAnymore"
_WRONG = "entered-in-error"
_OVER = ("resolved", "inactive", "remission")


def places(stated: ConditionList, known: Known) -> list[Place]:
    """What has to be seen: the list that stands, what is on it, and what is on this one."""
    here = _list_at(stated, known)
    before = _on(known.standing.get(here, {}))
    return list(dict.fromkeys([here, *before, *(_at(stated, each, known) for each in stated.entries)]))


def resources(stated: ConditionList, known: Known) -> list[Resource]:
    """The resources to store, given those that stand."""
    here = _list_at(stated, known)
    before = known.standing.get(here)
    if before is not None and datetime.fromisoformat(before["date"]) > stated.stated_at:
        return _late(stated, known, before)
    found = {_at(stated, each, known): _condition(stated, each, known) for each in stated.entries}
    told = [one for place, one in found.items() if not _says_the_same(known.standing.get(place), one)]
    gone = [
        _let_go(known.standing[place], (before or {})["date"], stated.stated_at, known)
        for place in _on(before or {})
        if place not in found and place in known.standing and not _is_over(known.standing[place])
    ]
    return [*told, *gone, _composition(stated, list(found), known)]


def _late(stated: ConditionList, known: Known, newer: Resource) -> list[Resource]:
    """What a list that was overtaken adds: conditions that the newer one let go, or never knew."""
    followed = set(_on(newer))
    found = []
    for each in stated.entries:
        place = _at(stated, each, known)
        stands = known.standing.get(place)
        if place in followed or (stands is not None and _confirmed(stands) >= stated.stated_at):
            continue
        condition = _condition(stated, each, known)
        when = _dated(stands or {}, _LET_GO) or datetime.fromisoformat(newer["date"])
        confirmed = stated.stated_at.isoformat()
        found.append(condition if _is_over(condition) else _let_go(condition, confirmed, when, known))
    return found


def _condition(stated: ConditionList, entry: Entry, known: Known) -> Resource:
    says = entry.says
    resource: Resource = {
        "resourceType": "Condition",
        "id": _at(stated, entry, known)[1],
        "meta": {"source": known.source},
        "extension": [{"url": _CONFIRMED, "valueDateTime": stated.stated_at.isoformat()}],
        **says,
        "subject": {"reference": f"Patient/{known.patient}"},
        "recorder": {"reference": known.references[stated.author], "display": stated.practice.name},
    }
    code = _concept(one(says, "code"))
    if code:
        resource["code"] = code
    # What was never so has no clinical status (con-5).
    if not any(text(each, "code") == _WRONG for each in many(one(says, "verificationStatus"), "coding")):
        resource["clinicalStatus"] = _clinical(says)
    return resource


def _clinical(says: Tree) -> Any:
    """The status that the practice gives, else what the category and an end tell."""
    if "clinicalStatus" in says:
        return says["clinicalStatus"]
    codings = [coding for each in many(says, "category") for coding in many(each, "coding")]
    told = [_BY_SNOMED.get(text(each, "code")) for each in codings if text(each, "system") == SNOMED]
    ended = any(name.startswith("abatement") for name in says)
    status = next(filter(None, told), "resolved" if ended else "active")
    if ended and status == "active":
        status = "resolved"
    return {"coding": [{"system": _CLINICAL, "code": status}]}


def _concept(concept: Tree) -> Resource:
    """The codes in the systems as they are written here, and words for them, from the lists of names if need be."""
    codings = []
    for each in many(concept, "coding"):
        system = written(text(each, "system"))
        coding = {**each, "system": system} if system else dict(each)
        name = text(each, "display") or name_of(system, text(each, "code"))
        codings.append(coding | ({"display": name} if name else {}))
    found: Resource = {"coding": codings} if codings else {}
    words = text(concept, "text") or next(
        (text(each, "display") for each in codings if "display" in each), ""
    )
    words = words or next((text(each, "code") for each in codings), "")
    return found | ({"text": words} if words else {})


def _let_go(condition: Resource, confirmed: str, when: datetime, known: Known) -> Resource:
    """A condition that the practice stood for until one list, and not any more on another."""
    others = [each for each in condition.get("extension", ()) if each.get("url") not in (_CONFIRMED, _LET_GO)]
    return {
        **condition,
        "meta": {"source": known.source},
        "extension": [
            *others,
            {"url": _CONFIRMED, "valueDateTime": confirmed},
            {"url": _LET_GO, "valueDateTime": when.isoformat()},
        ],
        "clinicalStatus": {"coding": [{"system": _CLINICAL, "code": "inactive"}]},
    }


def _is_over(condition: Tree) -> bool:
    return any(text(each, "code") in _OVER for each in many(one(condition, "clinicalStatus"), "coding"))


def _confirmed(condition: Tree) -> datetime:
    return _dated(condition, _CONFIRMED) or datetime.fromisoformat("9999-01-01T00:00:00+00:00")


def _dated(condition: Tree, url: str) -> datetime | None:
    found = [text(each, "valueDateTime") for each in many(condition, "extension") if text(each, "url") == url]
    return datetime.fromisoformat(found[0]) if found else None


def _says_the_same(stands: Resource | None, condition: Resource) -> bool:
    """Whether a list says of a condition what stands already, so that nothing is new about it but the day.

    That day would be a new version of every condition with every list; the Composition has it.
    """
    if stands is None:
        return False
    apart = ("meta", "extension", "recorder")
    names = {*stands, *condition} - set(apart)
    return all(stands.get(name) == condition.get(name) for name in names)


def _composition(stated: ConditionList, conditions: list[Place], known: Known) -> Resource:
    """The list as it stands. Its title is ours: practices write the patient's number into theirs."""
    entries = [{"reference": f"{kind}/{name}"} for kind, name in conditions]
    section = {"section": [{"title": "Diagnoser", "entry": entries}]} if entries else {}
    return {
        "resourceType": "Composition",
        "id": _list_at(stated, known)[1],
        "meta": {"source": known.source},
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{stated.number}"},
        "status": "final",
        "type": {
            "coding": [
                {"system": "http://loinc.org", "code": "11450-4", "display": "Problem list - Reported"}
            ]
        },
        "subject": {"reference": f"Patient/{known.patient}"},
        "date": stated.stated_at.isoformat(),
        "author": [
            {"reference": known.references[stated.practice], "display": stated.practice.name},
            {"reference": known.references[stated.author]},
        ],
        "title": f"Diagnoser fra {stated.practice.name}",
        **section,
    }


def _on(composition: Tree) -> list[Place]:
    """The conditions on a list that stands."""
    entries = [entry for section in many(composition, "section") for entry in many(section, "entry")]
    found = [text(each, "reference").split("/") for each in entries]
    return [(each[0], each[1]) for each in found if len(each) == 2]


def _list_at(stated: ConditionList, known: Known) -> Place:
    return "Composition", _id(stated, "list", known)


def _at(stated: ConditionList, entry: Entry, known: Known) -> Place:
    return "Condition", _id(stated, f"condition/{entry.key}", known)


def _id(stated: ConditionList, what: str, known: Known) -> str:
    practice = stated.practice.identifiers[0].value
    patient = known.patient
    return derive(
        f"urn:sharedcare:general-practice:{practice}/{what}/{patient}", patient=key64(f"Patient/{patient}")
    )
