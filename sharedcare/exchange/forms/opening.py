"""Tells from the first bytes what a file is, and reads it as that; whatever it is not meant to be is said plainly.

A tree of FHIR is the same whether it came as JSON or as XML. Its numbers with a point are Decimals, since 1.50
says more than 1.5.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import msgspec

from sharedcare.exchange.forms.errors import NotReadable
from sharedcare.exchange.forms.xml import tree_of_xml

LARGEST = 16 * 1024 * 1024
"""Bytes of the largest message that is read: a condition list has some ten thousand, one with pictures a few million."""

_AROUND = b"\x0b\x1c\r\n\t "
"""What may stand around a message: blanks, and what opens and closes a frame of MLLP."""
_FRAMES = b"\xef\xbb\xbf" + _AROUND
_FOREIGN = (
    (b"PK", "a ZIP archive. Unpack it, and send what is in it"),
    (b"\x1f\x8b", "a gzip archive. Unpack it, and send what is in it"),
    (b"BZh", "a bzip2 archive. Unpack it, and send what is in it"),
    (b"%PDF", "a PDF document. Send the message, not its print"),
    (b"\x89PNG", "a picture. Send the message, not its print"),
    (b"\xff\xd8\xff", "a picture. Send the message, not its print"),
    (b"UNA", "an EDIFACT message. HL7 v2 and FHIR are taken here"),
    (b"UNB", "an EDIFACT message. HL7 v2 and FHIR are taken here"),
)

_json = msgspec.json.Decoder(float_hook=Decimal)


@dataclass(frozen=True, slots=True)
class Opened:
    """A message as bytes, and as a tree if it is FHIR; one that is not FHIR is HL7 v2."""

    raw: bytes
    tree: dict[str, Any] | None = None


def opened(raw: bytes) -> Opened:
    """What the bytes hold. Raises NotReadable with a sentence that says what they are instead."""
    start = raw[:64].lstrip(_FRAMES)
    if not start:
        raise NotReadable("The file is empty. Send it again, with the message in it.")
    _require_message(raw, start)
    if len(raw) > LARGEST:
        raise NotReadable(f"The message is larger than {LARGEST // 2**20} MB. Send it in parts.")
    if start.startswith((b"MSH", b"FHS", b"BHS")):
        return Opened(raw)
    if start.startswith(b"<"):
        return Opened(raw, tree_of_xml(raw.strip(_AROUND)))
    if start[:1] in b"{[":
        return Opened(raw, _tree_of_json(raw.strip(_AROUND)))
    raise NotReadable("This is none of the forms that are taken here: HL7 v2, and FHIR in JSON or XML.")


def tree_of(raw: bytes) -> dict[str, Any]:
    """A FHIR resource in JSON, with the numbers as they were written. Raises NotReadable."""
    return _tree_of_json(raw)


def _require_message(raw: bytes, start: bytes) -> None:
    """Raises NotReadable where these bytes are known to be something else."""
    for signature, what in _FOREIGN:
        if start.startswith(signature):
            raise NotReadable(f"This is {what}.")
    if _is_ndjson(raw):
        raise NotReadable(
            "This is FHIR NDJSON, a resource in each line, and no message: `sharedcare load` takes it."
        )


def _is_ndjson(raw: bytes) -> bool:
    """Whether the first of several lines is a resource by itself, and another begins below it. One resource in one line is JSON."""
    first, _, others = raw.lstrip(_FRAMES).partition(b"\n")
    if not first.startswith(b"{") or not others.lstrip(_AROUND).startswith(b"{"):
        return False
    try:
        return "resourceType" in msgspec.json.decode(first, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _tree_of_json(raw: bytes) -> dict[str, Any]:
    try:
        tree = _json.decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, ArithmeticError, ValueError):
        raise NotReadable("This begins like JSON but is broken. Send it again, whole.") from None
    except RecursionError:
        raise NotReadable("The JSON is nested deeper than any message needs.") from None
    if not isinstance(tree, dict):
        raise NotReadable("This is JSON but no FHIR: a resource is an object with a resourceType.")
    return tree
