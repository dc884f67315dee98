"""Who is on the patient's team, and adding an organisation that is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from sharedcare.access.errors import NotPermitted
from sharedcare.access.wishes.effects import treating
from sharedcare.care.team import actions, queries
from sharedcare.care.team.errors import CannotJoin, NotLet
from sharedcare.care.team.types import Absent, Candidate
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.emergency.bar import cautioned
from sharedcare.clinic.overview.words import WORDS as OVERVIEW
from sharedcare.clinic.team.words import WORDS, Words
from sharedcare.clinic.tongue import Tongue
from sharedcare.overview.directory import SECTORS
from sharedcare.overview.read import overview
from sharedcare.overview.types import Overview, Sector
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import within
from sharedcare.ui.parts import chip
from sharedcare.visiting.signed_in import Visitor, signed_in

_UNPROCESSABLE, _MOST_NAMES = 422, 4
_REFUSED = {CannotJoin: "organization", NotLet: "mine", NotPermitted: "mine"}


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody on the team."""

    chip: SafeString
    who: SafeString | str
    is_responsible: bool
    is_asked: bool


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
    chosen = request.POST.get("organization", "")
    try:
        actions.add(patient=patient, organization=chosen, by=visitor.by, at=visitor.at)
    except tuple(_REFUSED) as refusal:
        return _page(request, visitor, patient, (_REFUSED[type(refusal)],))
    return HttpResponseRedirect(f"/patient/{patient}/team?done=added")


def _page(request: HttpRequest, visitor: Visitor, patient: str, amiss: Sequence[str] = ()) -> HttpResponse:
    words, zone = WORDS[visitor.language], settings.SHAREDCARE_TIME_ZONE
    screen = overview(by=visitor.by, patient=patient, since=None, zone=zone, at=visitor.at)
    if screen is None:
        raise Http404
    may = actions.may_add(patient=patient, by=visitor.by, at=visitor.at)
    found = list(_candidates(visitor, patient, screen)) if may else []
    page = TeamPage(
        frame=cautioned(visitor.frame(request, styles=("team.css",)), screen.emergency_until, zone=zone),
        words=words,
        person=screen.banner.name,
        here=f"/patient/{patient}/team",
        plan=f"/patient/{patient}/plan",
        told=words.told if request.GET.get("done") == "added" and not amiss else "",
        problems=tuple((one, words.wrong[one]) for one in amiss),
        seats=_seats(screen, visitor),
        anybody_asked=any(one.is_asked for one in screen.team),
        may=may,
        choices=_choices([one for _, several, _ in found for one in several], visitor),
        absent=tuple(dict.fromkeys(_absent(one, what, words) for what, _, absent in found for one in absent)),
    )
    return rendered(request, "team/page.html", page, status=_UNPROCESSABLE if amiss else 200)


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


def _seats(screen: Overview, visitor: Visitor) -> tuple[Seat, ...]:
    sectors, tongue = OVERVIEW[visitor.language].sectors, Tongue(visitor.language)
    return tuple(
        Seat(
            chip(one.party.sector.value, sectors[one.party.sector]),
            tongue.who(one.party),
            one.is_responsible,
            one.is_asked,
        )
        for one in screen.team
    )


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
