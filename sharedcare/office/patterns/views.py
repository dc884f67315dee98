"""The unusual looks of a month, and one of them with the entries behind it and what was found."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from sharedcare.access.audit.people import organisations, readers
from sharedcare.access.audit.search import search
from sharedcare.access.audit.types import Period, Sought
from sharedcare.access.emergency.errors import OwnLook
from sharedcare.access.patterns import queries
from sharedcare.access.patterns.actions import judge
from sharedcare.access.patterns.errors import NoteNeeded
from sharedcare.access.patterns.types import Kind, Pattern, Verdict
from sharedcare.office.entering import Around, around, for_officer
from sharedcare.office.patterns.saying import HERE, Line, Saying
from sharedcare.office.patterns.words import WORDS, Words
from sharedcare.office.trail.asked import HERE as TRAIL
from sharedcare.office.trail.asked import Asked
from sharedcare.office.trail.saying import Row, rows
from sharedcare.office.trail.words import Words as TrailWords
from sharedcare.office.trail.words_english import WORDS as TRAIL_WORDS
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.moments import Calendar
from sharedcare.visiting.signed_in import Visitor

DAYS = timedelta(days=30)
_MOST = 200
_LONGEST_NOTE = 1000
_FIRST = date(2000, 1, 1)
"""No trail is older, and no calendar ends near it."""
_UNPROCESSABLE = 422
_VERDICTS = {one.value: one for one in Verdict}
_TICK = timedelta(microseconds=1)
Problems = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The patterns of one kind that wait, or wait for an answer; `waiting` says how many, `cut` that there are more."""

    code: str
    name: str
    means: str
    may_be: str
    lines: tuple[Line, ...]
    waiting: str
    cut: str


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """What the template is given. `nothing` are the kinds of which nothing waits; `earlier` and `later` are addresses of
    other periods."""

    around: Around
    words: Words
    period: str
    earlier: str
    later: str
    wrong: str
    groups: tuple[Group, ...]
    nothing: tuple[Group, ...]
    judged: tuple[Line, ...]

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@dataclass(frozen=True, slots=True)
class PatternPage:
    """What the template is given about one pattern."""

    around: Around
    words: Words
    trail: TrailWords
    line: Line
    means: str
    may_be: str
    until: str
    rows: tuple[Row, ...]
    all: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    note: str
    longest: int
    problems: Problems
    back: str

    @property
    def frame(self) -> Frame:
        """The frame around it."""
        return self.around.frame


@dataclass(frozen=True, slots=True)
class _Month:
    """Thirty days, up to now, or to the end of a day; `to` is what an address needs to mean them."""

    period: Period
    last: date
    to: str


@require_safe
@for_officer
def patterns(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Those of thirty days."""
    return _list(request, visitor)


@require_http_methods(["GET", "HEAD", "POST"])
@for_officer
def pattern(request: HttpRequest, visitor: Visitor, key: str) -> HttpResponse:
    """One of them; and writing down what was found."""
    words, month = WORDS[visitor.language], _month(request, visitor)
    found = queries.pattern_of(key=key, period=month.period, by=visitor.by, at=visitor.at)
    if found is None:
        return _list(request, visitor, wrong=words.gone)
    if request.method != "POST":
        return _one(request, visitor, found)
    chosen, note = request.POST.get("verdict", ""), request.POST.get("note", "")[:_LONGEST_NOTE]
    problems: Problems = ()
    if request.POST.get("until") != found.until.isoformat():
        problems = (("entries", words.changed),)
    elif chosen not in _VERDICTS:
        problems = (("verdict", words.choose),)
    else:
        try:
            judge(pattern=found, verdict=_VERDICTS[chosen], note=note, by=visitor.by, at=visitor.at)
        except NoteNeeded:
            problems = (("note", words.write),)
        except OwnLook:
            problems = (("entries", words.own),)
    if not problems:
        return HttpResponseRedirect(f"{HERE}{month.to}{'&' if month.to else '?'}done")
    return _one(request, visitor, found, problems=problems, chosen=chosen, note=note)


def _list(request: HttpRequest, visitor: Visitor, *, wrong: str = "") -> HttpResponse:
    words, month = WORDS[visitor.language], _month(request, visitor)
    found = queries.patterns(month.period, by=visitor.by, at=visitor.at)
    say = _saying(visitor, found, month)
    lines = [(one.kind, say.line(one)) for one in found]
    before = month.period.since.astimezone(settings.SHAREDCARE_TIME_ZONE).date() - timedelta(days=1)
    groups = [_group(kind, [line for of, line in lines if of is kind], words) for kind in Kind]
    page = PatternsPage(
        around=around(request, visitor, room=HERE, styles=("patterns.css",)),
        words=words,
        period=words.period.format(
            since=say.calendar.plain(month.period.since), until=say.calendar.plain(month.last)
        ),
        earlier=f"{HERE}?to={before.isoformat()}",
        later=HERE if month.to else "",
        wrong=wrong,
        groups=tuple(one for one in groups if one.lines),
        nothing=tuple(one for one in groups if not one.lines),
        judged=tuple(line for _, line in lines if not line.waits and line.asked is None),
    )
    return rendered(request, "patterns/list.html", page, status=_UNPROCESSABLE if wrong else 200)


def _group(kind: Kind, lines: list[Line], words: Words) -> Group:
    name, means, may_be = words.kinds[kind]
    to_do = tuple(one for one in lines if one.waits or one.asked is not None)
    waiting = sum(one.waits for one in to_do)
    return Group(
        kind.value,
        name,
        means,
        may_be,
        to_do,
        words.waiting.format(count=waiting) if waiting else "",
        words.cut if len(lines) >= _MOST else "",
    )


def _one(
    request: HttpRequest,
    visitor: Visitor,
    found: Pattern,
    *,
    problems: Problems = (),
    chosen: str = "",
    note: str = "",
) -> HttpResponse:
    words, trail, month = WORDS[visitor.language], TRAIL_WORDS[visitor.language], _month(request, visitor)
    say = _saying(visitor, [found], month)
    entries = search(_entries(found), by=visitor.by, at=visitor.at).entries
    page = PatternPage(
        around=around(request, visitor, room=HERE, styles=("trail.css", "patterns.css")),
        words=words,
        trail=trail,
        line=say.line(found),
        means=words.kinds[found.kind][1],
        may_be=words.kinds[found.kind][2],
        until=found.until.isoformat(),
        rows=rows(entries, trail, say.calendar),
        all=_asked(found, say.calendar).address(TRAIL),
        choices=tuple((one.value, said) for one, said in words.choices.items()),
        chosen=chosen,
        note=note,
        longest=_LONGEST_NOTE,
        problems=problems,
        back=f"{HERE}{month.to}",
    )
    return rendered(request, "patterns/one.html", page, status=_UNPROCESSABLE if problems else 200)


def _entries(found: Pattern) -> Sought:
    """The entries that a pattern is made of, with what else was done between the first and the last."""
    sought = Sought(since=found.since, until=found.until + _TICK)
    if found.patient is not None:
        sought = replace(sought, patient=found.patient.id)
    if found.kind is Kind.STRANGER:
        return replace(sought, organization=found.organization)
    return replace(sought, account=found.accounts[0])


def _asked(found: Pattern, calendar: Calendar) -> Asked:
    """The same for the search, which knows days."""
    return Asked(
        account=None if found.kind is Kind.STRANGER else found.accounts[0],
        patient="" if found.patient is None else found.patient.id or "",
        organization=found.organization,
        since=calendar.local(found.since).date(),
        until=calendar.local(found.until).date(),
    )


def _saying(visitor: Visitor, found: list[Pattern], month: _Month) -> Saying:
    accounts = {account for one in found for account in one.accounts}
    return Saying(
        words=WORDS[visitor.language],
        calendar=visitor.calendar,
        people=readers(accounts, by=visitor.by),
        organisations=organisations(by=visitor.by),
        findings=queries.findings(since=month.period.since, by=visitor.by, at=visitor.at),
        to=month.to,
    )


def _month(request: HttpRequest, visitor: Visitor) -> _Month:
    today = visitor.calendar.today
    try:
        last = min(max(date.fromisoformat(request.GET.get("to", "")), _FIRST), today)
    except ValueError:
        last = today
    if last == today:
        return _Month(Period(visitor.at - DAYS, visitor.at), today, "")
    zone = settings.SHAREDCARE_TIME_ZONE
    until = datetime(last.year, last.month, last.day, tzinfo=zone) + timedelta(days=1)
    return _Month(Period(until - DAYS, until), last, f"?to={last.isoformat()}")
