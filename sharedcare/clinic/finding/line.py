"""A patient's card in the words of the reader's language."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sharedcare.clinic.finding.card import Card
from sharedcare.clinic.finding.words import Words

_FULL_DATE = 10


@dataclass(frozen=True, slots=True)
class Line:
    """What a row of the list says. `number` is the masked CPR number, else the birth date."""

    card: Card
    name: str
    age: str
    sex: str
    number: str
    seen: str


def line(card: Card, words: Words, *, seen: datetime | None, at: datetime, zone: ZoneInfo) -> Line:
    """The row of a patient; `seen` is when they were opened last."""
    return Line(
        card=card,
        name=card.name or words.name_unknown,
        age=_age(card, words),
        sex=words.sexes.get(card.sex, ""),
        number=card.number or _written(card.born),
        seen="" if seen is None else _when(seen.astimezone(zone), at.astimezone(zone), words),
    )


def _age(card: Card, words: Words) -> str:
    if card.is_dead:
        return words.dead
    if card.age is not None:
        return words.years.format(age=card.age)
    return words.year_of_birth.format(year=card.born[:4]) if card.born else ""


def _written(born: str) -> str:
    return f"{date.fromisoformat(born):%d.%m.%Y}" if len(born) == _FULL_DATE else born


def _when(seen: datetime, at: datetime, words: Words) -> str:
    time = f"{seen:%H.%M}"
    if seen.date() == at.date():
        return words.today.format(time=time)
    if seen.date() == at.date() - timedelta(days=1):
        return words.yesterday.format(time=time)
    return f"{seen:%d.%m.%Y}"
