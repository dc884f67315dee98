"""A patient as one line in a list: from FHIR to what is shown. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from sharedcare.records.finding import CPR, Patient
from sharedcare.records.indexing.strings import fold
from sharedcare.records.names import foremost, whole
from sharedcare.records.protection import is_protected

_FULL_DATE = 10


@dataclass(frozen=True, slots=True)
class Card:
    """Who it is, said so that nobody is mistaken for another, and no more.

    `age` is None when the birth date is not known to the day, or the patient is dead. `number` is the CPR number
    with its last four digits hidden. Where name and address are protected, `town` is empty.
    """

    id: str
    name: str
    age: int | None
    born: str
    sex: str
    number: str
    town: str
    programmes: tuple[str, ...]
    is_dead: bool
    is_protected: bool
    order: tuple[str, str, str]


def cards(found: Iterable[Patient], *, today: date) -> list[Card]:
    """In order of family name, given names and birth date."""
    return sorted((_card(one, today) for one in found), key=lambda card: card.order)


def _card(found: Patient, today: date) -> Card:
    patient = orjson.loads(found.patient.content or b"{}")
    name = foremost(patient)
    family, given = name.get("family", ""), " ".join(each for each in name.get("given", ()) if each)
    born = patient.get("birthDate", "")
    is_dead = bool(patient.get("deceasedBoolean") or patient.get("deceasedDateTime"))
    return Card(
        id=found.patient.id,
        name=whole(name),
        age=None if is_dead else _age(born, today),
        born=born,
        sex=patient.get("gender", ""),
        number=_masked(patient),
        town="" if is_protected(patient, today) else _town(patient),
        is_protected=is_protected(patient, today),
        programmes=tuple(sorted({text for one in found.programmes if (text := _programme(one.content))})),
        is_dead=is_dead,
        order=(fold(family), fold(given), born),
    )


def _age(born: str, today: date) -> int | None:
    if len(born) != _FULL_DATE:
        return None
    day = date.fromisoformat(born)
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def _masked(patient: dict[str, Any]) -> str:
    for one in patient.get("identifier", ()):
        value = str(one.get("value", "")).replace("-", "")
        if one.get("system") == CPR and len(value) == 10:
            return f"{value[:6]}-xxxx"
    return ""


def _town(patient: dict[str, Any]) -> str:
    addresses = patient.get("address", [])
    home = [one for one in addresses if one.get("use", "home") == "home"]
    return next((str(one["city"]) for one in [*home, *addresses] if one.get("city")), "")


def _programme(content: bytes | None) -> str:
    for one in orjson.loads(content or b"{}").get("type", ()):
        coded = [each.get("display") or each.get("code", "") for each in one.get("coding", ())]
        if text := one.get("text") or next(filter(None, coded), ""):
            return str(text)
    return ""
