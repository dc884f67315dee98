"""What an EpisodeOfCare says of the programme that is followed, and moments as FHIR writes them. Pure."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any

from sharedcare.kernel import moments

ENROLMENT = "enrolment"
_ANCHOR = "urn:sharedcare:anchor"
_SHORTEST = len("2026-01-01")


def anchors(tree: Mapping[str, Any], *, zone: tzinfo) -> dict[str, datetime]:
    """The moments that the episode tells, the latest of each; enrolment is its first day where nothing else says it."""
    found = {}
    start = moment(tree.get("period", {}).get("start"), zone=zone)
    if start is not None:
        found[ENROLMENT] = start
    for one in tree.get("extension", ()):
        if one.get("url") == _ANCHOR:
            parts = {each.get("url"): each for each in one.get("extension", ())}
            at = moment(parts.get("at", {}).get("valueDateTime"), zone=zone)
            key = str(parts.get("key", {}).get("valueCode", ""))
            if at is not None and (key not in found or found[key] < at):
                found[key] = at
    return found


def moment(text: object, *, zone: tzinfo) -> datetime | None:
    """A day or a moment; a day begins in the region's zone. None where it is neither, such as a month alone."""
    if not isinstance(text, str) or len(text) < _SHORTEST:
        return None
    return moments.local(text, zone)
