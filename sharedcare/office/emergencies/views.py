"""The list of accesses in emergencies, and what the data protection officer finds of each."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from sharedcare.access.emergency.actions import judge
from sharedcare.access.emergency.errors import NoSuchCase, OwnLook
from sharedcare.access.emergency.queries import cases
from sharedcare.access.emergency.types import Case
from sharedcare.office.emergencies.words import WORDS, Words
from sharedcare.office.entering import Around, around, for_officer
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import filled
from sharedcare.ui.moments import Calendar
from sharedcare.visiting.signed_in import Visitor

_BACK = timedelta(days=365)
_LONGEST_NOTE = 1000
_VERDICTS = {"justified": True, "unjustified": False}
_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Line:
    """A case in words; `problem` is what is wrong with what was sent about it."""

    case: Case
    who: str
    when: SafeString
    verdict: str
    problem: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EmergenciesPage:
    """What the template is given."""

    around: Around
    words: Words
    lead: str
    problem: str
    longest_note: int
    waiting: tuple[Line, ...]
    waiting_title: str
    judged: tuple[Line, ...]
    judged_title: str

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@require_safe
@for_officer
def emergencies(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Those of a year, first those that wait to be judged."""
    return _page(request, visitor)


@require_POST
@for_officer
def verdict(request: HttpRequest, visitor: Visitor, case: str) -> HttpResponse:
    """What was found of one."""
    words = WORDS[visitor.language]
    note, chosen = request.POST.get("note", "")[:_LONGEST_NOTE], request.POST.get("verdict", "")
    if chosen not in _VERDICTS:
        return _page(request, visitor, about=case, problem=words.choose, note=note)
    try:
        judge(case=case, is_justified=_VERDICTS[chosen], note=note, by=visitor.by, at=visitor.at)
    except NoSuchCase:
        return _page(request, visitor, problem=words.gone)
    except OwnLook:
        return _page(request, visitor, about=case, problem=words.own, note=note)
    return HttpResponseRedirect("/emergencies?done")


def _page(
    request: HttpRequest, visitor: Visitor, *, about: str = "", problem: str = "", note: str = ""
) -> HttpResponse:
    words = WORDS[visitor.language]
    calendar = visitor.calendar
    found = cases(by=visitor.by, at=visitor.at, since=visitor.at - _BACK)
    lines = [
        _line(one, words, calendar, *((problem, note) if one.id == about else ("", ""))) for one in found
    ]
    waiting = tuple(one for one in lines if not one.verdict)
    judged = tuple(one for one in lines if one.verdict)
    page = EmergenciesPage(
        around=around(request, visitor, room="/emergencies", styles=("emergencies.css",)),
        words=words,
        lead=words.lead.format(days=_BACK.days),
        problem="" if about else problem,
        longest_note=_LONGEST_NOTE,
        waiting=waiting,
        waiting_title=words.waiting.format(count=len(waiting)),
        judged=judged,
        judged_title=words.judged.format(count=len(judged)),
    )
    return rendered(request, "emergencies/page.html", page, status=_UNPROCESSABLE if problem else 200)


def _line(case: Case, words: Words, calendar: Calendar, problem: str, note: str) -> Line:
    since = calendar.tag(calendar.stamp(case.since), case.since)
    until = f"{calendar.local(case.until):%H:%M}"
    return Line(
        case=case,
        who=", ".join(part for part in (case.who or words.somebody, case.title, case.place) if part),
        when=filled(words.open_until, since, until),
        verdict=words.verdicts.get(case.verdict, case.verdict),
        problem=problem,
        note=note,
    )
