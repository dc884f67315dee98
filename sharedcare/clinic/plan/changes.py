"""What changed in the plan between any two moments, thing by thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from sharedcare.care.enrolment.parting import Left, left
from sharedcare.care.enrolment.types import Move
from sharedcare.care.handover.queries import Focus
from sharedcare.care.plan import queries
from sharedcare.care.plan.comparing import Difference, differences
from sharedcare.care.plan.making import Made, gone, made
from sharedcare.care.plan.types import TAKEN_OUT, Kind, Thing
from sharedcare.care.team.ending import ended
from sharedcare.care.team.types import Ended
from sharedcare.clinic.closed import of_patient
from sharedcare.clinic.emergency.bar import cautioned
from sharedcare.clinic.plan.acts import Act, Changed, acts
from sharedcare.clinic.plan.asking import Asked, asked
from sharedcare.clinic.plan.form import Filling
from sharedcare.clinic.plan.moves import moves, programme_title, title_left
from sharedcare.clinic.plan.rows import Rows
from sharedcare.clinic.plan.views import STYLES
from sharedcare.clinic.plan.whose import had_by
from sharedcare.clinic.plan.words import Words
from sharedcare.programmes import telling
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said, within
from sharedcare.visiting.signed_in import Visitor, signed_in

_USUALLY = timedelta(days=30)
_FORM = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """What the template is given."""

    frame: Frame
    words: Words
    person: str
    plan: str
    begins: str
    ends: str
    trouble: str
    found: tuple[Act, ...]


@require_safe
@signed_in
@of_patient
def changes(request: HttpRequest, visitor: Visitor, patient: str) -> HttpResponse:
    """The differences between `?from=` and `?to=`; without them those of the last thirty days."""
    found = asked(visitor, patient)
    zone = found.calendar.zone
    begins, first_wrong = _moment(request.GET.get("from", ""), visitor.at - _USUALLY, found)
    ends, last_wrong = _moment(request.GET.get("to", ""), visitor.at, found)
    ends = min(ends, visitor.at)
    is_wrong, is_backwards = first_wrong or last_wrong, begins > ends
    several: list[Difference] = []
    if not (is_wrong or is_backwards):
        before, after = (
            queries.things(patient=patient, by=visitor.by, at=visitor.at, as_of=one) for one in (begins, ends)
        )
        several = differences(before, after)
    there = [one for one in several if one.after is not None]
    away = [one.thing for one in several if one.after is None]
    moved = [] if is_wrong else moves(found, begins, ends)
    every = left(patient=patient, by=visitor.by, at=visitor.at)
    parted = [] if is_wrong else [one for one in every if begins < one.at <= ends]
    titles = {one.programme: title_left(one, found).words for one in every}
    off = [] if is_wrong else ended(patient=patient, by=visitor.by, at=visitor.at)
    off = [one for one in off if begins < one.at <= ends]
    told = {
        **made(there, by=visitor.by, at=visitor.at),
        **gone(away, by=visitor.by, at=visitor.at),
    }
    named = {*_named(several, told.values()), *(one.by for _, one in moved), *(one.by for one in parted)}
    named |= {who for one in off for who in (one.who, one.by)}
    found = found.knowing(named, visitor)
    frame = cautioned(visitor.frame(request, styles=STYLES), found.overview.emergency_until, zone=zone)
    page = ChangesPage(
        frame=frame,
        words=found.words,
        person=found.overview.banner.name,
        plan=found.here,
        begins=f"{begins.astimezone(zone):{_FORM}}",
        ends=f"{ends.astimezone(zone):{_FORM}}",
        trouble=found.words.changes_wrong
        if is_wrong
        else found.words.changes_backwards
        if is_backwards
        else "",
        found=acts(
            (
                *(_left(one, found) for one in reversed(parted)),
                *(_taken_off(one, found) for one in reversed(off)),
                *(_moved(focus, one, found) for focus, one in reversed(moved)),
                *(
                    _changed(one, told[one.thing.reference], found, titles)
                    for one in sorted(several, key=lambda one: told[one.thing.reference].at, reverse=True)
                ),
            )
        ),
    )
    return rendered(request, "plan/changes.html", page, status=422 if page.trouble else 200)


def _changed(one: Difference, told: Made, found: Asked, titles: Mapping[str, str]) -> Changed:
    """`titles` are those of programmes that were left, by key."""
    words, thing = found.words, one.thing

    def called(reference: str) -> str:
        return found.named(had_by(reference, thing, found)) or found.called(reference)

    filling = Filling(
        thing.kind, words, thing.fields, (), called, day=found.written, language=found.tongue.language
    )
    before, after = (each.fields if each is not None else {} for each in (one.before, one.after))
    shown = one.fields if one.before is not None and one.after is not None else ()
    state = words.statuses.get(thing.fields["status"], "") if _is_past(thing) else ""
    what = (
        " · ".join(filter(None, (words.added, state)))
        if one.before is None
        else words.gone
        if one.after is None
        else words.changed
    )
    is_ended = told.then is not None and told.then.is_end
    is_out = is_ended and thing.fields["status"] == TAKEN_OUT[thing.kind]
    then = state if is_ended else words.changed
    who, when, why = _by(thing, told, found, titles)
    return Changed(
        href=f"{found.here}/{thing.reference}",
        kind=words.kinds[thing.kind],
        several=words.several[thing.kind],
        text=Rows(found).text(thing),
        what=what,
        look="gone"
        if is_out
        else "added"
        if one.before is None
        else "gone"
        if one.after is None
        else "changed",
        who=who,
        when=when,
        why=why,
        whose=called(thing.fields["owner"]) if thing.kind is Kind.TASK and "owner" not in shown else "",
        since=(then, *_by(thing, told.then, found, titles)) if told.then else None,
        changes=tuple(
            (
                words.fields[name],
                filling.said(name, before.get(name, "")),
                filling.said(name, after.get(name, "")),
            )
            for name in shown
        ),
    )


def _is_past(thing: Thing) -> bool:
    """Whether it is over. What was said or agreed is written once and for all, and stands."""
    return thing.is_over and (
        thing.kind not in (Kind.NOTE, Kind.AGREEMENT) or thing.fields["status"] == TAKEN_OUT[thing.kind]
    )


def _by(thing: Thing, told: Made, found: Asked, titles: Mapping[str, str]) -> tuple[str, SafeString, str]:
    """Who, when and why."""
    calendar = found.calendar
    local = calendar.local(told.at)
    when = calendar.tag(f"{calendar.day(local.date())} {local:%H:%M}", told.at)
    return found.called(told.by) or _nobody(told, found), when, _why(thing, told, found, titles)


def _moved(focus: Focus, one: Move, found: Asked) -> Changed:
    """That the patient follows another version of a programme since: told once, whatever came of it in the plan."""
    words, day = found.words, found.calendar.day(found.calendar.local(one.at).date())
    what = words.follows.format(version=one.after, day=day)
    return replace(
        _ended(one, found, words.programme, programme_title(focus, found), what),
        href=f"/patient/{found.patient}/programmes/{focus.programme}",
        look="changed",
        changes=((words.version, one.before, one.after),) if one.before else (),
    )


def _left(one: Left, found: Asked) -> Changed:
    """That the patient has left a programme: told once, whatever went from the plan with it."""
    return _ended(one, found, found.words.programme, title_left(one, found), found.words.left)


def _taken_off(one: Ended, found: Asked) -> Changed:
    """That somebody has no place on the team any more."""
    told = _ended(one, found, found.words.team, Said(found.called(one.who)), found.words.taken_off)
    return replace(told, href=f"/patient/{found.patient}/team")


def _ended(one: Move | Left | Ended, found: Asked, kind: str, text: Said, what: str) -> Changed:
    """That somebody has ended what is no thing of the plan, or put another in its place: who, when and why."""
    calendar, local = found.calendar, found.calendar.local(one.at)
    return Changed(
        href="",
        kind=kind,
        text=text,
        what=what,
        look="gone",
        who=found.called(one.by) or found.words.by_unknown,
        when=calendar.tag(f"{calendar.day(local.date())} {local:%H:%M}", one.at),
        why=one.why,
        changes=(),
    )


def _nobody(told: Made, found: Asked) -> str:
    """Who it was where nobody is told of: what programmes ask for changes with them, without anybody writing it."""
    is_reckoned = bool(told.programmes) and not told.is_first and not told.by
    return found.words.by_reckoning if is_reckoned else found.words.by_unknown


def _why(thing: Thing, told: Made, found: Asked, left: Mapping[str, str]) -> str:
    """The reason that was given, or the programmes that ask for it; what is said in words says why itself."""
    if told.why or thing.kind in (Kind.WISH, Kind.NOTE, Kind.AGREEMENT):
        return told.why
    followed = {one.key: telling.said(one.title.clinician, found.tongue.language) for one in found.programmes}
    titles = {**left, **followed}
    names = ", ".join(within(titles.get(one, one)) for one in told.programmes)
    return found.words.by_programme.format(names) if names else found.words.no_why


def _named(several: Iterable[Difference], told: Iterable[Made]) -> set[str]:
    owners = (
        each.fields.get("owner", "")
        for one in several
        for each in (one.before, one.after)
        if each is not None
    )
    return {*owners, *(each.by for one in told for each in (one, one.then) if each is not None)}


def _moment(text: str, otherwise: datetime, found: Asked) -> tuple[datetime, bool]:
    if not text:
        return otherwise, False
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return otherwise, True
    return (moment if moment.tzinfo else moment.replace(tzinfo=found.calendar.zone)), False
