"""Who is on the patient's team, adding an organisation that is missing, and taking somebody off."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.access.errors import NotPermitted
from sharedcare.access.wishes.effects import treating
from sharedcare.care.standing import treats
from sharedcare.care.team import actions, ending, queries
from sharedcare.care.team.errors import CannotEnd, CannotJoin, NoReason, NotLet, OwnPlace
from sharedcare.care.team.types import Absent, Candidate
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.emergency.bar import cautioned
from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.clinic.team.seats import Formerly, Seat, formerly, seats
from sharedcare.clinic.team.words import WORDS, Words
from sharedcare.clinic.tongue import Tongue
from sharedcare.kernel.errors import Refusal
from sharedcare.overview.directory import SECTORS
from sharedcare.overview.read import overview
from sharedcare.overview.types import Overview, Sector
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import within
from sharedcare.visiting.signed_in import Visitor, signed_in

_UNPROCESSABLE, _MOST_NAMES, _LONGEST = 422, 4, 500
_REFUSED = {CannotJoin: "organization", NotLet: "mine", NotPermitted: "mine"}
_FIELDS: dict[type[Refusal], str] = {NoReason: "why", OwnPlace: "knows"}
"""The field of the form that was sent, of those that are about one."""
_THEN = timedelta(seconds=1)
"""So long after a place has ended nobody has the record by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """What the template is given. `choices` are id and label."""

    frame: Frame
    words: Words
    person: str
    here: str
    plan: str
    told: str
    problems: tuple[tuple[str, str], ...]
    seats: tuple[Seat, ...]
    anybody_asked: bool
    amiss: str
    formerly: tuple[Formerly, ...]
    may: bool
    choices: tuple[tuple[str, str], ...]
    absent: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def team_of(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """The page, and what is sent from it."""
    if request.method != "POST":
        return _page(request, visitor, patient)
    try:
        done = _do(request, visitor, patient)
    except (CannotEnd, *_REFUSED) as refusal:
        return _page(request, visitor, patient, refusal)
    if done == "ended" and not treats(patient=patient, by=visitor.by, at=visitor.at + _THEN):
        return HttpResponseRedirect("/")
    return HttpResponseRedirect(f"/patient/{patient}/team?done={done}")


def _do(request: HttpRequest, visitor: Visitor, patient: str) -> str:
    sent, by, at = request.POST, visitor.by, visitor.at
    if sent.get("do") == "end":
        why, knows = str(sent.get("why", ""))[:_LONGEST], bool(sent.get("knows"))
        ending.end(patient=patient, who=sent.get("who", ""), why=why, knows=knows, by=by, at=at)
        return "ended"
    if sent.get("do") == "back":
        ending.give_back(patient=patient, who=sent.get("who", ""), by=by, at=at)
        return "back"
    actions.add(patient=patient, organization=sent.get("organization", ""), by=by, at=at)
    return "added"


def _wrong(request: HttpRequest, refusal: Refusal, places: Iterable[Seat], words: Words) -> tuple[str, str]:
    """The part of the page that it is about, and what is said. The fields of a form are there where the place it was sent for is."""
    if isinstance(refusal, CannotEnd):
        is_there = any(one.is_open for one in places)
        return _FIELDS.get(type(refusal), "members") if is_there else "members", words.wrong[
            type(refusal).__name__
        ]
    if request.POST.get("do") == "back" and isinstance(refusal, CannotJoin):
        return "were", words.wrong["back"]
    name = _REFUSED[type(refusal)]
    return name, words.wrong[name]


def _page(
    request: HttpRequest, visitor: Visitor, patient: str, refusal: Refusal | None = None
) -> HttpResponse:
    words, zone = WORDS[visitor.language], settings.SHAREDCARE_TIME_ZONE
    screen = overview(by=visitor.by, patient=patient, since=None, zone=zone, at=visitor.at)
    if screen is None:
        raise Http404
    may = actions.may_add(patient=patient, by=visitor.by, at=visitor.at)
    found = list(_candidates(visitor, patient, screen)) if may else []
    places = seats(screen, visitor, sent=request.POST, refusal=refusal, may=may)
    wrong = _wrong(request, refusal, places, words) if refusal is not None else None
    page = TeamPage(
        frame=cautioned(visitor.frame(request, styles=("team.css",)), screen.emergency_until, zone=zone),
        words=words,
        person=screen.banner.name,
        here=f"/patient/{patient}/team",
        plan=f"/patient/{patient}/plan",
        told=words.told.get(request.GET.get("done", ""), "") if refusal is None else "",
        problems=(wrong,) if wrong else (),
        amiss=wrong[0] if wrong else "",
        seats=places,
        anybody_asked=any(one.is_asked for one in screen.team),
        formerly=tuple(formerly(visitor, patient, may=may)),
        may=may,
        choices=_choices([one for _, several, _ in found for one in several], visitor),
        absent=tuple(dict.fromkeys(_absent(one, what, words) for what, _, absent in found for one in absent)),
    )
    return rendered(request, "team/page.html", page, status=200 if refusal is None else _UNPROCESSABLE)


def _candidates(
    visitor: Visitor, patient: str, screen: Overview
) -> Iterator[tuple[str, list[Candidate], list[Absent]]]:
    """For each programme of the patient its name, who could join by it, and who could not."""
    by, at, tongue = visitor.by, visitor.at, Tongue(visitor.language)
    there = {one.id for one in treating(patient=patient, by=by, at=at)}
    for one in screen.programmes:
        if one.code:
            found, absent = queries.candidates(patient=patient, programme=one.code, there=there, by=by, at=at)
            yield within(tongue.says(one.name).words), found, absent


def _choices(several: Sequence[Candidate], visitor: Visitor) -> tuple[tuple[str, str], ...]:
    sectors = OVERVIEW[visitor.language].sectors
    found = {
        one.organization: f"{sectors[SECTORS.get(one.sector, Sector.UNKNOWN)]}: {one.name}" for one in several
    }
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))


def _absent(one: Absent, what: str, words: Words) -> str:
    more = len(one.names) - _MOST_NAMES
    rest = words.more.format(more) if more > 1 else words.one_more if more == 1 else ""
    who = ", ".join(one.names[:_MOST_NAMES]) + rest
    return words.absent[one.why].format(who=who, what=what)
