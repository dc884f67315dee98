"""The questionnaires of a patient, and one of them, which somebody reads out on the telephone."""

from dataclasses import dataclass
from operator import attrgetter

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from sharedcare.care.answers import queries
from sharedcare.care.answers.asked import form_for
from sharedcare.care.answers.due import asked, entered
from sharedcare.care.answers.errors import NoSuchQuestionnaire, NotAnswered, NotYours
from sharedcare.care.answers.known import known
from sharedcare.care.answers.questions import Shown, questions
from sharedcare.care.answers.titles import titles
from sharedcare.care.answers.together import answer_together, enter_for, may_answer_together
from sharedcare.care.answers.waiting import waited_for
from sharedcare.clinic.answering import saying
from sharedcare.clinic.answering.words import WORDS, Words
from sharedcare.clinic.closed import of_patient
from sharedcare.overview.read import overview
from sharedcare.programmes.answering import Answers, NotAScore
from sharedcare.programmes.forms import Form
from sharedcare.programmes.telling import said
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import Visitor, signed_in

_STYLE = "answering.css"
_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """What the template of the list is given. `urgent` is what the patient is to be told at once, of what was just answered."""

    frame: Frame
    words: Words
    person: str
    here: str
    plan: str
    told: str
    came: tuple[str, ...]
    look: str
    urgent: tuple[str, ...]
    may: bool
    rows: tuple[saying.Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What the template of one questionnaire is given. `how` says how it is answered. `lead` stands before the first question, and is read out with each of them;
    of one whose score `is_entered` there are no questions, and `score` is what was typed. `problems` are a field and what is wrong with it."""

    frame: Frame
    words: Words
    person: str
    here: str
    back: str
    title: str
    how: str
    lead: str
    notice: str
    questions: tuple[Shown, ...]
    is_entered: bool
    number: str
    score: str
    problems: tuple[tuple[str, str], ...]


@require_safe
@signed_in
@of_patient
def questionnaires_of(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """Those of the patient's programmes, and what came of the one that was just answered."""
    words = WORDS[visitor.language]
    follows = queries.followed(patient=patient, by=visitor.by, at=visitor.at)
    past = queries.past(patient=patient, by=visitor.by, at=visitor.at)
    zone = settings.SHAREDCARE_TIME_ZONE
    follows = waited_for(follows, patient=patient, by=visitor.by, zone=zone, at=visitor.at)
    found = (
        *asked(follows, past, zone=zone, at=visitor.at),
        *entered(follows, past, zone=zone, at=visitor.at),
    )
    given = next((one for one in past if one.id == request.GET.get("answered")), None)
    form = form_for(given.key, follows, at=visitor.at) if given is not None else None
    page = ListPage(
        frame=visitor.frame(request, styles=(_STYLE,)),
        words=words,
        person=_person(visitor, patient),
        here=_here(patient),
        plan=f"/patient/{patient}/plan",
        told="" if form is None else words.kept if form.is_entered else words.said,
        came=saying.came_of(form, given, visitor.language) if form is not None and given is not None else (),
        look=given.outcome.colour if given is not None else "",
        urgent=saying.to_be_told(given, visitor.language) if given is not None else (),
        may=may_answer_together(patient=patient, by=visitor.by, at=visitor.at),
        rows=saying.rows(
            found,
            titles(follows, attrgetter("clinician"), visitor.language),
            words=words,
            calendar=visitor.calendar,
        ),
    )
    return rendered(request, "answering/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def questionnaire_of(request: HttpRequest, visitor: Visitor, patient: str, key: str) -> HttpResponse:
    """One questionnaire, and the answers that are sent from it."""
    try:
        form = form_for(key, queries.followed(patient=patient, by=visitor.by, at=visitor.at), at=visitor.at)
    except NoSuchQuestionnaire as refusal:
        raise Http404 from refusal
    if not form.questions and not form.is_entered:
        raise Http404
    if request.method != "POST":
        return _asking(request, visitor, patient, form)
    if form.is_entered:
        return _entered(request, visitor, patient, form)
    answers = saying.answers_in(form, request.POST.dict())
    try:
        kept = answer_together(
            patient=patient, questionnaire=form.key, answers=answers, by=visitor.by, at=visitor.at
        )
    except NotAnswered:
        return _asking(request, visitor, patient, form, answers)
    except NotYours:
        return _asking(request, visitor, patient, form, answers, is_mine=False)
    return HttpResponseRedirect(f"{_here(patient)}?answered={kept.id}")


def _entered(request: HttpRequest, visitor: Visitor, patient: str, form: Form) -> HttpResponse:
    typed = request.POST.get("score", "")[:10]
    try:
        kept = enter_for(
            patient=patient,
            questionnaire=form.key,
            score=saying.score_in(typed),
            by=visitor.by,
            at=visitor.at,
        )
    except NotAScore:
        return _asking(request, visitor, patient, form, {}, score=typed)
    except NotYours:
        return _asking(request, visitor, patient, form, {}, score=typed, is_mine=False)
    return HttpResponseRedirect(f"{_here(patient)}?answered={kept.id}")


def _asking(  # noqa: PLR0913 - what was sent, and whether the reader may
    request: HttpRequest,
    visitor: Visitor,
    patient: str,
    form: Form,
    answers: Answers | None = None,
    *,
    score: str = "",
    is_mine: bool = True,
) -> HttpResponse:
    words, language, is_sent = WORDS[visitor.language], visitor.language, answers is not None
    found = {} if is_sent else known(form, patient=patient, by=visitor.by, at=visitor.at)
    shown = questions(
        form,
        answers if answers is not None else {key: one.answer for key, one in found.items()},
        language=language,
        numbered=words.number,
        missing=words.choose if is_sent else "",
        known={
            key: words.from_record.format(day=visitor.calendar.plain(one.at)) for key, one in found.items()
        },
    )
    missing = [one.key for one in shown if one.wrong]
    problems = ((f"question-{missing[0]}", words.missing.format(count=len(missing))),) if missing else ()
    if form.is_entered and is_sent:
        problems = (("score", saying.score_wrong(form, words=words, language=language)),)
    page = FormPage(
        frame=visitor.frame(request, styles=(_STYLE,)),
        words=words,
        person=_person(visitor, patient),
        here=f"{_here(patient)}/{form.key}",
        back=_here(patient),
        title=said(form.title.clinician, language),
        how=saying.how(form, words),
        lead=said(form.lead, language) if form.lead is not None else "",
        notice=said(form.notice, language) if form.notice is not None else "",
        questions=shown,
        is_entered=form.is_entered,
        number=words.count if form.is_counted else words.score,
        score=score,
        problems=problems if is_mine else (("title", words.mine),),
    )
    return rendered(request, "answering/form.html", page, status=_UNPROCESSABLE if is_sent else 200)


def _here(patient: str) -> str:
    return f"/patient/{patient}/questionnaires"


def _person(visitor: Visitor, patient: str) -> str:
    screen = overview(
        by=visitor.by, patient=patient, since=None, zone=settings.SHAREDCARE_TIME_ZONE, at=visitor.at
    )
    if screen is None:
        raise Http404
    return screen.banner.name
