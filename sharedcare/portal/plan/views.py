"""The patient's plan: what matters, what is aimed at, what happens and who does it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from sharedcare.care.plan import actions, citizen, queries
from sharedcare.care.plan.errors import Amiss, NoSuchThing, Overtaken
from sharedcare.care.plan.ticking import tick
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.overview.fhir.texts import said, written
from sharedcare.overview.naming import directory
from sharedcare.overview.read import overview
from sharedcare.overview.types import Overview, Party, Sector
from sharedcare.portal.frame.page import Around
from sharedcare.portal.plan.words import WORDS, Words
from sharedcare.portal.saying import text
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said
from sharedcare.ui.numbers import shortest
from sharedcare.ui.parts import chip

_HERE, _LONGEST, _UNPROCESSABLE = "/my/plan", 500, 422


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: what, by whom, when, and how it stands. `ticks` names the task where the patient ticks it off."""

    chip: SafeString | str
    text: Said
    who: str
    when: str = ""
    state: str = ""
    ticks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """What the template is given."""

    frame: Frame
    around: Around
    words: Words
    done: str
    undoes: str
    wrong: str
    typed: str
    may_say: bool
    matters: tuple[Line, ...]
    aims: tuple[Line, ...]
    happens: tuple[Line, ...]
    offers: tuple[Line, ...]
    agreements: tuple[Line, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def plan(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The plan, and what the patient writes in it."""
    words, typed = WORDS[visitor.language], request.POST.get("text", "")[:_LONGEST]
    if request.method == "POST":
        if not visitor.whose.is_own:
            raise Http404
        if "task" in request.POST:
            return _ticked(request, visitor)
        try:
            actions.say_what_matters(patient=visitor.whose.patient, text=typed, by=visitor.by, at=visitor.at)
        except Amiss:
            return _page(request, visitor, wrong=words.say_wrong, typed=typed)
        except Overtaken:
            return _page(request, visitor, wrong=words.overtaken, typed=typed)
        return HttpResponseRedirect(f"{_HERE}?done")
    return _page(request, visitor)


def _ticked(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    name, is_done = request.POST["task"], "undo" not in request.POST
    try:
        tick(
            patient=visitor.whose.patient,
            reference=f"Task/{name}",
            is_done=is_done,
            by=visitor.by,
            at=visitor.at,
        )
    except NoSuchThing as refusal:
        raise Http404 from refusal
    except Overtaken:
        return _page(request, visitor, wrong=WORDS[visitor.language].overtaken)
    return HttpResponseRedirect(f"{_HERE}?{urlencode({'ticked': name} if is_done else {'unticked': name})}")


def _page(request: HttpRequest, visitor: Visitor, *, wrong: str = "", typed: str = "") -> HttpResponse:
    patient, words = visitor.whose.patient, WORDS[visitor.language]
    screen = overview(by=visitor.by, patient=patient, since=None, zone=visitor.zone, at=visitor.at)
    if screen is None:
        raise Http404
    things = queries.things(patient=patient, by=visitor.by, at=visitor.at)
    reading = _Reading(visitor, screen, words, things)
    page = PlanPage(
        frame=visitor.frame(request, "my-plan.css"),
        around=visitor.around("plan"),
        words=words,
        done=words.said
        if "done" in request.GET
        else words.ticked
        if "ticked" in request.GET
        else words.unticked
        if "unticked" in request.GET
        else "",
        undoes=request.GET.get("ticked", "")[:64] if visitor.whose.is_own else "",
        wrong=wrong,
        typed=typed,
        may_say=visitor.whose.is_own,
        matters=reading.matters(),
        aims=reading.aims(),
        happens=reading.happens(),
        offers=reading.offers(),
        agreements=tuple(
            Line("", Said(one.fields["text"]), one.fields["topic"])
            for one in citizen.shown(things, Kind.AGREEMENT)
        ),
    )
    return rendered(request, "my_plan/page.html", page, status=_UNPROCESSABLE if wrong else 200)


class _Reading:
    """How things are said to the patient."""

    def __init__(self, visitor: Visitor, screen: Overview, words: Words, things: list[Thing]) -> None:
        self._visitor, self._screen, self._words, self._things = visitor, screen, words, things
        owners = {one.fields.get("owner", "") for one in things} - {""}
        self._names = directory(owners, by=visitor.by, at=visitor.at)
        self._sectors = dict(visitor.around("").words.sectors.values())

    def matters(self) -> tuple[Line, ...]:
        """The patient's own words."""
        return tuple(
            Line("", self._text(one), "", state=self._words.attainments.get(one.fields["attainment"], ""))
            for one in citizen.shown(self._things, Kind.WISH)
        )

    def aims(self) -> tuple[Line, ...]:
        """What is measured, and where it is now."""
        return tuple(
            Line("", self._text(one), self._now(one))
            for kind in (Kind.TARGET, Kind.AIM)
            for one in citizen.shown(self._things, kind)
        )

    def happens(self) -> tuple[Line, ...]:
        """Tasks and appointments in the order of time."""
        calendar = self._visitor.calendar
        dated = [(_day(one.fields["due"]), self._task(one)) for one in citizen.shown(self._things, Kind.TASK)]
        for one in self._screen.appointments:
            local = calendar.local(one.starts)
            when = f"{calendar.day(local.date())} {local:%H:%M}"
            line = Line(
                self._chip(one.party), text(one.text, self._visitor.language), self._called(one.party), when
            )
            dated.append((local.date(), line))
        dated.sort(key=lambda pair: pair[0] or date.max)
        return tuple(line for _, line in dated)

    def offers(self) -> tuple[Line, ...]:
        """Training, courses, home nursing."""
        return tuple(
            Line(
                self._chip(party),
                self._text(one),
                self._called(party),
                state=self._words.statuses.get(one.fields["status"], ""),
            )
            for one in citizen.shown(self._things, Kind.OFFER)
            for party in (self._owner(one),)
        )

    def _task(self, one: Thing) -> Line:
        day, calendar = _day(one.fields["due"]), self._visitor.calendar
        when = "" if day is None else calendar.day(day)
        if day is not None and day < calendar.today:
            when = self._words.late.format(day=when)
        party = self._owner(one)
        is_own = one.fields["owner"] == f"Patient/{self._visitor.whose.patient}"
        who = self._words.yours if is_own else self._called(party)
        mark = chip("P", self._words.yours) if is_own else self._chip(party)
        ticks = one.reference.partition("/")[2] if is_own and self._visitor.whose.is_own else ""
        return Line(mark, self._text(one), who, when, ticks=ticks)

    def _text(self, one: Thing) -> Said:
        own = citizen.citizen_text(one.tree)
        if own is not None:
            return text(written(own, "valueString", one.tree), self._visitor.language)
        tree = one.tree
        found = written(tree, "description", tree) if one.kind is Kind.TASK else None
        concept = tree.get("code") if one.kind in (Kind.TASK, Kind.OFFER) else tree.get("description")
        return text(found or said(concept, tree), self._visitor.language)

    def _now(self, one: Thing) -> str:
        name = one.reference.partition("/")[2]
        for each in self._screen.measures:
            if any(goal.ref.id == name for goal in each.goals) and each.newest.value is not None:
                value = f"{shortest(each.newest.value, self._visitor.language)} {each.unit}"
                return self._words.now.format(value=value)
        return ""

    def _owner(self, one: Thing) -> Party | None:
        owner = one.fields.get("owner", "")
        return self._names.party({"reference": owner}) if owner else None

    def _called(self, party: Party | None) -> str:
        if party is None:
            return ""
        place = text(party.organization, self._visitor.language).words
        return ", ".join(part for part in (place, party.name) if part)

    def _chip(self, party: Party | None) -> SafeString | str:
        sector = party.sector if party is not None else Sector.UNKNOWN
        return chip(sector.value, self._sectors.get(sector.value, "")) if sector is not Sector.UNKNOWN else ""


def _day(written_day: str) -> date | None:
    return date.fromisoformat(written_day) if len(written_day) == 10 else None
