"""The list of questionnaires, one of them to answer, and what its answers mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from sharedcare.access.proxies.types import MEASURE
from sharedcare.care.answers import queries
from sharedcare.care.answers.actions import answer
from sharedcare.care.answers.asked import form_for
from sharedcare.care.answers.drafts import drafts, keep
from sharedcare.care.answers.due import When, asked
from sharedcare.care.answers.errors import NoSuchQuestionnaire, NotAnswered
from sharedcare.care.answers.known import known
from sharedcare.care.answers.questions import Shown, questions
from sharedcare.care.answers.titles import titles
from sharedcare.care.answers.types import Followed, Past
from sharedcare.care.answers.waiting import waited_for
from sharedcare.portal.frame.page import Around
from sharedcare.portal.questionnaires import saying
from sharedcare.portal.questionnaires.typed import answers_in
from sharedcare.portal.questionnaires.words import WORDS, WORDS_FOR, Words
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.programmes import telling
from sharedcare.programmes.answering import Answers, outcome
from sharedcare.programmes.forms import Form
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame

HERE = "/my/questionnaires"
_STYLE = "questionnaires.css"
_UNPROCESSABLE = 422
_CITIZEN = attrgetter("citizen")


@dataclass(frozen=True, slots=True)
class ListPage:
    """What the template of the list is given: headings, each with its rows; `kept` is said when answers were kept for later."""

    frame: Frame
    around: Around
    words: Words
    groups: tuple[tuple[str, tuple[saying.Row, ...]], ...]
    kept: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """What the template of one questionnaire is given. `wrong` says what is missing,
    `begun` says that answers were kept before."""

    frame: Frame
    around: Around
    words: Words
    key: str
    title: str
    lead: str
    notice: str
    questions: tuple[Shown, ...]
    wrong: str
    begun: str
    may_keep: bool


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What the template of the result is given. `calls` are addresses and labels of numbers to press, where something is urgent; `more`
    are the questionnaires that wait now, by key and in words: answers often make another one due."""

    frame: Frame
    around: Around
    words: Words
    title: str
    result: saying.Result
    sent: str
    calls: tuple[tuple[str, str], ...]
    more: tuple[tuple[str, str], ...]
    notice: str


@require_safe
@signed_in
def everything(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The questionnaires of the programmes that the patient follows."""
    _require_may_answer(visitor)
    words = _words(visitor)
    patient = visitor.whose.patient
    follows = waited_for(_follows(visitor), patient=patient, by=visitor.by, zone=visitor.zone, at=visitor.at)
    past = queries.past(patient=patient, by=visitor.by, at=visitor.at)
    found = asked(follows, past, zone=visitor.zone, at=visitor.at)
    names = saying.programme_names(follows, visitor.language)
    begun = {one.key for one in drafts(patient=patient, by=visitor.by, at=visitor.at)}
    called = titles(follows, _CITIZEN, visitor.language)
    groups = tuple(
        (title, saying.rows(found, called, names, begun, when=when, words=words, calendar=visitor.calendar))
        for when, title in (
            (When.NOW, words.now),
            (When.LATER, words.later),
            (When.ANY_TIME, words.any_time),
        )
    )
    page = ListPage(
        frame=visitor.frame(request, _STYLE),
        around=visitor.around("start"),
        words=words,
        groups=tuple(each for each in groups if each[1]),
        kept=words.kept if "kept" in request.GET else "",
    )
    return rendered(request, "questionnaires/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def one(request: HttpRequest, visitor: Visitor, key: str) -> HttpResponse:
    """One questionnaire, and the answers that are sent from it."""
    _require_may_answer(visitor)
    form = _form(visitor, key)
    if request.method != "POST":
        begun = drafts(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
        answers = next((one.answers for one in begun if one.key == form.key), {})
        if answers:
            return _asking(request, visitor, form, answers, is_begun=True)
        found = known(form, patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
        beforehand = {key: each.answer for key, each in found.items()}
        return _asking(
            request,
            visitor,
            form,
            beforehand,
            told=saying.from_record(found, _words(visitor), visitor.calendar),
        )
    answers = answers_in(form, request.POST)
    # What cannot wait is sent, whichever button was pressed: help stands on the next page, and somebody is told.
    if "later" in request.POST and _may_keep(visitor) and not outcome(form, answers).at_once:
        keep(
            patient=visitor.whose.patient,
            questionnaire=form.key,
            answers=answers,
            by=visitor.by,
            at=visitor.at,
        )
        return HttpResponseRedirect(f"{HERE}?kept")
    try:
        kept = answer(
            by=visitor.by,
            patient=visitor.whose.patient,
            questionnaire=form.key,
            answers=answers,
            source=_source(visitor),
            at=visitor.at,
        )
    except NotAnswered:
        return _asking(request, visitor, form, answers, is_sent=True)
    return HttpResponseRedirect(f"{HERE}/answers/{kept.id}")


@require_safe
@signed_in
def result(request: HttpRequest, visitor: Visitor, response: str) -> HttpResponse:
    """What answers mean. Where something cannot wait, help stands first."""
    found = queries.answered(response=response, by=visitor.by, at=visitor.at)
    if found is None or found[0] != visitor.whose.patient:
        raise Http404
    return _resulting(request, visitor, found[1])


def _asking(  # noqa: PLR0913 - what was sent, begun, or known beforehand
    request: HttpRequest,
    visitor: Visitor,
    form: Form,
    answers: Answers,
    *,
    is_sent: bool = False,
    is_begun: bool = False,
    told: Mapping[str, str] | None = None,
) -> HttpResponse:
    words, language = _words(visitor), visitor.language
    shown = questions(
        form,
        answers,
        language=language,
        numbered=words.number,
        missing=words.missing_this if is_sent else "",
        marked=saying.called,
        known=told or {},
    )
    page = FormPage(
        frame=visitor.frame(request, _STYLE),
        around=visitor.around("start"),
        words=words,
        key=form.key,
        title=_called(form, _follows(visitor), language),
        lead=telling.said(form.lead, language) if form.lead is not None else "",
        notice=telling.said(form.notice, language) if form.notice is not None else "",
        questions=shown,
        wrong=saying.wrong(shown, words=words) if is_sent else "",
        begun=words.begun_hint if is_begun else "",
        may_keep=_may_keep(visitor),
    )
    return rendered(request, "questionnaires/form.html", page, status=_UNPROCESSABLE if is_sent else 200)


def _resulting(request: HttpRequest, visitor: Visitor, found: Past) -> HttpResponse:
    words, language, patient = _words(visitor), visitor.language, visitor.whose.patient
    follows = queries.followed(patient=patient, by=visitor.by, at=visitor.at)
    form = form_for(found.key, follows, at=visitor.at)
    said = saying.result(form, found, follows, words=words, language=language)
    calls = [(number, words.call.format(number=number)) for number in said.numbers]
    if said.help:
        phone = queries.phone_of_practice(patient=patient, by=visitor.by, at=visitor.at)
        whole = phone.replace(" ", "\N{NO-BREAK SPACE}")
        calls += [(phone, words.call_practice.format(phone=whole))] if phone else []
    page = ResultPage(
        frame=visitor.frame(request, _STYLE),
        around=visitor.around("start"),
        words=words,
        title=_called(form, follows, language),
        result=said,
        sent=(words.sent_by_phone if found.by_phone else words.sent).format(
            when=visitor.calendar.stamp(found.at)
        ),
        calls=tuple((f"tel:{number.replace(' ', '')}", label) for number, label in calls),
        more=() if said.help else _waiting(visitor, follows, words),
        notice=telling.said(form.notice, language) if form.notice is not None else "",
    )
    return rendered(request, "questionnaires/result.html", page)


def _waiting(visitor: Visitor, follows: tuple[Followed, ...], words: Words) -> tuple[tuple[str, str], ...]:
    if not visitor.whose.may(MEASURE):
        return ()
    patient = visitor.whose.patient
    follows = waited_for(follows, patient=patient, by=visitor.by, zone=visitor.zone, at=visitor.at)
    past = queries.past(patient=patient, by=visitor.by, at=visitor.at)
    called = titles(follows, _CITIZEN, visitor.language)
    due = asked(follows, past, zone=visitor.zone, at=visitor.at)
    keys = [one.form.key for one in due if one.when is When.NOW]
    return tuple((key, words.answer_too.format(title=called[key])) for key in keys)


def _form(visitor: Visitor, key: str) -> Form:
    try:
        form = form_for(key, _follows(visitor), at=visitor.at)
    except NoSuchQuestionnaire as refusal:
        raise Http404 from refusal
    if form.is_entered:
        raise Http404
    return form


def _follows(visitor: Visitor) -> tuple[Followed, ...]:
    return queries.followed(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)


def _called(form: Form, follows: Iterable[Followed], language: str) -> str:
    return titles(follows, _CITIZEN, language).get(form.key) or telling.said(form.title.citizen, language)


def _words(visitor: Visitor) -> Words:
    return (WORDS if visitor.whose.is_own else WORDS_FOR)[visitor.language]


def _require_may_answer(visitor: Visitor) -> None:
    if not visitor.whose.may(MEASURE):
        raise Http404


def _may_keep(visitor: Visitor) -> bool:
    return visitor.whose.proxy is None


def _source(visitor: Visitor) -> str:
    whose = visitor.whose
    return f"Patient/{whose.patient}" if whose.proxy is None else f"RelatedPerson/{whose.proxy.id}"
