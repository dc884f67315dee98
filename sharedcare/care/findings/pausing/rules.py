"""How long a pause may last, and when those who treat are asked whether it is to go on. Pure.

A pause stops asking: nothing is missing in it. It does not stop judging: a dangerous value that comes all the same is found as
ever. So it must not go on for ever unnoticed. The patient's own ends by itself; that of those who treat may be open, as nobody knows
how long an admission takes, or end in ten years, and then they are asked again and again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sharedcare.care.findings.pausing.types import Reason, Stands
from sharedcare.programmes import calendar
from sharedcare.programmes.times import Duration
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import Missing

PATIENTS_OWN = timedelta(days=28)
"""So long a patient, or whoever may for them, pauses by themselves: a long holiday. Whoever treats them can agree on more."""
ASKED_AGAIN = timedelta(days=28)
"""After so long a pause of those who treat is a task of whoever is responsible, and so long after each answer again: one without an end,
and one with an end that lies further ahead."""

_HOME = ("Patient/", "RelatedPerson/")
_TOLD = timedelta(days=1)
"""Within so long of being red, what is missing has been found so: the worker goes round in it (`config/worker/watching.py`)."""


Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Before:
    """The patient's own pauses, also those that are over, each for as long as it lasted; when they `measured` something at home; and after
    how long it is red that nothing comes, by the programmes that they follow."""

    own: Sequence[Span] = ()
    measured: Sequence[datetime] = ()
    red_after: Sequence[Duration] = ()

    def is_break(self, over: datetime, begins: datetime) -> bool:
        """Whether somebody has heard of the patient between two pauses, or would have been told that nobody has."""
        if any(over <= each <= begins for each in self.measured):
            return True
        reds = [calendar.after(over, each) + _TOLD for each in self.red_after] or [over + PATIENTS_OWN]
        return max(reds) <= begins


def is_own(by: str) -> bool:
    """Whether the patient, or somebody near them, decided it (a reference)."""
    return by.startswith(_HOME)


def is_asked_about(since: datetime, until: datetime | None, *, by: str) -> bool:
    """Whether somebody is asked whether it is to go on, when it has lasted since then, or was said to go on then."""
    return not is_own(by) and (until is None or until > since + ASKED_AGAIN)


def is_too_long(since: datetime, until: datetime, before: Before) -> bool:
    """Whether a pause of the patient's own would be, together with those of their own that it follows on or leads to: they are one until
    something is measured in between, or has been missing so long that it is red and somebody has been told."""
    begins, over = since, until
    spans = sorted({*before.own, (since, until)})
    for each in reversed([one for one in spans if one <= (since, until)]):
        if not before.is_break(each[1], begins):
            begins, over = each[0], max(over, each[1])
    for each in spans:
        if each[0] >= since and not before.is_break(over, each[0]):
            over = max(over, each[1])
    return over - begins > PATIENTS_OWN


def overlapping(several: Iterable[Stands], since: datetime, until: datetime | None) -> list[Stands]:
    """Those of these pauses that last at a moment at which one from then till then would (None: until somebody ends it)."""
    return [
        one
        for one in several
        if (until is None or one.since < until) and (one.until is None or since < one.until)
    ]


def needs_an_end(reason: Reason) -> bool:
    """Whether a pause for this reason has a last day, whoever sets it: who goes on holiday knows when they are back, and an admission
    ends when it ends."""
    return reason is Reason.HOLIDAY


def red_after(programmes: Iterable[Programme]) -> list[Duration]:
    """After how long what does not come is red, of everything that these programmes wait for."""
    several: list[Missing | None] = []
    for each in programmes:
        several += [one.missing for one in each.measurements]
        several += [one.missing for one in each.questionnaires]
    return [one.red_after for one in several if one is not None and one.red_after is not None]


def ends(since: datetime, until: datetime | None, *, by: str) -> datetime | None:
    """When it ends, by whoever decided it, also where that was stored by another rule: None while it is open."""
    if not is_own(by):
        return until
    latest = since + PATIENTS_OWN
    return latest if until is None else min(until, latest)
