"""A patient of three sectors, and those who hand over to each other, as tests speak of them."""

from datetime import timedelta
from typing import Any

import orjson

from sharedcare.access import looks
from sharedcare.access.actors import of_account, operator
from sharedcare.access.types import Actor
from sharedcare.care.handover.types import Wanted
from sharedcare.care.standing import treats
from sharedcare.records.search.parse import parse
from tests.integration.access.accounts import account
from tests.integration.access.care import (
    CLINIC,
    CLINIC_SOR,
    HEART,
    agreement,
    consent,
    enrolled,
    organisation,
    role,
    store,
    team,
)
from tests.integration.access.clients import NOON
from tests.integration.records.store import patient

_ROLES = {
    "anne": (CLINIC, "nurse"),
    "alma": (CLINIC, "nurse"),
    "sofie": (CLINIC, "secretary"),
    "mette": ("home-care", "home-nurse"),
    "bo": ("practice", "doctor"),
    "far": ("far-clinic", "doctor"),
}
PEOPLE = tuple(_ROLES)


def sectors() -> None:
    """A clinic of a hospital, home care of a town, and a practice, who have agreed; and a clinic that has not."""
    store(
        organisation("hospital"),
        organisation(CLINIC, part_of="hospital", sor=CLINIC_SOR),
        organisation("town", "municipality"),
        organisation("home-care", "municipality", part_of="town"),
        organisation("practice", "general-practice"),
        organisation("far-clinic"),
        agreement("heart-agreement", "hospital", "town", "practice"),
        *(role(f"{name}-role", place, code) for name, (place, code) in _ROLES.items()),
    )


def people() -> dict[str, Actor]:
    """Everybody, signed in."""
    return {name: someone(name) for name in PEOPLE}


def someone(name: str) -> Actor:
    login = account(name, practitioner_role=f"{name}-role")
    return of_account(login, source="192.0.2.7", request=42, at=NOON)


def in_care(name: str, *, manager: str = "anne", **more: Any) -> str:
    """A patient in the heart failure programme, for whom this one is responsible; the episode's reference."""
    phases = [phase("titration", "active"), phase("rehab", "planned")]
    episode = enrolled(
        name, careManager={"reference": f"PractitionerRole/{manager}-role"}, extension=phases, **more
    )
    members = [f"PractitionerRole/{one}-role" for one in ("anne", "mette", "bo")]
    store(patient(name), episode, team(name, *members), consent(name))
    return f"EpisodeOfCare/{episode['id']}"


def also_in(name: str, programme: str, *, manager: str = "anne") -> str:
    """The same patient in another programme, about which the same have agreed; the episode's reference."""
    episode = enrolled(name, programme, careManager={"reference": f"PractitionerRole/{manager}-role"})
    store(
        agreement(f"{programme}-agreement", "hospital", "town", "practice", programme=programme),
        episode,
        consent(name, programme),
    )
    return f"EpisodeOfCare/{episode['id']}"


def phase(key: str, status: str) -> dict[str, Any]:
    name = {"coding": [{"system": "urn:sharedcare:phase", "code": key}], "text": key}
    return {
        "url": "urn:sharedcare:phase",
        "extension": [
            {"url": "name", "valueCodeableConcept": name},
            {"url": "status", "valueCode": status},
        ],
    }


def wanted(focus: str, receiver: str = "PractitionerRole/bo-role", **more: Any) -> Wanted:
    return Wanted(
        focus=focus,
        receiver=receiver,
        text="Overtag ansvaret",
        reason="Titreringen er færdig",
        open_items=("Kalium mangler",),
        **more,
    )


def stored(reference: str) -> dict[str, Any]:
    kind, _, name = reference.partition("/")
    found = looks.read(by=operator("test"), type=kind, id=name, at=NOON)
    assert found is not None
    tree: dict[str, Any] = orjson.loads(found.content or b"{}")
    return tree


def responsible(episode: str) -> str:
    """Who is responsible, by name; empty for nobody."""
    reference = str(stored(episode).get("careManager", {}).get("reference", ""))
    return reference.removeprefix("PractitionerRole/").removesuffix("-role")


def sees_poul(name: Actor) -> bool:
    """Whether somebody treats Poul an hour after noon."""
    return treats(patient="poul", by=name, at=NOON + timedelta(hours=1))


def messages() -> list[str]:
    """All that Poul was told, as it is stored."""
    asked = parse("Communication", [("patient", "poul")])
    found = looks.search(by=operator("test"), query=asked, at=NOON).matches
    return [(one.content or b"").decode() for one in found]


__all__ = [
    "HEART",
    "PEOPLE",
    "in_care",
    "messages",
    "people",
    "responsible",
    "sectors",
    "sees_poul",
    "someone",
    "stored",
    "wanted",
]
