"""One thing of the plan: its form, what has happened to it, and undoing; and the form of a new one."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from sharedcare.care.plan import actions, queries, rules
from sharedcare.care.plan.errors import Amiss, Clashing, NoSuchThing, NotYours, Overtaken
from sharedcare.care.plan.types import DECIDED, FIELDS, Addition, Edit, Kind, Thing
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.emergency.bar import cautioned
from sharedcare.clinic.plan.asking import Asked, asked, others
from sharedcare.clinic.plan.form import PICK, Field, Filling, Option, measures, read
from sharedcare.clinic.plan.heeding import heeds
from sharedcare.clinic.plan.letting import fixed, who_decides
from sharedcare.clinic.plan.noting import UNNOTED, Notes, notes_of
from sharedcare.clinic.plan.rows import Rows
from sharedcare.clinic.plan.step import Step, named, step
from sharedcare.clinic.plan.views import STYLES, may_add
from sharedcare.clinic.plan.whose import stands
from sharedcare.clinic.plan.words import Words
from sharedcare.terminology.measures import LOINC, NPU, by_key
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said
from sharedcare.visiting.signed_in import Visitor, signed_in

_UNPROCESSABLE, _CONFLICT = 422, 409
_LONGEST, _LONGEST_VERSION = 2000, 9
Problems = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingPage:
    """What the template is given. `theirs` is who wrote the same meanwhile; `base` the version that the form is filled in from."""

    frame: Frame
    words: Words
    person: str
    plan: str
    here: str
    title: Said
    kind: str
    told: str
    others: str
    problems: Problems
    clash_title: str
    theirs: str
    base: int
    fields: tuple[Field, ...]
    measures: tuple[Option, ...]
    why: str
    may: bool
    asks_why: str
    remark: str
    steps: tuple[Step, ...]
    notes: Notes | None = None
    heeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why what was sent is not stored yet."""

    amiss: tuple[str, ...] = ()
    clash: Clashing | None = None
    unpicked: tuple[str, ...] = ()
    status: int = 200


_NO_TROUBLE = Trouble()


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def thing(request: HttpRequest, visitor: Visitor, patient: str, type: str, id: str) -> HttpResponse:
    """One thing: the form, and what is sent from it."""
    reference = f"{type}/{id}"
    found = asked(visitor, patient)
    try:
        current = queries.thing_of(patient=patient, reference=reference, by=visitor.by, at=visitor.at)
        if request.method != "POST":
            return _page(request, visitor, found, current)
        return _sent(request, visitor, found, current)
    except NoSuchThing as missing:
        raise Http404 from missing
    except Amiss as refusal:
        return _page(request, visitor, found, current, Trouble(refusal.fields, status=_UNPROCESSABLE))
    except NotYours:
        return _page(request, visitor, found, current, Trouble(("mine",), status=_UNPROCESSABLE))
    except Overtaken:
        return _page(request, visitor, found, current, Trouble(("overtaken",), status=_CONFLICT))
    except Clashing as clash:
        return _page(request, visitor, found, current, Trouble(clash=clash, status=_CONFLICT))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@of_patient
def new(request: HttpRequest, visitor: Visitor, patient: str, kind: str) -> HttpResponse:
    """The form of a new thing, and what is sent from it."""
    found = asked(visitor, patient)
    wanted = next((one for one in Kind if one.value == kind), None)
    if wanted is None or not may_add(found, wanted):
        raise Http404
    if request.method != "POST":
        return _new_page(request, visitor, found, wanted, ())
    values = {name: read(name, request.POST.get(name, "").strip()[:_LONGEST]) for name in FIELDS[wanted]}
    addition = Addition(wanted, values, request.POST.get("why", "")[:_LONGEST], _measured(request))
    try:
        made = actions.add(
            patient=patient, addition=addition, programmes=found.programmes, by=visitor.by, at=visitor.at
        )
    except Amiss as refusal:
        return _new_page(request, visitor, found, wanted, refusal.fields)
    except NotYours:
        return _new_page(request, visitor, found, wanted, ("mine",))
    except Overtaken:
        return _new_page(request, visitor, found, wanted, ("overtaken",))
    stands = queries.thing_of(patient=patient, reference=made, by=visitor.by, at=visitor.at)
    done = "proposed" if rules.is_proposed(wanted, stands.fields["status"]) else "added"
    return HttpResponseRedirect(f"{found.here}?done={done}")


def _sent(request: HttpRequest, visitor: Visitor, found: Asked, current: Thing) -> HttpResponse:
    base = _base(request)
    if base is None:
        raise Http404
    why = request.POST.get("why", "")[:_LONGEST]
    if "undo" in request.POST:
        edit = Edit(current.reference, base, {}, why)
        actions.undo(
            patient=found.patient, edit=edit, programmes=found.programmes, by=visitor.by, at=visitor.at
        )
        return HttpResponseRedirect(f"{found.here}/{current.reference}?done=undone")
    values, unpicked = _chosen(request, current.kind)
    if unpicked:
        return _page(request, visitor, found, current, Trouble(unpicked=unpicked, status=_UNPROCESSABLE))
    edit = Edit(current.reference, base, values, why)
    actions.change(
        patient=found.patient, edit=edit, programmes=found.programmes, by=visitor.by, at=visitor.at
    )
    return HttpResponseRedirect(f"{found.here}/{current.reference}?done=saved")


def _base(request: HttpRequest) -> int | None:
    """The version that the form was filled in from; None for what is no number of one."""
    told = request.POST.get("base", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < _LONGEST_VERSION else None


def _chosen(request: HttpRequest, kind: Kind) -> tuple[dict[str, str], tuple[str, ...]]:
    """What was typed, and the fields that two wrote and of which it was not said whose is to stand."""
    typed = {name: read(name, request.POST[name][:_LONGEST]) for name in FIELDS[kind] if name in request.POST}
    asked_about = [name for name in request.POST.getlist("asked") if name in typed]
    picks = {name: request.POST.get(PICK + name, "") for name in asked_about}
    values = {name: value for name, value in typed.items() if picks.get(name) != "theirs"}
    return values, tuple(name for name, pick in picks.items() if pick not in ("mine", "theirs"))


def _page(
    request: HttpRequest, visitor: Visitor, found: Asked, current: Thing, trouble: Trouble = _NO_TROUBLE
) -> HttpResponse:
    words, clash = found.words, trouble.clash
    typed = {name: request.POST[name] for name in FIELDS[current.kind] if name in request.POST}
    base = (_base(request) if trouble.status != 200 else None) or current.version
    told = queries.history(thing=current, by=visitor.by, at=visitor.at)
    found = found.knowing(named(told, current), visitor)
    who = found.called(clash.who) if clash else ""
    rights = queries.over(
        current, patient=found.patient, by=visitor.by, at=visitor.at, programmes=found.programmes
    )
    kept = fixed(current.kind, rights, is_own=queries.is_own(current, by=visitor.by))
    filling = Filling(
        kind=current.kind,
        words=words,
        values=clash.values if clash else {**current.fields, **(typed if trouble.status != 200 else {})},
        owners=found.owners,
        called=found.called,
        amiss=trouble.amiss,
        clashes=clash.clashes if clash else (),
        theirs=who or words.by_unknown,
        day=found.written,
        fixed=kept,
        language=visitor.language,
        unit=_unit(current),
    )
    problems = tuple((one, words.wrong.get(one, one)) for one in trouble.amiss)
    problems += tuple(("note", words.wrong[one]) for one in UNNOTED if request.GET.get("wrong") == one)
    problems += tuple((one, words.clash_choose.format(field=words.fields[one])) for one in trouble.unpicked)
    may = len(kept) < len(FIELDS[current.kind])
    decides = who_decides(current.kind, current, found.programmes, words, visitor.language)
    page = ThingPage(
        frame=_frame(request, visitor, found),
        words=words,
        person=found.overview.banner.name,
        plan=found.here,
        here=f"{found.here}/{current.reference}",
        title=Rows(found).text(current),
        kind=words.kinds[current.kind],
        told=words.told.get(request.GET.get("done", ""), ""),
        others=others(visitor, found.patient, words, writes=may),
        problems=problems,
        clash_title=words.clash_title.format(who=who or words.by_unknown) if clash else "",
        theirs=who or words.by_unknown,
        base=clash.version if clash else base,
        fields=filling.fields(),
        measures=(),
        why=request.POST.get("why", ""),
        may=may,
        asks_why=words.why,
        remark=" ".join(filter(None, (stands(current, found), _remark(found, decides) if kept else ""))),
        steps=tuple(step(one, found, filling) for one in told),
        notes=notes_of(current, found),
        heeds=heeds(current, found),
    )
    return rendered(request, "plan/thing.html", page, status=trouble.status)


def _unit(current: Thing) -> str:
    """The unit of a goal's numbers, as the goal has it."""
    bands = (one.get("detailRange") or {} for one in current.tree.get("target", ()))
    ends = (band.get(end) or {} for band in bands for end in ("low", "high"))
    return next((str(one["unit"]) for one in ends if "unit" in one), "")


def _remark(found: Asked, decides: str) -> str:
    """Why not all can be written; `decides` says who decides."""
    if not found.may:
        return found.words.may_not
    return found.proposes if found.unread else decides or found.proposes


def _new_page(
    request: HttpRequest, visitor: Visitor, found: Asked, kind: Kind, amiss: tuple[str, ...]
) -> HttpResponse:
    words = found.words
    typed = {name: request.POST.get(name, "") for name in FIELDS[kind]}
    mine = f"PractitionerRole/{visitor.by.role}"
    if request.method != "POST" and kind is Kind.TASK:
        typed["owner"] = mine
    filling = Filling(
        kind,
        words,
        typed,
        (mine, *found.owners),
        found.called,
        amiss,
        is_new=True,
        day=found.written,
        language=visitor.language,
    )
    decides = rules.needed(kind, ["text"], is_own=False) <= found.may
    page = ThingPage(
        frame=_frame(request, visitor, found),
        words=words,
        person=found.overview.banner.name,
        plan=found.here,
        here=f"{found.here}/new/{kind.value}",
        title=Said(f"{words.add}: {words.adds[kind]}"),
        kind="",
        told="",
        others=others(visitor, found.patient, words, writes=True),
        problems=tuple((one, words.wrong.get(one, one)) for one in amiss),
        clash_title="",
        theirs="",
        base=0,
        fields=filling.fields(),
        measures=measures(visitor.language, request.POST.get("measure", "")) if kind is Kind.TARGET else (),
        why=request.POST.get("why", ""),
        may=True,
        # What is said in words says why itself.
        asks_why="" if kind in (Kind.WISH, Kind.NOTE, Kind.AGREEMENT) else words.why_new,
        remark=""
        if decides or kind not in DECIDED
        else f"{found.proposes} {who_decides(kind, None, found.programmes, words, visitor.language)}".strip(),
        steps=(),
    )
    return rendered(request, "plan/thing.html", page, status=_UNPROCESSABLE if amiss else 200)


def _measured(request: HttpRequest) -> dict[str, Any] | None:
    known = by_key(request.POST.get("measure", ""))
    if known is None or not known.codings:
        return None
    system, code = next(iter(known.codings))
    name = {LOINC: LOINC, NPU: NPU}.get(system, system)
    unit = {"unit": known.unit, "system": "http://unitsofmeasure.org", "code": known.ucum}
    return {"measure": {"coding": [{"system": name, "code": code}], "text": known.danish}, "unit": unit}


def _frame(request: HttpRequest, visitor: Visitor, found: Asked) -> Frame:
    frame = visitor.frame(request, styles=STYLES)
    return cautioned(frame, found.overview.emergency_until, zone=found.calendar.zone)
