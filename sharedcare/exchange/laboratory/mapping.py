"""A laboratory's report as FHIR: an Observation for each result, a DiagnosticReport for each set, a ServiceRequest
for who ordered it. Pure.

Every result and every set has one id for good, made from the laboratory's own numbers, so that a correction
becomes the next version of what it corrects: the key is OBR-3, OBX-3 and OBX-4 (HL7 2.5.1, 7.4.2.11). What is
older than what stands changes nothing: messages overtake each other.
Statuses: HL7 "v2 to FHIR" implementation guide, ConceptMaps of tables 0085 and 0123.
"""

import re
from collections.abc import Sequence
from datetime import datetime

import msgspec

from sharedcare.exchange.inbox.types import Known, Place, Resource
from sharedcare.exchange.laboratory.request import based_on, service_request
from sharedcare.exchange.laboratory.types import Code, Report, Result, ResultSet
from sharedcare.exchange.parties import systems
from sharedcare.exchange.parties.types import Identifier, Organisation
from sharedcare.kernel.ids import derive, key64

_SYSTEMS = {
    "NPU": systems.NPU,
    "1.2.208.176.2.1": systems.NPU,
    "LN": systems.LOINC,
    "SCT": systems.SNOMED,
}
_OBSERVED = {
    "F": "final",
    "U": "final",
    "V": "final",
    "P": "preliminary",
    "S": "preliminary",
    "R": "preliminary",
    "I": "registered",
    "C": "corrected",
    "A": "amended",
    "B": "amended",
    "X": "cancelled",
    "D": "entered-in-error",
    "W": "entered-in-error",
}
_REPORTED = {
    "F": "final",
    "C": "corrected",
    "P": "preliminary",
    "A": "partial",
    "R": "preliminary",
    "S": "registered",
    "I": "registered",
    "O": "registered",
    "X": "cancelled",
}
_FLAGS = ("L", "H", "LL", "HH", "N", "A", "AA", "<", ">", "U", "D", "B", "W")
_DECIMAL = re.compile(r"[-+]?(\d+)(\.\d+)?\Z")
_COMPARATORS = ("<", "<=", ">", ">=")
_LIMIT = re.compile(r"([<>]=?)?\s*(\d+(?:[.,]\d+)?)\Z")
_RANGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*-\s*(\d+(?:[.,]\d+)?)\Z")


def places(report: Report, known: Known) -> list[Place]:
    """What the report may change, and has to be looked at before: the resources of this patient."""
    return [
        place
        for one in report.sets
        for place in (
            _report_at(report, one, known.patient),
            _request_at(report, one, known.patient),
            *(_at(report, one, r, known.patient) for r in one.results),
        )
    ]


def resources(report: Report, known: Known) -> list[Resource]:
    """The resources to store, given those that stand.

    One result can be told several times in a message; the last one counts.
    """
    found: dict[Place, Resource] = {}
    standing = dict(known.standing)
    for one in report.sets:
        issued = one.reported_at or report.sent_at
        new = {}
        for result in one.results:
            place = _at(report, one, result, known.patient)
            if not _is_older(issued, standing.get(place)):
                new[place] = _observation(report, one, result, known)
        place = _report_at(report, one, known.patient)
        before = standing.get(place)
        found |= _request(report, one, known, is_older=_is_older(issued, before))
        found |= new
        if new or before is None:
            found[place] = standing[place] = _diagnostic_report(report, one, known, before)
    return list(found.values())


def _request(report: Report, one: ResultSet, known: Known, *, is_older: bool) -> dict[Place, Resource]:
    place = _request_at(report, one, known.patient)
    if is_older and place in known.standing:
        return {}
    filler = {"system": _numbers_of(report), "value": one.filler}
    found = service_request(one, place, known, filler=filler, code=_concept(report, one.code))
    return {} if found is None else {place: found}


def _observation(report: Report, one: ResultSet, result: Result, known: Known) -> Resource:
    status = _OBSERVED[result.status]
    resource: Resource = {
        "resourceType": "Observation",
        "id": _at(report, one, result, known.patient)[1],
        "meta": {"source": known.source},
        "identifier": [{"system": _numbers_of(report), "value": _number(one, result)}],
        "status": status,
        "category": [_category("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory")],
        "code": _concept(report, result.code),
        "subject": {"reference": f"Patient/{known.patient}"},
        "issued": _instant(one.reported_at or report.sent_at),
        "performer": [_laboratory(report, known)],
    }
    if result.observed_at is not None:
        resource["effectiveDateTime"] = result.observed_at.isoformat()
    if order := based_on(one, _request_at(report, one, known.patient)):
        resource["basedOn"] = order
    resource |= _value(result)
    if not result.value and status in ("cancelled", "registered", "preliminary"):
        why = "not-performed" if status == "cancelled" else "temp-unknown"
        resource["dataAbsentReason"] = _category(
            "http://terminology.hl7.org/CodeSystem/data-absent-reason", why
        )
    flags = [flag for flag in result.flags if flag in _FLAGS]
    if flags:
        system = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
        resource["interpretation"] = [_category(system, flag) for flag in flags]
    if result.reference:
        resource["referenceRange"] = [_reference_range(result)]
    if result.notes:
        resource["note"] = [{"text": text} for text in result.notes]
    if one.origin is not None:
        number = f"{one.origin.filler}/{one.origin.code}/{one.origin.sub_id}"
        resource["derivedFrom"] = [
            {"type": "Observation", "identifier": {"system": _numbers_of(report), "value": number}}
        ]
    return resource


def _diagnostic_report(report: Report, one: ResultSet, known: Known, before: Resource | None) -> Resource:
    results = [each["reference"] for each in (before or {}).get("result", ())]
    results += [f"Observation/{_at(report, one, result, known.patient)[1]}" for result in one.results]
    if before is not None and _is_older(one.reported_at or report.sent_at, before):
        return {**before, "result": [{"reference": reference} for reference in dict.fromkeys(results)]}
    resource: Resource = {
        "resourceType": "DiagnosticReport",
        "id": _report_at(report, one, known.patient)[1],
        "meta": {"source": known.source},
        "identifier": [{"system": _numbers_of(report), "value": one.filler}],
        "status": _REPORTED.get(one.status, "unknown"),
        "category": [_category("http://terminology.hl7.org/CodeSystem/v2-0074", "LAB")],
        "code": _concept(report, one.code),
        "subject": {"reference": f"Patient/{known.patient}"},
        "issued": _instant(one.reported_at or report.sent_at),
        "performer": [_laboratory(report, known)],
        "result": [{"reference": reference} for reference in dict.fromkeys(results)],
    }
    if not resource["result"]:
        del resource["result"]
    if one.sampled_at is not None:
        resource["effectiveDateTime"] = one.sampled_at.isoformat()
    if order := based_on(one, _request_at(report, one, known.patient)):
        resource["basedOn"] = order
    if one.notes:
        resource["conclusion"] = "\n".join(one.notes)
    return resource


def _value(result: Result) -> Resource:
    if not result.value:
        return {}
    if result.kind == "NM" and (quantity := _quantity(result.value[0], result.unit)):
        return {"valueQuantity": quantity}
    if result.kind == "SN" and len(result.value) <= 2:
        comparator, number = (*result.value, "")[:2]
        quantity = _quantity(number, result.unit)
        if quantity and comparator in _COMPARATORS:
            return {"valueQuantity": {**quantity, "comparator": comparator}}
        if quantity and comparator in ("", "="):
            return {"valueQuantity": quantity}
    if result.kind in ("CE", "CWE"):
        return {"valueCodeableConcept": _coded(result.value)}
    # Whatever cannot be a number is shown as it was written, never left out.
    return {"valueString": " ".join(filter(None, (*result.value, result.unit)))}


def _quantity(number: str, unit: str) -> Resource | None:
    found = _DECIMAL.match(number)
    if found is None:
        return None
    digits = f"{'-' if number.startswith('-') else ''}{found[1].lstrip('0') or '0'}{found[2] or ''}"
    quantity: Resource = {"value": msgspec.Raw(digits.encode())}
    if unit:
        quantity |= {"unit": unit, "system": systems.UCUM, "code": unit}
    return quantity


def _coded(parts: Sequence[str]) -> Resource:
    code, text, system = (*parts, "", "", "")[:3]
    if code and system in _SYSTEMS:
        return {"coding": [{"system": _SYSTEMS[system], "code": code, **_if("display", text)}]}
    return {"text": text or code}


def _reference_range(result: Result) -> Resource:
    found: Resource = {"text": f"{result.reference} {result.unit}".strip()}
    if both := _RANGE.match(result.reference):
        found |= {"low": _bound(both[1], result.unit), "high": _bound(both[2], result.unit)}
    elif (one := _LIMIT.match(result.reference)) and one[1]:
        found["high" if one[1][0] == "<" else "low"] = _bound(one[2], result.unit)
    return found


def _bound(number: str, unit: str) -> Resource:
    return _quantity(number.replace(",", "."), unit) or {}


def _concept(report: Report, code: Code) -> Resource:
    """The code in its own system; one of the laboratory's own stands in a system that bears its name."""
    system = _SYSTEMS.get(code.system) or f"urn:sharedcare:laboratory:{report.sender}:codes"
    coding = {"system": system, "code": code.code, **_if("display", code.text)}
    return {"coding": [coding], **_if("text", code.text)}


def _category(system: str, code: str) -> Resource:
    return {"coding": [{"system": system, "code": code}]}


def laboratory(report: Report) -> Organisation:
    """The hospital that a report comes from; one without a number of its own is known by what it calls itself."""
    number = report.facility_number or Identifier(
        "urn:sharedcare:laboratory", f"{report.sender}/{report.facility}".rstrip("/")
    )
    return Organisation(report.facility or report.sender, "hospital", (number,))


def _laboratory(report: Report, known: Known) -> Resource:
    found = laboratory(report)
    number = {"system": found.identifiers[0].system, "value": found.identifiers[0].value}
    return {"reference": known.references[found], "identifier": number, "display": found.name}


def _is_older(issued: datetime, standing: Resource | None) -> bool:
    return standing is not None and datetime.fromisoformat(standing["issued"]) > issued


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _numbers_of(report: Report) -> str:
    return f"urn:sharedcare:laboratory:{report.sender}"


def _number(one: ResultSet, result: Result) -> str:
    return f"{one.filler}/{result.code.code}/{result.sub_id}"


def _at(report: Report, one: ResultSet, result: Result, patient: str) -> Place:
    return "Observation", _id(report, _number(one, result), patient)


def _report_at(report: Report, one: ResultSet, patient: str) -> Place:
    return "DiagnosticReport", _id(report, one.filler, patient)


def _request_at(report: Report, one: ResultSet, patient: str) -> Place:
    return "ServiceRequest", _id(report, f"request/{one.filler}", patient)


def _id(report: Report, number: str, patient: str) -> str:
    return derive(f"{_numbers_of(report)}/{number}/{patient}", patient=key64(f"Patient/{patient}"))


def _if(name: str, text: str) -> dict[str, str]:
    return {name: text} if text else {}
