"""What is done from the list: each is a noun that is posted, answered by the list with a word on what was done.

Nothing asks "are you sure": what was done can be taken back for as long as it stands as it was left.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from sharedcare.access import looks
from sharedcare.access.accounts.described import described
from sharedcare.access.asked import is_only_asked
from sharedcare.access.errors import OnlyAsked
from sharedcare.care.findings.acting import actions, fhir
from sharedcare.care.findings.acting.errors import (
    NoSuchFinding,
    NotInYourRole,
    OutcomeNeeded,
    ReasonNeeded,
    SomebodyWasFirst,
    TooLateToUndo,
)
from sharedcare.care.findings.acting.types import Done, Outcome, Seen, Undoable
from sharedcare.care.messages.actions import send
from sharedcare.care.messages.errors import NoSuchMessage, NothingToSay, NotToThisPatient
from sharedcare.care.messages.reading import read as read_message
from sharedcare.clinic.finding.card import cards
from sharedcare.clinic.worklist.building import voice_of, way
from sharedcare.clinic.worklist.flash import tell, undoable
from sharedcare.clinic.worklist.views import standings, tab_of
from sharedcare.clinic.worklist.words import WORDS
from sharedcare.kernel import moments
from sharedcare.kernel.errors import Refusal
from sharedcare.records.search.parse import parse
from sharedcare.visiting.signed_in import Visitor, signed_in
from sharedcare.worklist.rules import within
from sharedcare.worklist.types import Kind, Tab

_LONGEST = 2000
_ASKED_TOGETHER, _TOGETHER = 50, 200
_HOURS = frozenset({"4", "24", "72", "168"})
_REFUSALS = (
    NoSuchFinding,
    NotInYourRole,
    OutcomeNeeded,
    ReasonNeeded,
    SomebodyWasFirst,
    TooLateToUndo,
    OnlyAsked,
)


@require_POST
@signed_in
def looked(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Values on target have been looked at: of one patient, or (`all`, the moment of the page) of everybody whose values stood in
    the tab then."""
    patients = [request.POST.get("patient", "")]
    if "all" in request.POST:
        patients = _on_target(visitor, made=moments.exact(request.POST["all"]))
    try:
        done = actions.look_at(patients=patients, by=visitor.by, at=visitor.at)
    except _REFUSALS as refusal:
        return _refused(request, visitor, refusal)
    what = "looked" if len(done) == 1 else "looked-many"
    says = _name(visitor, patients[0]) if len(done) == 1 else ""
    tell(request, what, at=visitor.at, undo=done, says=says, count=len(done))
    return _back(request)


def _on_target(visitor: Visitor, *, made: datetime | None) -> list[str]:
    """Whose values on target were there when the page was made: nobody has looked at what came since."""
    if made is None:
        return []
    with looks.listing(by=visitor.by, at=visitor.at) as look:
        found = within(Tab.ON_TARGET, standings(visitor, look), me=())
    newest = {item.id: one.id for one in found for item in one.items if item.kind is Kind.GREEN}
    # Who is only asked to take one of them over looks at nothing in their place.
    newest = {
        value: patient
        for value, patient in newest.items()
        if not is_only_asked(patient=patient, by=visitor.by, at=visitor.at)
    }
    since: set[str] = set()
    for begins in range(0, len(newest), _ASKED_TOGETHER):
        ids = list(newest)[begins : begins + _ASKED_TOGETHER]
        query = parse("Observation", [("_id", ",".join(ids)), ("_count", str(len(ids)))])
        values = looks.search(by=visitor.by, query=query, at=visitor.at).matches
        since |= {one.id for one in values if one.updated > made}
    return [patient for value, patient in newest.items() if value not in since]


@require_POST
@signed_in
def outcome(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Findings are closed with what came of them."""
    chosen = request.POST.get("outcome", "")

    def act(findings: Sequence[Seen]) -> list[Undoable]:
        if chosen not in list(Outcome):
            raise OutcomeNeeded("Choose what came of the finding.")
        note = request.POST.get("note", "")[:_LONGEST]
        return actions.handle(
            findings=findings, outcome=Outcome(chosen), note=note, by=visitor.by, at=visitor.at
        )

    return _about_findings(request, visitor, "handled", act)


@require_POST
@signed_in
def assignment(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Findings are taken by the reader, or (`release`) given back."""
    to = None if "release" in request.POST else f"PractitionerRole/{visitor.by.role}"

    def act(findings: Sequence[Seen]) -> list[Undoable]:
        return actions.assign(findings=findings, to=to, by=visitor.by, at=visitor.at)

    return _about_findings(request, visitor, "released" if to is None else "assigned", act)


@require_POST
@signed_in
def snooze(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Findings are put off by some hours, with a reason."""
    hours = request.POST.get("hours", "")

    def act(findings: Sequence[Seen]) -> list[Undoable]:
        until = visitor.at + timedelta(hours=int(hours) if hours in _HOURS else 0)
        why = request.POST.get("why", "")[:_LONGEST]
        return actions.snooze(findings=findings, until=until, why=why, by=visitor.by, at=visitor.at)

    return _about_findings(request, visitor, "snoozed", act)


@require_POST
@signed_in
def asked(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The patient is asked again for what is missing."""

    def act(findings: Sequence[Seen]) -> list[Undoable]:
        return actions.ask_again(findings=findings, by=visitor.by, at=visitor.at)

    return _about_findings(request, visitor, "asked", act)


@require_POST
@signed_in
def message(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The patient is written to: a text from the list, words of one's own, or both."""
    patient, words = request.POST.get("patient", ""), request.POST.get("words", "")[:_LONGEST]
    text = request.POST.get("text", "")
    try:
        send(patient=patient, text=text, words=words, by=visitor.by, at=visitor.at)
        _read(request, visitor)
    except (NothingToSay, NotToThisPatient, OnlyAsked) as refusal:
        return _refused(request, visitor, refusal, opened=patient)
    tell(request, "sent", at=visitor.at, says=_name(visitor, patient))
    return _back(request, patient)


@require_POST
@signed_in
def read(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What the patient has written was read, and wants no answer."""
    patient = request.POST.get("patient", "")
    try:
        _read(request, visitor)
    except OnlyAsked as refusal:
        return _refused(request, visitor, refusal, opened=patient)
    tell(request, "read", at=visitor.at, says=_name(visitor, patient))
    return _back(request, patient)


def _read(request: HttpRequest, visitor: Visitor) -> None:
    """Those that stood on the screen are read. What came since stays."""
    for one in request.POST.getlist("read")[:_ASKED_TOGETHER]:
        # One that is not there any more, or is others', is nobody's to note.
        with suppress(NoSuchMessage):
            read_message(message=one, by=visitor.by, at=visitor.at)


@require_POST
@signed_in
def undo(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What the reader did last is taken back."""
    try:
        actions.undo(done=undoable(request), by=visitor.by, at=visitor.at)
    except _REFUSALS as refusal:
        return _refused(request, visitor, refusal)
    tell(request, "undone", at=visitor.at)
    return _back(request)


def _about_findings(
    request: HttpRequest, visitor: Visitor, what: str, act: Callable[[Sequence[Seen]], list[Undoable]]
) -> HttpResponse:
    named = list(zip(request.POST.getlist("finding"), request.POST.getlist("version"), strict=False))
    seen = [
        Seen(name, int(version) if version.isdecimal() and len(version) < 9 else 0)
        for name, version in named[:_TOGETHER]
    ]
    try:
        done = act(seen)
    except (OutcomeNeeded, ReasonNeeded) as refusal:
        return _refused(request, visitor, refusal, opened=request.POST.get("patient", ""))
    except _REFUSALS as refusal:
        return _refused(request, visitor, refusal)
    patient = request.POST.get("patient", "")
    tell(request, what, at=visitor.at, undo=done, says=_name(visitor, patient))
    return _back(request, patient if _has_more(visitor, patient) else "")


def _has_more(visitor: Visitor, patient: str) -> bool:
    """Whether more of the patient waits: then the row stays open, so that nobody takes one outcome for the end of it."""
    query = parse(
        "DetectedIssue", [("patient", patient), ("_sort", "-identified"), ("_count", str(_TOGETHER))]
    )
    found = looks.search(by=visitor.by, query=query, at=visitor.at).matches
    trees = (orjson.loads(one.content or b"{}") for one in found)
    return any(fhir.is_open(tree) and not _is_put_off(tree, visitor.at) for tree in trees)


def _is_put_off(tree: dict[str, Any], at: datetime) -> bool:
    until = fhir.snoozed_until(tree)
    return until is not None and until > at


def _back(request: HttpRequest, opened: str = "") -> HttpResponse:
    begins = request.POST.get("from", "")
    place = int(begins) if begins.isdecimal() and len(begins) < 7 else 0
    return HttpResponseRedirect(way(tab_of(request), begins=place, opened=opened))


def _refused(request: HttpRequest, visitor: Visitor, refusal: Refusal, *, opened: str = "") -> HttpResponse:
    tell(request, "refused", at=visitor.at, says=_said(visitor, refusal))
    return _back(request, opened)


def _said(visitor: Visitor, refusal: Refusal) -> str:
    words = WORDS[visitor.language]
    if isinstance(refusal, SomebodyWasFirst):
        return words.somebody_first.format(_did(visitor, refusal.done))
    told = {
        OutcomeNeeded: words.needs_outcome,
        ReasonNeeded: words.needs_reason,
        NothingToSay: words.needs_words,
        TooLateToUndo: words.too_late,
        NotInYourRole: words.not_in_role,
        OnlyAsked: words.only_asked,
    }
    return told.get(type(refusal), words.refused)


def _did(visitor: Visitor, done: Done | None) -> str:
    """Who was first, what they did and when, as far as the record tells."""
    words = WORDS[visitor.language]
    if done is None or done.at is None:
        return words.somebody_did[""]
    voice = voice_of(visitor.language, zone=settings.SHAREDCARE_TIME_ZONE, at=visitor.at)
    who = described(role_id=done.by, by=visitor.by, at=visitor.at)
    what = done.outcome if done.outcome in words.somebody_did else "handled"
    came = words.outcomes[Outcome(done.outcome)] if done.outcome in list(Outcome) else done.note
    note = f"{came} ({done.note})" if done.outcome in list(Outcome) and done.note else came
    return words.somebody_did[what].format(
        who=who.display if who is not None else words.nobody,
        when=voice.calendar.moment(done.at),
        outcome=note,
    )


def _name(visitor: Visitor, patient: str) -> str:
    found = looks.cards(by=visitor.by, ids=[patient], at=visitor.at).patients
    made = cards(found, today=visitor.at.astimezone(settings.SHAREDCARE_TIME_ZONE).date())
    return next((one.name for one in made), "")
