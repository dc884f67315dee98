"""A small world in which much can be agreed, refused, blocked and labelled, and a model of who sees what of it.

The model says it in a few lines of Python over the description of the world, and knows nothing of windows or tables.
"""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from sharedcare.access import gate, rights
from sharedcare.access.actors import operator
from sharedcare.access.grants import queries
from sharedcare.access.scopes import parse
from sharedcare.access.types import Actor, Citizen, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection
from sharedcare.records.types import References, Update
from tests.integration.access.care import (
    agreement,
    concept,
    consent,
    enrolled,
    organisation,
    refusal,
    role,
    store,
    team,
)
from tests.integration.access.clients import NOON
from tests.integration.records.store import document

PEOPLE = ("p1", "p2", "p3")
PROGRAMMES = ("heart-failure", "copd")
HOUSES = {"hospital": ("ward", "999900000000021"), "town": ("nursing", "999900000000022")}
"""Those who can treat: with a part of each, at which people work, and the part's SOR code."""
ROLES = ("doctor", "physiotherapist", "secretary")
RANK = {"R": 1, "V": 3}

entries = st.fixed_dictionaries(
    {
        "patient": st.sampled_from(PEOPLE),
        "kind": st.sampled_from(("Observation", "Condition", "Task")),
        "value": st.integers(95, 105),
        "author": st.none() | st.sampled_from(tuple(HOUSES)),
        "label": st.none() | st.sampled_from(tuple(RANK)),
        "kept_from": st.none() | st.just("") | st.sampled_from(tuple(HOUSES)),
    }
)
people = st.fixed_dictionaries(
    {
        "programmes": st.sets(st.sampled_from(PROGRAMMES)),
        "consents": st.sets(st.sampled_from(PROGRAMMES)),
        "team": st.sets(st.sampled_from(tuple(HOUSES))),
        "shut_out": st.sets(st.sampled_from(tuple(HOUSES)), max_size=1),
        "hidden_kind": st.none() | st.sampled_from(("Observation", "Condition")),
        "proxy": st.none() | st.sampled_from(("see", "measure", "write")),
    }
)
worlds = st.fixed_dictionaries(
    {
        "people": st.fixed_dictionaries(dict.fromkeys(PEOPLE, people)),
        "entries": st.lists(entries, min_size=2, max_size=8),
        "agreements": st.fixed_dictionaries(
            {name: st.sampled_from(("executed", "executed", "terminated", "none")) for name in PROGRAMMES}
        ),
    }
)
readers = st.one_of(
    st.tuples(st.sampled_from(tuple(HOUSES)), st.sampled_from(ROLES)),
    st.tuples(st.sampled_from(tuple(HOUSES)), st.just("system")),
    st.tuples(st.sampled_from(("p1", "relative")), st.just("citizen")),
)

World = dict[str, Any]
Reader = tuple[str, str]


@dataclass(frozen=True)
class Thing:
    """A resource of the world, and whose, of which kind and by whom it is."""

    type: str
    id: str
    patient: str | None
    author: str | None = None
    label: str | None = None
    kept_from: str | None = None


def build(world: World) -> list[Thing]:
    """Store the world; all of its resources."""
    found = _houses(world)
    for name, what in world["people"].items():
        found += _person(name, what)
    for number, entry in enumerate(world["entries"]):
        found += _entry(f"e{number}", entry)
    return [*found, *_orphans()]


def reader(who: Reader) -> Actor:
    """Somebody who looks."""
    where, what = who
    connection = raw_connection()
    if what == "citizen":
        people = tuple(key64(f"RelatedPerson/relative-of-{one}") for one in PEOPLE)
        citizen = Citizen(key64("Patient/p1")) if where == "p1" else Citizen(None, people)
        return Actor(-2, where, None, parse("system/*.rs"), Ground.ROLE, account=9, citizen=citizen)
    part, sor = HOUSES[where]
    if what == "system":
        post = queries.post_of_system(connection, sor=sor)
        return Actor(7, where, sor, parse("system/*.cruds"), Ground.SCOPE, post=post)
    post = queries.post(connection, role=key64(f"PractitionerRole/{what}-at-{part}"), at=NOON)
    return Actor(-2, where, sor, rights.of_role(what).scopes, Ground.ROLE, account=9, post=post)


def sees(who: Reader, thing: Thing, world: World) -> bool:
    """Whether this reader may see this thing."""
    where, what = who
    if thing.type not in _readable(what):
        return False
    if thing.patient is None:
        return thing.type in rights.OPEN or thing.author == where
    person = world["people"][thing.patient]
    if what == "citizen":
        if where == thing.patient:
            return True
        return where == "relative" and person["proxy"] is not None and not _is_hidden(thing, person, None, 0)
    if thing.author == where:
        return True
    clearance = rights.of_role(what).clearance
    return _treats(where, person, world) and not _is_hidden(thing, person, where, clearance)


def _readable(what: str) -> tuple[str, ...]:
    if what == "system":
        return (
            *(name for name in rights.OPEN if name != "Contract"),
            "Patient",
            "Observation",
            "Condition",
            "Task",
            "EpisodeOfCare",
            "CareTeam",
            "Consent",
            "RelatedPerson",
        )
    return rights.OF_PATIENT.readable if what == "citizen" else rights.of_role(what).readable


def _treats(house: str, person: Any, world: World) -> bool:
    if house not in person["team"] or house in person["shut_out"]:
        return False
    agreed = person["programmes"] & person["consents"]
    return any(world["agreements"][programme] == "executed" for programme in agreed)


def _is_hidden(thing: Thing, person: Any, house: str | None, clearance: int) -> bool:
    levels = [RANK[thing.label]] if thing.label else []
    if thing.kept_from == "" or (house and thing.kept_from == house) or person["hidden_kind"] == thing.type:
        levels.append(2)
    return any(level >= clearance for level in levels)


def _houses(world: World) -> list[Thing]:
    found = []
    for house, (part, sor) in HOUSES.items():
        sector = "municipality" if house == "town" else "hospital"
        store(organisation(house, sector), organisation(part, sector, part_of=house, sor=sor))
        found += [Thing("Organization", house, None), Thing("Organization", part, None)]
        for code in ROLES:
            store(role(f"{code}-at-{part}", part, code))
            found.append(Thing("PractitionerRole", f"{code}-at-{part}", None))
    for programme, status in world["agreements"].items():
        if status != "none":
            store(agreement(f"about-{programme}", *HOUSES, programme=programme, status=status))
            found.append(Thing("Contract", f"about-{programme}", None))
    return found


def _person(name: str, what: Any) -> list[Thing]:
    patient: dict[str, Any] = {"resourceType": "Patient", "id": name, "name": [{"family": f"Family{name}"}]}
    level = {"url": "urn:sharedcare:proxy-level", "valueCode": what["proxy"]}
    relative: dict[str, Any] = {
        "resourceType": "RelatedPerson",
        "id": f"relative-of-{name}",
        "patient": {"reference": f"Patient/{name}"},
        **({"extension": [level]} if what["proxy"] else {}),
    }
    resources = [patient, relative]
    resources += [enrolled(name, programme) for programme in sorted(what["programmes"])]
    resources += [consent(name, programme) for programme in sorted(what["consents"])]
    members = [f"PractitionerRole/doctor-at-{HOUSES[house][0]}" for house in sorted(what["team"])]
    resources += [team(name, *members)] if members else []
    for house in sorted(what["shut_out"]):
        who = {"role": {"text": "not"}, "reference": {"reference": f"Organization/{house}"}}
        resources.append(refusal(name, house, actor=[who]))
    if what["hidden_kind"]:
        kind = {"system": "http://hl7.org/fhir/resource-types", "code": what["hidden_kind"]}
        resources.append(refusal(name, "kind", **{"class": [kind]}))
    store(*resources)
    return [Thing(one["resourceType"], one["id"], name) for one in resources]


def _entry(name: str, what: Any) -> list[Thing]:
    person = what["patient"]
    meta = (
        {
            "meta": {
                "security": [
                    {
                        "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
                        "code": what["label"],
                    }
                ]
            }
        }
        if what["label"]
        else {}
    )
    resource = {"resourceType": what["kind"], "id": name, **meta, **_content(what, person)}
    author = key64(f"Organization/{what['author']}") if what["author"] else None
    change = Update(document(resource), name, author=author)
    gate.act(by=operator("test"), changes=[change], at=NOON, references=References.MAY_DANGLE)
    found = [Thing(what["kind"], name, person, what["author"], what["label"], what["kept_from"])]
    if what["kept_from"] is not None:
        whom = {"role": {"text": "not"}, "reference": {"reference": f"Organization/{what['kept_from']}"}}
        named = {"actor": [whom]} if what["kept_from"] else {}
        entry = {"meaning": "instance", "reference": {"reference": f"{what['kind']}/{name}"}}
        no = refusal(person, name, data=[entry], **named)
        store(no)
        found.append(Thing("Consent", no["id"], person))
    return found


def _orphans() -> list[Thing]:
    """What says of nobody whom it is about, though it should."""
    found = []
    for number, author in enumerate((None, *HOUSES)):
        resource = {
            "resourceType": "Observation",
            "id": f"o{number}",
            "status": "final",
            "code": {"text": "x"},
        }
        key = key64(f"Organization/{author}") if author else None
        change = Update(document(resource), str(resource["id"]), author=key)
        gate.act(by=operator("test"), changes=[change], at=NOON, references=References.MAY_DANGLE)
        found.append(Thing("Observation", f"o{number}", None, author))
    return found


def _content(what: Any, person: str) -> dict[str, Any]:
    subject = {"reference": f"Patient/{person}"}
    if what["kind"] == "Observation":
        value = {"value": what["value"], "system": "http://unitsofmeasure.org", "code": "kg"}
        code = {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]}
        return {
            "status": "final",
            "code": code,
            "subject": subject,
            "valueQuantity": value,
            "effectiveDateTime": f"2026-01-{what['value'] - 90:02}",
        }
    if what["kind"] == "Condition":
        return {"code": {"coding": [{"code": f"c{what['value'] % 3}"}]}, "subject": subject}
    return {
        "status": "requested",
        "intent": "order",
        "for": subject,
        "code": concept("task", "call"),
        "description": "x",
    }
