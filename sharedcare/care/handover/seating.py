"""A place on the team for as long as a proposal waits: it opens the record to an organisation that is to decide whether it takes over.

It ends by itself after thirty days, is taken away where the answer is no, and stays once it is yes. Pure.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sharedcare.care.elements import concept
from sharedcare.care.enrolment.teams import CALLED
from sharedcare.care.handover.types import Receiver
from sharedcare.care.places import PROPOSED, waits
from sharedcare.programmes.types.words import Text

Tree = dict[str, Any]
AT_MOST = timedelta(days=30)
_SECTORS = {
    "hospital": "hospital",
    "general-practice": "general practice",
    "municipality": "municipality",
    "region": "region",
}


def seated(team: Mapping[str, Any] | None, receiver: Receiver, *, patient: str, at: datetime) -> Tree:
    """The team with a place for this organisation, until it has answered."""
    before = team or {
        "resourceType": "CareTeam",
        "language": "da",
        "status": "active",
        "name": "Team",
        "subject": {"reference": f"Patient/{patient}"},
    }
    danish, english = CALLED.get(receiver.sector, CALLED[""]), _SECTORS.get(receiver.sector, "organisation")
    place = {
        "extension": [{"url": PROPOSED, "valueReference": {"reference": receiver.joins}}],
        "role": [concept(Text(da=f"{danish} (spurgt)", en=f"{english} (asked)"))],
        "member": {"reference": receiver.reference},
        "period": {"start": at.isoformat(), "end": (at + AT_MOST).isoformat()},
    }
    return {**before, "participant": [*_others(before, receiver.reference), place]}


def unseated(team: Mapping[str, Any], organisation: str) -> Tree | None:
    """The team without the place that waited for this organisation (`Organization/id`); None where there is none such."""
    kept = _others(team, organisation)
    if len(kept) == len(team.get("participant", ())):
        return None
    # An element of FHIR has something in it, or is not there.
    others = {key: value for key, value in team.items() if key != "participant"}
    return {**others, "participant": kept} if kept else others


def settled(team: Mapping[str, Any], organisation: str, *, sector: str) -> Tree | None:
    """The team on which the place that waited is one for good; None where there is none such."""
    if unseated(team, organisation) is None:
        return None
    return {
        **team,
        "participant": [
            _for_good(one, sector) if _waits(one, organisation) else one for one in team["participant"]
        ],
    }


def until(team: Mapping[str, Any], organisation: str) -> datetime | None:
    """The moment at which the place that waits for this organisation ends by itself; None where there is none such."""
    ends = (one["period"]["end"] for one in team.get("participant", ()) if _waits(one, organisation))
    return next(map(datetime.fromisoformat, ends), None)


def _for_good(place: Mapping[str, Any], sector: str) -> Tree:
    kept = {key: value for key, value in place.items() if key != "extension"}
    return {
        **kept,
        "role": [{"text": CALLED.get(sector, CALLED[""])}],
        "period": {"start": place["period"]["start"]},
    }


def _others(team: Mapping[str, Any], organisation: str) -> list[Mapping[str, Any]]:
    return [one for one in team.get("participant", ()) if not _waits(one, organisation)]


def _waits(place: Mapping[str, Any], organisation: str) -> bool:
    return waits(place) and place.get("member", {}).get("reference") == organisation
