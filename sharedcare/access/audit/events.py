"""An entry of the trail as a FHIR R4 AuditEvent. Pure.

Source: https://hl7.org/fhir/R4/auditevent.html; codes of DICOM PS3.15 A.5 and of ISO 21089 as R4 binds them. Searches
are told of by the names of their parameters, which is all that the trail knows of them.
"""

from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sharedcare.access.audit.types import Named, Told
from sharedcare.access.grants.fhir import SOR
from sharedcare.access.types import Action, Ground

_DICOM = "http://dicom.nema.org/resources/ontology/DCM"
_REST = "http://hl7.org/fhir/restful-interaction"
_TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type"
_ENTITY = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
_ROLE = "http://terminology.hl7.org/CodeSystem/object-role"
_LIFECYCLE = "http://terminology.hl7.org/CodeSystem/dicom-audit-lifecycle"
_SOURCE = "http://terminology.hl7.org/CodeSystem/security-source-type"
_PERSON = "http://terminology.hl7.org/CodeSystem/extra-security-role-type"
_PURPOSE = "http://terminology.hl7.org/CodeSystem/v3-ActReason"

Tree = dict[str, Any]


class _Kind(NamedTuple):
    """How FHIR calls an action: type, subtype and the letter of what was done (create, read, update, delete, execute)."""

    type: Tree
    subtype: Tree
    letter: str


def _coding(system: str, code: str, display: str) -> Tree:
    return {"system": system, "code": code, "display": display}


def _rest(code: str, letter: str) -> _Kind:
    return _Kind(_coding(_TYPE, "rest", "RESTful Operation"), _coding(_REST, code, code), letter)


_AUTHENTICATION = _coding(_DICOM, "110114", "User Authentication")
_SECURITY = _coding(_DICOM, "110113", "Security Alert")
_USERS = _coding(_DICOM, "110137", "User Security Attributes Changed")

_KINDS = {
    Action.READ: _rest("read", "R"),
    Action.READ_VERSION: _rest("vread", "R"),
    Action.READ_HISTORY: _rest("history-instance", "R"),
    Action.SEARCH: _rest("search-type", "E"),
    Action.READ_EVERYTHING: _rest("operation", "E"),
    Action.CREATE: _rest("create", "C"),
    Action.UPDATE: _rest("update", "U"),
    Action.DELETE: _rest("delete", "D"),
    Action.CHANGE_SEVERAL: _rest("transaction", "E"),
    Action.ISSUE_TOKEN: _Kind(_SECURITY, _USERS, "C"),
    Action.REVOKE: _Kind(_SECURITY, _USERS, "D"),
    Action.SIGN_IN: _Kind(_AUTHENTICATION, _coding(_DICOM, "110122", "Login"), "E"),
    Action.SIGN_OUT: _Kind(_AUTHENTICATION, _coding(_DICOM, "110123", "Logout"), "E"),
    Action.GIVE_PASSWORD: _Kind(_AUTHENTICATION, _coding(_DICOM, "110122", "Login"), "E"),
    Action.END_SESSIONS: _Kind(_AUTHENTICATION, _coding(_DICOM, "110123", "Logout"), "E"),
    Action.CHANGE_FACTOR: _Kind(_SECURITY, _USERS, "U"),
    Action.LAUNCH: _Kind(_AUTHENTICATION, _coding(_DICOM, "110122", "Login"), "C"),
    Action.ADD_ACCOUNT: _Kind(_SECURITY, _USERS, "C"),
    Action.CHANGE_ACCOUNT: _Kind(_SECURITY, _USERS, "U"),
    Action.READ_OVERVIEW: _Kind(
        _coding(_DICOM, "110110", "Patient Record"), _coding(_REST, "operation", "operation"), "R"
    ),
    Action.READ_TRAIL: _Kind(
        _coding(_DICOM, "110101", "Audit Log Used"), _coding(_REST, "search-type", "search-type"), "R"
    ),
}

_PURPOSES = {
    Ground.OPERATOR: _coding(_PURPOSE, "SYSADMIN", "system administration"),
    Ground.ROLE: _coding(_PURPOSE, "HOPERAT", "healthcare operations"),
    Ground.OWN_RECORD: _coding(_PURPOSE, "PATRQT", "patient requested"),
    Ground.RELATIVE: _coding(_PURPOSE, "FAMRQT", "family requested"),
    Ground.TREATMENT: _coding(_PURPOSE, "TREAT", "treatment"),
    Ground.EMERGENCY: _coding(_PURPOSE, "ETREAT", "Emergency Treatment"),
    Ground.OWN_ENTRY: _coding(_PURPOSE, "TREAT", "treatment"),
    Ground.DUTY: _coding(_PURPOSE, "HOPERAT", "healthcare operations"),
}

# What happened to what was changed: created, amended, deleted in name; and what was only looked at.
_LIFECYCLES = {
    Action.CREATE: _coding(_LIFECYCLE, "1", "Origination / Creation"),
    Action.UPDATE: _coding(_LIFECYCLE, "3", "Amendment"),
    Action.CHANGE_SEVERAL: _coding(_LIFECYCLE, "3", "Amendment"),
    Action.DELETE: _coding(_LIFECYCLE, "14", "Logical deletion"),
}
_LOOKED_AT = _coding(_LIFECYCLE, "6", "Access / Use")
_REFUSED_AT_THE_DOOR, _REFUSED, _DONE = "4", "8", "0"


def audit_event(entry: Told) -> Tree:
    """The AuditEvent of an entry; its id is made of the entry's number."""
    kind = _KINDS[entry.action]
    event: Tree = {
        "resourceType": "AuditEvent",
        "id": f"trail-{entry.id}",
        "type": kind.type,
        "subtype": [kind.subtype],
        "action": kind.letter,
        "recorded": _instant(entry.at),
        "outcome": _outcome(entry),
    }
    if entry.refusal:
        event["outcomeDesc"] = entry.refusal
    if entry.ground in _PURPOSES:
        event["purposeOfEvent"] = [{"coding": [_PURPOSES[entry.ground]]}]
    event["agent"] = list(_agents(entry))
    event["source"] = {
        "site": "Shared Care",
        "observer": {"display": "Shared Care"},
        "type": [_coding(_SOURCE, "4", "Application Server")],
    }
    if entities := list(_entities(entry)):
        event["entity"] = entities
    return event


def _outcome(entry: Told) -> str:
    if entry.refusal is None:
        return _DONE
    return _REFUSED_AT_THE_DOOR if entry.action is Action.SIGN_IN else _REFUSED


def _agents(entry: Told) -> Iterator[Tree]:
    """Who acted, for which organisation, and where it was done."""
    asking: Tree = {**_who(entry), "requestor": True}
    if entry.ground is not None:
        asking["policy"] = [f"urn:sharedcare:ground:{entry.ground.name.lower().replace('_', '-')}"]
    if entry.source:
        asking["network"] = {"address": entry.source, "type": "2"}
    yield asking
    if entry.organization:
        organization: Tree = {"identifier": {"system": SOR, "value": entry.organization}}
        if entry.organization_name:
            organization["display"] = entry.organization_name
        yield {"who": {"type": "Organization", **organization}, "requestor": False}
    server = _coding(_DICOM, "110152", "Destination Role ID")
    yield {"type": {"coding": [server]}, "who": {"display": "Shared Care"}, "requestor": False}


def _who(entry: Told) -> Tree:
    if entry.account is not None and entry.client != 0:
        person: Tree = {"type": {"coding": [_coding(_PERSON, "humanuser", "human user")]}}
        if entry.role_name:
            person["role"] = [{"text": entry.role_name}]
        who: Tree = {"reference": f"PractitionerRole/{entry.role}"} if entry.role else {}
        if entry.display:
            who["display"] = person["name"] = entry.display
        return {**person, **({"who": who} if who else {}), "altId": entry.username or str(entry.account)}
    if entry.client > 0:
        system = _coding(_DICOM, "110153", "Source Role ID")
        name = entry.client_name or f"client {entry.client}"
        return {"type": {"coding": [system]}, "who": {"display": name}, "altId": str(entry.client)}
    name = f"sharedcare {entry.what or ''}".strip() if entry.client == 0 else "nobody who has signed in"
    return {"name": name}


def _entities(entry: Told) -> Iterator[Tree]:
    lifecycle = _LIFECYCLES.get(entry.action, _LOOKED_AT)
    for patient in entry.patients:
        yield _patient(patient, entry)
    changed = entry.changed or ((entry.subject,) if entry.subject is not None else ())
    shown = {one.key for one in entry.patients}
    for one in changed:
        if one.key in shown and one.version is None:
            continue
        if one.type == "Patient" and one.version is None:
            yield _patient(one, entry)
            continue
        role = _coding(_ROLE, "4", "Domain Resource")
        object_type = _coding(_ENTITY, "2", "System Object")
        yield {"what": _what(one), "type": object_type, "role": role, "lifecycle": lifecycle}
    if entry.action is Action.SEARCH:
        yield _query(entry)
    if entry.account is not None and entry.action in (Action.ADD_ACCOUNT, Action.CHANGE_ACCOUNT):
        yield _account(entry)


def _patient(one: Named, entry: Told) -> Tree:
    patient: Tree = {
        "what": _what(one),
        "type": _coding(_ENTITY, "1", "Person"),
        "role": _coding(_ROLE, "1", "Patient"),
    }
    if entry.as_of is not None:
        patient["detail"] = [{"type": "as-of", "valueString": _instant(entry.as_of)}]
    return patient


def _account(entry: Told) -> Tree:
    role = _coding(_ROLE, "11", "Security User Entity")
    named = entry.username or str(entry.account)
    return {"type": _coding(_ENTITY, "1", "Person"), "role": role, "name": named}


def _query(entry: Told) -> Tree:
    asked = f"{entry.type}?{'&'.join((entry.what or '').split(','))}"
    return {
        "type": _coding(_ENTITY, "2", "System Object"),
        "role": _coding(_ROLE, "24", "Query"),
        "query": b64encode(asked.encode()).decode(),
    }


def _what(one: Named) -> Tree:
    if one.id is None or one.type is None:
        unknown: Tree = {"identifier": {"system": "urn:sharedcare:key", "value": str(one.key)}}
        return {**unknown, "type": one.type} if one.type else unknown
    version = f"/_history/{one.version}" if one.version is not None else ""
    return {"reference": f"{one.type}/{one.id}{version}"}


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
