"""The list of looks that patients do not recognise, and answering the patient."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from sharedcare.access.audit.search import search
from sharedcare.access.audit.types import Sought
from sharedcare.access.reports.actions import answer
from sharedcare.access.reports.errors import AnswerNeeded, NoSuchReport
from sharedcare.access.reports.fhir import Report
from sharedcare.access.reports.queries import reports
from sharedcare.office.entering import Around, around, for_officer
from sharedcare.office.reports.words import WORDS, Words
from sharedcare.office.trail.asked import HERE as TRAIL
from sharedcare.office.trail.asked import Asked
from sharedcare.office.trail.saying import Row, rows
from sharedcare.office.trail.words_english import WORDS as TRAIL_WORDS
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import filled
from sharedcare.ui.moments import Calendar
from sharedcare.visiting.signed_in import Visitor

HERE = "/office/reports"
_LONGEST = 2000
_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Line:
    """A report in words: `row` is the entry of the trail, None where it is answered or not there any more. `all_looks` is
    the address of what else happened on that day."""

    report: Report
    who: str
    reported: SafeString
    row: Row | None
    all_looks: str
    answered: SafeString | str
    problem: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """What the template is given."""

    around: Around
    words: Words
    problem: str
    longest: int
    waiting: tuple[Line, ...]
    waiting_title: str
    closed: tuple[Line, ...]
    closed_title: str

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@require_safe
@for_officer
def list_of(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All reports, first those that wait for an answer."""
    return _page(request, visitor)


@require_POST
@for_officer
def answered(request: HttpRequest, visitor: Visitor, report: str) -> HttpResponse:
    """The answer to one."""
    words, text = WORDS[visitor.language], request.POST.get("answer", "")[:_LONGEST]
    try:
        answer(report=report, text=text, by=visitor.by, at=visitor.at)
    except AnswerNeeded:
        return _page(request, visitor, about=report, problem=words.write)
    except NoSuchReport:
        return _page(request, visitor, problem=words.gone)
    return HttpResponseRedirect(f"{HERE}?done")


def _page(request: HttpRequest, visitor: Visitor, *, about: str = "", problem: str = "") -> HttpResponse:
    words = WORDS[visitor.language]
    found = reports(by=visitor.by, at=visitor.at)
    lines = [_line(one, words, visitor, problem if one.id == about else "") for one in found]
    waiting = tuple(one for one in lines if not one.answered)
    closed = tuple(one for one in lines if one.answered)
    page = ReportsPage(
        around=around(request, visitor, room=HERE, styles=("emergencies.css",)),
        words=words,
        problem="" if about else problem,
        longest=_LONGEST,
        waiting=waiting,
        waiting_title=words.waiting.format(count=len(waiting)),
        closed=closed,
        closed_title=words.closed.format(count=len(closed)),
    )
    return rendered(request, "reports/page.html", page, status=_UNPROCESSABLE if problem else 200)


def _line(one: Report, words: Words, visitor: Visitor, problem: str) -> Line:
    calendar = visitor.calendar
    is_open = one.answered is None
    day = None if one.seen is None else calendar.local(one.seen).date()
    return Line(
        report=one,
        who=one.about or words.unknown,
        reported=filled(words.reported, calendar.tag(calendar.stamp(one.sent), one.sent)),
        row=_row(one, visitor, calendar) if is_open else None,
        all_looks=Asked(patient=one.patient, since=day, until=day).address(TRAIL) if day else "",
        answered=""
        if one.answered is None
        else filled(words.answered, calendar.tag(calendar.stamp(one.answered), one.answered)),
        problem=problem,
    )


def _row(one: Report, visitor: Visitor, calendar: Calendar) -> Row | None:
    """The entry itself: what the patient was told of it is shorter than what the trail knows."""
    found = search(Sought(patient=one.patient, entry=one.look), by=visitor.by, at=visitor.at, count=1)
    said = rows(found.entries, TRAIL_WORDS[visitor.language], calendar)
    return said[0] if said else None
