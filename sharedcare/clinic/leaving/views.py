"""The page of patients to be handed over: those whom the reader may see, agreement by agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sharedcare.access import looks
from sharedcare.access.agreements.handover import Ending, endings
from sharedcare.access.emergency.queries import may_open
from sharedcare.clinic.finding.card import cards
from sharedcare.clinic.finding.line import Line, line
from sharedcare.clinic.finding.words import WORDS as FINDING
from sharedcare.clinic.finding.words import Words as FindingWords
from sharedcare.clinic.leaving.words import WORDS, Words
from sharedcare.records.finding import MOST
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.moments import Calendar
from sharedcare.visiting.signed_in import Visitor, signed_in


@dataclass(frozen=True, slots=True)
class Group:
    """An agreement and its patients; `closed` says how many the reader's organisation has lost, if it has."""

    title: str
    says: str
    closed: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LeavingPage:
    """What the template is given. `words` are those of the list of patients."""

    frame: Frame
    said: Words
    words: FindingWords
    groups: tuple[Group, ...]
    may_open: bool


@require_safe
@signed_in
def leaving(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The patients, the agreement that ends first first."""
    calendar = visitor.calendar
    found = endings(by=visitor.by, at=visitor.at)
    page = LeavingPage(
        frame=visitor.frame(request, styles=("finding.css",)),
        said=WORDS[visitor.language],
        words=FINDING[visitor.language],
        groups=tuple(_group(visitor, calendar, one) for one in found),
        may_open=may_open(visitor.by),
    )
    return rendered(request, "leaving/page.html", page)


def _some(ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """So many at a time: a look shows no more of them at once."""
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _group(visitor: Visitor, calendar: Calendar, one: Ending) -> Group:
    words, zone = FINDING[visitor.language], settings.SHAREDCARE_TIME_ZONE
    says = WORDS[visitor.language].ended if one.is_over else WORDS[visitor.language].ends
    found = [
        patient
        for several in _some(one.patients, MOST)
        for patient in looks.cards(by=visitor.by, ids=several, at=visitor.at).patients
    ]
    made = cards(found, today=calendar.today)
    lines = tuple(line(card, words, seen=None, at=visitor.at, zone=zone) for card in made)
    return Group(one.title, says.format(day=calendar.whole(one.last_day)), _closed(visitor, one), lines)


def _closed(visitor: Visitor, one: Ending) -> str:
    if not (one.is_over and one.closed):
        return ""
    said = WORDS[visitor.language]
    single, many = said.patients
    return said.closed.format(patients=single if one.closed == 1 else many.format(count=one.closed))
