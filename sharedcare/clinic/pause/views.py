"""Pausing the measuring of a patient, and ending a pause."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.care.findings.errors import BadPause, HasChanged, NotYours
from sharedcare.care.findings.pausing import actions
from sharedcare.care.findings.pausing.planning import carried, planned, to_tell
from sharedcare.care.findings.pausing.queries import pauses
from sharedcare.care.findings.pausing.rules import is_asked_about, is_own, needs_an_end
from sharedcare.care.findings.pausing.types import Reason, Stands
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.pause.words import WORDS, Words
from sharedcare.clinic.tongue import Tongue
from sharedcare.kernel import moments
from sharedcare.overview.naming import directory
from sharedcare.overview.read import overview
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.moments import Calendar
from sharedcare.visiting.signed_in import Visitor, signed_in

_UNPROCESSABLE = 422
_LONGEST = 500
_ACTS: Mapping[str, tuple[Callable[..., None], str]] = {
    "end": (actions.end, "ended"),
    "go-on": (actions.go_on, "on"),
}
"""What is done about a pause that stands, and what the page says then."""
_FIELD_OF = {"holiday": "until", "beside": "since"}
"""Where a problem stands that is no field."""


@dataclass(frozen=True, slots=True)
class Row:
    """A pause in words."""

    id: str
    reason: str
    span: str
    why: str
    by: str
    comes: bool
    day: str
    goes_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PausePage:
    """What the template is given. `reasons` are value, label and whether it is chosen; `beside` are the pauses (ids) that the reader has
    just been told of, since the new one overlaps them: sent again it is set all the same. `at_until` is what is wrong with the last day."""

    frame: Frame
    words: Words
    person: str
    here: str
    plan: str
    told: str
    problems: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    beside: str
    at_until: str
    reasons: tuple[tuple[str, str, bool], ...]
    typed: dict[str, str]
    may: bool


@dataclass(frozen=True, slots=True)
class _Amiss:
    """What keeps what was sent from being done, by name; the pauses that stand, where they have been asked for, and those among them
    that it would overlap and that the reader is told of."""

    names: tuple[str, ...] = ()
    standing: Sequence[Stands] | None = None
    beside: Sequence[Stands] = ()


_NOTHING = _Amiss()


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def pause_of(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """The page, and what is sent from it."""
    if request.method != "POST":
        return _page(request, visitor, patient)
    act, done = _ACTS.get(request.POST.get("do", ""), (None, "paused"))
    amiss = _paused(request, visitor, patient) if act is None else _answered(request, visitor, patient, act)
    if amiss.names:
        return _page(request, visitor, patient, amiss)
    return HttpResponseRedirect(f"/patient/{patient}/pause?done={done}")


def _paused(request: HttpRequest, visitor: Visitor, patient: str) -> _Amiss:
    reason = next((one for one in Reason if one == request.POST.get("reason")), None)
    since = moments.day(request.POST.get("since", ""))
    last, why = request.POST.get("until", "").strip(), request.POST.get("why", "").strip()[:_LONGEST]
    until = moments.day(last)
    today = visitor.at.astimezone(settings.SHAREDCARE_TIME_ZONE).date()
    lacks_end = not last and reason is not None and needs_an_end(reason)
    is_wrong = bool(last) and (until is None or until < (since or today) or until < today)
    wrong = {
        "reason": reason is None,
        "since": since is None,
        "until": is_wrong,
        "holiday": lacks_end,
        "why": reason is Reason.OTHER and not why,
    }
    amiss = tuple(name for name, is_amiss in wrong.items() if is_amiss)
    if amiss or reason is None or since is None:
        return _Amiss(amiss)
    wanted = planned(reason, since, until, why=why, at=visitor.at, zone=settings.SHAREDCARE_TIME_ZONE)
    standing = pauses(patient=patient, by=visitor.by, at=visitor.at)
    if beside := to_tell(standing, wanted, told=request.POST.get("beside", "")):
        return _Amiss(("beside",), standing, beside)
    try:
        actions.pause(patient=patient, planned=wanted, by=visitor.by, at=visitor.at)
    except NotYours:
        return _Amiss(("mine",), standing)
    except BadPause:
        return _Amiss(("until",), standing)
    return _NOTHING


def _answered(request: HttpRequest, visitor: Visitor, patient: str, act: Callable[..., None]) -> _Amiss:
    try:
        act(patient=patient, task=request.POST.get("pause", ""), by=visitor.by, at=visitor.at)
    except NotYours:
        return _Amiss(("mine",))
    except (BadPause, HasChanged):
        return _Amiss(("gone",))
    return _NOTHING


def _page(request: HttpRequest, visitor: Visitor, patient: str, became: _Amiss = _NOTHING) -> HttpResponse:
    amiss = became.names
    words, zone = WORDS[visitor.language], settings.SHAREDCARE_TIME_ZONE
    screen = overview(by=visitor.by, patient=patient, since=None, zone=zone, at=visitor.at)
    if screen is None:
        raise Http404
    today = visitor.at.astimezone(zone).date().isoformat()
    standing = became.standing
    if standing is None:
        standing = pauses(patient=patient, by=visitor.by, at=visitor.at)
    rows = _rows(standing, visitor, words)
    told = [row for one, row in zip(standing, rows, strict=True) if one in became.beside]
    chosen = request.POST.get("reason", "") if amiss else ""
    names = ("since", "until", "why")
    page = PausePage(
        frame=visitor.frame(request, styles=("pause.css",)),
        words=words,
        person=screen.banner.name,
        here=f"/patient/{patient}/pause",
        plan=f"/patient/{patient}/plan",
        told="" if amiss else words.told.get(request.GET.get("done", ""), ""),
        problems=tuple((_FIELD_OF.get(one, one), _wrong(one, told, words)) for one in amiss),
        at_until=next((words.wrong[one] for one in amiss if one in ("until", "holiday")), ""),
        beside=carried(became.beside),
        rows=rows,
        reasons=tuple((one.value, says, one.value == chosen) for one, says in words.reasons.items()),
        typed={name: request.POST.get(name, "") for name in names} if amiss else {"since": today},
        may=actions.may_pause(patient=patient, by=visitor.by, at=visitor.at),
    )
    return rendered(request, "pause/page.html", page, status=_UNPROCESSABLE if amiss else 200)


def _wrong(what: str, told: Sequence[Row], words: Words) -> str:
    if what != "beside":
        return words.wrong[what]
    several = "; ".join(
        ", ".join(filter(None, (f"{one.reason} {one.span}", one.by, f"»{one.why}«" if one.why else "")))
        for one in told
    )
    return words.wrong["beside"].format(pauses=several)


def _rows(found: Sequence[Stands], visitor: Visitor, words: Words) -> tuple[Row, ...]:
    calendar = visitor.calendar
    staff = [one.by for one in found if one.by.startswith("PractitionerRole/")]
    names = directory(staff, by=visitor.by, at=visitor.at) if staff else None
    rows = []
    for one in found:
        party = names.party({"reference": one.by}) if names is not None else None
        # Whose name the record does not have is told by where they work.
        named = Tongue(visitor.language).called(party)[0].words if party is not None else ""
        who = named or (words.patient if is_own(one.by) else "")
        begun, is_long = one.lasts(at=visitor.at), is_asked_about(one.since, one.until, by=one.by)
        rows.append(
            Row(
                one.id,
                words.reasons[one.reason],
                span(one, calendar, words),
                one.why,
                words.by.format(who=who) if who else "",
                not begun,
                words.day.format(day=one.day(at=visitor.at)) if begun and is_long else "",
                begun and is_long,
            )
        )
    return tuple(rows)


def span(one: Stands, calendar: Calendar, words: Words) -> str:
    """From when until when: the last day is the one before the pause's end."""
    since = calendar.plain(one.since)
    if one.until is None:
        return words.open_end.format(since=since)
    last = calendar.plain(one.until - timedelta(minutes=1))
    return words.spans.format(since=since, until=last)
