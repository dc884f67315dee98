"""The practice's page: annual reviews by month of birth, and figures against the region."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from sharedcare.clinic.practice.words import WORDS, Words
from sharedcare.clinic.tongue import Tongue
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import decimal
from sharedcare.visiting.signed_in import Visitor, signed_in
from sharedcare.worklist.figures import Figure, Group, figures
from sharedcare.worklist.reviews import Due, Review, holds_reviews, reviews

_LOOKS = {Due.LATE: "late", Due.NOW: "now", Due.HELD: "held", Due.UNKNOWN: "unknown"}


@dataclass(frozen=True, slots=True)
class Month:
    """A month of birth: how many reviews are missing and held, and how high their bars are, in percent of the fullest month."""

    name: str
    late: int
    held: int
    late_high: int
    held_high: int
    told: str
    is_now: bool

    @property
    def top(self) -> int:
        """Where the bar of those held begins, from above."""
        return 100 - self.held_high

    @property
    def above(self) -> int:
        """Where the bar of those missing begins, on top of the other."""
        return max(self.top - self.late_high, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """A patient whose review has not been held."""

    patient: str
    name: str
    born: str
    last: SafeString | str
    look: str
    status: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a group were measured, as a bar, and the middle value; `few` where the group is too small to tell of."""

    who: str
    percent: int
    told: str
    middle: str
    few: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One measurement, for both groups."""

    programme: str
    name: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class PracticePage:
    """What the template is given."""

    frame: Frame
    words: Words
    months: tuple[Month, ...]
    rows: tuple[Row, ...]
    nobody: str
    figures: tuple[Compared, ...]


@require_safe
@signed_in
def practice(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """For those who work in a general practice; for others it is not there."""
    if not holds_reviews(visitor.by):
        raise Http404
    words, zone = WORDS[visitor.language], settings.SHAREDCARE_TIME_ZONE
    calendar = visitor.calendar
    found = reviews(by=visitor.by, zone=zone, at=visitor.at)
    waiting = [one for one in found if one.due in (Due.LATE, Due.NOW)]
    page = PracticePage(
        frame=visitor.frame(request, styles=("practice.css",)),
        words=words,
        months=_months(found, words, calendar),
        rows=tuple(_row(one, words, calendar) for one in waiting),
        nobody=words.nobody if not found else words.all_held,
        figures=tuple(
            _compared(one, words, visitor.language) for one in figures(by=visitor.by, at=visitor.at)
        ),
    )
    return rendered(request, "practice/page.html", page)


def _months(found: list[Review], words: Words, calendar: Calendar) -> tuple[Month, ...]:
    counted = [
        (
            sum(one.month == number and one.due in (Due.LATE, Due.NOW) for one in found),
            sum(one.month == number and one.due is Due.HELD for one in found),
        )
        for number in range(1, 13)
    ]
    most = max((late + held for late, held in counted), default=0) or 1
    return tuple(
        Month(
            name,
            late,
            held,
            round(100 * late / most),
            round(100 * held / most),
            words.month_told.format(month=name, late=late, held=held),
            number == calendar.today.month,
        )
        for number, (name, (late, held)) in enumerate(zip(words.months, counted, strict=True), start=1)
    )


def _row(one: Review, words: Words, calendar: Calendar) -> Row:
    return Row(
        patient=one.patient,
        name=one.name,
        born=calendar.whole(one.born) if one.born is not None else "",
        last=calendar.tag(calendar.whole(one.last), one.last) if one.last is not None else words.never,
        look=_LOOKS[one.due],
        status=words.dues[one.due],
    )


def _compared(one: Figure, words: Words, language: str) -> Compared:
    others = _share(words.others, one.others, one, words, language)
    return Compared(
        programme=one.programme.da if language == "da" else one.programme.en,
        name=Tongue(language).measure(one.measure.key).words,
        shares=(_share(words.ours, one.ours, one, words, language), others),
    )


def _share(who: str, group: Group | None, one: Figure, words: Words, language: str) -> Share:
    if group is None:
        return Share(who, 0, "", "", words.few)
    unit = Tongue(language).unit(one.measure.key, one.measure.unit)
    middle = (
        with_unit(decimal(group.middle, one.measure.digits, language), unit, language)
        if group.middle is not None
        else ""
    )
    if group is one.others and group.is_nearly_all:
        return Share(who, 0, "", middle, words.nearly)
    return Share(who, group.percent, words.told.format(measured=group.measured, all=group.all), middle)
