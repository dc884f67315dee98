"""Writing to the patient a document that a programme names, part by part."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.care.plan import papers
from sharedcare.care.plan.errors import Amiss, NoSuchThing, NotYours
from sharedcare.care.plan.papers import LONGEST, Written
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.emergency.bar import cautioned
from sharedcare.clinic.plan.asking import Asked, asked
from sharedcare.clinic.plan.paper_rows import roles, says
from sharedcare.clinic.plan.views import STYLES
from sharedcare.clinic.plan.words import Words
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Document
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import Visitor, signed_in

_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document: its field, what it is called, and what was typed."""

    name: str
    title: str
    typed: str
    is_amiss: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """What the template is given. `remark` says who sends it where the reader does not; then there is no form."""

    frame: Frame
    words: Words
    person: str
    plan: str
    here: str
    title: str
    about: str
    problems: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    remark: str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def paper(
    request: HttpRequest, visitor: Visitor, patient: str, programme: str, document: str
) -> HttpResponse:
    """The form, and what is sent from it."""
    found = asked(visitor, patient)
    try:
        what, one = papers.named(found.programmes, programme, document)
    except NoSuchThing as missing:
        raise Http404 from missing
    if request.method != "POST":
        return _page(request, visitor, found, what, one)
    parts = {slot.key: request.POST.get(f"part-{slot.key}", "")[: LONGEST + 1] for slot in one.contents}
    written = Written(programme, document, parts)
    try:
        papers.send(
            patient=patient, written=written, programmes=found.programmes, by=visitor.by, at=visitor.at
        )
    except Amiss as refusal:
        return _page(request, visitor, found, what, one, tuple(refusal.fields))
    except NotYours:
        return _page(request, visitor, found, what, one, ("mine",))
    return HttpResponseRedirect(f"{found.here}?done=paper")


def _page(
    request: HttpRequest,
    visitor: Visitor,
    found: Asked,
    programme: Programme,
    one: Document,
    amiss: tuple[str, ...] = (),
) -> HttpResponse:
    words, language = found.words, visitor.language
    is_mine = papers.may_send(programme, one, patient=found.patient, by=visitor.by, at=visitor.at)
    sender = roles(programme, [one.sender], language)
    titles = {slot.key: says(slot.title, language) for slot in one.contents}
    frame = visitor.frame(request, styles=STYLES)
    page = PaperPage(
        frame=cautioned(frame, found.overview.emergency_until, zone=found.calendar.zone),
        words=words,
        person=found.overview.banner.name,
        plan=found.here,
        here=f"{found.here}/document/{programme.key}/{one.key}",
        title=says(one.title, language),
        about=words.paper_lead.format(receivers=roles(programme, one.receivers, language)),
        problems=tuple(
            (f"part-{key}", words.paper_amiss.format(part=titles[key]))
            if key in titles
            else (key, words.wrong[key])
            for key in amiss
        ),
        parts=tuple(
            Part(f"part-{key}", title, request.POST.get(f"part-{key}", "")[:LONGEST], key in amiss)
            for key, title in titles.items()
        ),
        remark=""
        if is_mine
        else words.paper_by.format(who=sender)
        if papers.is_for_patient(programme, one)
        else words.paper_elsewhere,
    )
    return rendered(request, "plan/paper.html", page, status=_UNPROCESSABLE if amiss else 200)
