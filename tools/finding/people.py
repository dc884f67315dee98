"""Made-up patients by the hundred thousand, with names as common as names are in Denmark: worst where it is worst."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

_FAMILY = (
    ("Nielsen", 4.4), ("Jensen", 4.3), ("Hansen", 3.7), ("Andersen", 2.8), ("Pedersen", 2.8), ("Christensen", 2.1),
    ("Larsen", 2.0), ("Sørensen", 1.9), ("Rasmussen", 1.7), ("Jørgensen", 1.5), ("Petersen", 1.3), ("Madsen", 1.1),
    ("Kristensen", 1.0), ("Olsen", 0.8), ("Thomsen", 0.7), ("Christiansen", 0.6), ("Poulsen", 0.6),
    ("Johansen", 0.5), ("Møller", 0.5), ("Mortensen", 0.5),
)  # fmt: skip
_GIVEN = (
    ("Peter", 1.8), ("Jens", 1.7), ("Anne", 1.7), ("Michael", 1.6), ("Lars", 1.6), ("Kirsten", 1.5), ("Mette", 1.4),
    ("Hanne", 1.3), ("Thomas", 1.3), ("Henrik", 1.2), ("Søren", 1.2), ("Helle", 1.2), ("Anna", 1.2), ("Poul", 0.9),
    ("Jørgen", 0.9), ("Susanne", 0.9), ("Lene", 0.9), ("Maria", 0.9), ("Marianne", 0.8), ("Karen", 0.8),
)  # fmt: skip
_BEGIN = (
    "Øster",
    "Mose",
    "Klit",
    "Lyng",
    "Kær",
    "Høj",
    "Strand",
    "Pile",
    "Mølle",
    "Sten",
    "Kilde",
    "Falke",
    "Birke",
)
_END = ("gård", "vang", "toft", "lund", "mark", "bæk", "holt", "dal", "sted", "skov", "krog", "kjær", "borg")
_REST_GIVEN = tuple(
    f"{begin}{end}"
    for begin in (
        "Al",
        "Be",
        "Da",
        "El",
        "Fre",
        "Gu",
        "Hel",
        "In",
        "Jo",
        "Kar",
        "Li",
        "Ma",
        "No",
        "Ol",
        "Ras",
        "Sig",
    )
    for end in ("bert", "ne", "nie", "la", "rik", "sine", "tha", "ton", "vi", "ga")
)
_TOWNS = ("Odense", "Svendborg", "Nyborg", "Middelfart", "Faaborg", "Assens")
_FIRST_BIRTH = date(1925, 1, 1)
_BIRTH_DAYS = 88 * 365


def resources(count: int) -> Iterator[dict[str, Any]]:
    """So many patients, always the same, and a programme for three of five."""
    chance = random.Random(100_000)  # noqa: S311 - nothing is kept secret by it
    for number in range(count):
        born = _FIRST_BIRTH + timedelta(days=chance.randrange(_BIRTH_DAYS))
        yield _patient(number, born, chance)
        if number % 5 < 3:
            yield _episode(number)


def _patient(number: int, born: date, chance: random.Random) -> dict[str, Any]:
    given = [_one(_GIVEN, _REST_GIVEN, chance)]
    if chance.random() < 0.4:
        given.append(_one(_GIVEN, _REST_GIVEN, chance))
    family = _one(_FAMILY, None, chance)
    cpr = f"{born:%d%m%y}{number % 10000:04}"
    return {
        "resourceType": "Patient",
        "id": f"found-{number}",
        "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": cpr}],
        "name": [{"use": "official", "family": family, "given": given}],
        "gender": chance.choice(["female", "male"]),
        "birthDate": born.isoformat(),
        "address": [
            {"line": [f"Prøvevej {number % 200}"], "city": chance.choice(_TOWNS), "postalCode": "5000"}
        ],
    }


def _one(common: tuple[tuple[str, float], ...], rest: tuple[str, ...] | None, chance: random.Random) -> str:
    place = chance.random() * 100
    for name, share in common:
        place -= share
        if place < 0:
            return name
    return chance.choice(rest) if rest else chance.choice(_BEGIN) + chance.choice(_END)


def _episode(number: int) -> dict[str, Any]:
    return {
        "resourceType": "EpisodeOfCare",
        "id": f"found-{number}-e",
        "status": "active" if number % 7 else "finished",
        "type": [{"text": ("Hjertesvigt", "KOL", "Type 2-diabetes")[number % 3]}],
        "patient": {"reference": f"Patient/found-{number}"},
        "period": {"start": "2025-01-01"},
    }
