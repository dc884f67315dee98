"""Consents and blocks as FHIR R4 Consent. Pure. docs/reference/resources.md has the forms."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sharedcare.access.grants.fhir import PROGRAMME
from sharedcare.access.wishes.types import Block, Wish

_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"
_LAW = "Sundhedsloven § 42 a"
_TYPES = "http://hl7.org/fhir/resource-types"
Tree = dict[str, Any]


def permission(*, patient: str, programme: str, text: str, at: datetime, by: str | None) -> Tree:
    """That what concerns a programme may be shared among those who treat. `by` refers to whoever wrote it down."""
    code = {"coding": [{"system": PROGRAMME, "code": programme}], "text": text}
    return _consent(patient, at, by, {"type": "permit", "code": [code]})


def prohibition(*, patient: str, block: Block, at: datetime, by: str | None) -> Tree:
    """That something is kept from somebody."""
    provision: Tree = {"type": "deny"}
    if block.organizations:
        provision["actor"] = [
            {"role": {"text": "kept from"}, "reference": {"reference": f"Organization/{one}"}}
            for one in block.organizations
        ]
    if block.entries:
        provision["data"] = [
            {"meaning": "instance", "reference": {"reference": one}} for one in block.entries
        ]
    if block.kinds:
        provision["class"] = [{"system": _TYPES, "code": one} for one in block.kinds]
    return _consent(patient, at, by, provision)


def ended(tree: Mapping[str, Any]) -> Tree:
    """The same, withdrawn."""
    return {**tree, "status": "inactive"}


def wish(tree: Mapping[str, Any]) -> Wish:
    """A Consent as people read it."""
    provision = tree.get("provision", {})
    codes = [
        (coding["code"], concept.get("text", ""))
        for concept in provision.get("code", ())
        for coding in concept.get("coding", ())
        if coding.get("system") == PROGRAMME and coding.get("code")
    ]
    programme, text = codes[0] if codes else ("", "")
    moment = tree.get("dateTime")
    recorder: Mapping[str, Any] = next(iter(tree.get("performer", ())), {})
    return Wish(
        id=str(tree["id"]),
        since=datetime.fromisoformat(moment) if moment and "T" in moment else None,
        programme=programme,
        programme_text=text or programme,
        block=_block(provision) if provision.get("type") == "deny" else None,
        by=str(recorder.get("reference", "")),
    )


def _block(provision: Mapping[str, Any]) -> Block:
    actors = (one.get("reference", {}).get("reference", "") for one in provision.get("actor", ()))
    entries = (one.get("reference", {}).get("reference", "") for one in provision.get("data", ()))
    return Block(
        organizations=tuple(one.removeprefix("Organization/") for one in actors),
        entries=tuple(entries),
        kinds=tuple(one.get("code", "") for one in provision.get("class", ())),
    )


def _consent(patient: str, at: datetime, by: str | None, provision: Tree) -> Tree:
    return {
        "resourceType": "Consent",
        "status": "active",
        "scope": {"coding": [{"system": _SCOPE, "code": "patient-privacy"}]},
        "category": [{"text": "Patientens valg om deling af oplysninger"}],
        "patient": {"reference": f"Patient/{patient}"},
        "dateTime": at.isoformat(),
        "performer": [{"reference": by or f"Patient/{patient}"}],
        "policyRule": {"text": _LAW},
        "provision": provision,
    }
