"""The region's organisations: two hospitals, four municipalities, six general practices, and their units.

The names are made up and sound as if they were not; no such town, hospital or practice exists. SOR and GLN numbers
begin with 9999 and 579999, which nobody has.
"""

from dataclasses import dataclass

from sharedcare.region.bilingual import LANGUAGE, Bilingual, both, element, put
from sharedcare.region.systems import GLN, OURS, SOR, Resource, coding, ref

REGION = "region-solsund"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A place where people work. `sector` is a code of `urn:sharedcare:sector`."""

    id: str
    name: str
    sector: str
    part_of: str | None
    number: int
    english: str | None = None
    """What it calls itself in English, if anything."""

    @property
    def reference(self) -> str:
        """How resources refer to it."""
        return f"Organization/{self.id}"

    @property
    def sor(self) -> str:
        """Its number in the register of health-care organisations."""
        return f"9999{self.number:05}016000"

    @property
    def gln(self) -> str:
        """The location number under which its messages travel."""
        return f"579999{self.number:07}"

    @property
    def phone(self) -> str:
        """A telephone number that rings nowhere."""
        return f"00 00 {self.number // 100:02} {self.number % 100:02}"


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Where somebody lives, and who therefore looks after them: ids of organisations."""

    town: str
    practice: str
    municipality: str
    nursing: str
    training: str
    hospital: str

    def unit(self, speciality: str) -> str:
        """The hospital's unit for something: `heart-failure`, `cardiology`, `rehabilitation`, `lungs`, `diabetes`, `laboratory`."""
        return f"{self.hospital}-{speciality}"


_UNITS = {
    "heart-failure": "Hjertesvigtklinikken",
    "cardiology": "Hjertemedicinsk Afdeling",
    "rehabilitation": "Hjerterehabiliteringen",
    "lungs": "Lungeambulatoriet",
    "diabetes": "Diabetesambulatoriet",
    "laboratory": "Klinisk Biokemisk Afdeling",
}
_HOSPITALS = {"solsund": "Solsund Universitetshospital", "egelund": "Egelund Sygehus"}
_MUNICIPALITIES = {
    "rosenfjord": "Rosenfjord",
    "lyngholm": "Lyngholm",
    "sandby": "Sandbyøster",
    "tornaa": "Tornå",
}
_PRACTICES = {
    "torvet": "Lægehuset Torvet",
    "havnegade": "Lægerne Havnegade",
    "moellebakken": "Lægehuset Møllebakken",
    "lindealle": "Lægefællesskabet Lindeallé",
    "doktorgaarden": "Doktorgården i Tornå",
    "strandvejen": "Lægerne Strandvejen",
}

NEIGHBOURHOODS = tuple(
    Neighbourhood(
        _MUNICIPALITIES[municipality],
        practice,
        municipality,
        f"{municipality}-nursing",
        f"{municipality}-training",
        hospital,
    )
    for practice, municipality, hospital in (
        ("torvet", "rosenfjord", "solsund"),
        ("havnegade", "rosenfjord", "solsund"),
        ("moellebakken", "lyngholm", "solsund"),
        ("lindealle", "lyngholm", "egelund"),
        ("strandvejen", "sandby", "egelund"),
        ("doktorgaarden", "tornaa", "egelund"),
    )
)
"""One for each practice, the cast's first."""


def _all() -> dict[str, Organisation]:
    rows: list[tuple[str, Bilingual | str, str, str | None]] = [
        (REGION, both("Region Solsund"), "region", None)
    ]
    for key, name in _HOSPITALS.items():
        rows.append((key, both(name), "hospital", REGION))
        rows += [(f"{key}-{unit}", both(its), "hospital", key) for unit, its in _UNITS.items()]
    for key, town in _MUNICIPALITIES.items():
        rows.append((key, put("{town} Kommune", town=town), "municipality", None))
        rows.append((f"{key}-nursing", put("Hjemmesygeplejen {town}", town=town), "municipality", key))
        rows.append((f"{key}-training", put("{town} Sundhedscenter", town=town), "municipality", key))
    rows += [(key, name, "general-practice", None) for key, name in _PRACTICES.items()]
    return {
        key: Organisation(key, name, sector, whole, number)
        if isinstance(name, str)
        else Organisation(key, name.danish, sector, whole, number, name.english)
        for number, (key, name, sector, whole) in enumerate(rows, 1)
    }


ORGANISATIONS = _all()


def resources() -> list[Resource]:
    """All of them, each after the whole that it is part of."""
    return [_resource(one) for one in ORGANISATIONS.values()]


def _resource(one: Organisation) -> Resource:
    found: Resource = {
        "resourceType": "Organization",
        "id": one.id,
        "language": LANGUAGE,
        "identifier": [{"system": SOR, "value": one.sor}, {"system": GLN, "value": one.gln}],
        "active": True,
        "type": [{"coding": [coding(OURS + "sector", one.sector)]}],
        **({"name": one.name} if one.english is None else element("name", Bilingual(one.name, one.english))),
        "telecom": [{"system": "phone", "value": one.phone, "use": "work"}],
    }
    if one.part_of is not None:
        found["partOf"] = ref(f"Organization/{one.part_of}")
    return found
