"""The plan on paper: for the clinician, for the patient, and as text for the journal."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString

from sharedcare.care.enrolment.queries import followed, known
from sharedcare.care.plan import citizen
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.clinic.plan.asking import Asked, asked
from sharedcare.clinic.plan.journal import journal_text, plain
from sharedcare.clinic.plan.page import PlanPage, Row
from sharedcare.clinic.plan.rows import Rows
from sharedcare.clinic.plan.views import STYLES, plan_page
from sharedcare.clinic.plan.words import Words
from sharedcare.overview.fhir.texts import written
from sharedcare.overview.sick_days import sick_days
from sharedcare.programmes.telling import said
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said, html
from sharedcare.visiting.signed_in import Visitor

_MOST = 6
"""Of each kind on the patient's page: what comes next, so that it stays one page in large letters."""


_LARGE, _FULL = 34, 40
"""Lines that A4 holds in large letters, and in smaller ones."""
_WIDE = 72
"""Letters on a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A thing in the citizen's words."""

    text: Said
    when: SafeString | str
    who: SafeString | str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPage:
    """What the template is given. `is_patients` is whether it is the page for the patient, else the plan's own; `phones` is whom to call:
    the place of everybody who is responsible, with its number. `ill` is each drug with what is done with it on sick days."""

    frame: Frame
    words: Words
    plan: PlanPage
    stamp: str
    journal: str
    is_patients: bool
    wishes: tuple[Line, ...]
    happens: tuple[Line, ...]
    aims: tuple[Line, ...]
    agreements: tuple[Line, ...]
    ill: tuple[tuple[str, str], ...]
    phones: tuple[tuple[str, str], ...]

    @property
    def fill(self) -> str:
        """How full the patient's page is, by which its letters are smaller: empty, `full` or `fuller`."""
        lines = sum(_taken(*one) for one in _texts(self))
        return "" if lines <= _LARGE else "full" if lines <= _FULL else "fuller"


def _texts(page: PrintPage) -> Iterator[tuple[str, float, float]]:
    """What stands on the patient's page, how high a line of it is, and how large its letters are."""
    lists = (page.wishes, page.happens, page.aims, page.agreements, page.ill)
    yield from (("", 2.0, 1.0) for one in (*lists, page.phones) if one)
    yield from ((f"»{one.text.words}«", 1.2, 1.2) for one in page.wishes)
    yield from ((f"{one.text.words} {plain(one.when)}", 1.25, 1.0) for one in page.happens)
    yield from ((plain(one.who), 1.0, 0.8) for one in page.happens if one.who)
    yield from ((one.text.words, 1.25, 1.0) for one in (*page.aims, *page.agreements))
    yield from ((f"{what}: {says}", 1.0, 0.9) for what, says in page.ill)
    yield from ((f"{place} {phone}", 1.2, 1.2) for place, phone in page.phones)


def _taken(text: str, high: float, large: float) -> float:
    return high * (1 + int(len(text) * large) // _WIDE)


def print_page(request: HttpRequest, visitor: Visitor, patient: str) -> PrintPage:
    """What is printed; with `?for=patient` the patient's page. Raises as `asked`."""
    found = asked(visitor, patient, together=True)
    whole = plan_page(request, visitor, found, is_paper=True)
    stamp = found.calendar.stamp(visitor.at)
    is_patients = request.GET.get("for") == "patient"
    return PrintPage(
        frame=visitor.frame(request, styles=STYLES),
        words=found.words,
        plan=whole,
        stamp=found.words.printed.format(stamp=stamp),
        journal=journal_text(whole, stamp=stamp),
        is_patients=is_patients,
        wishes=_lines(found, Kind.WISH),
        happens=_lines(found, Kind.TASK),
        aims=(*_lines(found, Kind.TARGET), *_lines(found, Kind.AIM))[:_MOST],
        agreements=_lines(found, Kind.AGREEMENT),
        ill=_ill(found, visitor) if is_patients else (),
        phones=_phones(found),
    )


def _ill(found: Asked, visitor: Visitor) -> tuple[tuple[str, str], ...]:
    """The whole list, however long, since what is left out would be taken on: what is done, once, with all drugs that it is done with."""
    record = known(patient=found.patient, by=visitor.by, at=visitor.at)
    days = sick_days(followed(record, at=visitor.at), record.trees)
    # Of a patient of whom no drug is known all is named that could be taken, and the line says so.
    lead = "" if any(one.is_taken for one in days) else f"{found.words.your_ill_if} "
    tongue, told = found.tongue, dict[str, dict[str, None]]()
    for one in days:
        names = [tongue.says(each).words for each in one.own] or [said(one.kind, tongue.language)]
        told.setdefault(said(one.says, tongue.language), {}).update(dict.fromkeys(names))
    return tuple((lead + ", ".join(names), says) for says, names in told.items())


def _phones(found: Asked) -> tuple[tuple[str, str], ...]:
    """Each number once: who follows two programmes may have two who are responsible, and on paper no page leads on to the other."""
    several = (one.responsible for one in found.overview.programmes)
    parties = [one for one in (*several, found.overview.banner.responsible) if one is not None and one.phone]
    told = {one.phone: found.tongue.says(one.organization).words or one.name for one in reversed(parties)}
    return tuple((place, phone) for phone, place in reversed(told.items()))


def _lines(found: Asked, kind: Kind) -> tuple[Line, ...]:
    several = sorted(citizen.shown(found.things, kind), key=lambda one: one.fields.get("due") or "9999")
    return tuple(_line(one, found) for one in several[:_MOST])


def _line(one: Thing, found: Asked) -> Line:
    rows = Rows(found, is_paper=True)
    own = citizen.citizen_text(one.tree)
    text = rows.text(one) if own is None else found.tongue.says(written(own, "valueString", one.tree))
    row: Row = (
        rows.plain(one) if one.kind in (Kind.TASK, Kind.WISH) else Row(href="", chip=html(""), text=text)
    )
    return Line(text, row.when, row.more if one.kind is Kind.TASK else "")
