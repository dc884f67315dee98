"""Who works in the region, and in which role."""

import zlib
from dataclasses import dataclass
from functools import cache

from sharedcare.region.bilingual import LANGUAGE
from sharedcare.region.bilingual import text as words
from sharedcare.region.names import FAMILY, FEMALE, MALE
from sharedcare.region.organisations import ORGANISATIONS, Organisation
from sharedcare.region.systems import AUTHORISATION, OURS, Resource, coding, ref


@dataclass(frozen=True, slots=True)
class Worker:
    """A person at work: `role` is a code of `urn:sharedcare:role`, `title` what it is called there."""

    id: str
    given: str
    family: str
    female: bool
    role: str
    title: str
    organisation: Organisation

    @property
    def reference(self) -> str:
        """How resources refer to them in their role."""
        return f"PractitionerRole/{self.id}-role"

    @property
    def authorisation(self) -> Resource:
        """The Identifier by which messages name them."""
        return {"system": AUTHORISATION, "value": f"99999{zlib.crc32(self.id.encode()) % 10**5:05}"}

    @property
    def name(self) -> str:
        """As it is written."""
        return f"{self.given} {self.family}"

    def resources(self) -> list[Resource]:
        """The person, and what they are where."""
        name = {"use": "official", "text": self.name, "family": self.family, "given": [self.given]}
        person: Resource = {
            "resourceType": "Practitioner",
            "id": self.id,
            "language": LANGUAGE,
            "identifier": [self.authorisation],
            "active": True,
            "name": [name],
            "gender": "female" if self.female else "male",
        }
        role: Resource = {
            "resourceType": "PractitionerRole",
            "id": f"{self.id}-role",
            "language": LANGUAGE,
            "active": True,
            "practitioner": ref(f"Practitioner/{self.id}") | {"display": self.name},
            "organization": ref(self.organisation.reference) | {"display": self.organisation.name},
            "code": [{"coding": [coding(OURS + "role", self.role)], **words(self.title)}],
            "telecom": [{"system": "phone", "value": self.organisation.phone, "use": "work"}],
        }
        return [person, role]


_CAST = (
    ("demo-anne", "Anne", "Hjertholm", True, "nurse", "Hjertesvigtsygeplejerske", "solsund-heart-failure"),
    ("demo-henrik", "Henrik", "Klapgaard", False, "doctor", "Overlæge, kardiolog", "solsund-heart-failure"),
    ("demo-bo", "Bo", "Lægaard", False, "doctor", "Praktiserende læge", "torvet"),
    ("demo-sofie", "Sofie", "Brøndlund", True, "nurse", "Konsultationssygeplejerske", "torvet"),
    ("demo-kim", "Kim", "Rask", False, "physiotherapist", "Fysioterapeut", "rosenfjord-training"),
    ("demo-mette", "Mette", "Omsgaard", True, "home-nurse", "Hjemmesygeplejerske", "rosenfjord-nursing"),
    ("demo-lars", "Lars", "Åndrup", False, "doctor", "Overlæge, lungemediciner", "solsund-lungs"),
    (
        "demo-rikke",
        "Rikke",
        "Trinvang",
        True,
        "nurse",
        "Sygeplejerske i hjerterehabilitering",
        "solsund-rehabilitation",
    ),
    ("demo-dorte", "Dorte", "Grøntved", True, "dietitian", "Klinisk diætist", "rosenfjord-training"),
)
"""Those whom the cast and the page of choices know by name."""

_POSTS: dict[str, tuple[tuple[str, str], ...]] = {
    "heart-failure": (
        ("nurse", "Hjertesvigtsygeplejerske"),
        ("nurse", "Hjertesvigtsygeplejerske"),
        ("doctor", "Overlæge, kardiolog"),
    ),
    "cardiology": (
        ("doctor", "Overlæge, kardiolog"),
        ("doctor", "Afdelingslæge, kardiolog"),
        ("nurse", "Sygeplejerske"),
        ("nurse", "Sygeplejerske"),
    ),
    "rehabilitation": (
        ("nurse", "Sygeplejerske i hjerterehabilitering"),
        ("physiotherapist", "Fysioterapeut"),
    ),
    "lungs": (("doctor", "Overlæge, lungemediciner"), ("nurse", "Lungesygeplejerske")),
    "diabetes": (("doctor", "Overlæge, endokrinolog"), ("nurse", "Diabetessygeplejerske")),
    "laboratory": (("secretary", "Lægesekretær"),),
    "nursing": (
        ("home-nurse", "Hjemmesygeplejerske"),
        ("home-nurse", "Hjemmesygeplejerske"),
        ("home-nurse", "Hjemmesygeplejerske"),
    ),
    "training": (
        ("physiotherapist", "Fysioterapeut"),
        ("physiotherapist", "Fysioterapeut"),
        ("dietitian", "Klinisk diætist"),
        ("nurse", "Forebyggelseskonsulent, sygeplejerske"),
    ),
    "general-practice": (
        ("doctor", "Praktiserende læge"),
        ("doctor", "Praktiserende læge"),
        ("nurse", "Konsultationssygeplejerske"),
        ("secretary", "Lægesekretær"),
    ),
}


def _all() -> dict[str, Worker]:
    found = {
        key: Worker(key, given, family, female, role, title, ORGANISATIONS[organisation])
        for key, given, family, female, role, title, organisation in _CAST
    }
    number = 0
    for organisation in ORGANISATIONS.values():
        kind = (
            "general-practice"
            if organisation.sector == "general-practice"
            else organisation.id.partition("-")[2]
        )
        for place, (role, title) in enumerate(_POSTS.get(kind, ()), 1):
            number += 1
            female = (role != "doctor" and number % 5 != 0) or number % 3 == 0
            given = (FEMALE if female else MALE)[number * 7 % len(FEMALE if female else MALE)]
            key = f"{organisation.id}-{role}-{place}"
            found[key] = Worker(
                key, given, FAMILY[number * 37 % len(FAMILY)], female, role, title, organisation
            )
    return found


STAFF = _all()


@cache
def team(organisation: str, *roles: str) -> tuple[Worker, ...]:
    """Who works somewhere, those of the cast first; only these roles when any are named."""
    return tuple(
        one
        for one in STAFF.values()
        if one.organisation.id == organisation and (not roles or one.role in roles)
    )


def resources() -> list[Resource]:
    """Everyone who works here, each before their role."""
    return [one for worker in STAFF.values() for one in worker.resources()]
