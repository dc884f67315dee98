"""The plan of a patient on one page, and who else is there."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from sharedcare.care.enrolment import queries
from sharedcare.care.enrolment.rules import may_enrol
from sharedcare.care.findings.pausing.queries import pauses
from sharedcare.care.findings.pausing.types import Stands
from sharedcare.care.mandates.rules import CHANGE_PLAN, PROPOSE
from sharedcare.care.measuring.queries import asked_among
from sharedcare.care.plan import rules
from sharedcare.care.plan.making import proposed_by
from sharedcare.care.plan.types import PROPOSED, Kind
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.emergency.bar import cautioned
from sharedcare.clinic.pause.views import span
from sharedcare.clinic.pause.words import WORDS as PAUSE_WORDS
from sharedcare.clinic.plan.answering import responsible
from sharedcare.clinic.plan.asking import Asked, asked, others
from sharedcare.clinic.plan.at_home import at_home
from sharedcare.clinic.plan.page import Group, PlanPage
from sharedcare.clinic.plan.paper_rows import paper_rows
from sharedcare.clinic.plan.rows import Rows, proposed
from sharedcare.clinic.plan.teaching import teaching
from sharedcare.clinic.plan.together import together
from sharedcare.clinic.plan.words import WORDS
from sharedcare.clinic.titration import sees_medicine, towards
from sharedcare.overview.opening import is_open
from sharedcare.ui.answer import rendered
from sharedcare.visiting.signed_in import RecordIsClosed, Visitor, signed_in

STYLES = ("plan.css", "plan-print.css")


@require_safe
@signed_in
@of_patient
def plan(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """All of the plan."""
    found = asked(visitor, patient, together=True)
    return rendered(request, "plan/page.html", plan_page(request, visitor, found))


@require_POST
@signed_in
def present(request: HttpRequest, visitor: Visitor, patient: str) -> JsonResponse:
    """Who else has the plan open, as the page asks now and then: `{"says": sentence}`."""
    if not is_open(by=visitor.by, patient=patient, at=visitor.at):
        raise RecordIsClosed(visitor.by)
    says = others(visitor, patient, WORDS[visitor.language], writes="writes" in request.POST)
    return JsonResponse({"says": says})


def plan_page(request: HttpRequest, visitor: Visitor, found: Asked, *, is_paper: bool = False) -> PlanPage:
    """The page, from what was asked with `together`."""
    followed = queries.followed(found.known, at=visitor.at)
    drugs = towards(followed, found.known.trees, found.tongue) if sees_medicine(visitor.by) else {}
    proposers = proposed_by(proposed(found.things), by=visitor.by, at=visitor.at)
    found = found.knowing(proposers.values(), visitor)
    stands = pauses(patient=found.patient, by=visitor.by, at=visitor.at)
    words, rows = found.words, Rows(found, is_paper, drugs, proposers)
    papers = () if is_paper else paper_rows(found, visitor)
    over = rows.over()
    frame = cautioned(
        visitor.frame(request, styles=STYLES), found.overview.emergency_until, zone=found.calendar.zone
    )
    return PlanPage(
        frame=frame,
        words=words,
        person=found.overview.banner.name,
        here=found.here,
        overview=f"/patient/{found.patient}",
        told=words.told.get(request.GET.get("done", ""), ""),
        enrols=may_enrol(visitor.by) and bool(found.may),
        others=others(visitor, found.patient, words, writes=False),
        paused=words.paused.format(day=found.calendar.plain(found.paused[0])) if found.paused else "",
        pauses=tuple(_pause(one, visitor, found) for one in stands),
        responsible=responsible(found),
        proposals=rows.proposals(),
        wishes=rows.worded(Kind.WISH),
        targets=rows.targets(),
        aims=rows.worded(Kind.AIM),
        together=None if is_paper else together(visitor, found.known, followed, found.overview),
        times=rows.times(),
        lists=(*(() if is_paper else _at_home(found, stands)), *rows.lists()),
        teaching=None if is_paper else teaching(found),
        papers=papers,
        writes_papers=any(one.href for one in papers),
        over=over,
        over_title=words.over.format(count=len(over)),
        adds=tuple((kind.value, words.adds[kind]) for kind in Kind if may_add(found, kind)),
        remark="" if CHANGE_PLAN in found.may else found.proposes if found.may else words.may_not,
    )


def _pause(one: Stands, visitor: Visitor, found: Asked) -> str:
    """A pause that somebody has said, which lasts or is to come."""
    words = PAUSE_WORDS[visitor.language]
    told = found.words.pauses if one.since <= visitor.at else found.words.pauses_to_come
    return told.format(reason=words.reasons[one.reason].lower(), span=span(one, found.calendar, words))


def _at_home(found: Asked, pauses: Sequence[Stands]) -> tuple[Group, ...]:
    known = found.known
    return at_home(asked_among(known.of("ServiceRequest"), known.of("EpisodeOfCare")), pauses, found)


def may_add(found: Asked, kind: Kind) -> bool:
    """Whether the reader may add a thing of this kind, or propose it. What programmes aim at, they add."""
    return kind is not Kind.AIM and (
        rules.needed(kind, ["text"], is_own=False) <= found.may or (PROPOSE in found.may and kind in PROPOSED)
    )
