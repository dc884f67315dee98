"""Tasks with an owner and a day by which they are due, hand-overs, and findings that somebody must act on."""

from sharedcare.region.bilingual import Words, element
from sharedcare.region.bilingual import text as words
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.measures import Measure
from sharedcare.region.systems import OURS, Resource, concept, ref

ACT_NOW, EYE_ON, MISSING = "high", "moderate", "low"
"""How much a finding presses (DetectedIssue.severity)."""


def task(
    chart: Chart, text: Words, *, owner: str, due: int, made: At, by: str, status: str = "requested",
    priority: str = "routine", about: str | None = None,
) -> str:  # fmt: skip
    """Something to do; `about` is what it concerns."""
    found = (
        _task(chart, owner, due, made, by)
        | element("description", text)
        | {"status": status, "priority": priority}
    )
    if about is not None:
        found["focus"] = ref(about)
    return chart.add("Task", "task", **found)


def handover(chart: Chart, text: str, *, of: str, to: str, by: str, due: int, made: At, why: str) -> str:
    """A hand-over that waits for its receiver: `of` is the episode whose responsibility is to move."""
    found = _task(chart, to, due, made, by) | {
        # Whoever hands over writes it in words of their own.
        "description": text,
        "status": "requested",
        "priority": "routine",
        "code": concept(OURS + "task", "handover") | words("Overdragelse"),
        "focus": ref(of),
        "input": [
            {"type": words("Forløb"), "valueReference": ref(of)},
            {"type": words("Begrundelse"), "valueString": why},
        ],
    }
    return chart.add("Task", "handover", **found)


def _task(chart: Chart, owner: str, due: int, made: At, by: str) -> Resource:
    return {
        "intent": "order",
        "for": chart.patient,
        "authoredOn": chart.calendar.moment(made),
        "requester": ref(by),
        "owner": ref(owner),
        "restriction": {"period": {"end": chart.calendar.date(due)}},
    }


def finding(
    chart: Chart,
    severity: str,
    text: Words,
    detail: Words,
    at: At,
    *,
    about: Measure,
    made_by: list[str],
    evidence: list[str] | None = None,
    advice: Words | None = None,
) -> str:
    """Something to act on that nobody has handled yet: `about` which measurement, `made_by` the resources that made it; `advice` is what a
    programme recommends then."""
    found = _finding(chart, severity, text, detail, at, about, made_by)
    if advice is not None:
        found["extension"] = [{"url": OURS + "recommended", **element("valueString", advice)}]
    if evidence:
        found["evidence"] = [{"detail": [ref(one) for one in evidence]}]
    return chart.add("DetectedIssue", "finding", **found, status="preliminary")


def handled(
    chart: Chart,
    severity: str,
    text: Words,
    detail: Words,
    at: At,
    *,
    about: Measure,
    made_by: list[str],
    action: str,
    by: str,
    done: At,
) -> str:
    """Something that was acted on: what was done, by whom and when."""
    found = _finding(chart, severity, text, detail, at, about, made_by)
    found["mitigation"] = [
        {"action": {"text": action}, "date": chart.calendar.moment(done), "author": ref(by)}
    ]
    return chart.add("DetectedIssue", "finding", **found, status="final")


def _finding(
    chart: Chart, severity: str, text: Words, detail: Words, at: At, about: Measure, made_by: list[str]
) -> Resource:
    found: Resource = {
        "severity": severity,
        "code": {"coding": list(about.codings), **words(text)},
        "patient": chart.patient,
        "identifiedDateTime": chart.calendar.moment(at),
        **element("detail", detail),
    }
    if made_by:
        found["implicated"] = [ref(one) for one in made_by]
    return found
