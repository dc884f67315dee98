"""Enrolling a patient: choose a programme, look at what it means, change what is proposed, enrol.

What is chosen goes in the body of a POST: what fits a patient, and what was judged, stands in no address.
"""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.access.errors import NotVisible
from sharedcare.access.rights import TREATING
from sharedcare.access.rules import NOT_VISIBLE
from sharedcare.access.wishes.errors import AlreadyDecided
from sharedcare.access.wishes.errors import NotYours as NotYoursToConsent
from sharedcare.care.enrolment import owning, queries
from sharedcare.care.enrolment.actions import enrol as enrolled
from sharedcare.care.enrolment.errors import (
    AlreadyEnrolled,
    BadChoice,
    HasChanged,
    NoAgreement,
    NobodyResponsible,
    NoConsent,
    NotYours,
    ReasonMissing,
)
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.proposing import proposed_team
from sharedcare.care.enrolment.rules import agreed_programmes, may_enrol
from sharedcare.care.enrolment.types import Choices, Member
from sharedcare.care.mandates.queries import mandate_of_role
from sharedcare.care.publishing.queries import published
from sharedcare.care.publishing.types import PublishedProgramme, Status
from sharedcare.care.standing import treats
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.enrolment.building import form
from sharedcare.clinic.enrolment.naming import people, person, places, titles
from sharedcare.clinic.enrolment.page import EnrolPage, Form, Offer
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.clinic.enrolment.sent import choices
from sharedcare.clinic.enrolment.words import WORDS
from sharedcare.kernel.errors import Refusal
from sharedcare.ui.answer import rendered
from sharedcare.visiting.signed_in import Visitor, signed_in

_UNPROCESSABLE = 422
REFUSED = (
    AlreadyDecided,
    AlreadyEnrolled,
    BadChoice,
    HasChanged,
    NoAgreement,
    NobodyResponsible,
    NoConsent,
    NotYours,
    NotYoursToConsent,
)
_FIELDS = {"NoConsent": "consent", "NobodyResponsible": "responsible", "BadChoice": "levels"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def enrol(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """The programmes to choose from; of the chosen one the preview; and the enrolment itself."""
    require_hands_on(visitor, patient)
    found = queries.known(patient=patient, by=visitor.by, at=visitor.at)
    key = request.POST.get("programme", "")
    chosen = next((one for one in _newest() if one.key == key), None)
    if chosen is None or _barred(chosen, found, visitor):
        return _answer(request, visitor, patient, found)
    return _of_programme(request, visitor, patient, found, chosen)


def require_hands_on(visitor: Visitor, patient: str) -> None:
    """Only those who treat the patient go on. Raises NotInThisRole of a role that enrols nobody, or NotVisible."""
    if not may_enrol(visitor.by):
        raise visitor.refusal(TREATING)
    if not treats(patient=patient, by=visitor.by, at=visitor.at):
        raise NotVisible(NOT_VISIBLE.reason)


def voice_of(visitor: Visitor, found: Known) -> Voice:
    """How things are said to the reader."""
    calendar = visitor.calendar
    return Voice(
        WORDS[visitor.language],
        visitor.language,
        calendar,
        titles(found, visitor.language),
        places(visitor.language),
    )


def told(refusal: Refusal, visitor: Visitor, *, of_level: bool = False) -> str:
    """A refusal in the reader's words. `of_level`: a reason that is missing is the one for another level than the proposed."""
    is_for_level = of_level and isinstance(refusal, ReasonMissing)
    name = "LevelWithoutReason" if is_for_level else type(refusal).__name__
    return WORDS[visitor.language].problems.get(name, refusal.message)


def _of_programme(
    request: HttpRequest, visitor: Visitor, patient: str, found: Known, chosen: PublishedProgramme
) -> HttpResponse:
    zone = settings.SHAREDCARE_TIME_ZONE
    by, at, voice = visitor.by, visitor.at, voice_of(visitor, found)
    forces = queries.agreements_in_force(programme=chosen.key, by=by, at=at)
    proposed = proposed_team(found, forces, by, on=at.astimezone(zone).date())
    is_sent = "do" in request.POST
    wanted, unread = (
        choices(request.POST, zone=zone, team={one.reference: one for one in proposed if not one.is_there})
        if is_sent
        else (Choices(responsible=f"PractitionerRole/{by.role}"), [])
    )
    problems = [(name, voice.words.problems["date"]) for name in unread]
    if request.POST.get("do") == "enrol" and not problems:
        try:
            enrolled(patient=patient, programme=chosen.key, choices=wanted, by=by, at=at)
        except REFUSED as refusal:
            name = type(refusal).__name__
            problems = [(_FIELDS.get(name, "levels"), told(refusal, visitor, of_level=True))]
        else:
            return HttpResponseRedirect(f"/patient/{patient}/programmes/{chosen.key}?done")
    seen = queries.preview(
        patient=patient,
        programme=chosen.key,
        by=by,
        at=at,
        choices=replace(wanted, consent=""),
        found=found,
    )
    names = people([one.reference for one in seen.responsible], visitor)
    named = (replace(one, name=names.get(one.reference, one.name)) for one in seen.responsible)
    seen = replace(seen, responsible=tuple(named))
    me = Member(f"PractitionerRole/{by.role}", "", visitor.account.display)
    held = owning.held_if_enrolled(seen, found, wanted, patient=patient, by=by, at=at)
    stand = {
        one: mandate_of_role(one, at=at)
        for one in (me.reference, *(each.reference for each in seen.responsible))
    }
    page = form(seen, wanted, voice, me=me, stand=stand, held=held)
    return _answer(request, visitor, patient, found, page, tuple(problems))


def _answer(
    request: HttpRequest,
    visitor: Visitor,
    patient: str,
    found: Known,
    shown: Form | None = None,
    problems: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    voice = voice_of(visitor, found)
    offers = (
        Offer(one.key, voice.says(one.title.clinician), one.version, _barred(one, found, visitor))
        for one in (() if shown else _newest())
    )
    page = EnrolPage(
        frame=visitor.frame(request, styles=("enrolment.css",)),
        words=voice.words,
        patient=patient,
        person=person(found),
        offers=tuple(offers),
        form=shown,
        problems=problems,
    )
    return rendered(request, "enrolment/enrol.html", page, status=_UNPROCESSABLE if problems else 200)


def _newest() -> list[PublishedProgramme]:
    """Of each programme the newest version that patients can be enrolled in."""
    by_key: dict[str, PublishedProgramme] = {}
    for one in published():
        if one.status is Status.ACTIVE:
            by_key.setdefault(one.key, one)
    return [by_key[key] for key in sorted(by_key)]


def may_choose(visitor: Visitor) -> list[PublishedProgramme]:
    """The programmes about which the reader's organisation has an agreement in force."""
    agreed = agreed_programmes(visitor.by, at=visitor.at)
    return [one for one in _newest() if one.key in agreed]


def _barred(one: PublishedProgramme, found: Known, visitor: Visitor) -> str:
    words = WORDS[visitor.language]
    if any(each.programme == one.key for each in queries.enrolments(found)):
        return words.follows_already
    return "" if one.key in agreed_programmes(visitor.by, at=visitor.at) else words.no_agreement
