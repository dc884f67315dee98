"""From a resource to what waits because of it, and for whom. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo
from typing import Any

from sharedcare.access.grants.fhir import EMERGENCY
from sharedcare.access.patterns.fhir import LOOKED_INTO
from sharedcare.care.findings.acting import fhir as acting
from sharedcare.care.findings.acting.types import Severity
from sharedcare.care.findings.matters import matter_of, sign_of
from sharedcare.care.handover import declining, lapsing, silence
from sharedcare.care.handover import fhir as handing
from sharedcare.kernel.ids import key64
from sharedcare.worklist.types import Kind

ALWAYS = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
FOLLOWED = frozenset({"CareTeam", "Communication", "DetectedIssue", "EpisodeOfCare", "Task"})
"""The types of resources that the list follows from."""

_KINDS = {
    Severity.RED: Kind.RED,
    Severity.YELLOW: Kind.YELLOW,
    Severity.MISSING: Kind.MISSING,
    Severity.NOT_JUDGED: Kind.NOT_JUDGED,
}
_TO_BE_DONE = frozenset({"requested", "received", "accepted", "ready", "in-progress"})
_ASKED = "received"
_TREATED = frozenset({"active", "onhold"})
_ON_A_DAY = frozenset({Kind.TASK, Kind.HANDOVER})
_OF_OTHERS = frozenset({EMERGENCY, LOOKED_INTO})
"""Tasks that are no work of a team."""
_OF_HANDOVERS = frozenset({declining.CODE, lapsing.CODE, silence.CODE})
"""Tasks that tell the sender of a hand-over what has become of it: they stand where hand-overs do."""

_FINDING = "urn:sharedcare:finding"

Tree = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Waits:
    """A row of `worklist_item`, without whose it is."""

    kind: Kind
    since: datetime
    parties: tuple[int, ...] = ()
    due: datetime | None = None
    assigned: int = 0
    snoozed: datetime | None = None
    topic: int = 0
    sign: int = 0

    @property
    def wakes(self) -> datetime:
        """From when on it waits: what is to be done waits on its last day, what was found or agreed on at once."""
        return self.due if self.due is not None and self.kind in _ON_A_DAY else ALWAYS[0]


@dataclass(frozen=True, slots=True)
class Member:
    """A row of `worklist_member`, without whose it is."""

    party: int
    since: datetime
    until: datetime
    is_responsible: bool


def waits(tree: Tree, *, updated: datetime, zone: tzinfo) -> Waits | None:
    """What waits because of this resource; None when nothing does."""
    name = tree.get("resourceType")
    if name == "DetectedIssue":
        return _finding(tree, updated, zone)
    if name == "Communication":
        return _message(tree, updated, zone)
    return _task(tree, updated, zone) if name == "Task" else None


def members(tree: Tree, *, zone: tzinfo) -> Iterator[Member]:
    """Who is on the team, or responsible, by this resource."""
    if tree.get("resourceType") == "CareTeam" and tree.get("status", "active") == "active":
        whole = _span(tree.get("period"), zone)
        for one in tree.get("participant", ()):
            since, until = _span(one.get("period"), zone)
            party = _key(one.get("member"))
            if party:
                yield Member(party, max(since, whole[0]), min(until, whole[1]), is_responsible=False)
    if tree.get("resourceType") == "EpisodeOfCare" and tree.get("status") in _TREATED:
        party = _key(tree.get("careManager"))
        if party:
            yield Member(party, *_span(tree.get("period"), zone), is_responsible=True)


def _finding(tree: Tree, updated: datetime, zone: tzinfo) -> Waits | None:
    if not acting.is_open(tree):
        return None
    assigned = acting.assigned_to(tree)
    since = _moment(tree.get("identifiedDateTime"), zone) or updated
    return Waits(
        kind=Kind.TO_AGREE if _is_to_agree(tree) else _KINDS[acting.severity_of(tree)],
        since=since,
        # Of a finding only what cannot wait has a time by which somebody is to have acted: that of the answer itself.
        due=since if acting.is_at_once(tree) else None,
        assigned=key64(assigned) if assigned else 0,
        snoozed=acting.snoozed_until(tree),
        topic=matter_of(tree),
        sign=sign_of(tree),
    )


def _is_to_agree(tree: Tree) -> bool:
    return any(
        one.get("system") == _FINDING and ":no-reference:" in str(one.get("value"))
        for one in tree.get("identifier", ())
    )


def _message(tree: Tree, updated: datetime, zone: tzinfo) -> Waits | None:
    is_message = any(
        coding.get("code") == "message"
        for one in tree.get("category", ())
        for coding in one.get("coding", ())
    )
    parties = tuple(filter(None, map(_key, tree.get("recipient", ()))))
    if not is_message or tree.get("received") or tree.get("status") == "entered-in-error" or not parties:
        return None
    return Waits(Kind.MESSAGE, _moment(tree.get("sent"), zone) or updated, parties)


def _task(tree: Tree, updated: datetime, zone: tzinfo) -> Waits | None:
    codes = {one.get("code") for one in tree.get("code", {}).get("coding", ())}
    status, owner = tree.get("status"), _key(tree.get("owner"))
    since = _moment(tree.get("authoredOn"), zone) or updated
    if acting.LOOKED_AT in codes:
        done = acting.looked_by(tree)
        return None if done is None or done.at is None else Waits(Kind.LOOKED, done.at)
    if not owner or codes & _OF_OTHERS:
        return None
    if "handover" in codes:
        if handing.is_agreed(tree):
            day = _moment(tree["restriction"]["period"]["start"], zone)
            return Waits(Kind.AGREED, since, tuple(filter(None, (owner, *_both(tree)))), day)
        if status not in handing.WAITING:
            return None
        # Whoever has asked waits for the sender, and may decide without the answer.
        sender = _key(tree.get("requester")) if status == _ASKED else 0
        return Waits(Kind.HANDOVER, since, tuple(filter(None, (owner, sender))))
    due = _moment(tree.get("restriction", {}).get("period", {}).get("end"), zone)
    if status not in _TO_BE_DONE or due is None:
        return None
    if codes & _OF_HANDOVERS:
        return Waits(Kind.HANDOVER, since, (owner,), due)
    return Waits(Kind.TASK, due, (owner,), due)


def _both(handover: Tree) -> Iterator[int]:
    """Who has proposed it, and who has said yes: both are told of the day."""
    yield _key(handover.get("requester"))
    for one in handover.get("output", ()):
        yield _key(one.get("valueReference"))


def _span(period: Tree | None, zone: tzinfo) -> tuple[datetime, datetime]:
    told = period or {}
    start, end = _moment(told.get("start"), zone), _moment(told.get("end"), zone, last=True)
    return start or ALWAYS[0], end or ALWAYS[1]


def _moment(text: str | None, zone: tzinfo, *, last: bool = False) -> datetime | None:
    """A FHIR date, dateTime or instant; a date is its first moment here, or its last."""
    if not text:
        return None
    if len(text) > 10:
        return datetime.fromisoformat(text)
    day = datetime.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]).date()
    return datetime.combine(day, time.max if last else time.min, zone)


def _key(reference: Tree | None) -> int:
    name = str((reference or {}).get("reference", ""))
    return key64(name) if "/" in name else 0
