"""Proposing a hand-over, and answering one: two addresses, each of which shows and takes what is sent from it."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.care.handover import actions, queries
from sharedcare.care.handover.errors import (
    AlreadyAnswered,
    AlreadyWaiting,
    DayUnfit,
    NoSuchHandover,
    NothingToHandOver,
    NotNow,
    NotReachable,
    NotTogether,
    NotYours,
    Overtaken,
    WordsNeeded,
)
from sharedcare.care.handover.joining import let_in_until
from sharedcare.care.handover.keeping import asks
from sharedcare.care.handover.types import Handover, Step
from sharedcare.care.mandates.rules import ACCEPT, HAND_OVER
from sharedcare.care.standing import treats
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.emergency.bar import cautioned
from sharedcare.clinic.handover.anew import again, filled_in, says, with_again
from sharedcare.clinic.handover.asking import WHOLE, Asked, asked, called, first_of, focuses, mine, whole
from sharedcare.clinic.handover.doing import does
from sharedcare.clinic.handover.done import told
from sharedcare.clinic.handover.items import called as items_called
from sharedcare.clinic.handover.items import items, kept
from sharedcare.clinic.handover.page import (
    OnePage,
    ProposePage,
    acts,
    addressed,
    turn,
)
from sharedcare.clinic.handover.receiving import lacking_of, receiving
from sharedcare.clinic.handover.receiving_words import WORDS as RECEIVING
from sharedcare.clinic.handover.refusing import Refused, problems, refused, wrong
from sharedcare.clinic.handover.staying import with_stays
from sharedcare.clinic.handover.typed import FIELDS, LONGEST, in_both, typed
from sharedcare.clinic.worklist.flash import tell
from sharedcare.kernel.errors import Refusal
from sharedcare.overview.opening import is_open
from sharedcare.ui.answer import rendered
from sharedcare.ui.markup import filled, joined
from sharedcare.visiting.signed_in import Visitor, signed_in

_UNPROCESSABLE = 422
_STYLES = ("handover.css",)
_REFUSED: dict[type[Refusal], str] = {
    NothingToHandOver: "focus",
    NotYours: "mine",
    NotReachable: "receiver",
    AlreadyWaiting: "twice",
    Overtaken: "overtaken",
    WordsNeeded: "text",
}


_NOTHING_REFUSED = Refused()


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def propose(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """The hand-overs of a patient, and the form that proposes one; `?of=` is what it is to be about."""
    if request.method != "POST":
        return _propose_page(request, visitor, patient)
    fields = {name: request.POST.get(name, "")[:LONGEST] for name in FIELDS}
    today = visitor.at.astimezone(settings.SHAREDCARE_TIME_ZONE).date()
    sent = typed(fields, request.POST.getlist("item"), today=today)
    if sent.amiss:
        return _propose_page(request, visitor, patient, amiss=sent.amiss)
    found = asked(visitor, patient)
    wanted = in_both(sent.wanted, items_called(found, visitor))
    if fields["focus"] == WHOLE:
        every = whole(found, mine(found, visitor))
        if not every:
            return _propose_page(request, visitor, patient, amiss=("focus",))
        wanted = replace(wanted, focus=every[0], also=every[1:])
    if not wanted.text:
        ours = called(found, fields["focus"])
        wanted = replace(wanted, text=ours.da, called=ours)
    try:
        made = actions.propose(patient=patient, wanted=wanted, by=visitor.by, at=visitor.at)
    except DayUnfit as refusal:
        return _propose_page(request, visitor, patient, amiss=(refusal.why.value,))
    except tuple(_REFUSED) as refusal:
        return _propose_page(request, visitor, patient, amiss=(_REFUSED[type(refusal)],))
    return HttpResponseRedirect(f"/patient/{patient}/handover/{made}?done=proposed")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def one(request: HttpRequest, visitor: Visitor, patient: str, handover: str) -> HttpResponse:
    """One hand-over: how it stands, and what the reader can do with it."""
    if request.method != "POST":
        return _one_page(request, visitor, patient, handover)
    step, text = request.POST.get("step", ""), request.POST.get("text", "")[:LONGEST]
    try:
        does(step, patient, handover, text, visitor)
    except NoSuchHandover as missing:
        raise Http404 from missing
    except (
        WordsNeeded,
        AlreadyAnswered,
        NotYours,
        NotNow,
        NotTogether,
        NothingToHandOver,
        Overtaken,
    ) as refusal:
        return _one_page(request, visitor, patient, handover, refused(refusal, step))
    if is_open(by=visitor.by, patient=patient, at=visitor.at):
        return HttpResponseRedirect(f"/patient/{patient}/handover/{handover}?done={step}")
    # Who was let in to decide and says no is out again: the page that was just answered is closed to them.
    tell(request, "declined", at=visitor.at)
    return HttpResponseRedirect("/worklist")


def _propose_page(
    request: HttpRequest, visitor: Visitor, patient: str, *, amiss: tuple[str, ...] = ()
) -> HttpResponse:
    found = asked(visitor, patient)
    words, speech = found.speech.words, found.speech
    fields = {name: request.POST.get(name, "") for name in FIELDS}
    fields["focus"] = fields["focus"] or request.GET.get("of", "")
    own = mine(found, visitor)
    anew = again(request.GET.get("again", ""), found.handovers) if request.method != "POST" else None
    ticked = set(request.POST.getlist("item")) if request.method == "POST" else None
    if anew is not None:
        fields, ticked = filled_in(fields, anew, items(found, visitor, ticked=None))
    can = focuses(found, own, chosen=fields["focus"])
    may_not = _may_not(found, visitor, patient, can=bool(can))
    if request.method != "POST":
        values = {one.value for group in can for one in group.choices}
        fields["focus"] = fields["focus"] if fields["focus"] in values else first_of(can)
    page = ProposePage(
        frame=cautioned(
            visitor.frame(request, styles=_STYLES), found.overview.emergency_until, zone=speech.calendar.zone
        ),
        words=words,
        person=found.overview.banner.name,
        here=f"/patient/{patient}",
        told="",
        problems=tuple((_FIELD_OF.get(one, one), wrong(one, visitor, words)) for one in amiss),
        waiting=tuple(speech.card(one) for one in found.handovers if one.is_open),
        earlier=tuple(with_again(speech.card(one), one, own) for one in found.handovers if not one.is_open),
        focuses=can,
        receiving=receiving(found, visitor, () if may_not else own, chosen=fields["receiver"]),
        receiving_words=RECEIVING[visitor.language],
        items=items(found, visitor, ticked=ticked),
        kept=kept(found),
        typed=fields,
        anew=says(anew, speech) if anew is not None else "",
        may_not=may_not,
    )
    return rendered(request, "handover/propose.html", page, status=_UNPROCESSABLE if amiss else 200)


_FIELD_OF = {
    "mine": "focus",
    "twice": "focus",
    "overtaken": "focus",
    "past": "starts",
    "far": "starts",
    "whole": "starts",
}


def _may_not(found: Asked, visitor: Visitor, patient: str, *, can: bool) -> str:
    words = found.speech.words
    if can and treats(patient=patient, by=visitor.by, at=visitor.at):
        return ""
    if not found.episodes and not found.tasks:
        return words.nothing
    barred = next(
        (
            one
            for one in found.episodes
            if queries.is_responsible(one.responsible, by=visitor.by)
            and not found.stands.may(HAND_OVER, found.of(one.programme))
        ),
        None,
    )
    if barred is not None:
        by_programme = found.who_may(HAND_OVER, barred.programme)
        return RECEIVING[visitor.language].hands_over.format(who=by_programme)
    if any(one.is_open for one in found.handovers) and not can:
        return words.all_waiting
    who = next((one.responsible for one in found.episodes if one.responsible), "")
    return filled(words.may_not, found.speech.who(who))


def _one_page(
    request: HttpRequest, visitor: Visitor, patient: str, handover: str, became: Refused = _NOTHING_REFUSED
) -> HttpResponse:
    found = asked(visitor, patient)
    words, speech = found.speech.words, found.speech
    current = next((each for each in found.handovers if each.id == handover), None)
    if current is None:
        raise Http404
    can_be = (*found.episodes, *found.tasks)
    about = [each for each in can_be if each.reference in current.wanted.foci]
    focus = next((each for each in about if each.reference == current.wanted.focus), None)
    responsible, programme = (focus.responsible, focus.programme) if focus else ("", "")
    now = responsible or found.resting_with.get(current.wanted.focus, "")
    responsible_now = list(dict.fromkeys(filter(None, (now, *(one.responsible for one in about)))))
    can = queries.steps(current, responsible=responsible, by=visitor.by, at=visitor.at)
    kinds = [one.programme for one in about] or [programme]
    takes_over = all(found.stands.may(ACCEPT, found.of(one)) for one in kinds)
    barred = (
        RECEIVING[visitor.language].takes_over.format(who=found.who_may(ACCEPT, programme))
        if Step.ACCEPT in can and not takes_over
        else ""
    )
    can = can - {Step.ACCEPT} if barred else can
    is_asked = not current.is_open and asks(current, by=visitor.by, at=visitor.at)
    can = can | {Step.KEEP} if is_asked else can
    amiss = problems(became, visitor, words)
    page = OnePage(
        frame=cautioned(
            visitor.frame(request, styles=_STYLES), found.overview.emergency_until, zone=speech.calendar.zone
        ),
        words=words,
        person=found.overview.banner.name,
        here=f"/patient/{patient}",
        told=""
        if amiss
        else told(
            request.GET.get("done", ""),
            current,
            speech,
            me=f"PractitionerRole/{visitor.by.role}",
            is_asked=is_asked,
        ),
        problems=amiss,
        card=with_again(
            addressed(
                with_stays(speech.card(current), current, found),
                current,
                can,
                speech,
                RECEIVING[visitor.language],
            ),
            current,
            mine(found, visitor),
        ),
        responsible=joined("; ", *map(speech.who, responsible_now)),
        acts=acts(can, words, current, chosen=became.step),
        typed=request.POST.get("text", ""),
        let_in=_let_in(current, found, visitor),
        lacking=tuple(
            sentence
            for one in about
            for sentence in lacking_of(
                found, visitor, one, current.wanted.receiver, is_reader=Step.ACCEPT in can
            )
        )
        if current.is_waiting and not barred
        else (),
        turn=barred or turn(current, speech, has_acts=bool(can)),
    )
    return rendered(request, "handover/one.html", page, status=became.status)


def _let_in(current: Handover, found: Asked, visitor: Visitor) -> str:
    """That the receiver sees the record only because it has been asked, and until when; empty where that is not so."""
    if not current.is_open:
        return ""
    receiver, patient = current.wanted.receiver, current.patient
    until = let_in_until(receiver, patient=patient, by=visitor.by, at=visitor.at)
    if until is None:
        return ""
    calendar = found.speech.calendar
    day = calendar.plain(calendar.local(until).date())
    says = RECEIVING[visitor.language]
    return filled(says.let_in if current.is_waiting else says.let_in_agreed, found.speech.who(receiver), day)
