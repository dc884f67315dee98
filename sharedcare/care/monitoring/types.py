"""Whether a programme is monitored on a day."""

from dataclasses import dataclass
from datetime import date

from sharedcare.programmes.types.words import Text


@dataclass(frozen=True, slots=True)
class Duty:
    """A programme on a day: whether somebody looks, who that is, when next if not today, and what is said then. `fallback` is
    the role that red findings go to."""

    programme: str
    title: Text
    is_on: bool
    by: Text
    next_day: date
    otherwise: Text
    fallback: Text
