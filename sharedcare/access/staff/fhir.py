"""People and roles as FHIR R4 Practitioner and PractitionerRole. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sharedcare.access.grants.fhir import ROLE
from sharedcare.access.staff.types import HeldRole, Post

Tree = dict[str, Any]


def person(*, given: str, family: str) -> Tree:
    """Somebody new."""
    name = {"use": "official", "text": f"{given} {family}", "family": family, "given": given.split()}
    return {"resourceType": "Practitioner", "active": True, "name": [name]}


def role(*, practitioner: str, name: str, post: Post, at: datetime) -> Tree:
    """What somebody is, from now on. `practitioner` is a reference."""
    return {
        "resourceType": "PractitionerRole",
        "active": True,
        "period": {"start": at.isoformat()},
        "practitioner": {"reference": practitioner, "display": name},
        "organization": {"reference": f"Organization/{post.organization}"},
        "code": [{"coding": [{"system": ROLE, "code": post.code}], "text": post.title}],
    }


def ended(tree: Mapping[str, Any], *, at: datetime) -> Tree:
    """The same, over."""
    return {**tree, "active": False, "period": {**tree.get("period", {}), "end": at.isoformat()}}


def name_of(tree: Mapping[str, Any]) -> str:
    """What somebody is called."""
    for name in tree.get("name", ()):
        whole = name.get("text") or " ".join([*name.get("given", ()), name.get("family", "")]).strip()
        if whole:
            return str(whole)
    return ""


def held(tree: Mapping[str, Any], *, version: int, organization_name: str = "") -> HeldRole:
    """A role as people read it."""
    codes = [
        (str(coding.get("code", "")), str(concept.get("text", "")))
        for concept in tree.get("code", ())
        for coding in concept.get("coding", ())
        if coding.get("system") == ROLE
    ]
    code, title = codes[0] if codes else ("", "")
    organization = str(tree.get("organization", {}).get("reference", "")).removeprefix("Organization/")
    practitioner = str(tree.get("practitioner", {}).get("reference", "")).removeprefix("Practitioner/")
    return HeldRole(
        str(tree["id"]), version, practitioner, Post(code, title, organization), organization_name
    )
