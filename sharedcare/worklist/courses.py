"""A programme that a patient is in, as a line of the list reads it.

Most of what an EpisodeOfCare says is when the plan is reckoned from, and which phases are past or to come. A page has thirty of them,
and to make objects of all that took a tenth of its time.
"""

from typing import Any

import msgspec
import orjson

from sharedcare.overview.fhir.elements import Tree

_UNDER_WAY, _ESCAPED = b'"active"', b"\\u"


class _Episode(msgspec.Struct):
    """What a line reads of an EpisodeOfCare; extensions as they were stored."""

    status: str = ""
    language: str = ""
    type: list[Any] = []
    diagnosis: list[Any] = []
    period: dict[str, Any] = {}
    careManager: dict[str, Any] = {}  # noqa: N815 - FHIR's own word
    extension: list[msgspec.Raw] = []


_decoder = msgspec.json.Decoder(_Episode)


def course(content: bytes) -> Tree:
    """An EpisodeOfCare with what a line shows of it: of its extensions those alone that may be a phase that is under way."""
    read = _decoder.decode(content)
    parts = (bytes(one) for one in read.extension)
    return {
        "status": read.status,
        "language": read.language,
        "type": read.type,
        "diagnosis": read.diagnosis,
        "period": read.period,
        "careManager": read.careManager,
        "extension": [orjson.loads(one) for one in parts if _UNDER_WAY in one or _ESCAPED in one],
    }
