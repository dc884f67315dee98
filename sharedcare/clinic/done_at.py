"""The page on which what the house asks for by a task is done: to it the task leads, wherever it is listed. Pure."""

from collections.abc import Iterable

from sharedcare.care.findings.pausing import asking
from sharedcare.care.handover import beginning, declining, lapsing, silence
from sharedcare.overview.types import Programme

_OF_HANDOVERS = (declining.CODE, lapsing.CODE, silence.CODE)


def done_at(kind: str, about: str, programmes: Iterable[Programme]) -> str:
    """Where within the pages of a patient; empty for what is no such task. `kind` is the code of the task, `about` its focus (`Type/id`),
    `programmes` are those that the patient takes part in."""
    if kind == asking.CODE:
        return "pause"
    if kind in (*_OF_HANDOVERS, beginning.CODE) and about.startswith("Task/"):
        return f"handover/{about.removeprefix('Task/')}"
    if kind in _OF_HANDOVERS:
        return "handover"
    # Tasks that were made before the hand-over itself could be answered.
    if kind == beginning.CODE:
        return next(
            (
                f"programmes/{one.code}"
                for one in programmes
                if one.code and about == f"{one.ref.type}/{one.ref.id}"
            ),
            "",
        )
    return ""
