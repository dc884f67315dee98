"""A place on the team for as long as a proposal waits: it opens the record to an organisation that is to decide whether it takes over.

It ends by itself after thirty days, is taken away where the answer is no, and stays once it is yes. Pure.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sharedcare.access.grants.places import HANDOVER, PROPOSED, is_for_good, waits, waits_for
from sharedcare.care.elements import concept
from sharedcare.care.enrolment.teams import CALLED
from sharedcare.care.handover.types import Receiver
from sharedcare.programmes.types.words import Text

Tree = dict[str, Any]
AT_MOST = timedelta(days=30)
_SECTORS = {
    "hospital": "hospital",
    "general-practice": "general practice",
    "municipality": "municipality",
    "region": "region",
}


def seated(
    team: Mapping[str, Any] | None, receiver: Receiver, *, handover: str, patient: str, at: datetime
) -> Tree:
    """The team with a place for this organisation, until it has answered this hand-over (id)."""
    before = team or {
        "resourceType": "CareTeam",
        "language": "da",
        "status": "active",
        "name": "Team",
        "subject": {"reference": f"Patient/{patient}"},
    }
    danish, english = CALLED.get(receiver.sector, CALLED[""]), _SECTORS.get(receiver.sector, "organisation")
    place = {
        "extension": [
            {"url": PROPOSED, "valueReference": {"reference": receiver.joins}},
            {"url": HANDOVER, "valueReference": {"reference": f"Task/{handover}"}},
        ],
        "role": [concept(Text(da=f"{danish} (spurgt)", en=f"{english} (asked)"))],
        "member": {"reference": receiver.reference},
        "period": {"start": at.isoformat(), "end": (at + AT_MOST).isoformat()},
    }
    return {**before, "participant": [*before.get("participant", ()), place]}


def unseated(team: Mapping[str, Any], handover: str) -> Tree | None:
    """The team without the place that waited for this hand-over (id); None where there is none such."""
    places = team.get("participant", ())
    kept = [one for one in places if not waits_for(one, handover)]
    if len(kept) == len(places):
        return None
    # An element of FHIR has something in it, or is not there.
    others = {key: value for key, value in team.items() if key != "participant"}
    return {**others, "participant": kept} if kept else others


def prolonged(team: Mapping[str, Any], handover: str, *, until: datetime) -> Tree | None:
    """The team on which the place that waits for this hand-over (id) lasts until then; None where there is none such."""
    places = team.get("participant", ())
    if not any(waits_for(one, handover) for one in places):
        return None
    return {
        **team,
        "participant": [
            {**one, "period": {**one["period"], "end": until.isoformat()}}
            if waits_for(one, handover)
            else one
            for one in places
        ],
    }


def ends(team: Mapping[str, Any], handover: str) -> datetime | None:
    """Until which moment the place that waits for this hand-over (id) lasts; None where there is none such, or somebody has ended it by a
    date alone, as we do not."""
    places = (one for one in team.get("participant", ()) if waits_for(one, handover))
    written = (str(one.get("period", {}).get("end", "")) for one in places)
    return max((datetime.fromisoformat(one) for one in written if len(one) > len("2026-03-09")), default=None)


def settled(team: Mapping[str, Any], handover: str, *, sector: str) -> Tree | None:
    """The team on which the place that waited for this hand-over (id) is one for good; None where there is none such. Who has one for
    good already gets no second one."""
    places = team.get("participant", ())
    mine = {one["member"]["reference"] for one in places if waits_for(one, handover)}
    if any(is_for_good(one) and one.get("member", {}).get("reference") in mine for one in places):
        return unseated(team, handover)
    if not mine:
        return None
    return {
        **team,
        "participant": [
            _for_good(one, sector) if waits_for(one, handover) else one for one in team["participant"]
        ],
    }


def until(team: Mapping[str, Any], organisation: str) -> datetime | None:
    """The last moment of the places that wait for this organisation; None where there is none such."""
    ends = (
        datetime.fromisoformat(one["period"]["end"])
        for one in team.get("participant", ())
        if waits(one) and one["member"]["reference"] == organisation
    )
    return max(ends, default=None)


def _for_good(place: Mapping[str, Any], sector: str) -> Tree:
    kept = {key: value for key, value in place.items() if key != "extension"}
    return {
        **kept,
        "role": [{"text": CALLED.get(sector, CALLED[""])}],
        "period": {"start": place["period"]["start"]},
    }
