"""The task that asks whether a long pause of those who treat is to go on: one is open as long as the pause lasts. Pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sharedcare.care.elements import OURS, Tree, has_code, moment, when_over
from sharedcare.care.findings.pausing import fhir, rules
from sharedcare.programmes.fhir.words import element
from sharedcare.programmes.types.words import Text

CODE = "pause-goes-on"
IDENTIFIER = OURS + "pause-asked"
_OPEN = ("requested", "received", "accepted", "ready", "in-progress", "on-hold")
_ASKED = Text(
    da="Pause i målinger uden slutdato: skal den fortsætte?",
    en="Pause in measuring without an end: is it to go on?",
)
_ASKED_OF_LONG = Text(
    da="Lang pause i målinger: skal den fortsætte?", en="Long pause in measuring: is it to go on?"
)


def wanted(tasks: Sequence[Tree], *, responsible: str, at: datetime) -> Iterator[tuple[Tree, str]]:
    """The tasks that are not there yet, each with the number that it is to be the only one of. `responsible` is whose they are;
    where nobody is, they are of whoever decided the pause."""
    for pause in tasks:
        one = fhir.lasting(pause)
        if one is None or one.is_over(at=at):
            continue
        asked = [each for each in tasks if asks_about(each, one.id)]
        if any(map(is_unanswered, asked)):
            continue
        last = max(filter(None, map(when_over, asked)), default=None)
        if rules.is_asked_about(last or one.since, one.until, by=one.by):
            yield task(pause, number=len(asked), since=last, responsible=responsible, at=at)


def needless(tasks: Sequence[Tree], *, at: datetime) -> Iterator[Tree]:
    """The tasks that nobody has to answer any more, since their pause is over by itself; as they are then."""
    pauses = (fhir.lasting(tree) for tree in tasks)
    over = [one.id for one in pauses if one is not None and one.is_over(at=at)]
    for tree in tasks:
        if is_unanswered(tree) and any(asks_about(tree, pause) for pause in over):
            yield tree | {"status": "cancelled", "lastModified": at.isoformat(timespec="seconds")}


def task(
    pause: Tree, *, number: int, since: datetime | None, responsible: str, at: datetime
) -> tuple[Tree, str]:
    """The task that asks for the n-th time, counted from when that was answered last or else from the beginning of the pause; and
    its number."""
    begins = since or moment(pause["executionPeriod"]["start"]) or at
    owner = responsible or str(pause.get("requester", {}).get("reference", ""))
    told = f"{pause['id']}/{number}"
    asked = _ASKED_OF_LONG if "end" in pause["executionPeriod"] else _ASKED
    tree = {
        "resourceType": "Task",
        "language": "da",
        "identifier": [{"system": IDENTIFIER, "value": told}],
        "status": "requested",
        "intent": "order",
        "code": {"coding": [{"system": OURS + "task", "code": CODE}]},
        **element("description", asked),
        "for": pause["for"],
        "focus": {"reference": f"Task/{pause['id']}"},
        "authoredOn": at.isoformat(timespec="seconds"),
        "owner": {"reference": owner},
        "requester": pause["requester"],
        "restriction": {"period": {"end": (begins + rules.ASKED_AGAIN).date().isoformat()}},
    }
    return tree, f"identifier={IDENTIFIER}|{told}"


def answered(tree: Tree, *, at: datetime) -> Tree:
    """The task once somebody has said whether the pause goes on."""
    return tree | {"status": "completed", "lastModified": at.isoformat(timespec="seconds")}


def asks_about(tree: Tree, pause: str) -> bool:
    """Whether a Task asks about the pause with this id."""
    return (
        has_code((tree.get("code"),), OURS + "task", CODE)
        and tree.get("focus", {}).get("reference") == f"Task/{pause}"
    )


def is_unanswered(tree: Tree) -> bool:
    """Whether nobody has said yet."""
    return tree.get("status") in _OPEN
