"""The page that sends measurements. To a relative who may only see it is not there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.access.proxies.types import MEASURE
from sharedcare.access.wishes.effects import treating
from sharedcare.care.findings.pausing.actions import may_pause
from sharedcare.care.findings.pausing.queries import pauses
from sharedcare.care.findings.prompting import prompts
from sharedcare.care.measuring.actions import send
from sharedcare.care.measuring.queries import offered
from sharedcare.care.measuring.typed import read
from sharedcare.care.measuring.types import Measured, Wrong
from sharedcare.overview.at_home import Standing, is_paused, standing
from sharedcare.overview.read import overview
from sharedcare.overview.types import Overview
from sharedcare.portal.frame.page import Around
from sharedcare.portal.measuring.asked import again, holding, nothing_more
from sharedcare.portal.measuring.form import LONGEST, Group, groups, sure_of
from sharedcare.portal.measuring.looked import looked
from sharedcare.portal.measuring.saying import unit
from sharedcare.portal.measuring.words import WORDS, WORDS_FOR, Words
from sharedcare.portal.responsible import Responsible, responsible
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame

_HERE = "/my/measure"
_UNPROCESSABLE = 422
_SENT = re.compile(r"[0-9a-f]{32}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePage:
    """What the template is given. `sent` names this form for good; `nothing` is said where nothing was filled in, and `not_sent` where
    something was that has to be looked at; `rest` where nothing
    more is wanted today, or all is paused; `looked` says who reads them and when; `asked` is what the patient is asked to do about what was sent,
    and `responsible` whom to call about it."""

    frame: Frame
    around: Around
    words: Words
    done: str
    asked: tuple[str, ...]
    asked_by: str
    """Until when that counts, of several the first; empty where nothing is asked."""
    responsible: tuple[Responsible, ...]
    looked: tuple[str, ...]
    groups: tuple[Group, ...]
    nothing: str
    not_sent: str
    rest: str
    sent: str
    may_pause: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def measure(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What the plan asks for, to be filled in, and what is sent from it."""
    whose = visitor.whose
    if not whose.may(MEASURE):
        raise Http404
    screen = overview(by=visitor.by, patient=whose.patient, since=None, zone=visitor.zone, at=visitor.at)
    if screen is None:
        raise Http404
    found = _found(visitor, screen)
    if request.method != "POST":
        return _page(request, visitor, screen, found)
    typed = {one.entry.field(part): "" for one in found for part in one.entry.parts}
    typed = {name: request.POST.get(name, "").strip()[:LONGEST] for name in typed}
    sure = set(request.POST.getlist("sure"))
    told = [read(one.entry, typed, last=_last(one), sure=sure_of(one.entry, typed) in sure) for one in found]
    measured = [one for one in told if isinstance(one, Measured)]
    wrong = [one for one in told if isinstance(one, Wrong)]
    if wrong or not measured:
        return _page(request, visitor, screen, found, typed=typed, wrong=wrong)
    performer = f"Patient/{whose.patient}" if whose.proxy is None else f"RelatedPerson/{whose.proxy.id}"
    send(
        patient=whose.patient,
        measured=measured,
        performer=performer,
        sent=_sent(request),
        by=visitor.by,
        at=visitor.at,
    )
    return HttpResponseRedirect(f"{_HERE}?done={len(measured)}")


def _found(visitor: Visitor, screen: Overview) -> tuple[Standing, ...]:
    """All that can be sent, each with how it stands."""
    entries = offered(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
    return standing(entries, screen.measures, zone=visitor.calendar.zone, at=visitor.at)


def _last(one: Standing) -> tuple[float, ...]:
    """The numbers of the newest value, where they are in the unit that is typed."""
    newest = one.newest
    if newest is None or newest.newest.value is None:
        return ()
    return (newest.newest.value,) if newest.unit in (one.entry.unit, unit(one.entry, "da")) else ()


def _sent(request: HttpRequest) -> str:
    found = request.POST.get("sent", "")
    return found if _SENT.match(found) else uuid4().hex


def _page(
    request: HttpRequest,
    visitor: Visitor,
    screen: Overview,
    found: Sequence[Standing],
    *,
    typed: Mapping[str, str] | None = None,
    wrong: Sequence[Wrong] = (),
) -> HttpResponse:
    words = (WORDS if visitor.whose.is_own else WORDS_FOR)[visitor.language]
    patient = visitor.whose.patient
    done = "" if typed is not None else request.GET.get("done", "")
    # For as long as it is said, also when the page is come back to.
    prompted = holding(prompts(patient=patient, by=visitor.by, at=visitor.at), found)
    # Of what is past a limit already it is not when to measure again that counts.
    again_by = [one.until for one in prompted if one.is_again]
    resting = pauses(patient=patient, by=visitor.by, at=visitor.at)
    paused = is_paused(found, resting, at=visitor.at)
    page = MeasurePage(
        frame=visitor.frame(request, "my-measure.css"),
        around=visitor.around("start"),
        words=words,
        done=words.done if done == "1" else words.done_many if done else "",
        asked=again(prompted, (one.entry for one in found), language=visitor.language),
        asked_by=words.asked_by.format(visitor.calendar.moment(min(again_by))) if again_by else "",
        responsible=_to_call(visitor, screen, words)
        if any(one.is_again or one.is_red for one in prompted)
        else (),
        looked=looked(visitor),
        groups=groups(found, typed or {}, wrong, paused=paused, words=words, calendar=visitor.calendar),
        not_sent=f"{words.not_sent} {words.not_sent_do}" if wrong else "",
        nothing=words.nothing if typed is not None and not wrong else "",
        rest=words.paused_lead if paused else words.nothing_today if nothing_more(found, prompted) else "",
        sent=_sent(request),
        may_pause=may_pause(patient=patient, by=visitor.by, at=visitor.at),
    )
    return rendered(request, "measuring/page.html", page, status=_UNPROCESSABLE if typed is not None else 200)


def _to_call(visitor: Visitor, screen: Overview, words: Words) -> tuple[Responsible, ...]:
    """Whoever is responsible and has a telephone: what is asked often ends with "call"."""
    treats = treating(patient=visitor.whose.patient, by=visitor.by, at=visitor.at)
    return tuple(one for one in responsible(screen, treats, visitor, call=words.call) if one.phone)
