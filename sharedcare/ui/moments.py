"""Days and moments as people say them: `i dag 07:10`, `for 3 uger siden`, `fre 27.11`; and as they are, for whoever
points at them.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property, lru_cache

from django.utils.safestring import SafeString

from sharedcare.ui.markup import escaped, html

_WEEK, _MONTH, _YEAR = 7, 30.44, 365.25
_UNITS = ((1, 14), (_WEEK, 60), (_MONTH, 730), (_YEAR, timedelta.max.days))
"""Days in a day, week, month and year, and below how many days each is used."""


@dataclass(frozen=True, slots=True)
class _Words:
    today: str
    yesterday: str
    tomorrow: str
    units: tuple[tuple[str, str], ...]
    ago: str
    ahead: str
    week: str
    clock: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]


_DANISH = _Words(
    today="i dag",
    yesterday="i går",
    tomorrow="i morgen",
    units=(("dag", "dage"), ("uge", "uger"), ("md.", "mdr."), ("år", "år")),
    ago="for {} siden",
    ahead="om {}",
    week="uge {}",
    clock="{} kl. {}",
    weekdays=("man", "tir", "ons", "tor", "fre", "lør", "søn"),
    months=("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
)
_ENGLISH = _Words(
    today="today",
    yesterday="yesterday",
    tomorrow="tomorrow",
    units=(("day", "days"), ("week", "weeks"), ("month", "months"), ("year", "years")),
    ago="{} ago",
    ahead="in {}",
    week="week {}",
    clock="{} at {}",
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_LANGUAGES = {"da": _DANISH, "en": _ENGLISH}


@dataclass(frozen=True)
class Calendar:
    """Says moments as seen from `at`, in a time zone and a language."""

    at: datetime
    zone: tzinfo
    language: str

    @cached_property
    def today(self) -> date:
        """The day it is."""
        return self.at.astimezone(self.zone).date()

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the months, short."""
        return _LANGUAGES[self.language].months

    def local(self, moment: datetime) -> datetime:
        """The moment as clocks here show it."""
        return moment.astimezone(self.zone)

    def day(self, day: date) -> str:
        """A day: `i dag`, `fre 27.11`, `05.11`, with its year where that is another than this one's next months."""
        words, distance = _LANGUAGES[self.language], (day - self.today).days
        near = {-1: words.yesterday, 0: words.today, 1: words.tomorrow}
        if distance in near:
            return near[distance]
        text = self.plain(day)
        return f"{words.weekdays[day.weekday()]} {text}" if 0 < distance <= _WEEK else text

    def plain(self, moment: datetime | date) -> str:
        """A day, or the day here of a moment, by its date alone."""
        day = self.local(moment).date() if isinstance(moment, datetime) else moment
        danish, far = self.language == "da", abs((day - self.today).days) > _YEAR * 0.8
        short = f"{day:%d.%m}" if danish else f"{day.day} {self.months[day.month - 1]}"
        if not far:
            return short
        return f"{short}.{day.year}" if danish else f"{short} {day.year}"

    def moment(self, moment: datetime) -> str:
        """A moment: today with its time, else its day."""
        local = self.local(moment)
        text = self.day(local.date())
        return f"{text} {local:%H:%M}" if local.date() >= self.today else text

    def age(self, moment: datetime) -> str:
        """How old something is, in the fewest words: `i dag 07:10`, `i går`, `3 uger`."""
        days = (self.today - self.local(moment).date()).days
        return self.moment(moment) if days < 2 else _span(days, self.language)

    def ago(self, moment: datetime) -> str:
        """How long ago, in full: `for 3 uger siden`."""
        days = (self.today - self.local(moment).date()).days
        return (
            self.moment(moment)
            if days < 2
            else _LANGUAGES[self.language].ago.format(_span(days, self.language))
        )

    def absolute(self, moment: datetime | date) -> str:
        """The whole date, weekday, time and week, and how far away it is."""
        local = self.local(moment) if isinstance(moment, datetime) else None
        day, clock = (local.date(), f"{local:%H:%M}") if local else (moment, "")
        return _absolute(day, self.today, clock, self.language)

    def stamp(self, moment: datetime) -> str:
        """Date and time without more."""
        local = self.local(moment)
        return _LANGUAGES[self.language].clock.format(_whole(local.date(), self.language), f"{local:%H:%M}")

    def tag(self, said: str, moment: datetime | date) -> SafeString:
        """What is said of a moment, which the reader can point at to see it whole."""
        iso = moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()
        return html(f'<time datetime="{iso}" title="{escaped(self.absolute(moment))}">{escaped(said)}</time>')

    def running(self, since: date) -> tuple[str, int]:
        """How far something that began then has come: `week` or `year`, and which."""
        days = (self.today - since).days
        return ("week", days // _WEEK + 1) if days < _YEAR else ("year", int(days / _YEAR) + 1)


@lru_cache(maxsize=4096)
def _absolute(day: date, today: date, clock: str, language: str) -> str:
    words, days = _LANGUAGES[language], (day - today).days
    text = f"{words.weekdays[day.weekday()]} {_whole(day, language)}"
    if clock:
        text = words.clock.format(text, clock)
    far = (words.ahead if days > 0 else words.ago).format(_span(abs(days), language)) if abs(days) > 1 else ""
    return ", ".join(part for part in (text, words.week.format(day.isocalendar().week), far) if part)


def _whole(day: date, language: str) -> str:
    if language == "da":
        return f"{day:%d.%m.%Y}"
    return f"{day.day} {_LANGUAGES[language].months[day.month - 1]} {day.year}"


def _span(days: int, language: str) -> str:
    """A stretch of days in the unit that says it best."""
    units = _LANGUAGES[language].units
    step, size = next((step, size) for step, (size, below) in enumerate(_UNITS) if days < below)
    count = max(1, int(days / size))
    return f"{count} {units[step][0 if count == 1 else 1]}"
