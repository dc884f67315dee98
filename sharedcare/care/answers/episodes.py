"""What an EpisodeOfCare says of the programme that is followed. Pure."""

from datetime import datetime, tzinfo

from sharedcare.care.elements import Element, moment, parts_of
from sharedcare.programmes.types.coming import ENROLMENT


def anchors(tree: Element, *, zone: tzinfo) -> dict[str, datetime]:
    """The moments that the episode tells, the latest of each; enrolment is its first day where nothing else says it."""
    found = {}
    start = moment(tree.get("period", {}).get("start"), zone)
    if start is not None:
        found[ENROLMENT] = start
    for one in parts_of(tree, "anchor"):
        key, at = str(one.get("key") or ""), moment(one.get("at"), zone)
        if at is not None and (key not in found or found[key] < at):
            found[key] = at
    return found
