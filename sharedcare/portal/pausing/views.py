"""The page of pauses: which there are, a new one, and ending one. A relative who may not write sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.access.proxies.types import WRITE
from sharedcare.access.wishes.effects import treating
from sharedcare.care.findings.errors import BadPause, HasChanged, NotYours
from sharedcare.care.findings.pausing import actions
from sharedcare.care.findings.pausing.planning import carried, planned, to_tell
from sharedcare.care.findings.pausing.queries import pauses
from sharedcare.care.findings.pausing.rules import is_own
from sharedcare.care.findings.pausing.types import Reason, Stands
from sharedcare.kernel import moments
from sharedcare.overview.read import overview
from sharedcare.portal.frame.page import Around
from sharedcare.portal.pausing.saying import told
from sharedcare.portal.pausing.words import WORDS, WORDS_FOR, Words
from sharedcare.portal.responsible import Responsible, responsible
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame

_HERE, _UNPROCESSABLE = "/my/pause", 422
_FIELD_OF = {"long": "last", "beside": "since"}


@dataclass(frozen=True, slots=True)
class Row:
    """A pause in words. `ends` names the Task where the reader may end it, `end` says what that does."""

    text: str
    ends: str
    end: str
    is_of_staff: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PausePage:
    """What the template is given. `wrong` is the field that something is wrong with and why; `may` whether a pause can be set here,
    and `why_not` says why it cannot; `beside` are the pauses (ids) that the reader has just been told of: sent again it is set all the
    same."""

    frame: Frame
    around: Around
    words: Words
    done: str
    gone: str
    rows: tuple[Row, ...]
    responsible: tuple[Responsible, ...]
    may: bool
    why_not: str
    wrong: tuple[str, str]
    beside: str
    typed: dict[str, str]
    first: str


@dataclass(frozen=True, slots=True)
class _Amiss:
    """What keeps what was sent from being done, by name; the pauses that stand, where they have been asked for, and those among them
    that it would overlap and that the reader is told of."""

    name: str = ""
    standing: Sequence[Stands] | None = None
    beside: Sequence[Stands] = ()


_NOTHING = _Amiss()


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pause(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The page, and what is sent from it."""
    if request.method != "POST":
        return _page(request, visitor)
    if not visitor.whose.may(WRITE):
        raise Http404
    is_ending = "end" in request.POST
    try:
        amiss = _ended(request, visitor) if is_ending else _paused(request, visitor)
    except NotYours as refusal:
        raise Http404 from refusal
    if amiss.name:
        return _page(request, visitor, amiss)
    return HttpResponseRedirect(f"{_HERE}?done={'ended' if is_ending else 'paused'}")


def _paused(request: HttpRequest, visitor: Visitor) -> _Amiss:
    since, last = (moments.day(request.POST.get(name, "")) for name in ("since", "last"))
    today = visitor.calendar.today
    if since is None or since < today:
        return _Amiss("since")
    if last is None or last < since:
        return _Amiss("last")
    wanted = planned(Reason.HOLIDAY, since, last, at=visitor.at, zone=visitor.zone)
    standing = pauses(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
    if beside := to_tell(standing, wanted, told=request.POST.get("beside", "")):
        return _Amiss("beside", standing, beside)
    try:
        actions.pause(patient=visitor.whose.patient, planned=wanted, by=visitor.by, at=visitor.at)
    except BadPause:
        return _Amiss("long", standing)
    return _NOTHING


def _ended(request: HttpRequest, visitor: Visitor) -> _Amiss:
    patient, task = visitor.whose.patient, request.POST["end"]
    standing = pauses(patient=patient, by=visitor.by, at=visitor.at)
    if not any(one.id == task and is_own(one.by) for one in standing):
        return _Amiss("gone", standing)
    try:
        actions.end(patient=patient, task=task, by=visitor.by, at=visitor.at)
    except (BadPause, HasChanged):
        return _Amiss("gone")
    return _NOTHING


def _page(request: HttpRequest, visitor: Visitor, became: _Amiss = _NOTHING) -> HttpResponse:
    amiss = became.name
    whose, language = visitor.whose, visitor.language
    words = (WORDS if whose.is_own else WORDS_FOR)[language]
    screen = overview(by=visitor.by, patient=whose.patient, since=None, zone=visitor.zone, at=visitor.at)
    if screen is None:
        raise Http404
    writes = whose.may(WRITE)
    may = writes and actions.may_pause(patient=whose.patient, by=visitor.by, at=visitor.at)
    why_not = "" if may else words.not_measuring if writes else words.may_not
    treats = treating(patient=whose.patient, by=visitor.by, at=visitor.at)
    today = visitor.calendar.today.isoformat()
    standing = became.standing
    if standing is None:
        standing = pauses(patient=whose.patient, by=visitor.by, at=visitor.at)
    # By whom and until when: what that means stands above, where the pauses do.
    said = "; ".join(told(one, visitor, words).partition(". ")[0].removesuffix(".") for one in became.beside)
    page = PausePage(
        frame=visitor.frame(request),
        around=visitor.around("start"),
        words=words,
        done="" if amiss else words.done.get(request.GET.get("done", ""), ""),
        gone=words.wrong["gone"] if amiss == "gone" else "",
        rows=_rows(standing, visitor, words),
        responsible=responsible(screen, treats, visitor, call=words.call),
        may=may,
        why_not=why_not,
        wrong=(_FIELD_OF.get(amiss, amiss), words.wrong.get(amiss, "").format(pauses=said)),
        beside=carried(became.beside),
        typed={"since": request.POST.get("since", today)[:10], "last": request.POST.get("last", "")[:10]},
        first=today,
    )
    return rendered(request, "pausing/page.html", page, status=_UNPROCESSABLE if amiss else 200)


def _rows(found: Sequence[Stands], visitor: Visitor, words: Words) -> tuple[Row, ...]:
    writes = visitor.whose.may(WRITE)
    return tuple(
        Row(
            text=told(one, visitor, words),
            ends=one.id if writes and is_own(one.by) else "",
            end=words.end if one.lasts(at=visitor.at) else words.end_coming,
            is_of_staff=not is_own(one.by),
        )
        for one in found
    )
