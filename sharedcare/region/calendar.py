"""Days and clock times, told from the moment at which the region is looked at.

Every story is told backwards from *now*: day 0 is today, day -3 was three days ago, day 10 is ahead of us. That is
what makes a region of any year look as if it were lived in today. Who looks at night has not had a morning yet: day 0 is
then the day before, as it is for people until they have slept.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")


_MORNING = timedelta(hours=8)
"""By when everybody has measured and written what they measure and write in the morning."""

_Date = date


class At(NamedTuple):
    """A clock time on a day, counted from today."""

    day: int
    hour: int = 12
    minute: int = 0

    def later(self, minutes: int) -> "At":
        """So many minutes later."""
        total = self.hour * 60 + self.minute + minutes
        return At(self.day + total // 1440, total % 1440 // 60, total % 60)


class Calendar:
    """Writes days and times as FHIR and HL7 v2 want them, with the offset of Copenhagen on that day."""

    def __init__(self, until: datetime) -> None:
        local = until.astimezone(ZONE).replace(tzinfo=None)
        self._today = (local - _MORNING).date()
        self.now = At((local.date() - self._today).days, local.hour, local.minute)
        """Day 0, or before the morning the night that ends it, which is of day 1."""

        self._days: dict[int, tuple[_Date, str, str]] = {}

    def of(self, day: int) -> _Date:
        """The date of a day."""
        return self._day(day)[0]

    def day_of(self, when: _Date) -> int:
        """The day of a date."""
        return (when - self._today).days

    def date(self, day: int) -> str:
        """A FHIR date."""
        return self._day(day)[1]

    def month(self, day: int) -> str:
        """A FHIR date that knows no day."""
        return self._day(day)[1][:7]

    def moment(self, at: At) -> str:
        """A FHIR dateTime or instant. What would lie ahead of us today has just been."""
        day, hour, minute = self._past(at)
        _, text, offset = self._day(day)
        return f"{text}T{hour:02}:{minute:02}:00{offset}"

    def stamp(self, at: At) -> str:
        """An HL7 v2 time stamp."""
        day, hour, minute = self._past(at)
        _, text, offset = self._day(day)
        return f"{text[:4]}{text[5:7]}{text[8:]}{hour:02}{minute:02}00{offset[:3]}{offset[4:]}"

    def ago(self, minutes: int) -> At:
        """So many minutes before now."""
        return self.now.later(-minutes)

    def workday(self, day: int) -> int:
        """The day itself, or the Monday after it."""
        return day + max(0, 7 - self.of(day).weekday()) % 7 if self.of(day).weekday() > 4 else day

    def _past(self, at: At) -> At:
        return min(at, self.now) if at.day == 0 else at

    def _day(self, day: int) -> tuple[_Date, str, str]:
        found = self._days.get(day)
        if found is None:
            when = self._today + timedelta(days=day)
            # The clocks change at night: what holds at noon holds for all that people do that day.
            noon = datetime(when.year, when.month, when.day, 12, tzinfo=ZONE)
            found = self._days[day] = (when, when.isoformat(), noon.isoformat()[-6:])
        return found
