"""Contacts that were, appointments to come, and offers that last for weeks."""

from sharedcare.region.bilingual import Words, element
from sharedcare.region.bilingual import text as words
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.systems import Resource, coding, ref

ADMISSION, CLINIC, HOME, PHONE = "IMP", "AMB", "HH", "VR"
"""Classes of contacts: HL7 v3 ActCode."""


def contact(
    chart: Chart,
    kind: str,
    text: Words,
    begins: At,
    ends: At | None,
    *,
    at: str,
    who: str | None = None,
    why: Words | None = None,
) -> str:
    """A contact, under way when it has no end. `at` is the organisation, `who` whom the patient met."""
    period = {"start": chart.calendar.moment(begins)}
    if ends is not None:
        period["end"] = chart.calendar.moment(ends)
    found: Resource = {
        "status": "finished" if ends is not None else "in-progress",
        "class": coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", kind),
        "type": [words(text)],
        "subject": chart.patient,
        "period": period,
        "serviceProvider": ref(f"Organization/{at}"),
    }
    if who is not None:
        found["participant"] = [{"individual": ref(who)}]
    if why is not None:
        found["reasonCode"] = [words(why)]
    return chart.add("Encounter", "contact", **found)


def appointment(chart: Chart, text: Words, at: At, *, minutes: int = 30, who: str) -> str:
    """An appointment in the coming weeks."""
    people = [chart.patient, ref(who)]
    return chart.add(
        "Appointment",
        "appointment",
        status="booked",
        created=chart.calendar.moment(At(-min(5, at.day // 4 + 1), 10)),
        **element("description", text),
        start=chart.calendar.moment(at),
        end=chart.calendar.moment(at.later(minutes)),
        participant=[{"actor": one, "status": "accepted"} for one in people],
    )


def offer(
    chart: Chart,
    text: Words,
    begins: int,
    ends: int | None,
    *,
    at: str,
    by: str,
    ordered: int,
    note: str | None = None,
) -> str:
    """A stretch of care: home nursing, rehabilitation. Planned when it begins ahead of us, completed when it is over."""
    period = {"start": chart.calendar.date(begins)}
    if ends is not None:
        period["end"] = chart.calendar.date(ends)
    status = "draft" if begins > 0 else "completed" if ends is not None and ends < 0 else "active"
    found: Resource = {
        "status": status,
        "intent": "order",
        "code": words(text),
        "subject": chart.patient,
        "occurrencePeriod": period,
        "authoredOn": chart.calendar.date(ordered),
        "requester": ref(by),
        "performer": [ref(f"Organization/{at}")],
    }
    if note is not None:
        found["note"] = [{"text": note}]
    return chart.add("ServiceRequest", "offer", **found)
