"""Strings, folded for searching and exact beside it; addresses part by part, names word by word as well.

https://hl7.org/fhir/R4/search.html#string
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sharedcare.records.indexing.gathered import Gathered, Read
from sharedcare.records.indexing.parameters import Path
from sharedcare.records.indexing.strings import clip, fold
from sharedcare.records.indexing.tokens import present_token

_BETWEEN_WORDS = re.compile(r"[\s-]+")
_ADDRESS_PARTS = ("text", "city", "district", "state", "postalCode", "country")


def reader(path: Path, datatype: str) -> Read:
    """How words are read from this datatype at this path."""
    present = present_token(path.name)
    number = path.number

    def read_text(value: Any, into: Gathered) -> None:
        into.marks.add(present)
        exact = clip(value)
        into.strings.append((number, fold(exact), exact))

    def read_parts(value: Any, into: Gathered) -> None:
        into.marks.add(present)
        for part in dict.fromkeys(_name(value) if datatype == "HumanName" else _address(value)):
            read_text(part, into)

    return read_parts if datatype in ("HumanName", "Address") else read_text


def _name(name: Mapping[str, Any]) -> Iterator[str]:
    given = [each for each in name.get("given") or () if each]
    family = name.get("family")
    whole = name.get("text") or " ".join([*given, *([family] if family else ())])
    if whole:
        yield whole
    if family:
        yield family
    yield from given
    for part in ("prefix", "suffix"):
        yield from (each for each in name.get(part) or () if each)
    # `Erik` finds `Poul Erik`, and `Nielsen` finds `Hjort-Nielsen`: which parts of a name match is the server's to say.
    for part in (whole, family or "", *given):
        yield from (word for word in _BETWEEN_WORDS.split(part)[1:] if word)


def _address(address: Mapping[str, Any]) -> Iterator[str]:
    yield from (each for each in address.get("line") or () if each)
    yield from (address[part] for part in _ADDRESS_PARTS if address.get(part))
