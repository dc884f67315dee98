"""A pause as a Task, both ways (docs/reference/resources.md). Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sharedcare.care.elements import OURS, Tree, codings, has_code, moment
from sharedcare.care.findings.pausing import rules
from sharedcare.care.findings.pausing.types import Planned, Reason, Stands
from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.judging.types import Pause
from sharedcare.programmes.types.words import Text

CODE = "pause"
_CALLED = Text(da="Pause i målinger", en="Pause in measuring")


def task(planned: Planned, *, patient: str, by: str, at: datetime) -> Tree:
    """The Task; `by` refers to who decided it."""
    period = {"start": planned.since.isoformat()}
    if planned.until is not None:
        period["end"] = planned.until.isoformat()
    return {
        "resourceType": "Task",
        "language": "da",
        "status": "in-progress",
        "intent": "order",
        "code": {"coding": [{"system": OURS + "task", "code": CODE}], **element("text", _CALLED)},
        **element("description", _REASONS[planned.reason]),
        "for": {"reference": f"Patient/{patient}"},
        "authoredOn": at.isoformat(timespec="seconds"),
        "requester": {"reference": by},
        "reasonCode": {
            "coding": [{"system": OURS + "pause", "code": planned.reason}],
            **({"text": planned.why} if planned.why else {}),
        },
        "executionPeriod": period,
    }


def ended(tree: Tree, *, at: datetime) -> Tree:
    """The Task of a pause that ends now; of one that has not begun, it never took place."""
    start = moment(tree["executionPeriod"]["start"])
    if start is not None and start >= at:
        return tree | {"status": "cancelled"}
    period = tree["executionPeriod"] | {"end": at.isoformat(timespec="seconds")}
    return tree | {"status": "completed", "executionPeriod": period}


def is_pause(tree: Tree) -> bool:
    """Whether a Task is a pause."""
    return has_code((tree.get("code"),), OURS + "task", CODE)


def lasting(tree: Tree) -> Stands | None:
    """A pause that nobody has ended, also one that is over by itself; None of any other Task."""
    return stands(tree) if is_pause(tree) and tree.get("status") == "in-progress" else None


def decided_by(tree: Tree) -> str:
    """Who decided a pause, as a reference."""
    return str(tree.get("requester", {}).get("reference", ""))


def pauses_in(tasks: Iterable[Tree]) -> Iterator[Pause]:
    """The pauses among these Tasks, also those that have ended."""
    for tree in tasks:
        if is_pause(tree) and tree.get("status") in ("in-progress", "completed"):
            period = tree.get("executionPeriod", {})
            since, by = moment(period.get("start")), decided_by(tree)
            if since is not None:
                until = rules.ends(since, moment(period.get("end")), by=by)
                yield Pause(since, until, is_own=rules.is_own(by))


def stands(tree: Tree) -> Stands | None:
    """A pause as pages tell of it; None where it does not say when it begins."""
    period = tree.get("executionPeriod", {})
    since = moment(period.get("start"))
    if since is None:
        return None
    reason = tree.get("reasonCode", {})
    codes = [code for system, code in codings(reason) if system == OURS + "pause"]
    return Stands(
        id=str(tree["id"]),
        reason=Reason(codes[0]) if codes and codes[0] in list(Reason) else Reason.OTHER,
        why=str(reason.get("text", "")),
        since=since,
        until=rules.ends(since, moment(period.get("end")), by=decided_by(tree)),
        by=decided_by(tree),
    )


_REASONS = {
    Reason.HOLIDAY: Text(da="Måler ikke: på ferie", en="Not measuring: on holiday"),
    Reason.ADMISSION: Text(da="Måler ikke: indlagt", en="Not measuring: admitted"),
    Reason.OTHER: Text(da="Måler ikke i en periode", en="Not measuring for a while"),
}
