"""The page about who has looked, and telling data protection of a look that one does not recognise."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from sharedcare.access.audit.patients_log import MOST, by_day, patients_log
from sharedcare.access.audit.types import Seen
from sharedcare.access.reports.actions import report
from sharedcare.access.reports.queries import reported
from sharedcare.kernel import moments
from sharedcare.portal.frame.page import Around
from sharedcare.portal.seen.lines import DayOfLooks, Looker, days, is_own, sector_of
from sharedcare.portal.seen.reported import OwnReport, own_reports
from sharedcare.portal.seen.words import WORDS, Words
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame

_HERE = "/my/seen"
_LONGEST = 500
_ENOUGH = 40
"""Lines after which a page ends, with its day."""
_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What the template is given. `sectors` are ways to see those of one sector alone: address, name, whether it is on.

    `older` is where the page goes on, empty behind the last.
    """

    frame: Frame
    around: Around
    words: Words
    done: str
    wrong: str
    sectors: tuple[tuple[str, str, bool], ...]
    days: tuple[DayOfLooks, ...]
    older: str
    reports: tuple[OwnReport, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the template is given: the look that is not recognised."""

    frame: Frame
    around: Around
    words: Words
    look: int
    day: str
    looker: Looker
    longest: int


@require_safe
@signed_in
def seen(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Everybody, or those of one sector."""
    return _page(request, visitor)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def unrecognised(request: HttpRequest, visitor: Visitor, look: int) -> HttpResponse:
    """One look, and telling data protection of it."""
    words = WORDS[visitor.language]
    found = _look(visitor, look)
    if found is None:
        return _page(request, visitor, wrong=words.gone)
    if request.method == "POST":
        note = request.POST.get("note", "")[:_LONGEST]
        report(patient=visitor.whose.patient, seen=found, note=note, by=visitor.by, at=visitor.at)
        return HttpResponseRedirect(f"{_HERE}?done")
    [day] = days(
        by_day([found], zone=visitor.zone), set(), words, visitor.around("seen").words, visitor.calendar
    )
    page = ReportPage(
        frame=visitor.frame(request),
        around=visitor.around("seen"),
        words=words,
        look=look,
        day=day.title,
        looker=day.lookers[0],
        longest=_LONGEST,
    )
    return rendered(request, "seen/report.html", page)


def _look(visitor: Visitor, look: int) -> Seen | None:
    """One of those that are shown, by the number of its entry."""
    until: datetime | None = visitor.at
    while until is not None:
        found, until = _looks(visitor, until)
        if (one := next((one for one in found if one.id == look), None)) is not None:
            return one
    return None


def _looks(visitor: Visitor, until: datetime | None) -> tuple[list[Seen], datetime | None]:
    """The newest before a moment, without the patient's own, and before when there may be more.

    To others than the patient this page is not there.
    """
    if not visitor.whose.is_own:
        raise Http404
    found = patients_log(by=visitor.by, patient=visitor.whose.patient, at=visitor.at, until=until)
    others = [one for one in found if not is_own(one, visitor.account.pk)]
    return others, found[-1].at if len(found) >= MOST else None


def _page(request: HttpRequest, visitor: Visitor, *, wrong: str = "") -> HttpResponse:
    words, around = WORDS[visitor.language], visitor.around("seen")
    until = moments.exact(request.GET.get("until", ""))
    found, more = _looks(visitor, until)
    chosen = request.GET.get("sector", "")
    letters = {letter: code for code, (letter, _) in around.words.sectors.items()}
    wanted = letters.get(chosen)
    shown = [one for one in found if wanted is None or sector_of(one) == wanted]
    told = reported(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
    numbers = {one.look for one in told}
    every = by_day(shown, zone=visitor.zone)
    some = _enough(days(every, numbers, words, around.words, visitor.calendar))
    if len(some) < len(every):
        more = every[len(some) - 1].looks[-1].at
    page = SeenPage(
        frame=visitor.frame(request),
        around=around,
        words=words,
        done=words.done if "done" in request.GET and not wrong else "",
        wrong=wrong,
        sectors=_sectors(found, chosen if wanted else "", words, around),
        days=some,
        older=_older(more, chosen if wanted else "") if more is not None else "",
        reports=own_reports(told, words, visitor.calendar) if until is None and not wanted else (),
    )
    return rendered(request, "seen/page.html", page, status=_UNPROCESSABLE if wrong else 200)


def _enough(every: tuple[DayOfLooks, ...]) -> tuple[DayOfLooks, ...]:
    """So many days as fit on a page, one at least."""
    lines = 0
    for number, day in enumerate(every):
        if lines >= _ENOUGH:
            return every[:number]
        lines += sum(len(one.lines) for one in day.lookers)
    return every


def _older(until: datetime, sector: str) -> str:
    asked = {"until": until.isoformat(), **({"sector": sector} if sector else {})}
    return f"{_HERE}?{urlencode(asked)}"


def _sectors(
    found: list[Seen], chosen: str, words: Words, around: Around
) -> tuple[tuple[str, str, bool], ...]:
    """Those that there are looks from; none when all are from one."""
    there = {sector_of(one) for one in found}
    ways = [
        (f"{_HERE}?sector={letter}", name, letter == chosen)
        for code, (letter, name) in around.words.sectors.items()
        if code in there
    ]
    return ((_HERE, words.all_sectors, not chosen), *ways) if len(ways) > 1 else ()
