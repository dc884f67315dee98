"""What happened and what lies ahead on one line of time, and what people told each other. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.fhir.elements import Tree, in_category, local_day, moment
from sharedcare.overview.fhir.people import waits
from sharedcare.overview.fhir.texts import first, joined, said, written
from sharedcare.overview.types import NOTHING, Event, Measure, Note, Party, Sector, Text

_COMMUNICATION = "urn:sharedcare:communication"
_CONTACTS = {
    "IMP": "admission",
    "ACUTE": "admission",
    "NONAC": "admission",
    "EMER": "emergency",
    "HH": "home-visit",
    "VR": "telephone",
    "AMB": "contact",
}
_NEVER = frozenset({"cancelled", "entered-in-error", "revoked", "noshow"})
_BEGUN = "in-progress"
"""Answers that the patient has not sent yet."""


def events(chart: Chart, measures: Sequence[Measure]) -> list[Event]:
    """Everything with a place on the time line, in order of its beginning."""
    found = [
        *_contacts(chart),
        *_services(chart),
        *_appointments(chart),
        *_answers(chart),
        *_handovers(chart),
        *_measured_at_home(chart, measures),
    ]
    return sorted(found, key=lambda event: event.starts)


def notes(chart: Chart) -> list[Note]:
    """Messages and notes, the newest first."""
    found = []
    for leaf in chart.all("Communication"):
        if leaf.tree.get("status") in ("entered-in-error", "not-done", "preparation"):
            continue
        is_message = not in_category(leaf.tree, _COMMUNICATION, "note")
        found.append(
            Note(
                text=_told(leaf.tree),
                topic=said(leaf.tree.get("topic"), leaf.tree),
                sender=chart.party(leaf.tree.get("sender")),
                sent=moment(leaf.tree.get("sent"), chart.zone) or leaf.updated,
                is_message=is_message,
                is_unread=is_message and not leaf.tree.get("received"),
                ref=leaf.ref,
                is_new=chart.is_new(leaf),
                is_to_patient=_is_to_patient(leaf.tree),
            )
        )
    return sorted(found, key=lambda note: note.sent, reverse=True)


def _is_to_patient(tree: Tree) -> bool:
    recipients = [str(one.get("reference", "")) for one in tree.get("recipient", ())]
    return bool(recipients) and all(one.startswith("Patient/") for one in recipients)


def _contacts(chart: Chart) -> Iterator[Event]:
    for leaf in chart.all("Encounter"):
        starts, ends = _period(leaf.tree.get("period"), chart)
        if starts is None or leaf.tree.get("status") in _NEVER:
            continue
        kind = _CONTACTS.get(str(leaf.tree.get("class", {}).get("code", "")), "contact")
        by = chart.party(leaf.tree.get("serviceProvider"))
        yield Event(
            lane=_lane(by),
            kind=kind,
            text=first(leaf.tree.get("type", ()), leaf.tree),
            starts=starts,
            ends=ends if kind == "admission" or (ends and ends - starts > timedelta(days=1)) else None,
            is_planned=leaf.tree.get("status") == "planned",
            ref=leaf.ref,
        )


def _services(chart: Chart) -> Iterator[Event]:
    for leaf in chart.all("ServiceRequest"):
        starts, ends = _period(leaf.tree.get("occurrencePeriod"), chart)
        if starts is None or leaf.tree.get("status") in _NEVER:
            continue
        by = next((party for party in map(chart.party, leaf.tree.get("performer", ())) if party), None)
        ahead = leaf.tree.get("status") == "draft" or starts > chart.at
        yield Event(
            _lane(by),
            "service",
            said(leaf.tree.get("code"), leaf.tree),
            starts,
            ends or chart.at,
            ahead,
            leaf.ref,
        )


def _appointments(chart: Chart) -> Iterator[Event]:
    for leaf in chart.all("Appointment"):
        starts = moment(leaf.tree.get("start"), chart.zone)
        if starts is None or leaf.tree.get("status") in _NEVER or starts < chart.at:
            continue
        actors = (one.get("actor", {}) for one in leaf.tree.get("participant", ()))
        others = (chart.party(one) for one in actors)
        by = next((one for one in others if one is not None and one.sector is not Sector.PATIENT), None)
        text = written(leaf.tree, "description", leaf.tree)
        yield Event(_lane(by), "appointment", text, starts, None, is_planned=True, ref=leaf.ref)


def _answers(chart: Chart) -> Iterator[Event]:
    for leaf in chart.all("QuestionnaireResponse"):
        at = moment(leaf.tree.get("authored"), chart.zone)
        if at is not None and leaf.tree.get("status") not in (*_NEVER, _BEGUN):
            yield Event(Sector.PATIENT, "answers", NOTHING, at, None, is_planned=False, ref=leaf.ref)


def _handovers(chart: Chart) -> Iterator[Event]:
    """Responsibility that is to be taken over, from the day on which it is due."""
    for leaf in chart.all("Task"):
        due = local_day(leaf.tree.get("restriction", {}).get("period", {}).get("end"), chart.zone)
        if due is None or not waits(leaf.tree):
            continue
        starts = datetime.combine(due, time(), chart.zone)
        by = chart.party(leaf.tree.get("owner"))
        yield Event(_lane(by), "handover", NOTHING, starts, None, is_planned=True, ref=leaf.ref)


def _measured_at_home(chart: Chart, measures: Iterable[Measure]) -> Iterator[Event]:
    """The days on which the patient measured something."""
    days: set[date] = {
        point.at.astimezone(chart.zone).date() for one in measures for point in one.points if point.at_home
    }
    for one in days:
        noon = datetime.combine(one, time(12), chart.zone)
        yield Event(Sector.PATIENT, "measurements", NOTHING, noon, None, is_planned=False, ref=None)


def _told(communication: Tree) -> Text:
    parts = (written(one, "contentString", communication) for one in communication.get("payload", ()))
    return joined(" ", *parts)


def _lane(party: Party | None) -> Sector:
    return Sector.UNKNOWN if party is None else party.sector


def _period(period: Tree | None, chart: Chart) -> tuple[datetime | None, datetime | None]:
    period = period or {}
    return moment(period.get("start"), chart.zone), moment(period.get("end"), chart.zone)


def author(leaf: Leaf, chart: Chart) -> Party | None:
    """Who brought a resource into the record, as far as it says so itself."""
    tree = leaf.tree
    for element in (
        "recorder",
        "asserter",
        "author",
        "sender",
        "requester",
        "informationSource",
        "expressedBy",
    ):
        if isinstance(tree.get(element), dict) and (party := chart.party(tree[element])):
            return party
    performers = tree.get("performer", ())
    if isinstance(performers, list):
        return next((party for party in map(chart.party, performers) if party is not None), None)
    return chart.party(performers)
