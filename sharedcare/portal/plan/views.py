"""The patient's plan: what matters, what is aimed at, what happens and who does it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.care.enrolment.phases import of_episodes
from sharedcare.care.enrolment.queries import followed, known
from sharedcare.care.findings.pausing.queries import pauses
from sharedcare.care.plan import actions, citizen, queries
from sharedcare.care.plan.errors import Amiss, NoSuchThing, Overtaken
from sharedcare.care.plan.ticking import tick
from sharedcare.care.plan.types import Kind
from sharedcare.overview.read import overview
from sharedcare.portal.frame.page import Around
from sharedcare.portal.measuring.at_home import AtHome, at_home
from sharedcare.portal.measuring.looked import sentences
from sharedcare.portal.measuring.words import WORDS as MEASURING
from sharedcare.portal.plan.coming import Aims, Comes, Line, aims, split
from sharedcare.portal.plan.ill import Ill, ill
from sharedcare.portal.plan.learning import Lessons, lessons
from sharedcare.portal.plan.reading import Reading
from sharedcare.portal.plan.words import WORDS, WORDS_FOR, Words
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said

_HERE, _LONGEST, _UNPROCESSABLE = "/my/plan", 500, 422


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
    at_home: AtHome
    looked: tuple[str, ...]
    aims: Aims
    comes: Comes
    offers: tuple[Line, ...]
    agreements: tuple[Line, ...]
    ill: tuple[Ill, ...]
    lessons: Lessons


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
    patient, words = visitor.whose.patient, (WORDS if visitor.whose.is_own else WORDS_FOR)[visitor.language]
    screen = overview(by=visitor.by, patient=patient, since=None, zone=visitor.zone, at=visitor.at)
    if screen is None:
        raise Http404
    things = queries.things(patient=patient, by=visitor.by, at=visitor.at)
    found = known(patient=patient, by=visitor.by, at=visitor.at)
    following = of_episodes((one, found.version(one)) for one in found.of("EpisodeOfCare"))
    programmes = [one.programme for one in following if not one.rests]
    reading = Reading(visitor, screen, words, things, programmes)
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
        at_home=at_home(visitor, screen, pauses(patient=patient, by=visitor.by, at=visitor.at)),
        looked=sentences(programmes, MEASURING[visitor.language], visitor.calendar),
        aims=aims(reading.aims(), words=words),
        comes=split(reading.happens(), today=visitor.calendar.today, words=words),
        offers=reading.offers(),
        agreements=tuple(
            Line("", Said(one.fields["text"]), one.fields["topic"])
            for one in citizen.shown(things, Kind.AGREEMENT)
        ),
        ill=ill(followed(found, at=visitor.at), found.trees, words=words, language=visitor.language),
        lessons=lessons(following, words=words, language=visitor.language),
    )
    return rendered(request, "my_plan/page.html", page, status=_UNPROCESSABLE if wrong else 200)
