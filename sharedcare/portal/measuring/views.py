"""The page that sends measurements. To a relative who may only see it is not there."""

from dataclasses import dataclass

import orjson
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.access import gate
from sharedcare.access.proxies.types import MEASURE
from sharedcare.care.findings.pausing.actions import may_pause
from sharedcare.care.findings.prompting import prompts
from sharedcare.portal.frame.page import Around
from sharedcare.portal.measuring.asked import asked
from sharedcare.portal.measuring.reading import observation, pressure_in, weight_in
from sharedcare.portal.measuring.words import WORDS, Words
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.programmes.telling import said
from sharedcare.records.document import parse
from sharedcare.records.types import Create
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame

_HERE = "/my/measure"
_UNPROCESSABLE = 422
_READ = {"weight": weight_in, "pressure": pressure_in}


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """What the template is given. `wrong` is the form that was sent with something wrong in it, `typed` what was; `asked` what the
    patient is asked to do about what was sent."""

    frame: Frame
    around: Around
    words: Words
    done: str
    asked: tuple[str, ...]
    wrong: str
    typed: dict[str, str]
    may_pause: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def measure(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The forms, and what is sent from one of them."""
    whose = visitor.whose
    if not whose.may(MEASURE):
        raise Http404
    if request.method != "POST":
        return _page(request, visitor)
    kind = request.POST.get("kind", "")
    read = _READ[kind](request.POST.dict()) if kind in _READ else None
    if read is None:
        return _page(request, visitor, wrong=kind or "weight")
    performer = f"Patient/{whose.patient}" if whose.proxy is None else f"RelatedPerson/{whose.proxy.id}"
    tree = observation(read, patient=whose.patient, performer=performer, at=visitor.at)
    gate.act(by=visitor.by, changes=[Create(parse(orjson.dumps(tree)))], at=visitor.at)
    return HttpResponseRedirect(f"{_HERE}?done")


def _page(request: HttpRequest, visitor: Visitor, *, wrong: str = "") -> HttpResponse:
    words, is_done = WORDS[visitor.language], "done" in request.GET and not wrong
    prompted = prompts(patient=visitor.whose.patient, by=visitor.by, at=visitor.at) if is_done else []
    page = MeasurePage(
        frame=visitor.frame(request),
        around=visitor.around("start"),
        words=words,
        done=words.done if is_done else "",
        asked=tuple(
            asked(said(one.technique, visitor.language), said(one.says, visitor.language))
            for one in prompted[:1]
        ),
        wrong=wrong,
        typed={name: request.POST.get(name, "")[:10] for name in ("weight", "upper", "lower")},
        may_pause=may_pause(patient=visitor.whose.patient, by=visitor.by, at=visitor.at),
    )
    return rendered(request, "measuring/page.html", page, status=_UNPROCESSABLE if wrong else 200)
