"""One patient of the list, opened: every reason with its curve, what was answered and noted, and what came of earlier findings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from sharedcare.access import looks
from sharedcare.access.types import Actor
from sharedcare.care.elements import identifier
from sharedcare.care.findings.acting import fhir as acting
from sharedcare.care.findings.acting.types import Severity
from sharedcare.care.findings.matters import answers_of, matter_of, rule_of
from sharedcare.care.findings.outcomes import limit_of, passed_in_vain
from sharedcare.care.messages import fhir as messages
from sharedcare.care.messages.reading import is_for
from sharedcare.overview.chart import Chart, Leaf
from sharedcare.overview.directory import phone
from sharedcare.overview.fhir import course, measurements, plan
from sharedcare.overview.fhir.elements import moment
from sharedcare.overview.fhir.people import banner
from sharedcare.overview.fhir.texts import said, written
from sharedcare.overview.fhir.values import Kind as Measured
from sharedcare.overview.fhir.values import kind_of
from sharedcare.overview.laying_out import laid_out
from sharedcare.overview.since_then import Newest, since_then
from sharedcare.overview.types import Banner, Goal, Note, Party, Point, Programme, Ref, Text
from sharedcare.records import portrait
from sharedcare.records.findings import Became
from sharedcare.records.portrait import Value
from sharedcare.worklist.answers import Answered, answers
from sharedcare.worklist.read import BACK, LIMIT_SAID, RECOMMENDED, told_by, why_of

_MOST = {
    "Patient": 1,
    "EpisodeOfCare": 20,
    "Goal": 60,
    "DetectedIssue": 200,
    "QuestionnaireResponse": 5,
    "Communication": 20,
}
_PAST = 8
_CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Reason:
    """What a rule has found and nobody has closed: the most severe finding, and of those the newest, with the `earlier` ones that
    are one matter with it (with their texts and moments, the newest first). `rule` is what it was found by, for how often that led
    to something; `since` is when the first as severe was found, and `began` the first of all. `snoozed` is until when it
    is put off, None when it is not, and `snoozed_why` the reason. `then` is the newest value where it came after all of them and is past
    no limit; `misfits` whether the rule was passed again and again, by this patient, with nothing to be done."""

    ref: Ref
    earlier: tuple[tuple[Ref, Text, datetime], ...]
    severity: Severity
    text: Text
    limit: Text
    recommended: Text
    since: datetime
    began: datetime
    measure: Measured | None
    points: tuple[Point, ...]
    goal: Goal | None
    assigned: str
    rule: str
    snoozed: datetime | None = None
    snoozed_why: str = ""
    then: Point | None = None
    misfits: bool = False
    together: tuple["Beside", ...] = ()
    """What else was found of the same answers."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another answer to the same questionnaire, given with the first: how severe it is, what it says, and what is recommended for it."""

    ref: Ref
    severity: Severity
    text: Text
    recommended: Text


@dataclass(frozen=True, slots=True)
class Past:
    """A finding that was closed: with which outcome, what was noted, by whom and when."""

    severity: Severity
    text: Text
    outcome: str
    note: str
    by: Party | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """A message from the patient, or somebody near them, that nobody of the reader's organisation has read."""

    ref: Ref
    sender: Party | None
    topic: Text
    text: Text
    sent: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """All of it. `responsible` is each who is, with the programmes that is for; `note` the last one that somebody left or wrote;
    `letters` wait for the reader's organisation."""

    banner: Banner
    phone: str
    responsible: tuple[tuple[Party, tuple[Text, ...]], ...]
    reasons: tuple[Reason, ...]
    past: tuple[Past, ...]
    answers: tuple[Answered, ...]
    note: Note | None
    letters: tuple[Letter, ...]


def opened(*, by: Actor, patient: str, zone: tzinfo, at: datetime) -> Opened | None:
    """One patient of the list; None when there is no such patient. Raises NotPermitted or NotVisible."""
    with looks.overview(by=by, patient=patient, at=at) as (visit, shown):
        most = {name: many for name, many in _MOST.items() if name in shown}
        found = visit(portrait.now(patient=patient, most=most, since=portrait.NEVER))
        chart = laid_out(visit, found, patient=patient, since=None, zone=zone, at=at)
        if chart is None:
            return None
        misfits = _misfits(chart, at)
        matters = _matters(one for one in chart.all("DetectedIssue") if acting.is_open(one.tree))
        measured = [kind_of(several[0].tree.get("code")) for several in matters]
        codes = [kind.codes if kind is not None else () for kind in measured]
        curves = (
            visit(portrait.curves(patient=patient, codes=codes, since=at - BACK))
            if any(codes)
            else [[]] * len(codes)
        )
        points = [
            () if kind is None else measurements.points_from(values, kind)
            for kind, values in zip(measured, curves, strict=True)
        ]
        asked = [
            (max(_found_at(one, chart) for one in several), _newest(several[0], values, curve))
            for several, values, curve in zip(matters, curves, points, strict=True)
        ]
        then = since_then(visit, patient=patient, several=asked)
    reasons = [
        replace(
            _reason(chart, several, kind, values),
            then=came,
            misfits=limit_of(identifier(several[0].tree, "finding") or "") in misfits,
        )
        for several, kind, values, came in zip(matters, measured, points, then, strict=True)
    ]
    return Opened(
        banner=banner(chart),
        phone=phone(chart.patient.tree),
        responsible=_responsible(plan.programmes(chart)),
        reasons=tuple(_ordered(matters, reasons)),
        past=tuple(_past(chart)[:_PAST]),
        answers=tuple(answers(chart, since=at - BACK)),
        note=next(iter(course.notes(chart)), None),
        letters=_letters(chart, by=by, at=at),
    )


def _responsible(programmes: Sequence[Programme]) -> tuple[tuple[Party, tuple[Text, ...]], ...]:
    found: dict[Party, tuple[Text, ...]] = {}
    for one in programmes:
        if one.responsible is not None:
            found[one.responsible] = (*found.get(one.responsible, ()), one.name)
    return tuple(found.items())


def _letters(chart: Chart, *, by: Actor, at: datetime) -> tuple[Letter, ...]:
    """The oldest first, as it has waited longest."""
    found = [
        Letter(
            ref=leaf.ref,
            sender=chart.party(leaf.tree.get("sender")),
            topic=said(leaf.tree.get("topic"), leaf.tree),
            text=written(next(iter(leaf.tree.get("payload", ())), None), "contentString", leaf.tree),
            sent=moment(leaf.tree.get("sent"), chart.zone) or leaf.updated,
        )
        for leaf in chart.all("Communication")
        if messages.is_message(leaf.tree) and messages.is_from_home(leaf.tree) and messages.is_unread(leaf.tree)
        and is_for(messages.recipients(leaf.tree), by=by, at=at)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.sent))


_ORDER = (Severity.RED, Severity.NOT_JUDGED, Severity.YELLOW, Severity.MISSING)


def _ordered(matters: Sequence[Sequence[Leaf]], reasons: Sequence[Reason]) -> list[Reason]:
    """The gravest first, of two alike what cannot wait, and then what has waited longer."""
    waits = [not any(acting.is_at_once(leaf.tree) for leaf in several) for several in matters]
    told = sorted(
        zip(reasons, waits, strict=True),
        key=lambda each: (_ORDER.index(each[0].severity), each[1], each[0].since),
    )
    return [one for one, _ in told]


def _matters(waiting: Iterable[Leaf]) -> list[list[Leaf]]:
    """Findings by what they are one matter by, in each the most severe first, and of those the newest. `waiting` come newest first."""
    found: dict[int, list[Leaf]] = {}
    for leaf in waiting:
        found.setdefault(matter_of(leaf.tree) or leaf.key, []).append(leaf)
    return [sorted(several, key=lambda leaf: _ORDER.index(_severity(leaf))) for several in found.values()]


def _reason(
    chart: Chart, several: Sequence[Leaf], measure: Measured | None, points: Sequence[Point]
) -> Reason:
    leaf, *others = several
    answers = answers_of(leaf.tree)
    same = [one for one in others if answers and answers_of(one.tree) == answers]
    earlier = [one for one in others if one not in same]
    text, more = why_of(leaf.tree)
    holders = {acting.assigned_to(one.tree) for one in several}
    goals = measurements.goals(chart).get(measure.key, ()) if measure is not None else ()
    return Reason(
        ref=leaf.ref,
        earlier=tuple((one.ref, why_of(one.tree)[0], _found_at(one, chart)) for one in earlier),
        severity=acting.severity_of(leaf.tree),
        text=text,
        limit=told_by(leaf.tree, LIMIT_SAID) or more,
        recommended=told_by(leaf.tree, RECOMMENDED),
        since=min(_found_at(one, chart) for one in several if _severity(one) is _severity(leaf)),
        began=min(_found_at(one, chart) for one in several),
        measure=measure,
        points=tuple(points),
        goal=next(iter(goals), None),
        assigned=next(iter(holders)) if len(holders) == 1 else "",
        rule=rule_of(leaf.tree),
        snoozed=acting.snoozed_until(leaf.tree),
        snoozed_why=acting.snoozed_why(leaf.tree),
        together=tuple(
            Beside(one.ref, _severity(one), why_of(one.tree)[0], told_by(one.tree, RECOMMENDED))
            for one in same
        ),
    )


def _newest(leaf: Leaf, values: Sequence[Value], points: Sequence[Point]) -> Newest | None:
    """The end of the curve of a finding, with the Observation that it is. What says that something is missing, or was never agreed, is
    answered by no value."""
    last = max(values, key=lambda one: one.at, default=None)
    is_of_value = _severity(leaf) in (Severity.RED, Severity.YELLOW)
    if not is_of_value or last is None or not points or points[-1].at != last.at:
        return None
    return Newest(last.key, points[-1])


def _severity(leaf: Leaf) -> Severity:
    return acting.severity_of(leaf.tree)


def _found_at(leaf: Leaf, chart: Chart) -> datetime:
    return moment(leaf.tree.get("identifiedDateTime"), chart.zone) or leaf.updated


def _misfits(chart: Chart, at: datetime) -> frozenset[str]:
    """The limits that do not seem to fit the patient, from what is read of them anyway."""
    became = [
        Became(
            _found_at(leaf, chart),
            identifier(leaf.tree, "finding") or "",
            str(leaf.tree.get("status", "")),
            done.outcome,
            done.at.isoformat() if done.at is not None else "",
        )
        for leaf in chart.all("DetectedIssue")
        if leaf.tree.get("mitigation") and (done := acting.done(leaf.tree)) is not None
    ]
    return frozenset(passed_in_vain(became, at=at))


def _past(chart: Chart) -> list[Past]:
    """Findings that somebody closed, the newest first; those that a correction made wrong tell nothing."""
    found = []
    for leaf in chart.all("DetectedIssue"):
        mitigation = next(iter(leaf.tree.get("mitigation", ())), None)
        if mitigation is None or leaf.tree.get("status") == _CANCELLED:
            continue
        done = acting.done(leaf.tree)
        found.append(
            Past(
                severity=acting.severity_of(leaf.tree),
                text=said(leaf.tree.get("code"), leaf.tree) or why_of(leaf.tree)[0],
                outcome=done.outcome if done is not None else "",
                note=done.note if done is not None else "",
                by=chart.party(mitigation.get("author")),
                at=moment(mitigation.get("date"), chart.zone) or leaf.updated,
            )
        )
    return sorted(found, key=lambda one: one.at, reverse=True)
