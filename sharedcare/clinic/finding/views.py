"""Finding a patient: the page that one lands on after signing in.

What is typed goes in the body of a POST. A CPR number leads straight to the patient, and is kept nowhere; anything else
is remembered in the session, so that coming back from a patient shows the list again without sending it anew. There is
no list that grows while one types: each would be a look at people whom nobody meant, and in the trail.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.access import looks
from sharedcare.access.agreements.queries import looks_after
from sharedcare.access.emergency.queries import may_judge, may_open
from sharedcare.clinic.finding.card import cards
from sharedcare.clinic.finding.line import Line, line
from sharedcare.clinic.finding.words import WORDS, Words
from sharedcare.clinic.seen.queries import recently
from sharedcare.records.finding import MOST, Found
from sharedcare.records.typed import LONGEST, NothingToGoBy, TooLittle, sought_in
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame, Key
from sharedcare.visiting.signed_in import OFFICE, PATIENTS, PROTECTION, Visitor, signed_in

_KEPT = "sought"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a search: what to say first and what to do about it, and those who were found; the CPR number of
    whom nobody was found by."""

    says: str
    advice: str = ""
    lines: tuple[Line, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class FindPage:
    """What the template is given. `answer` is None when nothing was asked; then `recent` are shown.

    `may_open` is whether to show the way to access in an emergency.
    """

    frame: Frame
    words: Words
    typed: str
    longest: int
    answer: Answer | None
    recent: tuple[Line, ...]
    may_open: bool


@require_http_methods(["GET", "HEAD"])
@signed_in
def patients(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The search field, with those seen last, or with the search made last (`?search`).

    It is where those land who treat nobody, so whoever looks after agreements and people, or data protection, is led on to the office.
    """
    if not visitor.finds_patients and may_judge(visitor.by):
        return HttpResponseRedirect(PROTECTION)
    if not visitor.finds_patients and looks_after(visitor.by):
        return HttpResponseRedirect(OFFICE)
    typed = request.session.get(_KEPT, "") if "search" in request.GET else ""
    if not typed:
        return _page(request, visitor)
    return _page(request, visitor, typed=typed, answer=_answer(visitor, typed))


@require_http_methods(["GET", "POST"])
@signed_in
def search(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What was typed: to the patient, to the list of those who fit, or a word on why there is none."""
    if request.method == "GET":
        # Whoever loads the answer of a POST anew, in another language for instance.
        return HttpResponseRedirect(f"{PATIENTS}?{request.GET.urlencode()}")
    typed = request.POST.get("q", "").strip()[:LONGEST]
    if not typed:
        return HttpResponseRedirect(PATIENTS)
    try:
        sought = sought_in(typed, today=_today(visitor))
    except (NothingToGoBy, TooLittle):
        return _page(request, visitor, typed=typed, answer=_answer(visitor, typed))
    if sought.number is None:
        request.session[_KEPT] = typed
        return HttpResponseRedirect(f"{PATIENTS}?search")
    found = looks.find(by=visitor.by, sought=sought, at=visitor.at)
    if len(found.patients) == 1:
        return HttpResponseRedirect(f"/patient/{found.patients[0].patient.id}")
    return _page(request, visitor, typed=typed, answer=replace(_told(visitor, found), number=sought.number))


def _answer(visitor: Visitor, typed: str) -> Answer:
    words = WORDS[visitor.language]
    try:
        sought = sought_in(typed, today=_today(visitor))
    except NothingToGoBy:
        return Answer(words.nothing)
    except TooLittle:
        return Answer(words.too_little)
    return _told(visitor, looks.find(by=visitor.by, sought=sought, at=visitor.at))


def _told(visitor: Visitor, found: Found) -> Answer:
    words = WORDS[visitor.language]
    if found.too_many:
        return Answer(words.too_many.format(most=MOST), words.too_many_advice)
    if not found.patients:
        return Answer(words.nobody, words.nobody_advice)
    count = len(found.patients)
    says = words.found_one if count == 1 else words.found_many.format(count=count)
    return Answer(says, lines=_lines(visitor, found, {}))


def _recent(visitor: Visitor) -> tuple[Line, ...]:
    seen = recently(by=visitor.by)
    if not seen:
        return ()
    found = looks.cards(by=visitor.by, ids=seen, at=visitor.at)
    newest_first = sorted(_lines(visitor, found, seen), key=lambda one: seen[one.card.id], reverse=True)
    return tuple(newest_first)


def _lines(visitor: Visitor, found: Found, seen: dict[str, datetime]) -> tuple[Line, ...]:
    words, zone = WORDS[visitor.language], settings.SHAREDCARE_TIME_ZONE
    made = cards(found.patients, today=_today(visitor))
    return tuple(line(card, words, seen=seen.get(card.id), at=visitor.at, zone=zone) for card in made)


def _today(visitor: Visitor) -> date:
    return visitor.at.astimezone(settings.SHAREDCARE_TIME_ZONE).date()


def _page(
    request: HttpRequest, visitor: Visitor, *, typed: str = "", answer: Answer | None = None
) -> HttpResponse:
    words = WORDS[visitor.language]
    keys = tuple(Key(key, does) for key, does in words.keys.items())
    page = FindPage(
        frame=visitor.frame(request, styles=("finding.css",), keys=keys, find=False),
        words=words,
        typed=typed,
        longest=LONGEST,
        answer=answer,
        recent=() if answer is not None else _recent(visitor),
        may_open=may_open(visitor.by),
    )
    return rendered(request, "finding/page.html", page)
