"""What an EpisodeOfCare says of the programme that is followed. Pure."""

from datetime import datetime, tzinfo

from sharedcare.care.elements import Element, moment, parts_of
from sharedcare.programmes.types.coming import ENROLMENT


def anchors(tree: Element, *, zone: tzinfo) -> dict[str, tuple[datetime, ...]]:
    """The moments that the episode tells, of each the earliest first; enrolment is its first day where nothing else says it."""
    found: dict[str, set[datetime]] = {}
    for one in parts_of(tree, "anchor"):
        key, at = str(one.get("key") or ""), moment(one.get("at"), zone)
        if at is not None:
            found.setdefault(key, set()).add(at)
    start = moment(tree.get("period", {}).get("start"), zone)
    if start is not None:
        found.setdefault(ENROLMENT, {start})
    return {key: tuple(sorted(several)) for key, several in found.items()}
