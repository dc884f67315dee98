"""Tokens: codes, identifiers, phone numbers, booleans. https://hl7.org/fhir/R4/search.html#token"""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from sharedcare.records.indexing.gathered import Gathered, Read, Tokens
from sharedcare.records.indexing.tokens import (
    bare_token,
    code_token,
    coding_token,
    present_token,
    system_token,
)


def reader(path: str, datatype: str) -> Read:
    """How a token is read from this datatype at this path."""
    return partial(_READERS.get(datatype, _read_plain), path)


def tokens_of(path: str, system: str | None, code: str | None) -> Tokens:
    """All tokens of a coded value: its code leads; it is there, the code with its system or none, the system."""
    present = present_token(path)
    if code is None:
        return (), ((present, system_token(path, system)) if system else (present,))
    leads = (code_token(path, code),)
    if not system:
        return leads, (present, bare_token(path, code))
    return leads, (present, coding_token(path, system, code), system_token(path, system))


def _read_concept(path: str, concept: Any, into: Gathered) -> None:
    codings = concept.get("coding")
    if not codings:
        into.marks.add(present_token(path))
        return
    for coding in codings:
        if coding:
            into.take(_coding(path, coding.get("system"), coding.get("code")))


def _read_coding(path: str, coding: Any, into: Gathered) -> None:
    into.take(_coding(path, coding.get("system"), coding.get("code")))


def _read_identifier(path: str, identifier: Any, into: Gathered) -> None:
    into.take(tokens_of(path, identifier.get("system"), identifier.get("value")))


def _read_contact(path: str, contact: Any, into: Gathered) -> None:
    """The system of a ContactPoint (phone, email) is no code system, and no part of the token."""
    into.marks.add(present_token(path))
    if number := contact.get("value"):
        into.leads.add(code_token(path, number))


def _read_plain(path: str, value: Any, into: Gathered) -> None:
    into.take(_plain(path, value))


def _read_existence(path: str, _: Any, into: Gathered) -> None:
    into.take(_plain(path, value=True))


_coding = lru_cache(maxsize=32_768)(tokens_of)


@lru_cache(maxsize=8192, typed=True)
def _plain(path: str, value: Any) -> Tokens:
    word = str(value).lower() if isinstance(value, bool) else str(value)
    return (code_token(path, word),), (present_token(path),)


_READERS: dict[str, Callable[[str, Any, Gathered], None]] = {
    "CodeableConcept": _read_concept,
    "Coding": _read_coding,
    "Identifier": _read_identifier,
    "ContactPoint": _read_contact,
    "existence": _read_existence,
}
