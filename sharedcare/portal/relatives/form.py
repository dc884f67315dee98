"""What is sent about a relative, and what is wrong with it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sharedcare.access.proxies.rules import latest_end
from sharedcare.access.proxies.types import MEASURE, SEE, WRITE, Extent
from sharedcare.portal.relatives.words import Words

_LONGEST = 80
AS_NOW = 0
"""The choice of a time that leaves the end where it is."""


@dataclass(frozen=True, slots=True)
class Form:
    """As it was typed; `months` is for how long, or `AS_NOW`."""

    name: str = ""
    relation: str = ""
    phone: str = ""
    level: int = 0
    months: int = 12

    def extent(self, today: date) -> Extent:
        """How far, and until when."""
        return Extent(self.level, None if self.months == AS_NOW else until(today, self.months))

    def wrong(self, words: Words, *, is_new: bool, may_stay: bool = False) -> tuple[str, str] | None:
        """The first field that is wrong, and why. `may_stay` is whether there is an end that can stay where it is."""
        if is_new and not self.name:
            return "name", words.name_needed
        if self.level not in (SEE, MEASURE, WRITE):
            return "level", words.level_needed
        if self.months in dict(words.spans) or (may_stay and self.months == AS_NOW):
            return None
        return "months", words.span_needed


def form_in(sent: Mapping[str, str]) -> Form:
    """What was sent."""
    texts = {name: " ".join(sent.get(name, "").split())[:_LONGEST] for name in ("name", "relation", "phone")}
    return Form(**texts, level=_number(sent.get("level", "")), months=_number(sent.get("months", "")))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0


def until(day: date, months: int) -> date:
    """The same day some months later, or the last of that month; a year at most."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return min(date(day.year + year, month + 1, last), latest_end(day))
        except ValueError:
            continue
    raise AssertionError("Every month has 28 days.")
