"""What the record already knows of somebody's role, so that an operator need not type it again."""

from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.grants.fhir import SOR
from sharedcare.access.types import Actor, Member
from sharedcare.records.names import human_name


def described(*, role_id: str, by: Actor, at: datetime) -> Member | None:
    """Whom this PractitionerRole stands for, as far as the record tells. None when there is no such role."""

    def read(reference: Any, wanted: str) -> dict[str, Any]:
        kind, _, logical_id = str((reference or {}).get("reference", "")).partition("/")
        if kind != wanted:
            return {}
        found = looks.read(by=by, type=kind, id=logical_id, at=at)
        return orjson.loads(found.content) if found is not None and found.content is not None else {}

    role = read({"reference": f"PractitionerRole/{role_id}"}, "PractitionerRole")
    if not role:
        return None
    person = read(role.get("practitioner"), "Practitioner")
    organisation = read(role.get("organization"), "Organization")
    words = [code.get("text", "") for code in role.get("code", ())]
    return Member(
        username="",
        display=human_name(person),
        role=next((text for text in words if text), ""),
        organization_name=organisation.get("name", ""),
        organization=_sor(organisation),
        practitioner_role=role_id,
        scopes="",
        is_active=True,
        practitioner=str(person.get("id", "")),
    )


def _sor(organisation: dict[str, Any]) -> str | None:
    found = (one.get("value") for one in organisation.get("identifier", ()) if one.get("system") == SOR)
    return next(found, None)
