"""What a form of these pages sent, as choices. What cannot be read is told by its field."""

from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo

from django.http import QueryDict

from sharedcare.care.enrolment.types import Choices, Member

_LONGEST = 500
_MOST = 20


def choices(sent: QueryDict, *, zone: tzinfo, team: Mapping[str, Member]) -> tuple[Choices, list[str]]:
    """What was chosen, and the names of fields that cannot be read. Of the team only those are taken that were proposed."""
    unread: list[str] = []
    anchors = {}
    for name, value in sent.items():
        if name.startswith("anchor-") and str(value).strip():
            moment = day(str(value), zone)
            if moment is None:
                unread.append(name)
            else:
                anchors[name.removeprefix("anchor-")] = moment
    levels = {
        name.removeprefix("level-"): (
            str(value),
            str(sent.get(f"why-{name.removeprefix('level-')}", ""))[:_LONGEST],
        )
        for name, value in sent.items()
        if name.startswith("level-") and value
    }
    members = tuple(team[one] for one in sent.getlist("team")[:_MOST] if one in team)
    found = Choices(
        anchors=anchors,
        levels=levels,
        judged=judged(sent),
        team=members,
        responsible=str(sent.get("responsible", "")),
        consent="paper" if sent.get("consent") else "",
    )
    return found, unread


def judged(sent: QueryDict) -> dict[str, bool]:
    """What was said of statements: yes or no; of those that were left open nothing."""
    return {
        name.removeprefix("judged-"): value == "yes"
        for name, value in sent.items()
        if name.startswith("judged-") and value in ("yes", "no")
    }


def day(text: str, zone: tzinfo) -> datetime | None:
    """The beginning of a day that was typed; None for what is none."""
    try:
        return datetime.combine(date.fromisoformat(text.strip()), time(), tzinfo=zone)
    except ValueError:
        return None


def number(text: str) -> float | None:
    """A number with a comma or a point; None for what is none."""
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return found if -1e6 < found < 1e6 else None
