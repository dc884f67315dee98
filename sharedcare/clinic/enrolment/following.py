"""The page of a programme that a patient follows: levels, what has happened, agreed values, conflicts, and leaving it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from operator import attrgetter

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.care.elements import OPERATOR
from sharedcare.care.enrolment import moving, queries
from sharedcare.care.enrolment.errors import (
    BadChoice,
    CannotMove,
    HasChanged,
    NobodyResponsible,
    NoSuchConflict,
    NotEnrolled,
    NotYours,
)
from sharedcare.care.enrolment.fhir import moves
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.types import NO_CHOICES
from sharedcare.care.facts import gathering
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.care.findings.limiting.queries import own_limits
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.publishing.errors import NoSuchProgramme
from sharedcare.care.publishing.queries import programme as version_of
from sharedcare.care.standing import treats
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.enrolment import building, moments, saying
from sharedcare.clinic.enrolment.doing import Whose, done
from sharedcare.clinic.enrolment.letting import barred, who_may_agree
from sharedcare.clinic.enrolment.naming import person, plainly, responsible
from sharedcare.clinic.enrolment.newer import newer
from sharedcare.clinic.enrolment.opposed import opposed
from sharedcare.clinic.enrolment.page import FollowingPage, Line, Newer, Option, ReferenceField
from sharedcare.clinic.enrolment.particular import particular
from sharedcare.clinic.enrolment.saying import Voice
from sharedcare.clinic.enrolment.views import require_hands_on, told, voice_of
from sharedcare.clinic.enrolment.words import WORDS
from sharedcare.clinic.titration import sees_medicine, towards
from sharedcare.clinic.tongue import Tongue
from sharedcare.programmes.combining.types import GoalWanted
from sharedcare.programmes.fitting import asked_everywhere, fit
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import OF_THE_CALENDAR
from sharedcare.ui.answer import rendered
from sharedcare.ui.numbers import shortest
from sharedcare.visiting.signed_in import Visitor, signed_in

_UNPROCESSABLE = 422
_THEN = timedelta(seconds=1)
"""So long after a place has ended nobody has the record by it."""
_REFUSED = (BadChoice, CannotMove, HasChanged, NobodyResponsible, NoSuchConflict, NotEnrolled, NotYours)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def following(request: HttpRequest, visitor: Visitor, patient: str, key: str) -> HttpResponse:
    """A programme that the patient follows, and what is changed in it."""
    require_hands_on(visitor, patient)
    problems: tuple[tuple[str, str], ...] = ()
    if request.method == "POST":
        try:
            problems = _mended(request, visitor, patient, key)
        except _REFUSED as refusal:
            form = request.POST.get("do", "")
            problems = ((form, told(refusal, visitor, of_level=form == "level")),)
        if not problems:
            if request.POST.get("do") != "leave":
                return HttpResponseRedirect(f"/patient/{patient}/programmes/{key}?done")
            # Their own place can have ended with it.
            stays = treats(patient=patient, by=visitor.by, at=visitor.at + _THEN)
            return HttpResponseRedirect(f"/patient/{patient}" if stays else "/")
    found = queries.known(patient=patient, by=visitor.by, at=visitor.at)
    one = next((each for each in queries.enrolments(found) if each.programme == key), None)
    if one is None:
        raise Http404
    try:
        what = version_of(key=key, version=one.followed or None)
    except NoSuchProgramme as missing:
        raise Http404 from missing
    page = replace(_page(request, visitor, found, one, what), problems=problems)
    return rendered(request, "enrolment/following.html", page, status=_UNPROCESSABLE if problems else 200)


def _mended(request: HttpRequest, visitor: Visitor, patient: str, key: str) -> tuple[tuple[str, str], ...]:
    """What of the form has to be mended by the reader before it can be carried out."""
    field = done(
        request.POST, Whose(patient, key, visitor.by, visitor.at), zone=settings.SHAREDCARE_TIME_ZONE
    )
    problems = WORDS[visitor.language].problems
    return ((request.POST.get("do", ""), problems[field]),) if field else ()


def _page(
    request: HttpRequest,
    visitor: Visitor,
    found: Known,
    one: Enrolment,
    what: Programme,
) -> FollowingPage:
    voice = voice_of(visitor, found)
    zone = settings.SHAREDCARE_TIME_ZONE
    several = queries.followed(found, at=visitor.at)
    plan = queries.together(several, found)
    followed = next((each for each in several if each.programme.key == one.programme), None)
    # Local layers may say otherwise what counts as what: then what the version itself knows is another.
    facts = (
        followed.facts
        if followed is not None and followed.programme is what
        else gathering.facts(found.trees, what, enrolment=one, at=visitor.at, zone=zone)
    )
    fits = fit(what, facts)
    drugs = towards(several, found.trees, Tongue(voice.language)) if sees_medicine(visitor.by) else {}
    patient = str(one.tree["patient"]["reference"]).removeprefix("Patient/")
    holds = mandate(patient=patient, by=visitor.by, at=visitor.at)
    phases = {each.key: voice.says(each.title.clinician) for each in what.phases}
    anchors = [each for each in what.anchors if each.key not in OF_THE_CALENDAR]
    titles = {each.key: voice.says(each.title) for each in what.anchors}
    standing = {each.key: each for each in sorted(one.references, key=attrgetter("at"))}
    units = {each.key: each.unit for each in what.measurements}
    return FollowingPage(
        frame=visitor.frame(request, styles=("enrolment.css",)),
        words=voice.words,
        patient=patient,
        person=person(found),
        key=one.programme,
        title=voice.says(what.title.clinician),
        phase=phases.get(one.phase, ""),
        since=voice.words.since.format(day=voice.day(one.since)),
        responsible=responsible(one.responsible, visitor),
        moved=_moved(one, visitor, voice),
        burden=saying.burden_now(plan.burden, voice),
        is_heavy=plan.burden.is_heavy,
        levels=building.levels(
            fits.levels,
            {each.stratification: each.level for each in one.levels} | _typed_level(request),
            NO_CHOICES,
            voice,
            are_set=True,
        ),
        anchors=tuple(Option(each.key, titles[each.key]) for each in anchors),
        happened=tuple(moments.happened(what, facts.events, voice, at=visitor.at)),
        today=visitor.at.astimezone(zone).date().isoformat(),
        references=tuple(
            ReferenceField(
                each.key,
                voice.says(each.title.clinician),
                shortest(standing[each.key].value, voice.language) if each.key in standing else "",
                units.get(each.measurement, ""),
                voice.words.agreed_on.format(voice.day(standing[each.key].at.date()))
                if each.key in standing
                else voice.words.not_set,
                who_may_agree(what, each, holds, voice),
            )
            for each in what.references
        ),
        statements=building.statements(asked_everywhere(what, facts), facts.judged, voice),
        conflicts=opposed(found, plan.conflicts, voice),
        goals=tuple(
            _goal(each, drugs, voice)
            for each in plan.goals
            if any(source.programme == one.programme for source in each.sources)
        ),
        particular=particular(
            one.programme,
            own_limits(programme=one.programme, found=found, facts=followed.facts, at=visitor.at)
            if followed is not None
            else (),
            found.trees,
            voice,
        ),
        is_done="done" in request.GET and request.method != "POST",
        barred={}
        if followed is None
        else barred(followed.programme, [each.programme for each in several], holds, voice),
        newer=_newer(visitor, found, one, voice),
    )


def _goal(one: GoalWanted, drugs: Mapping[tuple[str, str], str], voice: Voice) -> Line:
    """A goal, with how far drugs have come towards it."""
    line = saying.goal(one, voice)
    come = (drugs.get((each.programme, each.key), "") for each in one.sources)
    return replace(line, more=" · ".join(filter(None, (line.more, *dict.fromkeys(come)))))


def _moved(one: Enrolment, visitor: Visitor, voice: Voice) -> str:
    """Which version the patient was moved to last, when, by whom and why; empty where nobody moved them."""
    several = moves(one.tree, zone=settings.SHAREDCARE_TIME_ZONE)
    if not several:
        return ""
    last, words = several[-1], voice.words
    who = words.operator if last.by == OPERATOR else plainly(last.by, visitor)
    day = voice.day(last.at.date())
    return words.moved.format(version=last.after, day=day, who=who or words.somebody, why=last.why)


def _typed_level(request: HttpRequest) -> dict[str, str]:
    """The level that was just chosen and could not be set: it is not to be chosen again."""
    sent = request.POST if request.POST.get("do") == "level" else {}
    return {sent["stratification"]: sent.get("level", "")} if "stratification" in sent else {}


def _newer(visitor: Visitor, found: Known, one: Enrolment, voice: Voice) -> Newer | None:
    """A newer version than the patient follows, with what it would change where the reader may decide that."""
    version = moving.newer(one)
    if not version:
        return None
    patient = str(one.tree["patient"]["reference"]).removeprefix("Patient/")
    try:
        told = moving.preview(
            patient=patient, programme=one.programme, to=version, by=visitor.by, at=visitor.at, seen=found
        )
    except (NotYours, CannotMove):
        told = None
    return newer(one.followed, version, told, voice)
