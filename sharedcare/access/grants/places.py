"""The patient's teams, and who has a place on them. Pure.

A place waits for as long as its organisation is asked whether it takes over: the record is open to it, and otherwise it is not on the
team. Here alone stands which team is the patient's one, and when a place counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

Place = Mapping[str, Any]
PROPOSED = "urn:sharedcare:proposed"
"""The agreement by which the place is there, on a place that waits for an answer."""
HANDOVER = "urn:sharedcare:handover"
"""The hand-over (`Task/id`) whose answer a place waits for."""
CAME_BY = "urn:sharedcare:came-by"
"""An enrolment (`EpisodeOfCare/id`) that a place came with, or that has taken it up since. Without one a person or a partner put it there."""
ENDED = "urn:sharedcare:place-ended"
"""Who ended a place, when and why, on a place that somebody has ended."""


def at_work(teams: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The teams that are at work; the first of them is the one that is written in."""
    return [one for one in teams if one.get("status") == "active"]


def on_team(teams: Iterable[dict[str, Any]], *, on: date) -> list[Place]:
    """The places of those who are on the patient's team on a day. Who only waits is not."""
    return [one for one in _counting(teams, on) if not waits(one)]


def waiting(teams: Iterable[dict[str, Any]], *, on: date) -> list[Place]:
    """The places that wait on a day."""
    return [one for one in _counting(teams, on) if waits(one)]


def members(teams: Iterable[dict[str, Any]], *, on: date) -> list[str]:
    """Who is on the patient's team on a day, each once, by reference."""
    found = (_reference(one, "member") for one in on_team(teams, on=on))
    return [one for one in dict.fromkeys(found) if one]


def sits_for(place: Place) -> str:
    """For whom somebody sits there, by reference: the organisation on whose behalf they do, or they themselves."""
    return _reference(place, "onBehalfOf") or _reference(place, "member")


def whose(place: Place) -> str:
    """Whose place it is, by reference: their own, also where they sit there for an organisation."""
    return _reference(place, "member") or _reference(place, "onBehalfOf")


def waits(place: Place) -> bool:
    """Whether the place is there only until its organisation has answered."""
    return any(one.get("url") == PROPOSED for one in place.get("extension", ()))


def is_for_good(place: Place) -> bool:
    """Whether the place waits for nothing and has no end."""
    return not waits(place) and not place.get("period", {}).get("end")


def came_by(place: Place) -> frozenset[str]:
    """The enrolments (`EpisodeOfCare/id`) that the place is there by; none where it is there without any."""
    told = (one for one in place.get("extension", ()) if one.get("url") == CAME_BY)
    return frozenset(_reference(one, "valueReference") for one in told)


def was_ended(place: Place) -> bool:
    """Whether somebody has ended the place."""
    return any(one.get("url") == ENDED for one in place.get("extension", ()))


def waits_for(place: Place, handover: str) -> bool:
    """Whether the place is there only until this hand-over (id) has been answered."""
    return waits(place) and any(
        one.get("valueReference", {}).get("reference") == f"Task/{handover}"
        for one in place.get("extension", ())
        if one.get("url") == HANDOVER
    )


def counts(place: Place, *, on: date) -> bool:
    """Whether the place, or the team, has begun by a day and is not over before it. A day, month or year that is named belongs to it; the
    day on which somebody has ended a place does not."""
    period, day = place.get("period", {}), on.isoformat()
    start, end = str(period.get("start", ""))[:10], str(period.get("end", "9999"))[:10]
    if was_ended(place) and day >= end:
        return False
    return start <= day[: len(start)] and day[: len(end)] <= end


def _counting(teams: Iterable[dict[str, Any]], on: date) -> Iterator[Place]:
    # By a team whose own time is over nobody has the record, whatever its places say.
    for team in (one for one in at_work(teams) if counts(one, on=on)):
        yield from (one for one in team.get("participant", ()) if counts(one, on=on))


def _reference(place: Place, element: str) -> str:
    return str(place.get(element, {}).get("reference", ""))
