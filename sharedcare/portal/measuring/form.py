"""The page that sends measurements, as its template is given it: cards by how soon each is wanted. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sharedcare.care.measuring.types import Amiss, Entry, Part, When, Wrong
from sharedcare.overview.at_home import Standing
from sharedcare.portal.measuring.asked import asked
from sharedcare.portal.measuring.saying import last_value, often, unit
from sharedcare.portal.measuring.words import Words
from sharedcare.programmes.telling import said
from sharedcare.terminology.spacing import with_unit
from sharedcare.ui.markup import within
from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import shortest

_LATELY = timedelta(days=14)
LONGEST = 10
"""Characters of a number that is typed."""


@dataclass(frozen=True, slots=True)
class Field:
    """One number: `label` is empty where the card's title says it all; `keys` which keyboard a telephone shows."""

    name: str
    label: str
    value: str
    keys: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to measure. `wrong` is what is amiss, and `doubt` what is asked about; `sure` is sent along as the answer to that."""

    key: str
    title: str
    how: str
    often: str
    unit: str
    last: str
    last_when: str
    fields: tuple[Field, ...]
    wrong: str
    doubt: str
    sure: str
    first: bool

    @property
    def pair(self) -> bool:
        """Whether it is two numbers."""
        return len(self.fields) > 1


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under a heading, which may be empty; `folded` are those that nobody waits for now."""

    title: str
    cards: tuple[Card, ...]
    folded: bool


def sure_of(entry: Entry, typed: Mapping[str, str]) -> str:
    """What is sent along once a rare value was asked about: so another value is asked about anew."""
    return "/".join((entry.key, *(typed.get(entry.field(part), "").strip() for part in entry.parts)))


def groups(
    found: Sequence[Standing],
    typed: Mapping[str, str],
    wrong: Sequence[Wrong],
    *,
    paused: bool,
    words: Words,
    calendar: Calendar,
) -> tuple[Group, ...]:
    """What is wanted today, this week and later, and what nobody asks for; of somebody whose measuring is paused all that the plan
    asks for stands together."""
    order = {id(one.entry): place for place, one in enumerate(found)}
    amiss = sorted(wrong, key=lambda one: order[id(one.entry)])
    cards = {
        id(one.entry): _card(one, typed, amiss, paused=paused, words=words, calendar=calendar)
        for one in found
    }
    titles = {
        When.TODAY: words.today,
        When.WEEK: words.week,
        When.LATER: words.later,
        When.ANY_TIME: words.other,
    }
    told = [
        (when, title, tuple(cards[id(one.entry)] for one in found if one.when is when))
        for when, title in titles.items()
    ]
    asked_for = any(some for when, _, some in told if when is not When.ANY_TIME)
    if paused:
        together = tuple(card for when, _, some in told if when is not When.ANY_TIME for card in some)
        told = [(When.WEEK, words.paused, together), (told[-1])]
    near = any(some for when, _, some in told if when in (When.TODAY, When.WEEK))
    return tuple(
        Group(
            title if asked_for else "",
            some,
            near
            and when in (When.LATER, When.ANY_TIME)
            and not any(card.wrong or card.doubt or any(one.value for one in card.fields) for card in some),
        )
        for when, title, some in told
        if some
    )


def _card(
    one: Standing,
    typed: Mapping[str, str],
    amiss: Sequence[Wrong],
    *,
    paused: bool,
    words: Words,
    calendar: Calendar,
) -> Card:
    entry, language = one.entry, calendar.language
    mine = next((each for each in amiss if each.entry is entry), None)
    is_doubt = mine is not None and mine.why is Amiss.UNLIKELY
    # Who is led to the field sees nothing of what stands on top of the page. What is asked about says itself what to do.
    not_sent = words.not_sent if is_doubt else f"{words.not_sent} {words.correct}"
    told = "" if mine is None else f"{wrong_said(mine, typed, words=words, language=language)} {not_sent}"
    value = last_value(one, language)
    return Card(
        key=entry.key,
        title=said(entry.title.citizen, language),
        how=asked(*(said(each, language) for each in entry.how)),
        often=_often(one, paused=paused, words=words, calendar=calendar),
        unit=unit(entry, language),
        last=value,
        last_when=words.last.format(day=calendar.moment(one.newest.newest.at))
        if value and one.newest
        else "",
        fields=tuple(_fields(entry, typed, mine, language)),
        wrong="" if is_doubt else told,
        doubt=told if is_doubt else "",
        sure=sure_of(entry, typed) if is_doubt else "",
        first=bool(amiss) and mine is amiss[0],
    )


def _often(one: Standing, *, paused: bool, words: Words, calendar: Calendar) -> str:
    """How often, and when it is wanted where that is not today."""
    if one.entry.ordered is None or one.day is None:
        return ""
    told = often(one.entry.ordered, calendar, words)
    if not paused and one.day > calendar.today:
        return f"{told}. {words.due.format(day=calendar.day(one.day))}."
    # Of what was never measured, or not for long, it helps nobody to say since when.
    is_late = one.newest is not None and one.day < calendar.today
    if not paused and is_late and one.day >= calendar.today - _LATELY:
        return f"{told}. {words.waited.format(day=calendar.day(one.day))}."
    return f"{told}."


def _fields(entry: Entry, typed: Mapping[str, str], mine: Wrong | None, language: str) -> Iterable[Field]:
    for part in entry.parts:
        yield Field(
            name=entry.field(part),
            label=said(part.title.citizen, language) if len(entry.parts) > 1 else "",
            value=typed.get(entry.field(part), ""),
            keys="numeric" if entry.digits == 0 else "decimal",
            wrong=mine is not None and mine.part is part,
        )


def wrong_said(one: Wrong, typed: Mapping[str, str], *, words: Words, language: str) -> str:
    """What is amiss in one sentence, with what to do."""
    low, high = one.part.possible or (0.0, 0.0)
    return words.wrong[one.why].format(
        name=_name(one.part, one.why, language),
        value=with_unit(
            typed.get(one.entry.field(one.part), ""), unit(one.entry, language), language
        ).strip(),
        low=shortest(low, language),
        high=shortest(high, language),
    )


def _name(part: Part, why: Amiss, language: str) -> str:
    name = said(part.title.citizen, language)
    return name if why is Amiss.HALF else within(name)
