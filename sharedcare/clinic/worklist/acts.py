"""What is done from the list: each is a noun that is posted, answered by the list with a word on what was done.

Nothing asks "are you sure": what was done can be taken back for as long as it stands as it was left.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from sharedcare.access import looks
from sharedcare.access.asked import is_only_asked
from sharedcare.access.errors import OnlyAsked
from sharedcare.care.findings.acting import actions, fhir
from sharedcare.care.findings.acting.errors import (
    NoSuchFinding,
    NotAColleague,
    NotInYourRole,
    OutcomeNeeded,
    ReasonNeeded,
    SomebodyWasFirst,
    TooLateToUndo,
)
from sharedcare.care.findings.acting.types import Outcome, Seen, Undoable
from sharedcare.care.messages.actions import send
from sharedcare.care.messages.errors import NoSuchMessage, NothingToSay, NotToThisPatient
from sharedcare.care.messages.reading import read as read_message
from sharedcare.clinic.finding.card import cards
from sharedcare.clinic.worklist.flash import tell, undoable
from sharedcare.clinic.worklist.part import Part, part_of
from sharedcare.clinic.worklist.refused import told
from sharedcare.clinic.worklist.sent import Sent, seen_in, typed_in, version_in
from sharedcare.clinic.worklist.views import page_of, standings
from sharedcare.kernel import moments
from sharedcare.kernel.errors import Refusal
from sharedcare.records.search.parse import parse
from sharedcare.visiting.signed_in import Visitor, signed_in
from sharedcare.worklist.details import heads
from sharedcare.worklist.rules import filed
from sharedcare.worklist.types import Kind, Tab

_UNPROCESSABLE, _CONFLICT = 422, 409
_LONGEST = 2000
_ASKED_TOGETHER, _TOGETHER = 50, 200
_HOURS = frozenset({"4", "24", "72", "168"})
_REFUSALS = (
    NoSuchFinding,
    NotAColleague,
    NotInYourRole,
    OutcomeNeeded,
    ReasonNeeded,
    SomebodyWasFirst,
    TooLateToUndo,
    OnlyAsked,
)


def _posted(view: Callable[[HttpRequest, Visitor], HttpResponse]) -> Callable[..., HttpResponse]:
    """An act is sent. Whoever loads the answer to one anew, in the other language for instance, is led to the list."""

    @wraps(view)
    def taken(request: HttpRequest, visitor: Visitor) -> HttpResponse:
        return view(request, visitor) if request.method == "POST" else _back(request)

    return taken


@signed_in
@_posted
def looked(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Values on target have been looked at: of one patient, or (`all`, the moment of the page) of everybody whose values stood in
    the tab then."""
    patients = [request.POST.get("patient", "")]
    if "all" in request.POST:
        patients = _on_target(visitor, part_of(request), made=moments.exact(request.POST["all"]))
    try:
        done = actions.look_at(patients=patients, by=visitor.by, at=visitor.at)
    except _REFUSALS as refusal:
        return _refused(request, visitor, refusal)
    what = "looked" if len(done) == 1 else "looked-many"
    says = _name(visitor, patients[0]) if len(done) == 1 else ""
    tell(request, what, at=visitor.at, undo=done, says=says, count=len(done))
    return _back(request)


def _on_target(visitor: Visitor, part: Part, *, made: datetime | None) -> list[str]:
    """Whose values on target were there, in this part of the list, when the page was made: nobody has looked at what came since."""
    if made is None:
        return []
    with looks.listing(by=visitor.by, at=visitor.at) as look:
        found = filed(part.of(standings(visitor, look), look), me=())[Tab.ON_TARGET]
        newest = {one.key: item.key for one in found for item in one.items if item.kind is Kind.GREEN}
        if not newest:
            return []
        values = look(heads((patient, "Observation", value) for patient, value in newest.items()), of=newest)
        on_time = [one.patient for one in values if one.updated <= made]
        patients = look(heads((one, "Patient", one) for one in on_time), of=on_time)
    # Who is only asked to take one of them over looks at nothing in their place.
    return [one.id for one in patients if not is_only_asked(patient=one.id, by=visitor.by, at=visitor.at)]


@signed_in
@_posted
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


@signed_in
@_posted
def assignment(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Findings are taken by the reader, given to a colleague (`to`), or (`release`) given back."""
    own = f"PractitionerRole/{visitor.by.role}"
    to = None if "release" in request.POST else request.POST.get("to") or own

    def act(findings: Sequence[Seen]) -> list[Undoable]:
        return actions.assign(findings=findings, to=to, by=visitor.by, at=visitor.at)

    done = "released" if to is None else "assigned" if to == own else "given"
    return _about_findings(request, visitor, done, act)


@signed_in
@_posted
def snooze(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Findings are put off by some hours, with a reason."""
    hours = request.POST.get("hours", "")

    def act(findings: Sequence[Seen]) -> list[Undoable]:
        until = visitor.at + timedelta(hours=int(hours) if hours in _HOURS else 0)
        why = request.POST.get("why", "")[:_LONGEST]
        return actions.snooze(findings=findings, until=until, why=why, by=visitor.by, at=visitor.at)

    return _about_findings(request, visitor, "snoozed", act)


@signed_in
@_posted
def asked(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The patient is asked again for what is missing."""

    def act(findings: Sequence[Seen]) -> list[Undoable]:
        return actions.ask_again(findings=findings, by=visitor.by, at=visitor.at)

    return _about_findings(request, visitor, "asked", act)


@signed_in
@_posted
def message(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The patient is written to: a text from the list, words of one's own, or both."""
    patient, words = request.POST.get("patient", ""), request.POST.get("words", "")[:_LONGEST]
    text = request.POST.get("text", "")
    try:
        send(patient=patient, text=text, words=words, by=visitor.by, at=visitor.at)
        _read(request, visitor)
    except (NothingToSay, OnlyAsked) as refusal:
        return _mended(request, visitor, refusal)
    except NotToThisPatient as refusal:
        return _refused(request, visitor, refusal)
    tell(request, "sent", at=visitor.at, says=_name(visitor, patient))
    return _back(request, patient)


@signed_in
@_posted
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


@signed_in
@_posted
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
    patient = request.POST.get("patient", "")
    try:
        done = act(_seen(request))
    except (OutcomeNeeded, ReasonNeeded, SomebodyWasFirst) as refusal:
        # From the list itself nothing was typed that could be lost.
        return (
            _mended(request, visitor, refusal)
            if _is_typed(request)
            else _refused(request, visitor, refusal, opened=patient)
        )
    except _REFUSALS as refusal:
        return _refused(request, visitor, refusal)
    tell(request, what, at=visitor.at, undo=done, says=_name(visitor, patient))
    return _back(request, patient if _has_more(visitor, patient) else "")


def _seen(request: HttpRequest) -> list[Seen]:
    """The findings that the form is about, and those of the matters that were ticked beside it."""
    named = zip(request.POST.getlist("finding"), request.POST.getlist("version"), strict=False)
    seen = [Seen(name, version_in(version)) for name, version in named]
    seen += [one for value in request.POST.getlist("also") for one in seen_in(value)]
    return list({one.id: one for one in seen}.values())[:_TOGETHER]


def _is_typed(request: HttpRequest) -> bool:
    return any(typed_in(request.POST.dict()).values())


def _mended(request: HttpRequest, visitor: Visitor, refusal: Refusal) -> HttpResponse:
    """The list again, with the row open and what was sent in its form, so that nothing has to be chosen or typed twice."""
    also = request.POST.getlist("also")
    sent = Sent(
        findings=frozenset(request.POST.getlist("finding")),
        also=frozenset(one.id for value in also for one in seen_in(value)),
        typed=typed_in(request.POST.dict()),
        problem=told(visitor, refusal),
    )
    status = _CONFLICT if isinstance(refusal, SomebodyWasFirst) else _UNPROCESSABLE
    return page_of(request, visitor, opened=request.POST.get("patient", ""), sent=sent, status=status)


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
    return HttpResponseRedirect(part_of(request).way(begins=place, opened=opened))


def _refused(request: HttpRequest, visitor: Visitor, refusal: Refusal, *, opened: str = "") -> HttpResponse:
    tell(request, "refused", at=visitor.at, says=told(visitor, refusal))
    return _back(request, opened)


def _name(visitor: Visitor, patient: str) -> str:
    found = looks.cards(by=visitor.by, ids=[patient], at=visitor.at).patients
    made = cards(found, today=visitor.at.astimezone(settings.SHAREDCARE_TIME_ZONE).date())
    return next((one.name for one in made), "")
