"""The page on which what the house asks for by a task is done: to it the task leads, wherever it is listed. Pure."""

from sharedcare.care.findings.pausing import asking
from sharedcare.care.handover import lapsing


def done_at(kind: str, about: str) -> str:
    """Where within the pages of a patient; empty for what is no such task. `kind` is the code of the task, `about` its focus (`Type/id`)."""
    if kind == asking.CODE:
        return "pause"
    if kind == lapsing.CODE:
        return f"handover/{about.removeprefix('Task/')}" if about.startswith("Task/") else "handover"
    return ""
